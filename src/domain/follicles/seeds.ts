import type { HeadSurface } from '../head/types';
import { randomSource } from '../random';
import { evenPlaces, type SpacingRule } from './places';
import { plantingGround } from './plantingGround';
import type { PatternStyle } from './types';

/**
 * Fitted to the neighbour statistics of real treated scalps at every prefix (fine), to a mean nearest neighbour of 1.2
 * times random's [A] (diffuse).
 */
const RULES: Record<PatternStyle, SpacingRule> = {
  fine: { leastInSpacings: 0.24, mostInSpacings: 0.66, tries: 6 },
  diffuse: { leastInSpacings: 0.05, mostInSpacings: 0.5, tries: 4 },
  clustered: { leastInSpacings: 0.4, mostInSpacings: 0.77, tries: 6 },
};

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
 * Plants `densityPerCm2` seeds on the scalp of a head and the margin around it. Deterministic in (surface, seed, style).
 */
export function plantSeeds(
  surface: HeadSurface,
  seed: number,
  densityPerCm2: number,
  style: PatternStyle = 'fine',
): FollicleSeeds {
  const ground = plantingGround(surface);
  const count = Math.floor((ground.areaMm2 / 100) * densityPerCm2);
  const { triangle, weights } = evenPlaces(surface, ground, count, RULES[style], randomSource(seed));
  return { count, triangle, weights, traits: traitsOf(count, seed), plantedAreaMm2: ground.plantedAreaMm2 };
}

function traitsOf(count: number, seed: number): Float32Array {
  const random = randomSource(~seed);
  const traits = new Float32Array(4 * count);
  for (let k = 0; k < traits.length; k++) traits[k] = random();
  return traits;
}
