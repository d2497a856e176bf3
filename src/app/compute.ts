import { transfer } from 'comlink';
import { fitHead } from '../domain/head/fit/fitHead';
import { buildHeadSurface } from '../domain/head/surface';
import type { HeadFit, HeadShape, HeadSurface, NoHead } from '../domain/head/types';
import { plannedHairline } from '../domain/hairline/hairline';
import { follicleField } from '../domain/follicles/field';
import { plantSeeds, type FollicleSeeds } from '../domain/follicles/seeds';
import { meanShape } from '../domain/head/model';
import type { FollicleField } from '../domain/follicles/types';
import type { AnalysisImage, Mask } from '../domain/image';
import type { ClinicalView, HeadObservation, HeadOval } from '../domain/observation';
import { DENSITY_MAX_PER_CM2, type TreatmentPlan } from '../domain/plan/TreatmentPlan';
import { medianMmPerPx, scalpMaps, visibleScalpAreaCm2 } from '../domain/scalp/maps';
import { correctedScalp, type BrushStroke } from '../domain/scalp/strokes';
import { plannedAreaCm2, treatedFigures, treatedSkin, type TreatedFigures } from '../domain/scalp/treatment';
import { depthMap } from '../domain/scalp/depthMap';
import type { DepthMap, RimShift, ScalpMaps } from '../domain/scalp/types';
import { warmGeometry } from './warmGeometry';

export interface FitInput {
  readonly photoId: string;
  readonly analysis: AnalysisImage;
  readonly observation: HeadObservation;
  readonly photoWidthPx: number;
  readonly photoHeightPx: number;
  readonly view?: ClinicalView;
  readonly headOval?: HeadOval;
  /** The person's shape where an earlier photo has given it. */
  readonly shape?: HeadShape;
}

export interface HeadAnalysis {
  readonly fit: HeadFit;
  readonly depth: DepthMap;
  readonly rim: RimShift | null;
  readonly mmPerPx: number;
  readonly visibleAreaCm2: number;
}

export interface Treatment extends TreatedFigures {
  /** The outline after corrections. */
  readonly scalp: Mask;
  /** Share of the full density. */
  readonly coverage: Mask;
}

export interface TreatInput {
  readonly photoId: string;
  readonly hairline: TreatmentPlan['hairline'];
  readonly uniform: boolean;
  readonly strokes: readonly BrushStroke[];
}

interface PhotoGeometry {
  readonly surface: HeadSurface;
  readonly maps: ScalpMaps;
}

const FIELD_SEED = 20_011;
/** Planted on the mean head; larger heads need more than the field's density. */
const SEED_DENSITY_PER_CM2 = 1.2 * DENSITY_MAX_PER_CM2;

/** The pure stages behind one door; runs in a compute worker and keeps each open photo's geometry there. */
export function createCompute() {
  const photos = new Map<string, PhotoGeometry>();
  const pictures = new Map<string, Pick<FitInput, 'analysis' | 'observation'>>();
  let planted: FollicleSeeds | null = null;
  const seeds = (): FollicleSeeds =>
    (planted ??= plantSeeds(buildHeadSurface(meanShape(), 'fine'), FIELD_SEED, SEED_DENSITY_PER_CM2));

  return {
    /** First half: the head in the photo. Remembers the pictures for `map`. */
    fit(input: FitInput): HeadFit | NoHead {
      const found = fitHead(input);
      if ('noHead' in found) return found;
      pictures.set(input.photoId, { analysis: input.analysis, observation: input.observation });
      return input.shape ? { ...found, shape: input.shape } : found;
    },

    /** Second half: the fitted head drawn into the photo. */
    map(photoId: string, fit: HeadFit): HeadAnalysis {
      const picture = pictures.get(photoId);
      if (!picture) throw new Error(`no pictures of photo ${photoId}`);
      pictures.delete(photoId);
      const surface = buildHeadSurface(fit.shape, 'fine');
      const maps = scalpMaps(surface, fit, picture.analysis, picture.observation);
      photos.set(photoId, { surface, maps });
      const depth = depthMap(maps, fit.pose);
      return transfer(
        {
          fit,
          depth,
          rim: maps.rim,
          mmPerPx: medianMmPerPx(maps),
          visibleAreaCm2: visibleScalpAreaCm2(maps),
        },
        [depth.depthMm.buffer],
      );
    },

    /** Makes ahead of the first photo what one of the two uses of this worker needs. */
    async warm(use: 'geometry' | 'field'): Promise<void> {
      if (use === 'field') seeds();
      else await warmGeometry();
    },

    field(shape: HeadShape): FollicleField {
      const field = follicleField(seeds(), buildHeadSurface(shape, 'fine'), DENSITY_MAX_PER_CM2);
      return transfer(field, [
        field.positionMm.buffer,
        field.normal.buffer,
        field.growth.buffer,
        field.traits.buffer,
      ]);
    },

    /** null for a photo that was closed meanwhile. */
    treat({ photoId, hairline: plan, uniform, strokes }: TreatInput): Treatment | null {
      const geometry = photos.get(photoId);
      if (!geometry) return null;
      const { surface, maps } = geometry;
      const hairline = uniform ? null : plannedHairline(surface, plan, FIELD_SEED);
      const corrected = correctedScalp(maps, strokes);
      const machine = treatedSkin(maps, { scalp: maps.scalp, added: null }, hairline);
      const treated = strokes.length > 0 ? treatedSkin(maps, corrected, hairline) : machine;
      return {
        scalp: corrected.scalp,
        coverage: treated.coverage,
        ...treatedFigures(plannedAreaCm2(surface, hairline), machine, treated),
      };
    },

    forget(photoId: string): void {
      photos.delete(photoId);
      pictures.delete(photoId);
    },
  };
}

export type Compute = ReturnType<typeof createCompute>;
