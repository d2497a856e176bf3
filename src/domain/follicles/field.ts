import type { HeadSurface } from '../head/types';
import { growthDirection } from './growth';
import { onTriangle } from './onTriangle';
import type { FollicleSeeds } from './seeds';
import { triangleAreaMm2 } from './surfaceAreas';
import { TRAITS, type FollicleField } from './types';

/**
 * The seeds on one person's head. Where this head is larger than the one they were planted on, later seeds come earlier
 * in the order (and the other way round), so every prefix has the same density all over.
 *
 * @param surface the same mesh as the one the seeds were planted on, in this person's shape
 * @param maxDensityPerCm2 density of the whole field; where a head is larger than the planted one, the seeds must be as
 *   much denser: a tenth for one that is 5 % larger, 45 % on parts of the scalp at two standard deviations of shape
 */
export function follicleField(
  seeds: FollicleSeeds,
  surface: HeadSurface,
  maxDensityPerCm2: number,
): FollicleField {
  const growthOfArea = areaGrowth(seeds, surface);
  const order = orderByDensity(seeds, growthOfArea.perTriangle);
  const areaCm2 = growthOfArea.areaMm2 / 100;
  const count = Math.min(seeds.count, Math.floor(areaCm2 * maxDensityPerCm2));
  const field: FollicleField = {
    count,
    areaCm2,
    positionMm: new Float32Array(3 * count),
    normal: new Float32Array(3 * count),
    growth: new Float32Array(3 * count),
    traits: new Float32Array(TRAITS * count),
  };
  for (let i = 0; i < count; i++) placeSeed(seeds, surface, order[i]!, field, i);
  return field;
}

interface AreaGrowth {
  /** This head's area over the planted one, per triangle of the mesh. */
  readonly perTriangle: Float32Array;
  readonly areaMm2: number;
}

function areaGrowth({ plantedAreaMm2 }: FollicleSeeds, surface: HeadSurface): AreaGrowth {
  if (surface.triangles.length !== 3 * plantedAreaMm2.length) throw new RangeError('seeds of another mesh');
  const perTriangle = new Float32Array(plantedAreaMm2.length);
  let areaMm2 = 0;
  for (let t = 0; t < plantedAreaMm2.length; t++) {
    const planted = plantedAreaMm2[t]!;
    if (planted === 0) continue;
    const own = triangleAreaMm2(surface, 3 * t);
    areaMm2 += own;
    perTriangle[t] = own / planted;
  }
  return { perTriangle, areaMm2 };
}

/**
 * Seeds sorted by the density at which each is needed: a counting sort on the rank it would have on the planted head. A
 * unit has the rank of its first and stays whole.
 */
function orderByDensity({ count, triangle, firstOfUnit }: FollicleSeeds, growth: Float32Array): Uint32Array {
  const ranks = new Uint32Array(count);
  let most = 0;
  for (let i = 0; i < count; i++) {
    const rank = Math.floor((firstOfUnit[i]! + 0.5) / (growth[triangle[i]! / 3] || 1));
    ranks[i] = rank;
    if (rank > most) most = rank;
  }
  const starts = new Uint32Array(most + 2);
  for (let i = 0; i < count; i++) starts[ranks[i]! + 1]!++;
  for (let rank = 0; rank <= most; rank++) starts[rank + 1]! += starts[rank]!;
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[starts[ranks[i]!]!++] = i;
  return order;
}

function placeSeed(
  seeds: FollicleSeeds,
  surface: HeadSurface,
  seed: number,
  field: FollicleField,
  i: number,
): void {
  const { positionsMm, normals, triangles } = surface;
  const { positionMm, normal, traits } = field;
  const { triangle, weights } = seeds;
  onTriangle(positionsMm, triangles, triangle[seed]!, weights, seed, positionMm, 3 * i);
  onTriangle(normals, triangles, triangle[seed]!, weights, seed, normal, 3 * i);
  const inverse = 1 / (Math.hypot(normal[3 * i]!, normal[3 * i + 1]!, normal[3 * i + 2]!) || 1);
  for (let axis = 0; axis < 3; axis++) normal[3 * i + axis]! *= inverse;
  growthDirection(positionMm, normal, i, surface.points.whorl, field.growth);
  for (let k = 0; k < TRAITS; k++) traits[TRAITS * i + k] = seeds.traits[TRAITS * seed + k]!;
}
