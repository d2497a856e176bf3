import type { HeadSurface } from '../head/types';
import { randomSource } from '../random';
import { evenPlaces, type Places, type SpacingRule } from './places';
import { plantingGround, type PlantingGround } from './plantingGround';
import { plantableTriangles } from './surfaceAreas';
import { evenedTraits } from './traits';
import type { PatternStyle } from './types';
import { UnitPlanting } from './UnitPlanting';
import { unitSizes } from './units';

/**
 * Fine: by the neighbour statistics of the marks on real treated scalps. In a photo dots closer than half a millimetre
 * run into one mark, and what is left is more even: so few are set that close, and the distances of the others differ as
 * much as they may. Diffuse: a mean nearest neighbour of 1.2 times random's [A]. Clustered: of the units, which must not
 * run into one another, and stand as far apart as they may for that [A].
 */
const RULES: Record<PatternStyle, SpacingRule> = {
  fine: { leastInSpacings: 0.26, mostInSpacings: 0.62, tries: 6 },
  diffuse: { leastInSpacings: 0.05, mostInSpacings: 0.5, tries: 4 },
  clustered: { leastInSpacings: 0.66, mostInSpacings: 0.78, tries: 30 },
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
  /** Index of the first seed of each one's follicular unit: its own where seeds are single. */
  readonly firstOfUnit: Uint32Array;
  /** TRAITS a seed, uniform in 0..1: see evenedTraits. */
  readonly traits: Float32Array;
  /** Of each triangle of the mesh they were planted on, mm2; 0 where there are none. */
  readonly plantedAreaMm2: Float32Array;
}

/**
 * Plants `densityPerCm2` seeds on the scalp of a head and the margin around it, or elsewhere. Deterministic in (surface,
 * seed, style, triangles).
 */
export function plantSeeds(
  surface: HeadSurface,
  seed: number,
  densityPerCm2: number,
  style: PatternStyle = 'fine',
  triangles = plantableTriangles(surface),
): FollicleSeeds {
  const ground = plantingGround(surface, triangles);
  const count = Math.floor((ground.areaMm2 / 100) * densityPerCm2);
  const random = randomSource(seed);
  const planted =
    style === 'clustered'
      ? unitsOf(surface, ground, count, random)
      : singles(evenPlaces(surface, ground, count, RULES[style], random));
  const { triangle, weights, firstOfUnit } = planted;
  return {
    count,
    triangle,
    weights,
    firstOfUnit,
    traits: evenedTraits(surface, planted, ground.areaMm2, seed),
    plantedAreaMm2: ground.plantedAreaMm2,
  };
}

interface Planted extends Pick<FollicleSeeds, 'triangle' | 'weights' | 'firstOfUnit'> {
  readonly freeSpacings: Float32Array | null;
}

function singles({ count, triangle, weights, freeSpacings }: Places): Planted {
  const firstOfUnit = new Uint32Array(count);
  for (let i = 0; i < count; i++) firstOfUnit[i] = i;
  return { triangle, weights, firstOfUnit, freeSpacings };
}

function unitsOf(surface: HeadSurface, ground: PlantingGround, count: number, random: () => number): Planted {
  const sizes = unitSizes(count, random);
  const units = evenPlaces(surface, ground, sizes.length, RULES.clustered, random);
  const planting = new UnitPlanting(surface, units, count);
  planting.plant(sizes, random);
  const { triangle, weights, firstOfUnit } = planting;
  return { triangle, weights, firstOfUnit, freeSpacings: null };
}
