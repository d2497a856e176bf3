import { follicleField } from '../../src/domain/follicles/field';
import { plantSeeds } from '../../src/domain/follicles/seeds';
import { plantableTriangles, triangleAreaMm2 } from '../../src/domain/follicles/surfaceAreas';
import type { FollicleField } from '../../src/domain/follicles/types';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';

/** Makes a field of `count` impressions from nothing but the mean head's mesh, each time it is called. */
export function fieldOfMeanHead(seed: number, count: number): () => FollicleField {
  const surface = buildHeadSurface(meanShape(), 'fine');
  const areaMm2 = plantableTriangles(surface).reduce((sum, t) => sum + triangleAreaMm2(surface, t), 0);
  // Half an impression more, since both steps round down.
  const perCm2 = (count + 0.5) / (areaMm2 / 100);
  return () => follicleField(plantSeeds(surface, seed, perCm2), surface, perCm2);
}
