import type { HeadSurface } from '../head/types';
import { randomSource } from '../random';
import { onTriangle } from './onTriangle';
import { SurplusNearby } from './SurplusNearby';
import { TRAITS } from './types';

/** Side of the cells over which a hand evens out its impressions, in mean spacings of those set so far. [A] */
const CELL_SPACINGS = 1.4;
/** The cells are laid anew whenever there are so many times as many impressions. */
const CELLS_LAST = 1.5;
/** A place closer to its nearest than most, in mean spacings, counts as so much more of a surplus in size: two large ones run into one another. [A] */
const CROWDED = 2;
const SIZE = 0;

/** Impressions on a mesh; see FollicleSeeds. */
interface Planted {
  readonly triangle: Uint32Array;
  readonly weights: Float32Array;
  /** See Places; null where it is not known. */
  readonly freeSpacings: Float32Array | null;
}

/**
 * TRAITS numbers an impression, each uniform in 0..1. A hand that works for an even tone sets a faint impression beside
 * strong ones: each number is drawn at random, and mirrored in its range where those around it that were set before are
 * already more on that side; close to another it is a fine one. So neither strong nor faint ones gather by chance, in any prefix.
 *
 * @param areaMm2 of the skin that the impressions cover
 */
export function evenedTraits(
  surface: HeadSurface,
  { triangle, weights, freeSpacings }: Planted,
  areaMm2: number,
  seed: number,
): Float32Array {
  const count = triangle.length;
  const random = randomSource(~seed);
  const traits = new Float32Array(TRAITS * count);
  const positionsMm = placesMm(surface, triangle, weights);
  const nearby = new SurplusNearby(count);
  const surplus = new Float64Array(TRAITS);
  const usualSpacings = freeSpacings ? freeSpacings.reduce((sum, free) => sum + free, 0) / count : 0;
  for (let i = 0, nextLayout = 0; i < count; i++) {
    if (i >= nextLayout) {
      nextLayout = Math.ceil(CELLS_LAST * (i + 1));
      nearby.lay(CELL_SPACINGS * Math.sqrt(areaMm2 / nextLayout));
      for (let j = 0; j < i; j++) nearby.add(positionsMm, j, traits);
    }
    nearby.read(positionsMm, i, surplus);
    if (freeSpacings) surplus[SIZE]! += CROWDED * (usualSpacings - freeSpacings[i]!);
    for (let k = 0; k < TRAITS; k++) {
      const drawn = random();
      traits[TRAITS * i + k] = (drawn - 0.5) * surplus[k]! > 0 ? 1 - drawn : drawn;
    }
    nearby.add(positionsMm, i, traits);
  }
  return traits;
}

/** 3 an impression. */
function placesMm(
  { positionsMm, triangles }: HeadSurface,
  triangle: Uint32Array,
  weights: Float32Array,
): Float32Array {
  const places = new Float32Array(3 * triangle.length);
  for (let i = 0; i < triangle.length; i++)
    onTriangle(positionsMm, triangles, triangle[i]!, weights, i, places, 3 * i);
  return places;
}
