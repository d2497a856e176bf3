import type { SeenRun } from '../domain/hairline/seenLine';
import type { HeadFit, HeadSurface } from '../domain/head/types';
import type { PatternId } from '../domain/patterns/pattern';
import { patternGround } from '../domain/patterns/patternGround';
import { proposedZones } from '../domain/patterns/proposedZones';
import { seenPattern, type SeenPattern } from '../domain/patterns/seenPattern';
import { seenRegion } from '../domain/patterns/seenRegion';
import { topView } from '../domain/patterns/topView';
import type { ScalpMaps } from '../domain/scalp/types';
import type { Zone } from '../domain/zones/zone';
import type { ZoneGround } from '../domain/zones/zoneShape';

interface LaidPhoto {
  readonly geometry: {
    readonly surface: HeadSurface;
    readonly fit: HeadFit;
    readonly maps: ScalpMaps;
    readonly ground: ZoneGround;
  } | null;
}

/** A pattern of hair loss on the head of one photo. */
export interface PatternOnHead {
  readonly zones: readonly Zone[];
  readonly border: readonly SeenRun[];
}

/** What the compute worker knows of patterns of hair loss; null of a photo that was forgotten. */
export function patternCompute(photoOf: (photoId: string) => LaidPhoto | undefined) {
  const groundOf = ({ fit, ground }: NonNullable<LaidPhoto['geometry']>) =>
    patternGround(fit.shape, ground.chart);
  return {
    patternLook: topView,

    seenPattern(photoId: string): SeenPattern | null {
      const geometry = photoOf(photoId)?.geometry;
      return geometry ? seenPattern(geometry.maps, groundOf(geometry)) : null;
    },

    /** @param kept zones that stay in the plan */
    patternOnHead(photoId: string, id: PatternId, kept: readonly Pick<Zone, 'id'>[]): PatternOnHead | null {
      const geometry = photoOf(photoId)?.geometry;
      if (!geometry) return null;
      const ground = groundOf(geometry);
      return {
        zones: proposedZones(id, ground, kept),
        border: seenRegion(id, ground, geometry.surface, geometry.fit),
      };
    },
  };
}
