import type { Services } from '../services';

const LEFT = (count: number): string =>
  count === 0
    ? 'Taken back. No corner is left.'
    : `Taken back. ${count} ${count === 1 ? 'corner is' : 'corners are'} left.`;

/** The last corner of the polygon that is being drawn goes, and that is said; false where none is begun. */
export function takeBackCorner({ view, status }: Pick<Services, 'view' | 'status'>): boolean {
  const { cornersPx } = view.getState();
  if (cornersPx.length === 0) return false;
  view.setState({ cornersPx: cornersPx.slice(0, -1) });
  status.setState({ announcement: LEFT(cornersPx.length - 1) });
  return true;
}
