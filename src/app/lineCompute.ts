import { lineGuides, type LineGuide } from '../domain/hairline/guides';
import { lineGround, type LineGround } from '../domain/hairline/lineGround';
import type { HeadFit, HeadSurface } from '../domain/head/types';

/** What the line is laid on, and the lines of the face beside it. */
export interface GroundedHead {
  readonly ground: LineGround;
  readonly guides: readonly LineGuide[];
}

interface Geometry {
  readonly surface: HeadSurface;
  readonly fit: HeadFit;
}

/** What the compute worker knows of the hairline; null of a photo that was forgotten. */
export function lineCompute(geometryOf: (photoId: string) => Geometry | null | undefined) {
  return {
    lineGround(photoId: string): GroundedHead | null {
      const geometry = geometryOf(photoId);
      if (!geometry) return null;
      const ground = lineGround(geometry.surface);
      return { ground, guides: lineGuides(geometry.fit.shape, ground) };
    },
  };
}
