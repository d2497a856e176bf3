import { mix } from '../smoothstep';

/** Over squares of the maps' pixels. */
export interface BareShare {
  readonly columns: number;
  readonly rows: number;
  readonly cellPx: number;
  /** 0..1 */
  readonly share: Float32Array;
}

/** Bilinear between the middles of cells, a share for each pixel of the row, into `out`. */
export function bareAlong({ columns, rows, cellPx, share }: BareShare, y: number, out: Float32Array): void {
  const atY = Math.min(rows - 1, Math.max(0, (y + 0.5) / cellPx - 0.5));
  const upper = Math.floor(atY),
    lower = Math.min(rows - 1, upper + 1);
  const there = new Float32Array(columns + 2);
  for (let column = 0; column < columns; column++)
    there[column + 1] = mix(share[upper * columns + column]!, share[lower * columns + column]!, atY - upper);
  there[0] = there[1]!;
  there[columns + 1] = there[columns]!;
  for (let x = 0; x < out.length; x++) {
    const at = (x + 0.5) / cellPx + 0.5;
    const before = Math.trunc(at);
    out[x] = mix(there[before]!, there[before + 1]!, at - before);
  }
}
