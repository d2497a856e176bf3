/** Weight of what the wider surroundings say about a cell's colour, against that of a cell full of samples. */
const PRIOR_SHARE = 0.3;
/** red, green, blue, weight */
const CHANNELS = 4;

interface Level {
  readonly columns: number;
  readonly rows: number;
  readonly sums: Float64Array;
}

/**
 * A colour that varies slowly over a picture, known from scattered samples: means over square cells, completed from
 * coarser and coarser cells where samples are few (pull-push interpolation, Gortler et al. 1996).
 */
export class ColourField {
  private readonly finest: Level;

  constructor(
    widthPx: number,
    heightPx: number,
    private readonly cellPx: number,
  ) {
    this.finest = level(Math.ceil(widthPx / cellPx), Math.ceil(heightPx / cellPx));
  }

  /** @param weight of the sample, 1 where it stands for one pixel */
  add(x: number, y: number, red: number, green: number, blue: number, weight: number): void {
    const { sums, columns } = this.finest;
    const cell = CHANNELS * (Math.floor(y / this.cellPx) * columns + Math.floor(x / this.cellPx));
    sums[cell] = sums[cell]! + weight * red;
    sums[cell + 1] = sums[cell + 1]! + weight * green;
    sums[cell + 2] = sums[cell + 2]! + weight * blue;
    sums[cell + 3] = sums[cell + 3]! + weight;
  }

  /** Turns the sums into colours everywhere; false where there was no sample. Call once, before `at`. */
  spread(): boolean {
    const levels = [this.finest];
    for (let top = this.finest; top.columns > 1 || top.rows > 1; levels.push(top)) top = halved(top);
    const top = levels[levels.length - 1]!;
    if (!(top.sums[3]! > 0)) return false;
    for (let k = 0; k < 3; k++) top.sums[k] = top.sums[k]! / top.sums[3]!;
    for (let l = levels.length - 2; l >= 0; l--)
      complete(levels[l]!, levels[l + 1]!, PRIOR_SHARE * this.cellPx ** 2 * 4 ** l);
    return true;
  }

  /** Colour at a pixel, bilinear between the middles of cells, into `out` (red, green, blue). */
  at(x: number, y: number, out: Float64Array): void {
    sample(this.finest, (x + 0.5) / this.cellPx - 0.5, (y + 0.5) / this.cellPx - 0.5, out);
  }
}

function level(columns: number, rows: number): Level {
  return { columns, rows, sums: new Float64Array(CHANNELS * columns * rows) };
}

function halved(fine: Level): Level {
  const coarse = level(Math.ceil(fine.columns / 2), Math.ceil(fine.rows / 2));
  for (let y = 0; y < fine.rows; y++)
    for (let x = 0; x < fine.columns; x++) {
      const from = CHANNELS * (y * fine.columns + x);
      const to = CHANNELS * ((y >> 1) * coarse.columns + (x >> 1));
      for (let k = 0; k < CHANNELS; k++) coarse.sums[to + k] = coarse.sums[to + k]! + fine.sums[from + k]!;
    }
  return coarse;
}

/** Sums of the finer level to colours, each drawn towards the coarser level's colour by the prior. */
function complete(fine: Level, coarse: Level, prior: number): void {
  const around = new Float64Array(3);
  for (let y = 0; y < fine.rows; y++)
    for (let x = 0; x < fine.columns; x++) {
      sample(coarse, (x + 0.5) / 2 - 0.5, (y + 0.5) / 2 - 0.5, around);
      const cell = CHANNELS * (y * fine.columns + x);
      const weight = fine.sums[cell + 3]!;
      for (let k = 0; k < 3; k++)
        fine.sums[cell + k] = (fine.sums[cell + k]! + prior * around[k]!) / (weight + prior);
    }
}

function sample({ columns, rows, sums }: Level, x: number, y: number, out: Float64Array): void {
  const clampedX = Math.min(Math.max(x, 0), columns - 1),
    clampedY = Math.min(Math.max(y, 0), rows - 1);
  const x0 = Math.floor(clampedX),
    y0 = Math.floor(clampedY);
  const x1 = Math.min(x0 + 1, columns - 1),
    y1 = Math.min(y0 + 1, rows - 1);
  const u = clampedX - x0,
    v = clampedY - y0;
  const a = CHANNELS * (y0 * columns + x0),
    b = CHANNELS * (y0 * columns + x1),
    c = CHANNELS * (y1 * columns + x0),
    d = CHANNELS * (y1 * columns + x1);
  for (let k = 0; k < 3; k++) {
    const upper = (1 - u) * sums[a + k]! + u * sums[b + k]!;
    const lower = (1 - u) * sums[c + k]! + u * sums[d + k]!;
    out[k] = (1 - v) * upper + v * lower;
  }
}
