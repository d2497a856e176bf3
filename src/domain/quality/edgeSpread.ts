import type { RgbaImage } from '../image';

/** An edge: where on its row, the row, and its spread; px of the band. */
export type OnEdge = (x: number, y: number, spreadPx: number) => void;

/** Levels of 255 between both sides of an edge: far above noise and the blocks of a JPEG. */
const LEAST_CONTRAST = 24;
/** An edge ends where it is this much flatter than in its middle. */
const FLAT_SHARE = 0.15;
/** Edges that lie flatter than this against the row are left to the other direction: tangent. */
const MOST_SLANT = 0.5;
/** Each copy is half the size of the one before: noise breaks up wide edges, averaging mends them. */
const OCTAVES = 4;
/** Wider ones are left to the next copy, which counts from half of it on: no edge is counted twice; px of the copy. */
const WIDEST_PX = 2.4;
const PEAK_TO_SPREAD = 1 / Math.sqrt(2 * Math.PI);

/**
 * Finds the edges that cross the rows of a strip of the photo and measures their spread: contrast through steepest slope,
 * the edge-width measure of blur without a reference, as a Gaussian's standard deviation. Spreads reach from 0.4 to 19 px.
 */
export function edgesAcrossRows(band: RgbaImage, onEdge: OnEdge): void {
  let copy = luma(band);
  for (let octave = 0; octave < OCTAVES; octave++) {
    const pxPerPx = 2 ** octave;
    edgesOf(
      copy,
      octave === 0 ? 0 : WIDEST_PX / 2,
      octave === OCTAVES - 1 ? 2 * WIDEST_PX : WIDEST_PX,
      (x, y, s) => onEdge((x + 0.5) * pxPerPx, (y + 0.5) * pxPerPx, s * pxPerPx),
    );
    if (copy.height < 6 || copy.width < 32) return;
    copy = halved(copy);
  }
}

interface Grey {
  readonly width: number;
  readonly height: number;
  readonly level: Float32Array;
}

function luma({ width, height, data }: RgbaImage): Grey {
  const level = new Float32Array(width * height);
  for (let i = 0; i < level.length; i++)
    level[i] = 0.299 * data[4 * i]! + 0.587 * data[4 * i + 1]! + 0.114 * data[4 * i + 2]!;
  return { width, height, level };
}

function halved({ width, height, level }: Grey): Grey {
  const half = { width: width >> 1, height: height >> 1 };
  const out = new Float32Array(half.width * half.height);
  for (let y = 0; y < half.height; y++)
    for (let x = 0; x < half.width; x++) {
      const i = 2 * y * width + 2 * x;
      out[y * half.width + x] = (level[i]! + level[i + 1]! + level[i + width]! + level[i + width + 1]!) / 4;
    }
  return { ...half, level: out };
}

function edgesOf(grey: Grey, leastPx: number, mostPx: number, onEdge: OnEdge): void {
  const { width, height, level } = grey;
  const row = new Float32Array(width);
  const slope = new Float32Array(width - 1);
  for (let y = 1; y < height - 1; y += 2) {
    const at = y * width;
    for (let x = 0; x < width; x++)
      row[x] = (level[at + x - width]! + 2 * level[at + x]! + level[at + x + width]!) / 4;
    for (let x = 0; x < width - 1; x++) slope[x] = row[x + 1]! - row[x]!;
    for (let x = 1; x < width - 2; x++) {
      const steepest = Math.abs(slope[x]!);
      if (
        steepest * (mostPx / PEAK_TO_SPREAD) < LEAST_CONTRAST ||
        steepest < Math.abs(slope[x - 1]!) ||
        steepest <= Math.abs(slope[x + 1]!)
      )
        continue;
      const across = (level[at + x + width]! - level[at + x - width]!) / 2;
      const slant = across / steepest;
      if (Math.abs(slant) > MOST_SLANT) continue;
      const contrast = contrastAround(row, slope, x);
      const spread = ((contrast / steepest) * PEAK_TO_SPREAD) / Math.sqrt(1 + slant * slant);
      if (contrast >= LEAST_CONTRAST && spread > leastPx && spread <= mostPx) onEdge(x, y, spread);
    }
  }
}

/** Between both ends of the slope whose steepest place is `peak`. */
function contrastAround(row: Float32Array, slope: Float32Array, peak: number): number {
  const flat = FLAT_SHARE * slope[peak]!;
  const goesOn = (x: number): boolean => (flat > 0 ? slope[x]! > flat : slope[x]! < flat);
  let first = peak;
  while (first > 0 && goesOn(first - 1)) first--;
  let last = peak;
  while (last < slope.length - 1 && goesOn(last + 1)) last++;
  return Math.abs(row[last + 1]! - row[first]!);
}
