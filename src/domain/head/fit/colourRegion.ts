import type { RgbaImage } from '../../image';
import { boxBlurred } from './boxBlur';
import { solidPart } from './solidPart';

/** Bins of the colour histogram: lightness and two chromaticities. */
const LIGHT_BINS = 20;
const CHROMA_BINS = 20;
const ROUNDS = 6;
/** Each histogram is mixed with this share of the even one: a colour never seen is no proof. */
const EVEN_SHARE = 0.02;

export interface ColourGrid {
  readonly width: number;
  readonly height: number;
  readonly cellPx: number;
}

export interface ColourRegion {
  /** 1 inside, one a cell */
  readonly inside: Uint8Array;
  /** How alike the colours inside and outside are: 0 nothing in common, 1 the same. */
  readonly overlap: number;
}

/**
 * What stands out from the picture's border by colour: two colour histograms learnt in turns with the region that they
 * explain. `prior` holds the probability (0..1) of each cell before any colour is seen.
 */
export function colourRegion(image: RgbaImage, grid: ColourGrid, prior: Float32Array): ColourRegion {
  const bins = colourBins(image, grid);
  const { width, height } = grid;
  let probability = Float32Array.from(prior);
  const place = Float32Array.from(prior);
  const radius = Math.max(1, Math.round(Math.max(width, height) / 110));
  for (let round = 0; round < ROUNDS; round++) {
    const inner = histogram(bins, probability, false);
    const outer = histogram(bins, probability, true);
    const next = new Float32Array(bins.length);
    for (let i = 0; i < bins.length; i++) {
      const forIt = inner[bins[i]!]! * place[i]!;
      const against = outer[bins[i]!]! * (1 - place[i]!);
      next[i] = forIt / Math.max(1e-12, forIt + against);
    }
    const smooth = boxBlurred(boxBlurred(next, width, height, radius), width, height, radius);
    // Neighbours vote; the first guess of the place still counts.
    for (let i = 0; i < place.length; i++) place[i] = limited(0.15 * prior[i]! + 0.85 * smooth[i]!);
    probability = next.map((value, i) => 0.5 * value + 0.5 * smooth[i]!);
  }
  const inner = histogram(bins, probability, false);
  const outer = histogram(bins, probability, true);
  let overlap = 0;
  for (let i = 0; i < inner.length; i++) overlap += Math.sqrt(inner[i]! * outer[i]!);
  return {
    inside: solidPart(
      opened(
        Uint8Array.from(probability, (value) => (value > 0.5 ? 1 : 0)),
        width,
        height,
        radius,
      ),
      width,
      height,
    ),
    overlap,
  };
}

const limited = (value: number): number => Math.max(0.02, Math.min(0.98, value));

/** Probability that a cell shows the head where nobody pointed at it: an ellipse in the middle, none on the top border. */
export function centralPrior({ width, height }: ColourGrid): Float32Array {
  return Float32Array.from({ length: width * height }, (_, i) => {
    const x = ((i % width) + 0.5) / width - 0.5;
    const y = (Math.floor(i / width) + 0.5) / height - 0.5;
    const distance = Math.hypot(x / 0.36, y / 0.42);
    return limited(1 / (1 + Math.exp((distance - 1) * 7)));
  });
}

/** The same inside an oval given in grid cells; outside it, below, neck and shoulders may follow. */
export function ovalPrior(
  { width, height }: ColourGrid,
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

function colourBins(image: RgbaImage, { width, height, cellPx }: ColourGrid): Uint16Array {
  const out = new Uint16Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let [r, g, b] = [0, 0, 0];
      for (let k = 0; k < 4; k++) {
        const px = Math.min(image.width - 1, Math.floor((x + 0.25 + 0.5 * (k & 1)) * cellPx));
        const py = Math.min(image.height - 1, Math.floor((y + 0.25 + 0.5 * (k >> 1)) * cellPx));
        const at = (py * image.width + px) * 4;
        r += image.data[at]!;
        g += image.data[at + 1]!;
        b += image.data[at + 2]!;
      }
      const sum = r + g + b;
      const light = Math.min(LIGHT_BINS - 1, Math.floor((sum / 3060) * LIGHT_BINS));
      // Shares of red and blue against green; dark cells are noisy and lean to grey.
      const red = chromaBin((r - g) / (sum + 120));
      const blue = chromaBin((b - g) / (sum + 120));
      out[y * width + x] = (light * CHROMA_BINS + red) * CHROMA_BINS + blue;
    }
  }
  return out;
}

/** Chromaticity differences of skin and rooms lie within +-0.25. */
const chromaBin = (value: number): number =>
  Math.max(0, Math.min(CHROMA_BINS - 1, Math.floor((value / 0.5 + 0.5) * CHROMA_BINS)));

function histogram(bins: Uint16Array, probability: Float32Array, inverse: boolean): Float32Array {
  const counts = new Float32Array(LIGHT_BINS * CHROMA_BINS * CHROMA_BINS);
  for (let i = 0; i < bins.length; i++)
    counts[bins[i]!] = counts[bins[i]!]! + (inverse ? 1 - probability[i]! : probability[i]!);
  const smooth = smoothed(counts);
  let total = 0;
  for (const count of smooth) total += count;
  const even = 1 / smooth.length;
  return smooth.map((count) => (1 - EVEN_SHARE) * (count / Math.max(1e-9, total)) + EVEN_SHARE * even);
}

/** Binomial blur along each of the three axes. */
function smoothed(counts: Float32Array): Float32Array {
  let from = counts;
  const axes: readonly (readonly [number, number])[] = [
    [CHROMA_BINS * CHROMA_BINS, LIGHT_BINS],
    [CHROMA_BINS, CHROMA_BINS],
    [1, CHROMA_BINS],
  ];
  for (const [stride, length] of axes) {
    const to = new Float32Array(from.length);
    for (let i = 0; i < from.length; i++) {
      const at = Math.floor(i / stride) % length;
      const before = at > 0 ? from[i - stride]! : from[i]!;
      const after = at < length - 1 ? from[i + stride]! : from[i]!;
      to[i] = 0.25 * before + 0.5 * from[i]! + 0.25 * after;
    }
    from = to;
  }
  return from;
}

/** Drops bridges and specks thinner than the radius: a blur, cut at half, twice. */
function opened(cells: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  const soft = boxBlurred(Float32Array.from(cells), width, height, radius);
  return Uint8Array.from(soft, (value) => (value > 0.5 ? 1 : 0));
}
