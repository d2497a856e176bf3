import type { SkinSheet } from './skinSheet';

/** Directions of half a turn; a whole turn has twice as many. */
export const DIRECTIONS = 16;

/** How far each cell stands out from the skin on both of its sides, in each direction of a line through it. */
export interface LineEvidence {
  /** Natural log of light, 0 where it does not stand out or is not seen; a plane a direction. */
  readonly along: readonly Float32Array[];
  /** What skin and hair around a cell have of it anyhow. */
  readonly usual: Float32Array;
}

/** Half of the piece of a line that is looked at, mm: hairs and pores end sooner. */
const HALF_PIECE_MM = 3;
/** Skin beside the line is looked at in these distances from its middle, mm: for a fine and for a broad pencil. */
const BESIDE_MM = [1.6, 3];
/** No line counts for more: natural log of light. */
const CAP = 0.25;
/** Half the side of the square whose mean is usual, mm. */
const AROUND_MM = 12;

/** Of lines darker and of lines lighter than the skin. */
export function lineEvidence(sheet: SkinSheet): readonly [dark: LineEvidence, light: LineEvidence] {
  const planes = (): Float32Array[] =>
    Array.from({ length: DIRECTIONS }, () => new Float32Array(sheet.width * sheet.height));
  const [dark, light] = [planes(), planes()];
  for (let d = 0; d < DIRECTIONS; d++) inDirection(sheet, (Math.PI * d) / DIRECTIONS, dark[d]!, light[d]!);
  return [dark, light].map((along) => {
    const most = new Float32Array(sheet.width * sheet.height);
    for (const plane of along)
      for (let k = 0; k < most.length; k++) if (plane[k]! > most[k]!) most[k] = plane[k]!;
    return { along, usual: meanAround(sheet, most, Math.round(AROUND_MM / sheet.stepMm)) };
  }) as unknown as readonly [LineEvidence, LineEvidence];
}

function inDirection(sheet: SkinSheet, angle: number, dark: Float32Array, light: Float32Array): void {
  const { width, height, stepMm, bare } = sheet;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const half = Math.round(HALF_PIECE_MM / stepMm);
  const piece = Int32Array.from({ length: 2 * half + 1 }, (_, k) => {
    const along = k - half;
    return Math.round(along * sin) * width + Math.round(along * cos);
  });
  const { means, whole } = meansOver(sheet, piece, half);
  for (const beside of BESIDE_MM) {
    const dx = Math.round((-sin * beside) / stepMm),
      dy = Math.round((cos * beside) / stepMm);
    for (let y = Math.abs(dy); y < height - Math.abs(dy); y++)
      for (let x = Math.abs(dx); x < width - Math.abs(dx); x++) {
        const k = y * width + x;
        const side = dy * width + dx;
        if (!whole[k] || !whole[k - side] || !whole[k + side]) continue;
        for (const mean of means) {
          const [a, b] = [mean[k - side]! - mean[k]!, mean[k + side]! - mean[k]!];
          const darker = Math.min(a, b, CAP) * bare[k]!;
          const lighter = Math.min(-a, -b, CAP) * bare[k]!;
          if (darker > dark[k]!) dark[k] = darker;
          else if (lighter > light[k]!) light[k] = lighter;
        }
      }
  }
}

/** The means of the light over a piece around each cell, and where all of the piece is seen. */
function meansOver(
  { width, height, seen, light }: SkinSheet,
  piece: Int32Array,
  reach: number,
): { readonly means: readonly Float32Array[]; readonly whole: Uint8Array } {
  const means = light.map(() => new Float32Array(width * height));
  const whole = new Uint8Array(width * height);
  for (let y = reach; y < height - reach; y++)
    for (let x = reach; x < width - reach; x++) {
      const k = y * width + x;
      let all = seen[k]!;
      for (let i = 0; all && i < piece.length; i++) all = seen[k + piece[i]!]!;
      if (!all) continue;
      whole[k] = 1;
      for (let c = 0; c < 3; c++) {
        const plane = light[c]!;
        let sum = 0;
        for (let i = 0; i < piece.length; i++) sum += plane[k + piece[i]!]!;
        means[c]![k] = sum / piece.length;
      }
    }
  return { means, whole };
}

/** Over the seen cells of a square around each. */
function meanAround({ width, height, seen }: SkinSheet, values: Float32Array, half: number): Float32Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  const counts = new Float64Array(sums.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [k, s] = [y * width + x, (y + 1) * (width + 1) + x + 1];
      sums[s] = sums[s - 1]! + sums[s - width - 1]! - sums[s - width - 2]! + (seen[k] ? values[k]! : 0);
      counts[s] = counts[s - 1]! + counts[s - width - 1]! - counts[s - width - 2]! + seen[k]!;
    }
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [x0, x1] = [Math.max(0, x - half), Math.min(width, x + half + 1)];
      const [y0, y1] = [Math.max(0, y - half), Math.min(height, y + half + 1)];
      const over = (table: Float64Array): number =>
        table[y1 * (width + 1) + x1]! -
        table[y0 * (width + 1) + x1]! -
        table[y1 * (width + 1) + x0]! +
        table[y0 * (width + 1) + x0]!;
      out[y * width + x] = over(sums) / Math.max(1, over(counts));
    }
  return out;
}
