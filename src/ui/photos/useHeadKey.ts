import { useState } from 'react';
import { useStatus } from '../AppContext';

/** Another one for another head; the same while photos of one are added, looked at and removed. */
export function useHeadKey(): string | undefined {
  // As one text, which stays equal while the list is published anew.
  const ids = useStatus((status) => status.photos.map(({ id }) => id).join(' '));
  const [known, setKnown] = useState({ ids, key: firstOf(ids) });
  if (known.ids === ids) return known.key;
  const before = known.ids.split(' ');
  const isSame = ids !== '' && ids.split(' ').some((id) => before.includes(id));
  const next = { ids, key: isSame ? known.key : firstOf(ids) };
  setKnown(next);
  return next.key;
}

const firstOf = (ids: string): string | undefined => (ids === '' ? undefined : ids.split(' ')[0]);
