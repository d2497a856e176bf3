import type { AnalysisImage } from '../domain/image';
import { hairToneAt, type SeenHair } from '../domain/pigment/hairTone';
import type { LinePlan } from '../domain/hairline/hairline';
import { keptToEdge } from '../domain/zones/keptToEdge';
import { lostSkin, type ZoneReach } from '../domain/zones/lostSkin';
import type { DrawnZone } from '../domain/zones/partLimits';
import { isOnFace, type ZonePart } from '../domain/zones/zone';
import { zoneFill, type FillRefusal } from '../domain/zones/zoneFill';
import type { PersonTones } from './compute';
import { hairlineSeen, type PhotoGeometry } from './treatPhoto';

interface LaidPhoto {
  readonly picture: { readonly analysis: AnalysisImage };
  readonly geometry: PhotoGeometry | null;
  readonly tones: PersonTones | null;
}

/** What the compute worker does for the tools of zones; null of a photo that was forgotten. */
export function zoneCompute(photoOf: (photoId: string) => LaidPhoto | undefined) {
  return {
    /** The bare skin around a place of the photo, photo px; see `zoneFill`. */
    zoneFill(
      photoId: string,
      [xPx, yPx]: readonly [number, number],
      zone: DrawnZone,
      line: LinePlan | null,
    ): readonly ZonePart[] | FillRefusal | null {
      const geometry = photoOf(photoId)?.geometry;
      if (!geometry) return null;
      const { maps, ground, fringe, parts } = geometry;
      const hairline = line && hairlineSeen(geometry, line);
      const own = parts.limits(zone)?.least ?? null;
      const { photoPxPerPx } = maps;
      return zoneFill(
        { maps, chart: ground.chart, bare: fringe.bare, hairline, own },
        xPx / photoPxPerPx,
        yPx / photoPxPerPx,
      );
    },

    /** Whether what was drawn reaches skin on which the zone can lie, and how much of it lies beside that. */
    reachOfZone(photoId: string, drawn: readonly ZonePart[], zone: DrawnZone): ZoneReach | null {
      const geometry = photoOf(photoId)?.geometry;
      if (!geometry) return null;
      const { maps, ground, parts } = geometry;
      const isAdded = !isOnFace(zone.kind) && drawn.some(({ mode }) => mode === 'add');
      return {
        reaches: parts.reaches(zone, drawn),
        lost: isAdded ? lostSkin(maps, ground, zone, drawn) : null,
      };
    },

    /** Of a stroke what belongs with the place where it began, see `keptToEdge`. */
    keptToEdge(photoId: string, stroke: ZonePart, zone: DrawnZone): readonly ZonePart[] | null {
      const geometry = photoOf(photoId)?.geometry;
      if (!geometry) return null;
      const { maps, ground, fringe, parts } = geometry;
      return keptToEdge(stroke, { maps, ground, bare: fringe.bare }, parts.limits(zone)?.least ?? null);
    },

    /** Colour of the hair at a place of the photo, photo px; null where hardly any is seen, or too little skin beside it. */
    hairAt(photoId: string, xPx: number, yPx: number): SeenHair | null {
      const photo = photoOf(photoId);
      const skin = photo?.tones?.skin;
      if (!photo?.geometry || !skin) return null;
      const { maps, fringe } = photo.geometry;
      const { photoPxPerPx } = maps;
      const [x, y] = [xPx / photoPxPerPx, yPx / photoPxPerPx];
      return hairToneAt(photo.picture.analysis, maps, skin, x, y, fringe.isLong);
    },
  };
}
