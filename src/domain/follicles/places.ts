import type { HeadSurface } from '../head/types';
import { PlacesNearby } from './PlacesNearby';
import type { PlantingGround } from './plantingGround';

/**
 * The distance to its nearest neighbour at which a place is taken, in mean spacings of the places so far: uniform
 * between the two, drawn anew for each place, as a hand sets one dot closer than the next. Where no try keeps it, the
 * freest of them is taken.
 */
export interface SpacingRule {
  readonly leastInSpacings: number;
  readonly mostInSpacings: number;
  readonly tries: number;
}

/** Tries lie within a stretch of the ground's line of this many times the area of one place. */
const STRETCH = 3;
const SWEEPS = 3;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Places on the mesh of a head, in order. */
export interface Places {
  readonly count: number;
  /** 3 a place, head frame, mm */
  readonly positionsMm: Float32Array;
  /** Index of the triangle's first corner in `triangles`. */
  readonly triangle: Uint32Array;
  /** 2 a place: weights of the second and third corner. */
  readonly weights: Float32Array;
}

/**
 * Evenly spread places, every prefix as evenly. The tries for place i lie around i times the golden ratio along a line
 * that fills the skin, so every patch gets its share at every prefix; a try is taken when it is as far from the places
 * set before it as the rule asks (dart throwing with a shrinking radius).
 *
 * Places come in generations of Fibonacci numbers, which the golden ratio lays along the line one behind the other when
 * they are counted in steps of the Fibonacci number before: each generation is set in a few such sweeps, not in the order
 * of its places, since neighbours in time that are neighbours on the head find each other in the cache.
 */
export function evenPlaces(
  surface: HeadSurface,
  ground: PlantingGround,
  count: number,
  rule: SpacingRule,
  random: () => number,
): Places {
  const places: Places = {
    count,
    positionsMm: new Float32Array(3 * count),
    triangle: new Uint32Array(count),
    weights: new Float32Array(2 * count),
  };
  const nearby = new PlacesNearby(places.positionsMm, count);
  const { areaMm2 } = ground;
  const place = new Float64Array(PLACE_NUMBERS);
  const range = rule.mostInSpacings - rule.leastInSpacings;

  const set = (i: number): void => {
    const shareMm2 = areaMm2 / (i + 1);
    const alongMm2 = ((i * GOLDEN) % 1) * areaMm2;
    const stretchMm2 = Math.min(STRETCH * shareMm2, areaMm2);
    const wanted = rule.leastInSpacings + range * random();
    const wantedMm2 = wanted * wanted * shareMm2;
    let freestMm2 = -1;
    for (let tried = 0; tried < rule.tries && freestMm2 < wantedMm2; tried++) {
      samplePlace(surface, ground.triangleAt(alongMm2 + (random() - 0.5) * stretchMm2), random, place);
      const freeMm2 = nearby.nearestMm2(place[0]!, place[1]!, place[2]!, wantedMm2, freestMm2);
      if (freeMm2 <= freestMm2) continue;
      freestMm2 = freeMm2;
      keepPlace(places, i, place);
    }
    nearby.add(i);
  };

  for (
    let [older, first, size] = [1, 0, 1];
    first < count;
    [older, first, size] = [size, first + size, older + size]
  ) {
    nearby.setReach(rule.mostInSpacings * Math.sqrt(areaMm2 / (first + 1)));
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
      const from = Math.floor((size * sweep) / SWEEPS),
        to = Math.min(count - first, Math.floor((size * (sweep + 1)) / SWEEPS));
      for (let k = 0, j = 0; k < size; k++, j = (j + older) % size) if (j >= from && j < to) set(first + j);
    }
  }
  return places;
}

/** x, y, z, triangle, second and third weight */
const PLACE_NUMBERS = 6;

/** A place in triangle `t`, all of it alike. */
function samplePlace(
  { positionsMm: p, triangles }: HeadSurface,
  t: number,
  random: () => number,
  place: Float64Array,
): void {
  const root = Math.sqrt(random()),
    split = random();
  const wa = 1 - root,
    wb = root * (1 - split),
    wc = root * split;
  const a = 3 * triangles[t]!,
    b = 3 * triangles[t + 1]!,
    c = 3 * triangles[t + 2]!;
  place[0] = wa * p[a]! + wb * p[b]! + wc * p[c]!;
  place[1] = wa * p[a + 1]! + wb * p[b + 1]! + wc * p[c + 1]!;
  place[2] = wa * p[a + 2]! + wb * p[b + 2]! + wc * p[c + 2]!;
  place[3] = t;
  place[4] = wb;
  place[5] = wc;
}

function keepPlace({ positionsMm, triangle, weights }: Places, i: number, place: Float64Array): void {
  positionsMm[3 * i] = place[0]!;
  positionsMm[3 * i + 1] = place[1]!;
  positionsMm[3 * i + 2] = place[2]!;
  triangle[i] = place[3]!;
  weights[2 * i] = place[4]!;
  weights[2 * i + 1] = place[5]!;
}
