import type { HeadSurface, Vec3 } from '../head/types';
import type { Mask } from '../image';
import type { ScalpMaps } from './types';

/** Face height below the brows: nasion to menton of a man, 121 mm, and the little from the glabella to the nasion. */
const CHIN_BELOW_GLABELLA_MM = 130;
/** The lower rim of the eye sockets. */
const EYES_BELOW_GLABELLA_MM = 35;
/** Rows and columns that are looked at. */
const STEP_PX = 4;

/** Photo px. */
export interface HeadRect {
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

type HeadMaps = Pick<
  ScalpMaps,
  'width' | 'height' | 'box' | 'facing' | 'positionMm' | 'borderDistanceMm' | 'scalp' | 'person'
>;

/** Every so many pixels of the maps are one of the mask's. */
const MASK_STEP_PX = 2;

/** Below the glabella, from where on the mask fades, and where it ends: chin and neck are not the model's to the pixel. */
const FADES_BELOW_MM = 30;
const ENDS_BELOW_MM = 105;
/** Of the coverage; what has less counts as beside the head. */
const LEAST_SEEN = 128;

/**
 * Where the head is seen, brows and ears too; it ends where the person does, and fades towards chin and nape from 255 to 128.
 * Half the maps' size.
 * @param glabellaMm in the head's frame, as the maps' positions
 */
export function headMask(
  { width, height, box, facing, positionMm, borderDistanceMm, scalp, person }: HeadMaps,
  glabellaMm: Vec3,
): Mask {
  const endsMm = glabellaMm[1] - ENDS_BELOW_MM;
  const fadesOverMm = ENDS_BELOW_MM - FADES_BELOW_MM;
  const columns = Math.ceil(width / MASK_STEP_PX),
    rows = Math.ceil(height / MASK_STEP_PX);
  const coverage = new Uint8Array(columns * rows);
  const first = (from: number): number => from - (from % MASK_STEP_PX);
  for (let y = first(box.y0); y <= box.y1; y += MASK_STEP_PX)
    for (let x = first(box.x0); x <= box.x1; x += MASK_STEP_PX) {
      const i = y * width + x;
      const isScalp = scalp.coverage[i]! >= 128;
      const isFace = facing[i]! > 0 && borderDistanceMm[i]! <= 0;
      const isPerson = person === null || person.coverage[i]! >= 128;
      if (!isScalp && !(isFace && isPerson)) continue;
      const above = facing[i]! > 0 ? (positionMm[3 * i + 1]! - endsMm) / fadesOverMm : 1;
      if (above <= 0) continue;
      coverage[(y / MASK_STEP_PX) * columns + x / MASK_STEP_PX] =
        LEAST_SEEN + Math.round((255 - LEAST_SEEN) * Math.min(1, above));
    }
  return { width: columns, height: rows, coverage };
}

/** The part of the photo that shows the head, without the neck; without size where none of it is seen. */
export const seenHead = (maps: ScalpMaps, { points }: HeadSurface): HeadRect =>
  seenAbove(maps, points.glabella[1] - CHIN_BELOW_GLABELLA_MM);

/** Of that the scalp, brows and eyes. */
export const seenToEyes = (maps: ScalpMaps, { points }: HeadSurface): HeadRect =>
  seenAbove(maps, points.glabella[1] - EYES_BELOW_GLABELLA_MM);

function seenAbove({ width, box, facing, positionMm, photoPxPerPx }: ScalpMaps, lowestMm: number): HeadRect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let y = box.y0; y <= box.y1; y += STEP_PX)
    for (let x = box.x0; x <= box.x1; x += STEP_PX) {
      const i = y * width + x;
      if (facing[i] === 0 || positionMm[3 * i + 1]! < lowestMm) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  if (right < left) return { xPx: 0, yPx: 0, widthPx: 0, heightPx: 0 };
  return {
    xPx: left * photoPxPerPx,
    yPx: top * photoPxPerPx,
    widthPx: (right + 1 - left) * photoPxPerPx,
    heightPx: (bottom + 1 - top) * photoPxPerPx,
  };
}
