import type { Mask } from '../image';

/** Points along a mask's edge, about a cell apart, in order with the inside to the left (y down); ends where it meets the picture's border. */
export interface Contour {
  /** 2n, px, pixel centres at .5 */
  readonly pointsPx: Float32Array;
  readonly closed: boolean;
}

/** Coverage of a mask's edge. */
const LEVEL = 127.5;

/** Marching squares over every `cellPx`th pixel; contours shorter than `leastPoints` are specks and left out. */
export function contoursOf(mask: Mask, cellPx: number, leastPoints: number): Contour[] {
  const grid = new EdgeGrid(mask, cellPx);
  grid.link();
  return grid.chains(leastPoints);
}

const NONE = -1;

/** Crossings lie on the grid's edges: 2 * node for the one to the right of a node, 2 * node + 1 for the one below. */
class EdgeGrid {
  private readonly columns: number;
  private readonly rows: number;
  private readonly values: Float32Array;
  /** Crossing that follows each one. */
  private readonly next: Int32Array;
  private readonly hasBefore: Uint8Array;

  constructor(
    private readonly mask: Mask,
    private readonly cellPx: number,
  ) {
    const { width, height, coverage } = mask;
    this.columns = Math.floor((width - 1) / cellPx) + 1;
    this.rows = Math.floor((height - 1) / cellPx) + 1;
    this.values = new Float32Array(this.columns * this.rows);
    for (let y = 0, i = 0; y < this.rows; y++)
      for (let x = 0; x < this.columns; x++, i++)
        this.values[i] = coverage[y * cellPx * width + x * cellPx]! - LEVEL;
    this.next = new Int32Array(2 * this.values.length).fill(NONE);
    this.hasBefore = new Uint8Array(2 * this.values.length);
  }

  link(): void {
    const { columns, rows, values } = this;
    for (let y = 0; y + 1 < rows; y++) {
      for (let x = 0; x + 1 < columns; x++) {
        const i = y * columns + x;
        const kind =
          (values[i]! > 0 ? 1 : 0) |
          (values[i + 1]! > 0 ? 2 : 0) |
          (values[i + columns + 1]! > 0 ? 4 : 0) |
          (values[i + columns]! > 0 ? 8 : 0);
        if (kind !== 0 && kind !== 15) this.linkCell(kind, i);
      }
    }
  }

  /** Corners of `kind` clockwise from the upper left. */
  private linkCell(kind: number, i: number): void {
    const [top, left] = [2 * i, 2 * i + 1];
    const [right, bottom] = [2 * (i + 1) + 1, 2 * (i + this.columns)];
    const join = (from: number, to: number): void => {
      this.next[from] = to;
      this.hasBefore[to] = 1;
    };
    if (kind === 1 || kind === 5) join(left, top);
    if (kind === 2 || kind === 10) join(top, right);
    if (kind === 4 || kind === 5) join(right, bottom);
    if (kind === 8 || kind === 10) join(bottom, left);
    if (kind === 3) join(left, right);
    if (kind === 6) join(top, bottom);
    if (kind === 12) join(right, left);
    if (kind === 9) join(bottom, top);
    if (kind === 14) join(top, left);
    if (kind === 13) join(right, top);
    if (kind === 11) join(bottom, right);
    if (kind === 7) join(left, bottom);
  }

  chains(leastPoints: number): Contour[] {
    const { next, hasBefore } = this;
    const found: Contour[] = [];
    const follow = (start: number): void => {
      const points: number[] = [];
      let at = start;
      while (at !== NONE) {
        this.addCrossing(at, points);
        const to = next[at]!;
        next[at] = NONE;
        at = to;
      }
      const closed = hasBefore[start] === 1;
      if (points.length >= 2 * leastPoints) found.push({ pointsPx: Float32Array.from(points), closed });
    };
    for (let i = 0; i < next.length; i++) if (next[i] !== NONE && hasBefore[i] === 0) follow(i);
    for (let i = 0; i < next.length; i++) if (next[i] !== NONE) follow(i);
    return found;
  }

  /** Where the mask itself first crosses the level on the way between two nodes. */
  private addCrossing(edge: number, points: number[]): void {
    const { columns, cellPx } = this;
    const { width, coverage } = this.mask;
    const node = edge >> 1;
    const isRow = (edge & 1) === 0;
    const x = (node % columns) * cellPx;
    const y = Math.floor(node / columns) * cellPx;
    const stride = isRow ? 1 : width;
    let at = y * width + x;
    let steps = 0;
    while (steps + 1 < cellPx && coverage[at]! > LEVEL === coverage[at + stride]! > LEVEL) {
      at += stride;
      steps++;
    }
    const [before, after] = [coverage[at]! - LEVEL, coverage[at + stride]! - LEVEL];
    const t = steps + before / (before - after);
    points.push((isRow ? x + t : x) + 0.5, (isRow ? y : y + t) + 0.5);
  }
}
