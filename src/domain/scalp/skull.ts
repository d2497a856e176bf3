import { REGION_EAR } from '../head/types';
import type { AnalysisImage, Mask } from '../image';
import { refinedEdge } from './edge';
import type { SurfaceRaster } from './raster';

/** The head without ears, at the raster's size, 0..255. */
export interface Skull {
  readonly fitted: Mask;
  /** With its edge on the picture's, where that shows one; made when it is first asked for. */
  seen(): Mask;
}

export function skullOf(
  { width, height, triangle, region }: Pick<SurfaceRaster, 'width' | 'height' | 'triangle' | 'region'>,
  analysis: AnalysisImage,
): Skull {
  const coverage = new Uint8Array(triangle.length);
  for (let i = 0; i < coverage.length; i++)
    coverage[i] = triangle[i]! < 0 || region[i] === REGION_EAR ? 0 : 255;
  const fitted = { width, height, coverage };
  let seen: Mask | null = null;
  return { fitted, seen: () => (seen ??= refinedEdge(analysis, fitted, null).mask) };
}
