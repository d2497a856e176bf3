import type { Mask } from '../../image';
import { cellsAbove, coverageOnGrid, gridOf, seenRegion, type SeenRegion } from './region';
import { solidPart } from './solidPart';

const known = new WeakMap<Mask, { readonly hair: Mask | null; readonly region: SeenRegion }>();

/** The largest part of the person mask with its holes filled, and where hair is seen. Kept as long as the person mask. */
export function personRegion(person: Mask, hair: Mask | null): SeenRegion {
  const before = known.get(person);
  if (before && before.hair === hair) return before.region;
  const region = regionOf(person, hair);
  known.set(person, { hair, region });
  return region;
}

function regionOf(person: Mask, hair: Mask | null): SeenRegion {
  const grid = gridOf(person.width, person.height);
  const coverage = coverageOnGrid(person, grid.width, grid.height, grid.cellPx);
  const inside = solidPart(cellsAbove(coverage, 0.5), grid.width, grid.height);
  return seenRegion(inside, hair, grid);
}
