import type { AnalysisImage } from '../image';
import { LINEAR_OF_LEVEL, type LinearRgb } from '../pigment/colour';
import type { LightAround, NearPixels } from './scarSurroundings';

/** From here on a scar's pixel is not another skin's as well, mm; narrow scars are asked at their middle. */
const SURELY_INSIDE_MM = -0.5;
/** Over this radius light is averaged before it is asked whether it is the scar's: beside skin, and beside hair. */
export const SEEN_OVER_MM = { skin: 0.6, hair: 0.35 } as const;
/** Of a scar's width at most so much. */
const SEEN_OVER_WIDTH = 0.25;

/** How a scar differs in light from what is around it. */
export interface SeenScar {
  /** Its light over that around, linear R, G, B: of all that was drawn, and of what of it is the scar. */
  readonly drawn: LinearRgb;
  readonly contrast: LinearRgb;
  /** How far a pixel differs from what is around as the scar does: 0 not at all, 1 as much. */
  readonly likeness: (i: number) => number;
}

/** null where nothing of the scar is seen. */
export function scarSeen(lightOf: LightAround, around: LightAround, near: NearPixels): SeenScar | null {
  const inside = insideOf(near);
  const drawn = meanContrast(inside, lightOf, around, () => true);
  // Once more without what was drawn as scar and is not.
  const contrast =
    drawn && meanContrast(inside, lightOf, around, (light, other) => likenessTo(light, other, drawn) > 0.5);
  if (!contrast) return null;
  return { drawn, contrast, likeness: (i) => likenessTo(lightOf(i), around(i), contrast) };
}

/**
 * Mean light of the picture around a pixel, over a square that a scar of this width fills.
 *
 * @param overMm half of the square's side where the scar is wide
 * @param mmPerPx of the picture
 */
export function meanLightOver(
  analysis: AnalysisImage,
  overMm: number,
  widthMm: number,
  mmPerPx: number,
): LightAround {
  const radiusPx = Math.max(1, Math.round(Math.min(overMm, SEEN_OVER_WIDTH * widthMm) / mmPerPx));
  return (i) => meanLight(analysis, i, radiusPx);
}

function likenessTo(light: LinearRgb, around: LinearRgb, contrast: LinearRgb): number {
  let along = 0,
    squared = 0;
  for (const c of [0, 1, 2] as const) {
    along += (light[c] / Math.max(around[c], 1e-3) - 1) * (contrast[c] - 1);
    squared += (contrast[c] - 1) ** 2;
  }
  return squared > 0 ? along / squared : 0;
}

/** Pixels that lie surely in the scar as it was drawn. */
function insideOf({ at, distanceMm }: NearPixels): readonly number[] {
  const deepest = distanceMm.reduce((a, b) => Math.min(a, b), 0);
  const inside = Math.max(deepest / 2, SURELY_INSIDE_MM);
  return at.filter((_, k) => distanceMm[k]! <= inside);
}

function meanContrast(
  pixels: readonly number[],
  lightOf: LightAround,
  around: LightAround,
  counts: (light: LinearRgb, other: LinearRgb) => boolean,
): LinearRgb | null {
  const scar: [number, number, number] = [0, 0, 0],
    beside: [number, number, number] = [0, 0, 0];
  for (const i of pixels) {
    const own = lightOf(i),
      other = around(i);
    if (!counts(own, other)) continue;
    for (const c of [0, 1, 2] as const) {
      scar[c] += own[c];
      beside[c] += other[c];
    }
  }
  if (!(Math.min(...beside) > 0)) return null;
  return [scar[0] / beside[0], scar[1] / beside[1], scar[2] / beside[2]];
}

/** Over a square around a pixel. */
function meanLight({ width, height, data }: AnalysisImage, i: number, radiusPx: number): LinearRgb {
  const x = i % width,
    y = Math.floor(i / width);
  const sum: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (let v = Math.max(0, y - radiusPx); v <= Math.min(height - 1, y + radiusPx); v++)
    for (let u = Math.max(0, x - radiusPx); u <= Math.min(width - 1, x + radiusPx); u++, count++) {
      const at = 4 * (v * width + u);
      for (const c of [0, 1, 2] as const) sum[c] += LINEAR_OF_LEVEL[data[at + c]!]!;
    }
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}
