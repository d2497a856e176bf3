import type { RgbaImage } from '../../image';
import type { FitCamera } from './camera';
import { shapedVertices } from './headTemplate';
import { outlineOf } from './silhouette';
import { gridValue, type SeenRegion } from './region';
import { headTemplate } from './templateOfModel';

/** Parts of a head's outline that lie before the rest of the seen region, neck left out, as shares of all of it. */
export interface OutlineSteps {
  /** Where the picture has a step of colour: a head before its shoulders. */
  readonly seen: number;
  /** Where it has none: no head, or not there. */
  readonly missing: number;
}

/** Deeper inside the region than this, an outline is not the region's own, mm. */
const DEPTH_MM = 7;
/** Colours are compared so far to both sides of the outline, and of where it may be, mm. */
const ASIDE_MM = 4;
const LOOSE_MM: readonly number[] = [-5, 0, 5];
/** Mean difference of a channel over the mean brightness that is a step: noise and folds have less, skin before cloth more. */
const STEP = 0.15;
/** Added to the brightness, 8-bit steps: dark places are noisy. */
const DARK = 20;

export function outlineSteps(
  camera: FitCamera,
  weights: Float64Array,
  region: SeenRegion,
  image: RgbaImage,
): OutlineSteps {
  const template = headTemplate();
  let [points, seen, missing] = [0, 0, 0];
  for (const { x, y, nx, ny, part } of outlineOf(template, shapedVertices(template, weights), camera)
    .crossings) {
    if (part === 'neck') continue;
    const depthPx = gridValue(region, region.signedDistancePx, x, y);
    if (Number.isNaN(depthPx)) continue;
    points++;
    if (depthPx < DEPTH_MM * camera.pxPerMm) continue;
    const steps = LOOSE_MM.map((offMm) => {
      const [inner, outer] = [offMm - ASIDE_MM, offMm + ASIDE_MM].map((mm) => mm * camera.pxPerMm) as [
        number,
        number,
      ];
      return stepBetween(image, [x + inner * nx, y + inner * ny], [x + outer * nx, y + outer * ny]);
    });
    if (Math.max(...steps) > STEP) seen++;
    else missing++;
  }
  const all = Math.max(1, points);
  return { seen: seen / all, missing: missing / all };
}

type Point = readonly [number, number];

function stepBetween(image: RgbaImage, from: Point, to: Point): number {
  const a = colourAt(image, from);
  const b = colourAt(image, to);
  if (a === null || b === null) return 0;
  let [difference, sum] = [0, 0];
  for (let k = 0; k < 3; k++) {
    difference += Math.abs(a[k]! - b[k]!);
    sum += a[k]! + b[k]!;
  }
  return difference / 3 / (sum / 6 + DARK);
}

/** Mean of 3 x 3 pixels; null at the border and outside. */
function colourAt({ data, width, height }: RgbaImage, [x, y]: Point): Float64Array | null {
  const [column, row] = [Math.round(x), Math.round(y)];
  if (column < 1 || row < 1 || column >= width - 1 || row >= height - 1) return null;
  const colour = new Float64Array(3);
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++)
      for (let k = 0; k < 3; k++)
        colour[k] = colour[k]! + data[4 * ((row + dy) * width + column + dx) + k]! / 9;
  return colour;
}
