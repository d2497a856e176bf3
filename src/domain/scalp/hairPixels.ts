import { REGION_EAR } from '../head/types';
import type { AnalysisImage } from '../image';
import { LINEAR_OF_LEVEL, type LinearRgb } from '../pigment/colour';
import { extremeAround } from './extremeAround';
import { COLOUR_LOOKS, colourLooks, LOOKS, type LookCells } from './lookCells';
import { RIM_CELLS, shareOfAdded, type AddedLooks, type CellHair } from './opacityBeside';
import type { SurfaceRaster } from './raster';

/** Share of a cell's side around a pixel whose mean colour it is told by: a strand and a gap of stubble together. */
const AROUND_CELLS = 0.3;
/** Hair may begin anywhere between cells so far from each other. */
const BEGINS_WITHIN_CELLS = 2;
/** Of 255: where the cells around differ by less, they tell it all. */
const DIFFER_FROM = 8;

/**
 * From cells to pixels. Where cells differ, hair begins somewhere between them: a pixel has as much of what they have as it looks
 * like hair, between the least and the most of them.
 *
 * @param coverage 0..255 a pixel at the picture's size, written where the head is seen near told cells
 */
export function spreadToPixels(
  analysis: AnalysisImage,
  cells: LookCells,
  hair: CellHair,
  { width, facing, region }: SurfaceRaster,
  added: AddedLooks,
  coverage: Uint8Array,
): void {
  const { columns, rows, cellPx, left, top, leastLight } = cells;
  const { opacity, skin } = hair;
  const least = extremeAround(opacity, cells, BEGINS_WITHIN_CELLS, Math.min),
    most = extremeAround(opacity, cells, BEGINS_WITHIN_CELLS, Math.max);
  const radius = Math.max(1, Math.round(AROUND_CELLS * cellPx));
  const corners = new Corners(cells, opacity);
  const reach = RIM_CELLS * cellPx;
  const { height } = analysis;
  for (let y = Math.max(0, top - reach); y < Math.min(height, top + rows * cellPx + reach); y++)
    for (let x = Math.max(0, left - reach); x < Math.min(width, left + columns * cellPx + reach); x++) {
      const i = y * width + x;
      if (!(facing[i]! > 0) || region[i] === REGION_EAR) continue;
      corners.moveTo((x + 0.5 - left) / cellPx - 0.5, (y + 0.5 - top) / cellPx - 0.5);
      const low = corners.sum(least),
        high = corners.sum(most);
      if (high - low < DIFFER_FROM) {
        coverage[i] = Math.round(corners.sum(opacity));
        continue;
      }
      const seen = colourLooks(meanLight(analysis, x, y, radius), leastLight);
      const beside = (look: number): number => seen[look]! - corners.sum(skin, LOOKS, look) / corners.known;
      coverage[i] = Math.round(low + shareOfAdded(beside, added, COLOUR_LOOKS) * (high - low));
    }
}

/** The four cells whose middles are around a place; at the picture's rim some of them twice. Those without opacity do not count. */
class Corners {
  /** Sum of the weights that count. */
  known = 0;
  readonly #cell = new Int32Array(4);
  readonly #weight = new Float64Array(4);

  constructor(
    private readonly cells: LookCells,
    private readonly opacity: Float32Array,
  ) {}

  /** In cells from the middle of the first. */
  moveTo(u: number, v: number): void {
    const { columns, rows } = this.cells;
    const column = Math.floor(u),
      row = Math.floor(v);
    this.known = 0;
    for (let k = 0; k < 4; k++) {
      const dx = k & 1,
        dy = k >> 1;
      const cell = clamped(row + dy, rows) * columns + clamped(column + dx, columns);
      const weight = Math.abs(1 - dx - (u - column)) * Math.abs(1 - dy - (v - row));
      this.#cell[k] = cell;
      this.#weight[k] = this.opacity[cell]! >= 0 ? weight : 0;
      this.known += this.#weight[k]!;
    }
  }

  /** Weighted; value `k` of `stride` a cell. */
  sum(values: Float32Array, stride = 1, k = 0): number {
    let sum = 0;
    for (let corner = 0; corner < 4; corner++)
      sum += this.#weight[corner]! * values[stride * this.#cell[corner]! + k]!;
    return sum;
  }
}

const clamped = (index: number, count: number): number => Math.min(count - 1, Math.max(0, index));

function meanLight({ width, height, data }: AnalysisImage, x: number, y: number, radius: number): LinearRgb {
  let [r, g, b, n] = [0, 0, 0, 0];
  for (let row = Math.max(0, y - radius); row <= Math.min(height - 1, y + radius); row++)
    for (let column = Math.max(0, x - radius); column <= Math.min(width - 1, x + radius); column++) {
      const at = 4 * (row * width + column);
      r += LINEAR_OF_LEVEL[data[at]!]!;
      g += LINEAR_OF_LEVEL[data[at + 1]!]!;
      b += LINEAR_OF_LEVEL[data[at + 2]!]!;
      n++;
    }
  return [r / n, g / n, b / n];
}
