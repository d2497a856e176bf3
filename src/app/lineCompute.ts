import { lineGuides, type LineGuide } from '../domain/hairline/guides';
import { lineGround, type LineGround } from '../domain/hairline/lineGround';
import { traceLine, type TracedLine } from '../domain/hairline/traceLine';
import type { HeadFit, HeadSurface } from '../domain/head/types';
import type { AnalysisImage } from '../domain/image';
import { medianMmPerPx } from '../domain/scalp/maps';
import type { ScalpMaps } from '../domain/scalp/types';

/** What the line is laid on, and the lines of the face beside it. */
export interface GroundedHead {
  readonly ground: LineGround;
  readonly guides: readonly LineGuide[];
}

interface LaidPhoto {
  readonly picture: { readonly analysis: AnalysisImage };
  readonly geometry: {
    readonly surface: HeadSurface;
    readonly fit: HeadFit;
    readonly maps: ScalpMaps;
  } | null;
}

/** What the compute worker knows of the hairline; null of a photo that was forgotten. */
export function lineCompute(photoOf: (photoId: string) => LaidPhoto | undefined) {
  return {
    lineGround(photoId: string): GroundedHead | null {
      const geometry = photoOf(photoId)?.geometry;
      if (!geometry) return null;
      const ground = lineGround(geometry.surface);
      return { ground, guides: lineGuides(geometry.fit.shape, ground) };
    },

    /**
     * A line that someone drew on the skin near the planned one; null where none can be followed.
     *
     * @param linePx the planned line as seen: photo px, x, y, x, y, …
     */
    traceLine(photoId: string, linePx: readonly number[]): TracedLine | null {
      const photo = photoOf(photoId);
      if (!photo?.geometry) return null;
      const { maps } = photo.geometry;
      return traceLine(photo.picture.analysis, maps, linePx, medianMmPerPx(maps));
    },
  };
}
