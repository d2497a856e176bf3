import type { ScalpMaps } from '../scalp/types';
import type { EdgeSamples } from './types';

/** Of the edges, sorted by spread: the sharper ones show what lens and hand could do; the rest are soft by themselves. */
const SHARP_SHARE = 0.2;
/** Fewer edges say nothing; of the scalp's own more are wanted, since its hair and folds are soft by themselves. */
const LEAST_ON_HEAD = 24;
const LEAST_ON_SCALP = 50;
/** Of 255: hair is soft by itself from this opacity on. */
const HAIR_FROM = 128;
/** An edge this near the head belongs to it, analysis px: its outline, and what the fit is off. */
const NEAR_PX = 4;

/**
 * How far the photo spreads the sharper edges of the scalp, or where it has few those of the head, as the standard
 * deviation of a Gaussian in photo px; of both directions the larger, since a shaken picture is soft along one. Measured
 * on photographs blurred with 1, 2 and 4 px: 1.3 to 1.6, 2.1 to 2.2 and 3.7 to 4.0. null where there are too few edges.
 */
export function edgeSpreadPx(edges: EdgeSamples, maps: ScalpMaps): number | null {
  const spreads = [edges.alongX, edges.alongY]
    .map((found) => spreadOf(found, maps))
    .filter((spread) => spread !== null);
  return spreads.length === 0 ? null : Math.max(...spreads);
}

const spreadOf = (edges: Float32Array, maps: ScalpMaps): number | null =>
  spreadOnScalp(edges, maps) ?? spreadOnHead(edges, maps);

const spreadOnScalp = (edges: Float32Array, maps: ScalpMaps): number | null =>
  sharperOf(
    edges,
    maps,
    LEAST_ON_SCALP,
    (i) => maps.scalp.coverage[i]! > 127 && maps.hair.coverage[i]! < HAIR_FROM,
  );

const spreadOnHead = (edges: Float32Array, maps: ScalpMaps): number | null =>
  sharperOf(edges, maps, LEAST_ON_HEAD, (i) => maps.facing[i]! > 0);

/**
 * How far lens and hand alone spread a point of the head, as far as its edges show it: of scalp and head the sharper, since
 * skin and hair are soft by themselves; of both directions the mean variance. null where there are too few edges.
 */
export function leastEdgeSpreadPx(edges: EdgeSamples, maps: ScalpMaps): number | null {
  const squares = [edges.alongX, edges.alongY].flatMap((found) => {
    const spreads = [spreadOnScalp(found, maps), spreadOnHead(found, maps)].filter((s) => s !== null);
    return spreads.length === 0 ? [] : [Math.min(...spreads) ** 2];
  });
  return squares.length === 0
    ? null
    : Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

function sharperOf(
  edges: Float32Array,
  maps: ScalpMaps,
  least: number,
  isIn: (pixel: number) => boolean,
): number | null {
  const spreads: number[] = [];
  for (let k = 0; k < edges.length; k += 3)
    if (isNear(edges[k]!, edges[k + 1]!, maps, isIn)) spreads.push(edges[k + 2]!);
  if (spreads.length < least) return null;
  return Float64Array.from(spreads).sort()[Math.floor(SHARP_SHARE * spreads.length)]!;
}

/** @param xPx @param yPx in the photo, within it */
function isNear(
  xPx: number,
  yPx: number,
  { width, height, photoPxPerPx }: ScalpMaps,
  isIn: (pixel: number) => boolean,
): boolean {
  const x = Math.floor(xPx / photoPxPerPx);
  const y = Math.floor(yPx / photoPxPerPx);
  if (x >= width || y >= height) return false;
  const i = y * width + x;
  return (
    isIn(i) ||
    (x >= NEAR_PX && isIn(i - NEAR_PX)) ||
    (x + NEAR_PX < width && isIn(i + NEAR_PX)) ||
    (y >= NEAR_PX && isIn(i - NEAR_PX * width)) ||
    (y + NEAR_PX < height && isIn(i + NEAR_PX * width))
  );
}
