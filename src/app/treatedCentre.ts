import type { ViewState } from '../state/viewStore';
import type { OpenPhoto } from './photos';

/** Share of the full density, 0..255, from which on a place counts: hair and the ends of the treatment have less. */
const DENSE_FROM = 128;

/** Mean place of the treated skin, photo px; null where none is. */
export function treatedCentre(photo: OpenPhoto | null): Pick<ViewState, 'centreXPx' | 'centreYPx'> | null {
  const map = photo?.treatment?.map;
  if (!map) return null;
  let count = 0,
    sumX = 0,
    sumY = 0;
  for (let i = 0; i < map.layers.length / 4; i++) {
    if (map.layers[4 * i]! < DENSE_FROM) continue;
    count += 1;
    sumX += i % map.width;
    sumY += Math.floor(i / map.width);
  }
  const scale = photo.decoded.widthPx / map.width;
  if (count === 0) return null;
  return { centreXPx: (sumX / count + 0.5) * scale, centreYPx: (sumY / count + 0.5) * scale };
}
