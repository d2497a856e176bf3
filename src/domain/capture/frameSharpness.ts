import type { RgbaImage } from '../image';
import { edgesAcrossRows } from '../quality/edgeSpread';
import type { SharpnessFinding } from './types';

/** Of the edges, sorted by spread: the sharper ones show what lens and hand could do. */
const SHARP_SHARE = 0.2;
/** Fewer say nothing [A]. */
const LEAST_EDGES = 24;
/**
 * Spread of an edge as a Gaussian's standard deviation, px of the camera: sharp photographs have 0.4 to 1.1 [S: own
 * measurements], frames of a phone's video, which are smoothed, up to 2 [A].
 */
const SOFT_PX = 2.5;

/** Whether cut-outs of a frame at the camera's own resolution hold fine detail, by the measure of an opened photo's. */
export function frameSharpness(details: readonly RgbaImage[]): SharpnessFinding {
  const spreads = [details, details.map(transposed)].map(sharperSpread).filter((spread) => spread !== null);
  // A shaken picture is soft along one direction alone.
  return spreads.length === 0 ? 'unsure' : Math.max(...spreads) > SOFT_PX ? 'soft' : 'good';
}

function sharperSpread(bands: readonly RgbaImage[]): number | null {
  const spreads: number[] = [];
  for (const band of bands) edgesAcrossRows(band, (_x, _y, spreadPx) => spreads.push(spreadPx));
  if (spreads.length < LEAST_EDGES) return null;
  return spreads.sort((a, b) => a - b)[Math.floor(SHARP_SHARE * spreads.length)]!;
}

function transposed({ width, height, data }: RgbaImage): RgbaImage {
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const to = new Uint32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) for (let x = 0; x < width; x++, i++) to[x * height + y] = from[i]!;
  return { width: height, height: width, data: new Uint8ClampedArray(to.buffer) };
}
