import type { RgbaImage } from '../../image';
import { boxBlurred } from '../../boxBlur';
import { cellSamples, samplePx } from './cellSamples';
import { cellsAbove, type CellGrid } from './region';
import { solidPart } from './solidPart';

/** Bins of the colour histogram: lightness and two chromaticities. */
const LIGHT_BINS = 20;
const CHROMA_BINS = 20;
/** Black with more blue than black can have: of what is not looked at. */
const NO_COLOUR = 0;
const ROUNDS = 6;
/** Each histogram is mixed with this share of the even one: a colour never seen is no proof. */
const EVEN_SHARE = 0.02;

export interface ColourRegion {
  /** 1 inside, one a cell */
  readonly inside: Uint8Array;
  /** How alike the colours inside and outside are: 0 nothing in common, 1 the same. */
  readonly overlap: number;
}

/**
 * What stands out from the picture's border by colour: two colour histograms learnt in turns with the region that they
 * explain, on every second cell until the last. Outside `within` (0) all cells have one colour of their own. `prior` holds
 * the probability (0..1) of each cell before any colour is seen.
 */
export function colourRegion(
  image: RgbaImage,
  grid: CellGrid,
  prior: Float32Array,
  within: Uint8Array | null = null,
): ColourRegion {
  const { width, height } = grid;
  const bins = colourBins(image, grid);
  if (within !== null) for (let i = 0; i < bins.length; i++) if (within[i] === 0) bins[i] = NO_COLOUR;
  const coarse = everySecond(bins, prior, width, height);
  let learnt = { place: coarse.prior, probability: coarse.prior };
  const all = smoothed(counted(coarse.bins, null));
  for (let round = 1; round < ROUNDS; round++)
    learnt = explained(coarse, learnt.place, coloursOf(coarse.bins, all, learnt.probability));
  const place = new Float32Array(prior.length);
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.min(coarse.height - 1, y >> 1) * coarse.width;
    for (let x = 0; x < width; x++, i++) place[i] = learnt.place[row + Math.min(coarse.width - 1, x >> 1)]!;
  }
  const cells = { width, height, bins, prior };
  const { probability } = explained(cells, place, coloursOf(coarse.bins, all, learnt.probability));
  const { inner, outer } = coloursOf(bins, smoothed(counted(bins, null)), probability);
  let overlap = 0;
  for (let i = 0; i < inner.length; i++) overlap += Math.sqrt(inner[i]! * outer[i]!);
  const inside = opened(cellsAbove(probability, 0.5), width, height);
  return { inside: solidPart(inside, width, height), overlap };
}

interface ColouredCells {
  readonly width: number;
  readonly height: number;
  readonly bins: Uint16Array;
  readonly prior: Float32Array;
}

function everySecond(bins: Uint16Array, prior: Float32Array, width: number, height: number): ColouredCells {
  const [w, h] = [Math.max(1, width >> 1), Math.max(1, height >> 1)];
  const out = { width: w, height: h, bins: new Uint16Array(w * h), prior: new Float32Array(w * h) };
  for (let y = 0, i = 0; y < h; y++) {
    for (let x = 0; x < w; x++, i++) {
      const at = 2 * y * width + 2 * x;
      out.bins[i] = bins[at]!;
      out.prior[i] = prior[at]!;
    }
  }
  return out;
}

/** Shares of each colour inside and outside. */
interface Colours {
  readonly inner: Float32Array;
  readonly outer: Float32Array;
}

/** `all`: counts of the same bins, smoothed. */
function coloursOf(bins: Uint16Array, all: Float32Array, probability: Float32Array): Colours {
  const inner = smoothed(counted(bins, probability));
  const outer = new Float32Array(inner.length);
  for (let i = 0; i < outer.length; i++) outer[i] = Math.max(0, all[i]! - inner[i]!);
  return { inner: sharesOf(inner), outer: sharesOf(outer) };
}

/** What the colours say of each cell, then its neighbours. */
function explained(
  { width, height, bins, prior }: ColouredCells,
  place: Float32Array,
  { inner, outer }: Colours,
): { readonly place: Float32Array; readonly probability: Float32Array } {
  const own = new Float32Array(bins.length);
  for (let i = 0; i < own.length; i++) {
    const forIt = inner[bins[i]!]! * place[i]!;
    const against = outer[bins[i]!]! * (1 - place[i]!);
    own[i] = forIt / Math.max(1e-12, forIt + against);
  }
  const radius = blurRadius(width, height);
  const smooth = boxBlurred(boxBlurred(own, width, height, radius), width, height, radius);
  // Neighbours vote; the first guess of the place still counts.
  const next = new Float32Array(own.length);
  for (let i = 0; i < own.length; i++) {
    next[i] = limited(0.15 * prior[i]! + 0.85 * smooth[i]!);
    own[i] = 0.5 * own[i]! + 0.5 * smooth[i]!;
  }
  return { place: next, probability: own };
}

const blurRadius = (width: number, height: number): number =>
  Math.max(1, Math.round(Math.max(width, height) / 110));

