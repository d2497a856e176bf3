import { lineGuides, type LineGuide } from '../domain/hairline/guides';
import { lineGround, type LineGround } from '../domain/hairline/lineGround';
import { skinAt } from '../domain/hairline/frontChart';
import { frontSheet } from '../domain/hairline/skinSheet';
import { traceLine } from '../domain/hairline/traceLine';
import type { HeadFit, HeadSurface } from '../domain/head/types';
import type { AnalysisImage } from '../domain/image';
import type { ScalpMaps } from '../domain/scalp/types';

/** What the line is laid on, and the lines of the face beside it. */
export interface GroundedHead {
  readonly ground: LineGround;
  readonly guides: readonly LineGuide[];
}

/** A line drawn on the skin, from the person's right to the left. */
export interface TracedLine {
  /** On the skin, head frame, mm: x, y, z, … */
  readonly pointsMm: readonly number[];
  /** 0..1; from `TRACE_SURE` on there is one. */
  readonly confidence: number;
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
     * A line that someone drew on the skin around the planned one; null where none can be followed.
     *
     * @param lineMm the planned line, head frame, mm: x, y, z, …
     */
    traceLine(photoId: string, lineMm: Float64Array): TracedLine | null {
      const photo = photoOf(photoId);
      if (!photo?.geometry) return null;
      const { maps, surface, fit } = photo.geometry;
      const ground = lineGround(surface);
      const sheet = frontSheet(photo.picture.analysis, maps, ground, fit, lineMm);
      const found = traceLine(sheet);
      if (!found) return null;
      const pointsMm: number[] = [];
      for (let k = 0; k + 1 < found.cells.length; k += 2)
        pointsMm.push(...skinAt(ground.dome, sheet.chartAt(found.cells[k]!, found.cells[k + 1]!)));
      return { pointsMm, confidence: found.confidence };
    },
  };
}
