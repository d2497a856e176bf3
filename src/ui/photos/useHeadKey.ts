import { useState } from 'react';
import { useStatus } from '../AppContext';

/** Another one for another head; the same while photos of one are added, looked at and removed. */
export function useHeadKey(): string | undefined {
  const photos = useStatus((status) => status.photos);
  const [known, setKnown] = useState({ photos, key: photos[0]?.id });
  if (known.photos === photos) return known.key;
  const isSame = photos.some(({ id }) => known.photos.some((photo) => photo.id === id));
  const next = { photos, key: isSame ? known.key : photos[0]?.id };
  setKnown(next);
  return next.key;
}
