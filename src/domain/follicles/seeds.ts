import type { HeadSurface } from '../head/types';
import { randomSource } from '../random';
import { plantingGround, type PlantingGround } from './plantingGround';
import { SeedFreedom } from './SeedFreedom';

/**
 * Candidates a seed, of which the freest is taken, and the share of seeds that stay where they fall, as a hand now and then
 * sets one close to another. Together they give the neighbour statistics of real treated scalps at every prefix.
 */
const CANDIDATES = 4;
const LOOSE_SHARE = 0.05;
/** Candidates lie within a stretch of the ground's line of this many times the area of one seed. */
const STRETCH = 3;
/** The spacing is measured anew when the seeds have grown by this factor. */
const SPACING_GROWTH = 1.5;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Where the impressions lie on the mesh of a head, in order: every prefix is even. All heads share one mesh, so the same
 * seeds give the same impressions on everybody's head.
 */
export interface FollicleSeeds {
  readonly count: number;
  /** Index of the triangle's first corner in `triangles`. */
  readonly triangle: Uint32Array;
  /** 2 a seed: weights of the second and third corner. */
  readonly weights: Float32Array;
  /** 4 a seed, uniform in 0..1. */
  readonly traits: Float32Array;
  /** Of each triangle of the mesh they were planted on, mm2; 0 where there are none. */
  readonly plantedAreaMm2: Float32Array;
}

/**
 * Plants `densityPerCm2` seeds on the scalp of a head and the margin around it. Deterministic in (surface, seed).
 *
 * Best candidate alone (Mitchell 1991) leaves patches of 4–6 mm too full or too empty, which the eye sees at once in
 * thousands of dots. So a candidate also loses by every seed around it, and the candidates of seed i are drawn around i
 * times the golden ratio along a line that fills the skin: every patch gets its share at every prefix.
 */
export function plantSeeds(surface: HeadSurface, seed: number, densityPerCm2: number): FollicleSeeds {
  const ground = plantingGround(surface);
  const count = Math.floor((ground.areaMm2 / 100) * densityPerCm2);
  const seeds: FollicleSeeds = {
    count,
    triangle: new Uint32Array(count),
    weights: new Float32Array(2 * count),
    traits: new Float32Array(4 * count),
    plantedAreaMm2: ground.plantedAreaMm2,
  };
  const positionsMm = new Float32Array(3 * count);
  const freedom = new SeedFreedom(positionsMm, count);
  const random = randomSource(seed);
  const candidate = new Float64Array(6);
  const best = new Float64Array(6);
  let measureAt = 1;
  for (let i = 0; i < count; i++) {
    if (i === measureAt) {
      freedom.setSpacing(Math.sqrt(ground.areaMm2 / i));
      measureAt = Math.ceil(i * SPACING_GROWTH);
    }
    const along = ((i * GOLDEN) % 1) * ground.areaMm2;
    const stretchMm2 = Math.min(1, STRETCH / (i + 1)) * ground.areaMm2;
    const candidates = random() < LOOSE_SHARE ? 1 : CANDIDATES;
    let freest = -Infinity;
    for (let k = 0; k < candidates; k++) {
      samplePoint(surface, ground, along + (random() - 0.5) * stretchMm2, random, candidate);
      const free = freedom.at(candidate[0]!, candidate[1]!, candidate[2]!);
      if (free <= freest) continue;
      freest = free;
      best.set(candidate);
    }
    for (let k = 0; k < 3; k++) positionsMm[3 * i + k] = best[k]!;
    seeds.triangle[i] = best[3]!;
    seeds.weights[2 * i] = best[4]!;
    seeds.weights[2 * i + 1] = best[5]!;
    for (let k = 0; k < 4; k++) seeds.traits[4 * i + k] = random();
    freedom.add(i);
  }
  return seeds;
}

/** A place of the triangle at `distanceMm2` along the ground's line; `out` receives x, y, z, triangle, second and third weight. */
function samplePoint(
  surface: HeadSurface,
  ground: PlantingGround,
  distanceMm2: number,
  random: () => number,
  out: Float64Array,
): void {
  const t = ground.triangleAt(distanceMm2);
  const root = Math.sqrt(random()),
    split = random();
  const wb = root * (1 - split),
    wc = root * split;
  const p = surface.positionsMm;
  const a = 3 * surface.triangles[t]!,
    b = 3 * surface.triangles[t + 1]!,
    c = 3 * surface.triangles[t + 2]!;
  for (let k = 0; k < 3; k++) out[k] = (1 - wb - wc) * p[a + k]! + wb * p[b + k]! + wc * p[c + k]!;
  out[3] = t;
  out[4] = wb;
  out[5] = wc;
}
