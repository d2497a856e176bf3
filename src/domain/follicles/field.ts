import type { HeadSurface } from '../head/types';
import { growthDirection } from './growth';
import type { FollicleSeeds } from './seeds';
import { triangleAreaMm2 } from './surfaceAreas';
import type { FollicleField } from './types';

/**
 * The seeds on one person's head. Where this head is larger than the one they were planted on, later seeds come earlier
 * in the order (and the other way round), so every prefix has the same density all over.
 *
 * @param surface the same mesh as the one the seeds were planted on, in this person's shape
 * @param maxDensityPerCm2 density of the whole field; the seeds need some 15 % more for the largest heads
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
    traits: new Float32Array(4 * count),
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
  plantedAreaMm2.forEach((planted, t) => {
    if (planted === 0) return;
    const own = triangleAreaMm2(surface, 3 * t);
    areaMm2 += own;
    perTriangle[t] = own / planted;
  });
  return { perTriangle, areaMm2 };
}

/** Seeds sorted by the density at which each is needed. Keys carry the index in their low bits, so a plain numeric sort does. */
function orderByDensity({ count, triangle }: FollicleSeeds, growth: Float32Array): Uint32Array {
  const INDEX_RANGE = 2 ** 20;
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++)
    keys[i] = Math.round((64 * (i + 0.5)) / (growth[triangle[i]! / 3] || 1)) * INDEX_RANGE + i;
  keys.sort();
  return Uint32Array.from(keys, (key) => key % INDEX_RANGE);
}

function placeSeed(
  seeds: FollicleSeeds,
  surface: HeadSurface,
  seed: number,
  field: FollicleField,
  i: number,
): void {
  const t = seeds.triangle[seed]!;
  const wb = seeds.weights[2 * seed]!,
    wc = seeds.weights[2 * seed + 1]!,
    wa = 1 - wb - wc;
  const a = 3 * surface.triangles[t]!,
    b = 3 * surface.triangles[t + 1]!,
    c = 3 * surface.triangles[t + 2]!;
  const { positionsMm: p, normals: n } = surface;
  const at = (values: Float32Array, k: number): number =>
    wa * values[a + k]! + wb * values[b + k]! + wc * values[c + k]!;
  const nx = at(n, 0),
    ny = at(n, 1),
    nz = at(n, 2);
  const inverse = 1 / (Math.hypot(nx, ny, nz) || 1);
  const position = [at(p, 0), at(p, 1), at(p, 2)] as const;
  const normal = [nx * inverse, ny * inverse, nz * inverse] as const;
  field.positionMm.set(position, 3 * i);
  field.normal.set(normal, 3 * i);
  growthDirection(position, normal, surface.points, field.growth, 3 * i);
  field.traits.set(seeds.traits.subarray(4 * seed, 4 * seed + 4), 4 * i);
}
