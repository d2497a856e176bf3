/** Squared distance that stands for none, cells. */
const FAR_SQUARED = 1e9;
const FAR_STEPS = Math.ceil(Math.sqrt(FAR_SQUARED));

/**
 * Distance of each cell's middle to the edge between cells that are 1 and cells that are not, cells, positive inside
 * (Felzenszwalb and Huttenlocher's two passes). Only cells of the other kind count, and in a row none beyond the nearest.
 *
 * @param most from this distance on it is not told any more how far the edge is, cells
 */
export function signedDistances(
  inside: Uint8Array,
  width: number,
  height: number,
  most = Infinity,
): Float32Array {
  const steps = stepsInColumn(inside, width, height);
  const out = new Float32Array(inside.length);
  const scratch = {
    keys: new Float64Array(width),
    hull: new Int32Array(width),
    bounds: new Float64Array(width + 1),
  };
  // A cell's middle lies half a cell within its edge.
  const reach = most + 0.5;
  for (let row = 0; row < inside.length; row += width) {
    for (let first = 0; first < width;) {
      const kind = inside[row + first]!;
      let end = first + 1;
      while (end < width && inside[row + end] === kind) end++;
      const to = end < width ? end : width - 1;
      const count = nearestInRun(steps, row, first > 0 ? first - 1 : 0, to, kind, inside, reach, scratch);
      writeRun(out, row, first, end, kind === 1, most, count, scratch);
      first = end;
    }
  }
  return out;
}

interface Scratch {
  /** Squared distance to the nearest cell of the other kind in the column, plus the column's square. */
  readonly keys: Float64Array;
  /** Columns whose parabolas are lowest somewhere, from `bounds` on. */
  readonly hull: Int32Array;
  readonly bounds: Float64Array;
}

/** Steps to the nearest cell of the other kind above or below. */
function stepsInColumn(inside: Uint8Array, width: number, height: number): Uint16Array {
  const steps = new Uint16Array(inside.length).fill(FAR_STEPS);
  for (let i = width; i < inside.length; i++) {
    if (inside[i] !== inside[i - width]) steps[i] = 1;
    else if (steps[i - width]! < FAR_STEPS) steps[i] = steps[i - width]! + 1;
  }
  for (let i = (height - 1) * width - 1; i >= 0; i--) {
    const below = inside[i] !== inside[i + width] ? 1 : steps[i + width]! + 1;
    if (below < steps[i]!) steps[i] = below;
  }
  return steps;
}

/**
 * Lower envelope of the parabolas of the columns `from` to `to`: a run of one kind and its neighbours of the other. How many
 * columns there are in it.
 *
 * @param reach columns farther from the other kind are left out
 */
function nearestInRun(
  steps: Uint16Array,
  row: number,
  from: number,
  to: number,
  kind: number,
  inside: Uint8Array,
  reach: number,
  { keys, hull, bounds }: Scratch,
): number {
  let k = -1;
  let lowest = from;
  for (let q = from; q <= to; q++) {
    const gone = inside[row + q] === kind ? steps[row + q]! : 0;
    if (gone > reach) continue;
    const key = (gone < FAR_STEPS ? gone * gone : FAR_SQUARED) + q * q;
    keys[q] = key;
    let meet = k < 0 ? -Infinity : (key - keys[lowest]!) / (2 * (q - lowest));
    while (k > 0 && meet <= bounds[k]!) {
      lowest = hull[--k]!;
      meet = (key - keys[lowest]!) / (2 * (q - lowest));
    }
    hull[++k] = q;
    bounds[k] = meet;
    lowest = q;
  }
  bounds[k + 1] = Infinity;
  return k + 1;
}

function writeRun(
  out: Float32Array,
  row: number,
  first: number,
  end: number,
  isInside: boolean,
  most: number,
  count: number,
  { keys, hull, bounds }: Scratch,
): void {
  const sign = isInside ? 1 : -1;
  const far = Math.ceil(most) + 1;
  let told = first;
  for (let k = 0; k < count; k++) {
    const p = hull[k]!;
    const from = Math.max(first, Math.floor(bounds[k]!) + 1, p - far);
    const to = Math.min(end - 1, Math.floor(bounds[k + 1]!), p + far);
    if (to < from) continue;
    if (from > told) out.fill(sign * most, row + told, row + from);
    told = to + 1;
    for (let q = from; q <= to; q++) {
      const distance = Math.sqrt(Math.min(FAR_SQUARED, q * (q - 2 * p) + keys[p]!)) - 0.5;
      out[row + q] = sign * (distance < most ? distance : most);
    }
  }
  if (told < end) out.fill(sign * most, row + told, row + end);
}
