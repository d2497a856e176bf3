import type { RgbaImage } from '../image';

/** Side of a patch, photo px: not the 8 of a JPEG's blocks, so that each block's border falls into every place of one. */
export const PATCH_PX = 10;
/** Numbers of a patch, see `GrainPatches`. */
export const PATCH_NUMBERS = 8;

/** Levels of 255 that a file clips, and those beside them that noise would carry there. */
const DARKEST_LEVEL = 4;
const BRIGHTEST_LEVEL = 250;
/** Between the darkest and the brightest pixel of a patch: more is an edge, which says nothing of noise or of texture. */
const MOST_CONTRAST = 64;

const PIXELS = PATCH_PX * PATCH_PX;
/** Left to the residue by a fit of 6 terms. */
const FREE = PIXELS - 6;
/** Pairs of neighbours along one axis. */
const PAIRS = PATCH_PX * (PATCH_PX - 1);

/** What rounding to whole levels adds to a variance, levels². */
export const ROUNDING = 1 / 12;

/**
 * What a strip of the photo varies by from pixel to pixel: each patch that is neither clipped nor crossed by an edge, and
 * what is left of it beside the paraboloid nearest to it, its shading. Appends `PATCH_NUMBERS` a patch to `found`.
 *
 * @param firstRow of the strip in the photo
 * @param every looks at one patch of so many
 */
export function grainOfStrip(strip: RgbaImage, firstRow: number, found: number[], every = 1): void {
  const [red, green, blue] = [new Float64Array(PIXELS), new Float64Array(PIXELS), new Float64Array(PIXELS)];
  const together = new Float64Array(4);
  const margin = Math.floor((strip.height % PATCH_PX) / 2);
  for (let y = margin, row = 0; y + PATCH_PX <= strip.height; y += PATCH_PX, row++)
    for (let x = PATCH_PX * (row % every); x + PATCH_PX <= strip.width; x += PATCH_PX * every) {
      const corner = y * strip.width + x;
      if (!isPlain(strip, corner)) continue;
      const level = residueOf(strip, corner, 1, green);
      residueOf(strip, corner, 0, red);
      residueOf(strip, corner, 2, blue);
      covariances(red, green, blue, together);
      const variance = together[1]!;
      const r = deviation(together[0]!),
        g = deviation(variance),
        b = deviation(together[2]!);
      found.push(
        x + PATCH_PX / 2,
        firstRow + y + PATCH_PX / 2,
        level,
        variance,
        ofNeighbours(green),
        finest(green),
        together[3]!,
        r * g + g * b + r * b,
      );
    }
}

function isPlain({ width, data }: RgbaImage, corner: number): boolean {
  let darkest = 255;
  let brightest = 0;
  for (let y = 0; y < PATCH_PX; y++)
    for (let x = 0; x < PATCH_PX; x++) {
      const level = data[4 * (corner + y * width + x) + 1]!;
      if (level < darkest) darkest = level;
      if (level > brightest) brightest = level;
    }
  return darkest >= DARKEST_LEVEL && brightest <= BRIGHTEST_LEVEL && brightest - darkest <= MOST_CONTRAST;
}

/** Places of a row from its middle, and their squares from theirs: orthogonal over a patch, and with their products. */
const PLACE = Float64Array.from({ length: PATCH_PX }, (_, k) => k - (PATCH_PX - 1) / 2);
const MEAN_SQUARE = PLACE.reduce((sum, at) => sum + at * at, 0) / PATCH_PX;
const BEND = PLACE.map((at) => at * at - MEAN_SQUARE);
const BEND_SQUARES = PATCH_PX * BEND.reduce((sum, at) => sum + at * at, 0);

/** Writes what is left of one channel beside the paraboloid nearest to it and returns the channel's mean, levels. */
function residueOf({ width, data }: RgbaImage, corner: number, channel: number, out: Float64Array): number {
  let [mean, alongX, alongY, across, bendX, bendY] = [0, 0, 0, 0, 0, 0];
  for (let y = 0, i = 0; y < PATCH_PX; y++)
    for (let x = 0; x < PATCH_PX; x++, i++) {
      const level = data[4 * (corner + y * width + x) + channel]!;
      out[i] = level;
      mean += level;
      alongX += level * PLACE[x]!;
      alongY += level * PLACE[y]!;
      across += level * PLACE[x]! * PLACE[y]!;
      bendX += level * BEND[x]!;
      bendY += level * BEND[y]!;
    }
  mean /= PIXELS;
  alongX /= PIXELS * MEAN_SQUARE;
  alongY /= PIXELS * MEAN_SQUARE;
  across /= PIXELS * MEAN_SQUARE * MEAN_SQUARE;
  bendX /= BEND_SQUARES;
  bendY /= BEND_SQUARES;
  for (let y = 0, i = 0; y < PATCH_PX; y++) {
    const row = mean + alongY * PLACE[y]! + bendY * BEND[y]!;
    const slope = alongX + across * PLACE[y]!;
    for (let x = 0; x < PATCH_PX; x++, i++) out[i]! -= row + slope * PLACE[x]! + bendX * BEND[x]!;
  }
  return mean;
}

/** Into `out`: the variances of the three, and the sum of the covariances of their pairs. */
function covariances(red: Float64Array, green: Float64Array, blue: Float64Array, out: Float64Array): void {
  let rr = 0,
    gg = 0,
    bb = 0,
    pairs = 0;
  for (let i = 0; i < PIXELS; i++) {
    const r = red[i]!,
      g = green[i]!,
      b = blue[i]!;
    rr += r * r;
    gg += g * g;
    bb += b * b;
    pairs += r * g + g * b + r * b;
  }
  out[0] = rr / FREE;
  out[1] = gg / FREE;
  out[2] = bb / FREE;
  out[3] = pairs / FREE;
}

/** Without what rounding adds. */
const deviation = (variance: number): number => Math.sqrt(Math.max(0, variance - ROUNDING));

/** Mean product of a pixel and its neighbour, of both axes. */
function ofNeighbours(residue: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < PIXELS; i++) {
    if (i % PATCH_PX > 0) sum += residue[i]! * residue[i - 1]!;
    if (i >= PATCH_PX) sum += residue[i]! * residue[i - PATCH_PX]!;
  }
  return sum / (2 * PAIRS);
}

/**
 * Variance of white noise that would answer as much to the difference of two Laplacians, which sees neither shading nor what
 * a lens has spread (Immerkaer 1996, "Fast noise variance estimation", CVIU 64).
 */
function finest(residue: Float64Array): number {
  let sum = 0;
  for (let y = 1; y < PATCH_PX - 1; y++)
    for (let x = 1; x < PATCH_PX - 1; x++) {
      const i = y * PATCH_PX + x;
      const [up, down] = [i - PATCH_PX, i + PATCH_PX];
      const answer =
        residue[up - 1]! +
        residue[up + 1]! +
        residue[down - 1]! +
        residue[down + 1]! +
        4 * residue[i]! -
        2 * (residue[up]! + residue[down]! + residue[i - 1]! + residue[i + 1]!);
      sum += answer * answer;
    }
  return sum / (36 * (PATCH_PX - 2) ** 2);
}
