import type { FittedHead } from '../domain/head/fit/fitHead';
import type { HeadFit } from '../domain/head/types';
import type { OwnFit } from './compute';
import type { OpenPhoto } from './photos';
import type { Services } from './services';

/** The heads of one person's photos with the shape that they share. */
export interface PersonHeads {
  readonly of: readonly OwnFit[];
  /** In the same order. */
  readonly fits: readonly FittedHead[];
}

/** What each photo shows alone, with `own` for photo `id`; null there where it shows no head. */
export function ownFits(photos: readonly OpenPhoto[], id: string, own: FittedHead | null): OwnFit[] {
  return [...photos.filter((photo) => photo.id !== id), { id, own }].flatMap((photo) =>
    photo.own ? [{ photoId: photo.id, own: photo.own }] : [],
  );
}

/** null where a photo was closed meanwhile. */
export async function fitTogether({ compute }: Services, of: readonly OwnFit[]): Promise<PersonHeads | null> {
  if (of.length < 2) return { of, fits: of.map(({ own }) => own) };
  const fits = await compute.person(of);
  return fits && { of, fits };
}

export const fitOf = ({ of, fits }: PersonHeads, id: string): FittedHead | null =>
  fits[of.findIndex(({ photoId }) => photoId === id)] ?? null;

/** The head of another photo of the person that was measured with a ruler. */
export function rulerOfOthers({ photos }: Services, id: string | null): HeadFit | null {
  return photos.all.find((photo) => photo.id !== id && photo.laid?.correction.ruler)?.head?.fit ?? null;
}

/** From now on the person is this; photos that are not seen are drawn so when they are selected. */
export function setPerson({ photos }: Services, { of, fits }: PersonHeads): void {
  of.forEach(({ photoId, own }, i) => {
    const photo = photos.get(photoId);
    const fit = fits[i] ?? null;
    // One that was fitted anew meanwhile is followed anew.
    if (photo?.own === own && photo.machineFit !== fit) photos.put({ ...photo, machineFit: fit, wire: null });
  });
  photos.personOf = of;
}

/** Whether a photo came, or its own fit changed, since the person's shape was found. */
export function personChanged({ photos }: Services): boolean {
  const owns = photos.all.flatMap(({ own }) => own ?? []);
  const known = new Set(photos.personOf.map(({ own }) => own));
  return owns.length !== known.size || owns.some((own) => !known.has(own));
}