const limited = (value: number): number => (value < 0.02 ? 0.02 : value > 0.98 ? 0.98 : value);

/** Probability that a cell shows the head where nobody pointed at it: an ellipse in the middle, none on the top border. */
export function centralPrior({ width, height }: CellGrid): Float32Array {
  const out = new Float32Array(width * height);
  for (let row = 0, i = 0; row < height; row++) {
    const y = ((row + 0.5) / height - 0.5) / 0.42;
    for (let column = 0; column < width; column++, i++) {
      const x = ((column + 0.5) / width - 0.5) / 0.36;
      const distance = Math.sqrt(x * x + y * y);
      out[i] = limited(1 / (1 + Math.exp((distance - 1) * 7)));
    }
  }
  return out;
}

/** The same inside an oval given in grid cells; outside it, below, neck and shoulders may follow. */
export function ovalPrior(
  { width, height }: CellGrid,
  oval: {
    readonly cx: number;
    readonly cy: number;
    readonly rx: number;
    readonly ry: number;
    readonly angleRad?: number | undefined;
  },
): Float32Array {
  const c = Math.cos(oval.angleRad ?? 0);
  const s = Math.sin(oval.angleRad ?? 0);
  return Float32Array.from({ length: width * height }, (_, i) => {
    const dx = (i % width) + 0.5 - oval.cx;
    const dy = Math.floor(i / width) + 0.5 - oval.cy;
    const u = (c * dx + s * dy) / Math.max(1, oval.rx);
    const v = (-s * dx + c * dy) / Math.max(1, oval.ry);
    return limited(1 / (1 + Math.exp((Math.hypot(u, v) - 1) * 14)));
  });
}

function colourBins(image: RgbaImage, { width, height, cellPx }: CellGrid): Uint16Array {
  const out = new Uint16Array(width * height);
  const { data } = image;
  const samples = cellSamples(image, width, height, cellPx);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      let r = 0;
      let g = 0;
      let b = 0;
      for (let k = 0; k < 4; k++) {
        const at = 4 * samplePx(samples, x, y, k);
        r += data[at]!;
        g += data[at + 1]!;
        b += data[at + 2]!;
      }
      const sum = r + g + b;
      const light = Math.min(LIGHT_BINS - 1, Math.floor((sum / 3060) * LIGHT_BINS));
      // Shares of red and blue against green; dark cells are noisy and lean to grey.
      const red = chromaBin((r - g) / (sum + 120));
      const blue = chromaBin((b - g) / (sum + 120));
      out[i] = (light * CHROMA_BINS + red) * CHROMA_BINS + blue;
    }
  }
  return out;
}

/** Chromaticity differences of skin and rooms lie within +-0.25. */
const chromaBin = (value: number): number =>
  Math.max(0, Math.min(CHROMA_BINS - 1, Math.floor((value / 0.5 + 0.5) * CHROMA_BINS)));

/** How many cells have each colour, each counting as much as it is probable. */
function counted(bins: Uint16Array, probability: Float32Array | null): Float32Array {
  const counts = new Float32Array(LIGHT_BINS * CHROMA_BINS * CHROMA_BINS);
  if (probability === null) for (let i = 0; i < bins.length; i++) counts[bins[i]!] = counts[bins[i]!]! + 1;
  else for (let i = 0; i < bins.length; i++) counts[bins[i]!] = counts[bins[i]!]! + probability[i]!;
  return counts;
}

function sharesOf(counts: Float32Array): Float32Array {
  let total = 0;
  for (const count of counts) total += count;
  const even = EVEN_SHARE / counts.length;
  const share = (1 - EVEN_SHARE) / Math.max(1e-9, total);
  const out = new Float32Array(counts.length);
  for (let i = 0; i < out.length; i++) out[i] = share * counts[i]! + even;
  return out;
}

/** Binomial blur along each of the three axes. */
function smoothed(counts: Float32Array): Float32Array {
  const byLight = blurredAlong(counts, CHROMA_BINS * CHROMA_BINS, LIGHT_BINS);
  const byRed = blurredAlong(byLight, CHROMA_BINS, CHROMA_BINS);
  return blurredAlong(byRed, 1, CHROMA_BINS);
}

function blurredAlong(from: Float32Array, stride: number, length: number): Float32Array {
  const to = new Float32Array(from.length);
  const last = length - 1;
  for (let block = 0; block < from.length; block += stride * length) {
    for (let k = 0; k < length; k++) {
      const start = block + k * stride;
      const before = k > 0 ? stride : 0;
      const after = k < last ? stride : 0;
      for (let i = start; i < start + stride; i++)
        to[i] = 0.25 * from[i - before]! + 0.5 * from[i]! + 0.25 * from[i + after]!;
    }
  }
  return to;
}

/** Drops bridges and specks thinner than the radius: a blur, cut at half, twice. */
function opened(cells: Uint8Array, width: number, height: number): Uint8Array {
  const soft = boxBlurred(Float32Array.from(cells), width, height, blurRadius(width, height));
  return cellsAbove(soft, 0.5);
}
