import type { Mask, RgbaImage } from '../image';
import { contoursOf, type Contour } from './edgeContour';
import { filledContours } from './edgeFill';
import { insideOutLevels, type Levels } from './edgeLevels';

/** Pixels between the points of a contour. */
const CELL_PX = 4;
const LEAST_POINTS = 24;
/** How far the picture's edge may lie from the mask's, and how far colours are compared, as shares of the picture's longer side. */
const REACH_SHARE = 0.012;
const LOOK_SHARE = 0.03;

/** Where so large a share of a mask's contour ends near the limit of its reach, the mask was off by more: once again. */
const FAR_SHARE = 0.04;
const FAR = 0.8;

export interface RefinedEdge {
  readonly mask: Mask;
  /** The mask had its edge elsewhere than the picture in more places than masks of the person it shows do. */
  readonly wasFar: boolean;
}

/**
 * The mask with its edge on the picture's own: each point of its contour moves along its normal to where the colours change
 * from those inside to those outside, as its neighbours do. Soft by a pixel. Where both sides look alike the mask's edge
 * stays.
 *
 * @param hair where hair is seen, at the same size as both
 * @param options `isUnlikeOutside`: beyond the mask's edge a colour that the inside has nowhere is outside; not unless told
 */
export function refinedEdge(
  image: RgbaImage,
  mask: Mask,
  hair: Mask | null,
  { isUnlikeOutside = false }: Partial<Pick<Search, 'isUnlikeOutside'>> = {},
): RefinedEdge {
  const side = Math.max(mask.width, mask.height);
  const reach = Math.max(2, Math.round(REACH_SHARE * side));
  const look = Math.max(reach + 2, Math.round(LOOK_SHARE * side));
  const search = { image, hair, reach, look, isUnlikeOutside };
  const refined = refinedOnce(search, mask);
  const wasFar = refined.farShare > FAR_SHARE;
  return { mask: wasFar ? refinedOnce(search, refined.mask).mask : refined.mask, wasFar };
}

function refinedOnce(search: Search, mask: Mask): { readonly mask: Mask; readonly farShare: number } {
  let [far, count] = [0, 0];
  const contours = contoursOf(mask, CELL_PX, LEAST_POINTS).map((contour) => {
    const normals = normalsOf(contour);
    const offsets = offsetsOf(search, contour, normals);
    for (const offset of offsets) if (Math.abs(offset) > FAR * search.reach) far++;
    count += offsets.length;
    return {
      ...contour,
      pointsPx: contour.pointsPx.map((value, k) => value + normals[k]! * offsets[k >> 1]!),
    };
  });
  return { mask: filledContours(mask, contours, search.reach + CELL_PX), farShare: far / Math.max(1, count) };
}

/** Spread of the true edge about the mask's, as a share of the reach. */
const PRIOR_SHARE = 0.6;
/** Cost of a sample on the wrong side, gain of a full change of colour, cost of neighbours a pixel apart. */
const REGION_WEIGHT = 0.5;
const CONTRAST_WEIGHT = 3;
const SMOOTH_WEIGHT = 0.6;

interface Search {
  readonly image: RgbaImage;
  /** At the image's size. */
  readonly hair: Mask | null;
  readonly reach: number;
  readonly look: number;
  /** Beyond the mask's edge a colour that the inside has nowhere is outside. */
  readonly isUnlikeOutside: boolean;
}

/** How far each point moves outwards, px. */
function offsetsOf(search: Search, contour: Contour, normals: Float32Array): Float32Array {
  const { image, hair, reach, look } = search;
  const colours = profiles(image, contour, normals, look);
  const levels = insideOutLevels(colours, { ...search, isClosed: contour.closed });
  if (hair !== null) doubtFringes(levels.trust, hair, contour, normals, look);
  return bestOffsets(levels, reach, look);
}

/** Where hair is seen at the edge but not further in, or the other way round, the colours inside are not those of the edge. */
function doubtFringes(
  trust: Float32Array,
  { width, height, coverage }: Mask,
  { pointsPx }: Contour,
  normals: Float32Array,
  look: number,
): void {
  const at = (i: number, inPx: number): number => {
    const x = Math.max(0, Math.min(width - 1, Math.floor(pointsPx[2 * i]! - inPx * normals[2 * i]!)));
    const y = Math.max(
      0,
      Math.min(height - 1, Math.floor(pointsPx[2 * i + 1]! - inPx * normals[2 * i + 1]!)),
    );
    return coverage[y * width + x]! / 255;
  };
  for (let i = 0; i < trust.length; i++) {
    const edge = Math.max(at(i, -2), at(i, 2), at(i, 0.2 * look));
    const deep = (at(i, 0.5 * look) + at(i, 0.75 * look) + at(i, look)) / 3;
    trust[i] = trust[i]! * (1 - Math.abs(edge - deep));
  }
}

/** Points this many steps apart give the direction. */
const NORMAL_STEPS = 3;

