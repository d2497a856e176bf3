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
const STRETCH = 2;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Places on the mesh of a head, in order. */
export interface Places {
  readonly count: number;
  /** Index of the triangle's first corner in `triangles`. */
  readonly triangle: Uint32Array;
  /** 2 a place: weights of the second and third corner. */
  readonly weights: Float32Array;
  /**
   * To the nearest of those set before, in mean spacings then; `mostInSpacings` where none is nearer. Within a generation they
   * are set in another order than they are counted in.
   */
  readonly freeSpacings: Float32Array;
}

/**
 * Evenly spread places, every prefix as evenly. The tries for place i lie around i times the golden ratio along a line
 * that fills the skin, so every patch gets its share at every prefix; a try is taken when it is as far from the places
 * set before it as the rule asks (dart throwing with a shrinking radius).
 *
 * Places come in generations of a Fibonacci number each. Counted in steps of the Fibonacci number before, the golden ratio
 * lays them along the line one behind the other, and in that order they are set: what is near on the head is then near in
 * memory, too.
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
    triangle: new Uint32Array(count),
    weights: new Float32Array(2 * count),
    freeSpacings: new Float32Array(count),
  };
  const nearby = new PlacesNearby(count);
  const { areaMm2 } = ground;
  const { leastInSpacings, mostInSpacings, tries } = rule;
  const place = new Float64Array(PLACE_NUMBERS),
    freest = new Float64Array(PLACE_NUMBERS);

  const set = (i: number): void => {
    const shareMm2 = areaMm2 / (i + 1);
    const alongMm2 = ((i * GOLDEN) % 1) * areaMm2;
    const stretchMm2 = Math.min(STRETCH * shareMm2, areaMm2);
    const wanted = leastInSpacings + (mostInSpacings - leastInSpacings) * random();
    const wantedMm2 = wanted * wanted * shareMm2,
      mostMm2 = mostInSpacings * mostInSpacings * shareMm2;
    let freestMm2 = -1;
    for (let tried = 0; tried < tries && freestMm2 < wantedMm2; tried++) {
      samplePlace(surface, ground.triangleAt(alongMm2 + (random() - 0.5) * stretchMm2), random, place);
      const freeMm2 = nearby.nearestMm2(place[0]!, place[1]!, place[2]!, mostMm2, freestMm2);
      if (freeMm2 <= freestMm2) continue;
      freestMm2 = freeMm2;
      for (let k = 0; k < PLACE_NUMBERS; k++) freest[k] = place[k]!;
    }
    nearby.add(freest[0]!, freest[1]!, freest[2]!);
    places.triangle[i] = freest[3]!;
    places.freeSpacings[i] = Math.sqrt(freestMm2 / shareMm2);
    places.weights[2 * i] = freest[4]!;
    places.weights[2 * i + 1] = freest[5]!;
  };

  let older = 1,
    first = 0,
    size = 1;
  while (first < count) {
    nearby.setReach(mostInSpacings * Math.sqrt(areaMm2 / (first + 1)));
    for (let k = 0, i = 0; k < size; k++) {
      if (first + i < count) set(first + i);
      i = (i + older) % size;
    }
    first += size;
    [older, size] = [size, older + size];
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
