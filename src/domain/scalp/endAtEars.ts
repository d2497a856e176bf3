import { REGION_EAR } from '../head/types';
import type { Skull } from './skull';
import type { SurfaceRaster } from './raster';

/** Skin at such a slant lies at the skull's outline. */
const OUTLINE_FACING = 0.45;

/**
 * Takes from the scalp what the picture shows to be an ear behind it, or the room between the two: there the person's own
 * outline is no help.
 *
 * @param coverage of the scalp, 0..255 a pixel of the raster; changed
 * @param nearEar of `nearEars`
 */
export function endAtEars(
  { triangle, region, facing }: SurfaceRaster,
  coverage: Uint8Array,
  skull: Skull,
  nearEar: (i: number) => boolean,
): void {
  const at: number[] = [];
  for (let i = 0; i < coverage.length; i++) {
    if (triangle[i]! < 0 || region[i] === REGION_EAR) continue;
    if (coverage[i]! > 0 && facing[i]! < OUTLINE_FACING && nearEar(i)) at.push(i);
  }
  if (at.length === 0) return;
  const seen = skull.seen().coverage;
  for (const i of at) coverage[i] = Math.min(coverage[i]!, seen[i]!);
}
