import type { ClinicalView } from '../observation';
import { SILHOUETTE_UNITS_PER_MM, SILHOUETTES } from './silhouettePaths';
import { SILHOUETTE_HEIGHT, SILHOUETTE_WIDTH, type Box } from './types';

/** Pixels of a frame for one unit of the silhouette, which lies in its middle as large as it fits. */
const pxPerUnit = (widthPx: number, heightPx: number): number =>
  Math.min(widthPx / SILHOUETTE_WIDTH, heightPx / SILHOUETTE_HEIGHT);

/** Where the head of the silhouette lies in a frame, px. */
export function headBox(view: ClinicalView, widthPx: number, heightPx: number): Box {
  const { box } = SILHOUETTES[view];
  const scale = pxPerUnit(widthPx, heightPx);
  return {
    x: (widthPx - scale * SILHOUETTE_WIDTH) / 2 + scale * box.x,
    y: (heightPx - scale * SILHOUETTE_HEIGHT) / 2 + scale * box.y,
    width: scale * box.width,
    height: scale * box.height,
  };
}

/** Of a photo of a mean head that fills the silhouette. */
export const silhouettePxPerMm = (widthPx: number, heightPx: number): number =>
  pxPerUnit(widthPx, heightPx) * SILHOUETTE_UNITS_PER_MM;

/** How far a pixel lies from the middle of the ellipse in the box: 1 on its rim. */
export function inEllipse({ x, y, width, height }: Box, px: number, py: number): number {
  const u = (2 * (px + 0.5 - x)) / width - 1;
  const v = (2 * (py + 0.5 - y)) / height - 1;
  // Math.hypot takes several times as long, and this is asked of every pixel.
  return Math.sqrt(u * u + v * v);
}
