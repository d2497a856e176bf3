import type { AnalysisImage } from '../image';
import { forEachIn, softened, type Window } from './window';

/** Directions are told from strands within about this, mm. */
const AROUND_MM = 1.6;
/** What changes more slowly is shading, mm. */
const STRAND_MM = 0.8;
/** From this opacity on (0..255) there is hair enough to tell. */
const HAIR_FROM = 100;
/** Difference of the gradients' energy along and across over their sum, from which there is a direction. */
const COHERENT_FROM = 0.22;
/** Steps of half a turn; 0 stands for no direction. See shaders/chunks/fringe.glsl. */
export const ANGLES = 254;

/**
 * Direction in which strands lie at each pixel of the window: 1..255 for half a turn, clockwise from the right; 0 where none
 * is told. The direction in which light changes least (structure tensor).
 *
 * @param hair opacity, 0..255, at the picture's size
 */
export function strandDirections(
  { width, data }: AnalysisImage,
  hair: Uint8Array,
  window: Window,
  mmPerPx: number,
): Uint8Array {
  const count = window.columns * window.rows;
  const lights = new Float32Array(count);
  forEachIn(window, width, (at, i) => (lights[at] = data[4 * i]! + 2 * data[4 * i + 1]! + data[4 * i + 2]!));
  const around = softened(lights, window, STRAND_MM / mmPerPx);
  const xx = new Float32Array(count),
    xy = new Float32Array(count),
    yy = new Float32Array(count);
  const { columns } = window;
  forEachIn(window, width, (at, i, x, y) => {
    const isInside = x > window.x0 && y > window.y0 && x < window.x1 && y < window.y1;
    if (!isInside || hair[i]! < HAIR_FROM) return;
    if (hair[i - 1]! < HAIR_FROM || hair[i + 1]! < HAIR_FROM) return;
    if (hair[i - width]! < HAIR_FROM || hair[i + width]! < HAIR_FROM) return;
    const fine = (j: number): number => lights[j]! - around[j]!;
    const right = fine(at + 1) - fine(at - 1),
      down = fine(at + columns) - fine(at - columns);
    xx[at] = right * right;
    xy[at] = right * down;
    yy[at] = down * down;
  });
  const radius = AROUND_MM / mmPerPx;
  const [sxx, sxy, syy] = [xx, xy, yy].map((sums) => softened(sums, window, radius)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  return Uint8Array.from(sxx, (acrossX, at) => {
    const energy = acrossX + syy[at]!;
    const difference = acrossX - syy[at]!;
    const coherence = Math.hypot(difference, 2 * sxy[at]!) / Math.max(1e-6, energy);
    if (energy < 1 || coherence < COHERENT_FROM) return 0;
    // Across the gradient.
    const angle = Math.atan2(2 * sxy[at]!, difference) / 2 + Math.PI / 2;
    return 1 + Math.round((ANGLES * (((angle % Math.PI) + Math.PI) % Math.PI)) / Math.PI);
  });
}