/** Unit, out of the mask; 2 a point. */
function normalsOf({ pointsPx: p, closed }: Contour): Float32Array {
  const n = p.length / 2;
  const at = (i: number): number => (closed ? (i + n) % n : Math.max(0, Math.min(n - 1, i)));
  const out = new Float32Array(p.length);
  for (let i = 0; i < n; i++) {
    const [a, b] = [at(i - NORMAL_STEPS), at(i + NORMAL_STEPS)];
    const dx = p[2 * b]! - p[2 * a]!;
    const dy = p[2 * b + 1]! - p[2 * a + 1]!;
    const length = Math.hypot(dx, dy) || 1;
    out[2 * i] = -dy / length;
    out[2 * i + 1] = dx / length;
  }
  return out;
}

/** Colours across the edge: for each point 2 * look + 1 samples from the inside out, 3 bytes each as floats. */
function profiles(
  image: RgbaImage,
  { pointsPx }: Contour,
  normals: Float32Array,
  look: number,
): Float32Array {
  const { width, height, data } = image;
  const n = pointsPx.length / 2;
  const out = new Float32Array(n * (2 * look + 1) * 3);
  let k = 0;
  for (let i = 0; i < n; i++) {
    for (let o = -look; o <= look; o++) {
      const x = Math.max(0, Math.min(width - 1.001, pointsPx[2 * i]! + o * normals[2 * i]! - 0.5));
      const y = Math.max(0, Math.min(height - 1.001, pointsPx[2 * i + 1]! + o * normals[2 * i + 1]! - 0.5));
      const [x0, y0] = [Math.floor(x), Math.floor(y)];
      const [fx, fy] = [x - x0, y - y0];
      const at = 4 * (y0 * width + x0);
      const below = at + 4 * width;
      for (let c = 0; c < 3; c++) {
        const upper = data[at + c]! * (1 - fx) + data[at + 4 + c]! * fx;
        const lower = data[below + c]! * (1 - fx) + data[below + 4 + c]! * fx;
        out[k++] = upper * (1 - fy) + lower * fy;
      }
    }
  }
  return out;
}

/** Offset of each point, px, positive outwards. */
function bestOffsets(levels: Levels, reach: number, look: number): Float32Array {
  const n = levels.trust.length;
  const states = 2 * reach + 1;
  const cost = new Float32Array(n * states);
  for (let i = 0; i < n; i++) costsOf(levels, i, look, reach, cost);
  const best = smoothestPath(cost, n, states);
  const offsets = new Float32Array(n);
  for (let i = 0; i < n; i++) offsets[i] = best[i]! - reach + subpixel(cost, i * states, best[i]!, states);
  return offsets;
}

/** Samples on either side whose change counts as the edge. */
const WINDOW = 3;

function costsOf(
  { values, trust }: Levels,
  i: number,
  look: number,
  reach: number,
  cost: Float32Array,
): void {
  const step = 2 * look + 1;
  const states = 2 * reach + 1;
  const middle = i * step + look;
  const prior = PRIOR_SHARE * reach;
  // Samples between the states and the innermost one, taken for inside, that look like the outside, and the other way round.
  let region = 0;
  for (let o = -reach; o <= reach; o++) region += limited(0.5 - values[middle + o]!);
  for (let o = -reach; o <= reach; o++) {
    let change = 0;
    for (let k = 0; k < WINDOW; k++) change += values[middle + o + 1 + k]! - values[middle + o - 1 - k]!;
    const contrast = Math.max(0, Math.min(1, change / WINDOW));
    region -= limited(0.5 - values[middle + o]!);
    cost[i * states + o + reach] =
      0.5 * (o / prior) ** 2 + trust[i]! * (REGION_WEIGHT * region - CONTRAST_WEIGHT * contrast);
    region -= limited(0.5 - values[middle + o]!);
  }
}

const limited = (value: number): number => Math.max(-0.5, Math.min(0.5, value));

/** Dynamic programme: the state of each point that costs least with those of its neighbours. */
function smoothestPath(cost: Float32Array, n: number, states: number): Int32Array {
  const total = new Float32Array(cost.length);
  const from = new Int16Array(cost.length);
  total.set(cost.subarray(0, states));
  for (let i = 1; i < n; i++) {
    for (let s = 0; s < states; s++) {
      let least = Infinity;
      let where = s;
      for (let q = Math.max(0, s - 3); q <= Math.min(states - 1, s + 3); q++) {
        const value = total[(i - 1) * states + q]! + SMOOTH_WEIGHT * (s - q) * (s - q);
        if (value < least) {
          least = value;
          where = q;
        }
      }
      total[i * states + s] = least + cost[i * states + s]!;
      from[i * states + s] = where;
    }
  }
  const path = new Int32Array(n);
  let best = 0;
  for (let s = 1; s < states; s++)
    if (total[(n - 1) * states + s]! < total[(n - 1) * states + best]!) best = s;
  for (let i = n - 1; i >= 0; i--) {
    path[i] = best;
    best = from[i * states + best]!;
  }
  return path;
}

/** Lowest point of the parabola through the costs around a state, at most half a state away. */
function subpixel(cost: Float32Array, row: number, state: number, states: number): number {
  if (state === 0 || state === states - 1) return 0;
  const [a, b, c] = [cost[row + state - 1]!, cost[row + state]!, cost[row + state + 1]!];
  const curve = a - 2 * b + c;
  return curve <= 1e-6 ? 0 : Math.max(-0.5, Math.min(0.5, (a - c) / (2 * curve)));
}
