import { transfer } from 'comlink';
import { fitHead, type FitHeadInput, type FittedHead } from '../domain/head/fit/fitHead';
import { fitPerson } from '../domain/head/fit/personFit';
import { personRegion } from '../domain/head/fit/personRegion';
import { headWire } from '../domain/head/headWire';
import { measuredFit, sizeRatio } from '../domain/head/ruler';
import type { Ruler } from '../domain/head/correction';
import type { WireFrame } from '../domain/head/wire';
import { buildHeadSurface } from '../domain/head/surface';
import type { HeadFit, HeadShape, NoHead } from '../domain/head/types';
import { follicleField } from '../domain/follicles/field';
import { joinedFields } from '../domain/follicles/joinedFields';
import { beardTriangles } from '../domain/follicles/surfaceAreas';
import { plantSeeds, type FollicleSeeds } from '../domain/follicles/seeds';
import { meanShape } from '../domain/head/model';
import type { FollicleField, PatternStyle } from '../domain/follicles/types';
import type { AnalysisImage, Mask } from '../domain/image';
import { hairTone, type SeenHair } from '../domain/pigment/hairTone';
import { skinTone, type SkinTone } from '../domain/pigment/skinTone';
import type { ClinicalView, HeadObservation, HeadOval, SeenMasks } from '../domain/observation';
import { DENSITY_MAX_PER_CM2 } from '../domain/plan/TreatmentPlan';
import { photoQuality, type PhotoQuality } from '../domain/quality/photoQuality';
import { photoGrain, type PhotoGrain } from '../domain/quality/grain';
import { NO_SAMPLES, type PhotoSamples } from '../domain/quality/types';
import { medianMmPerPx, scalpMaps, visibleScalpAreaCm2 } from '../domain/scalp/maps';
import { depthMap } from '../domain/scalp/depthMap';
import { hairLight } from '../domain/scalp/longHair';
import { personWithEdge } from '../domain/scalp/edgeOfPerson';
import { headMask, seenHead, seenToEyes, type HeadRect } from '../domain/scalp/seenHead';
import type { OwnHair } from '../domain/fringe/fringeLook';
import { hairAheadOf } from '../domain/fringe/hairAhead';
import { croppedHairLight } from '../domain/fringe/skinUnderHair';
import { fringeOf } from '../domain/scalp/fringe';
import { hairOfPartsBlended } from '../domain/scalp/hairElsewhere';
import { bearsHair } from '../domain/scalp/ownHair';
import type { ColourMap, DepthMap, RimShift } from '../domain/scalp/types';
import { headPlacesMm, headPointsMm } from '../domain/scar/onHead';
import { PartsInPhoto } from '../domain/zones/partLimits';
import { zoneGround } from '../domain/zones/zoneShape';
import { handedOver } from './handedOver';
import { lineCompute } from './lineCompute';
import { patternCompute } from './patternCompute';
import { zoneCompute } from './zoneCompute';
import { usualChange } from './startPlan';
import { FIELD_SEED, treated, type PhotoGeometry, type Treatment, type TreatInput } from './treatPhoto';
import { warmGeometry } from './warmGeometry';

/** What the worker keeps of an open photo from the start. */
export type HeldPicture = Pick<FitHeadInput, 'analysis' | 'photoWidthPx' | 'photoHeightPx' | 'lens'>;

export interface FitInput {
  readonly photoId: string;
  readonly view?: ClinicalView;
  readonly headOval?: HeadOval;
}

/** What was fitted to one photo of a person alone. */
export interface OwnFit {
  readonly photoId: string;
  readonly own: FittedHead;
}

/** Colours of the person in one photo; null where too little is seen. */
export interface PersonTones {
  readonly skin: SkinTone | null;
  readonly hair: SeenHair | null;
}

export interface HeadAnalysis {
  readonly fit: HeadFit;
  readonly depth: DepthMap;
  readonly rim: RimShift | null;
  readonly skin: ColourMap | null;
  /** The part of the photo that shows the head, and where in it. */
  readonly seenIn: HeadRect;
  /** Of that the scalp, brows and eyes. */
  readonly seenToEyesIn: HeadRect;
  readonly seenMask: Mask;
  readonly mmPerPx: number;
  readonly visibleAreaCm2: number;
  /** Size of this head beside the mean adult's. */
  readonly sizeRatio: number;
  readonly tones: PersonTones;
  readonly ownHair: OwnHair;
  /** See `fringeLook`. */
  readonly hairLight: number;
}

/** A head as it is to be drawn into its photo; the ruler says how large it is. */
export interface LaidHead {
  readonly fit: HeadFit;
  readonly ruler: Ruler | null;
}

/** The head drawn into its photo, and what the plan treats there at first. */
export interface MappedHead {
  readonly head: HeadAnalysis;
  readonly treatment: Treatment;
}

interface HeldPhoto {
  readonly picture: HeldPicture;
  samples: PhotoSamples;
  masks: SeenMasks;
  observation: HeadObservation | null;
  /** What the head was last fitted to. */
  fitted: FitHeadInput | null;
  geometry: PhotoGeometry | null;
  /** Of the head as it was last fitted. */
  tones: PersonTones | null;
}

const NO_MASKS: SeenMasks = { person: null, hair: null };
/** Planted on the mean head; where a larger head is stretched most it needs nearly half as many again. */
const SEED_DENSITY_PER_CM2 = 1.5 * DENSITY_MAX_PER_CM2;

/**
 * The pure stages behind one door; runs in a compute worker and keeps the pictures and the geometry of each open photo
 * there. Whatever is asked about a photo that was forgotten meanwhile is answered with null.
 */
export function createCompute() {
  const photos = new Map<string, HeldPhoto>();
  const planted = new Map<PatternStyle, FollicleSeeds>();
  const seeds = (style: PatternStyle): FollicleSeeds => {
    const known = planted.get(style);
    if (known) return known;
    const mean = buildHeadSurface(meanShape(), 'fine');
    const made = plantSeeds(mean, FIELD_SEED, SEED_DENSITY_PER_CM2, style);
    planted.set(style, made);
    return made;
  };

  const onFace = new Map<PatternStyle, FollicleSeeds>();
  const seedsOfFace = (style: PatternStyle): FollicleSeeds => {
    const known = onFace.get(style);
    if (known) return known;
    const mean = buildHeadSurface(meanShape(), 'fine');
    const made = plantSeeds(mean, FIELD_SEED + 1, SEED_DENSITY_PER_CM2, style, beardTriangles(mean));
    onFace.set(style, made);
    return made;
  };

  return {
    /** Comes before all that is asked about a photo. */
    hold(photoId: string, picture: HeldPicture): void {
      photos.set(photoId, {
        picture,
        samples: NO_SAMPLES,
        masks: NO_MASKS,
        observation: null,
        fitted: null,
        geometry: null,
        tones: null,
      });
    },

    /** What it shows at its own resolution; comes before its grain is asked for. */
    sampled(photoId: string, samples: PhotoSamples): void {
      const photo = photos.get(photoId);
      if (photo) photo.samples = samples;
    },

    /** Of what the models see in it the masks: the person's edge is brought onto the picture's, and where the person is told. */
    mask(photoId: string, masks: SeenMasks): void {
      const photo = photos.get(photoId);
      if (!photo) return;
      photo.masks = masks;
      const person = personWithEdge(photo.picture.analysis, masks);
      if (person) personRegion(person.mask, masks.hair);
    },

    /** All that they see; comes after the masks and before a fit. */
    see(photoId: string, rest: Omit<HeadObservation, keyof SeenMasks>): void {
      const photo = photos.get(photoId);
      if (photo) photo.observation = { ...photo.masks, ...rest };
    },

    /** The head in the photo. */
    fit({ photoId, ...pointed }: FitInput): FittedHead | NoHead | null {
      const photo = photos.get(photoId);
      if (!photo?.observation) return null;
      photo.fitted = { ...photo.picture, observation: photo.observation, ...pointed };
      photo.tones = null;
      return fitHead(photo.fitted);
    },

    /** The same heads with the shape that they share, in the same order. */
    person(fits: readonly OwnFit[]): readonly FittedHead[] | null {
      const seen = fits.flatMap(({ photoId, own }) => {
        const input = photos.get(photoId)?.fitted;
        return input ? [{ input, own }] : [];
      });
      return seen.length === fits.length ? fitPerson(seen) : null;
    },

    /** The fitted head drawn into the photo, and treated. */
    map({ fit: laid, ruler }: LaidHead, treat: TreatInput): MappedHead | null {
      const photo = photos.get(treat.photoId);
      if (!photo?.fitted) return null;
      const fit = ruler ? measuredFit(laid, buildHeadSurface(laid.shape, 'coarse'), ruler) : laid;
      const surface = buildHeadSurface(fit.shape, 'fine');
      const maps = scalpMaps(surface, fit, photo.picture.analysis, photo.fitted.observation);
      const mmPerPx = medianMmPerPx(maps);
      const fringe = fringeOf(maps, surface.points, mmPerPx * maps.photoPxPerPx);
      const ground = zoneGround(fit.shape);
      const parts = new PartsInPhoto(maps, ground);
      const hairOfParts = hairOfPartsBlended(maps, surface, fringe);
      const { picture, masks } = photo;
      const hairAhead = hairAheadOf({
        analysis: picture.analysis,
        masks,
        maps,
        points: surface.points,
        fringe,
        mmPerPx: mmPerPx * maps.photoPxPerPx,
      });
      const tones = (photo.tones ??= tonesOf(picture.analysis, { maps, surface, fringe }));
      const usual = usualChange(tones);
      const lead = usual && fringe.lead(picture.analysis, usual);
      photo.geometry = {
        surface,
        maps,
        fit,
        fringe,
        lead,
        hairAhead,
        hairOfParts,
        scars: null,
        ground,
        parts,
      };
      const depth = depthMap(maps, fit.pose);
      const { treatment, moved } = handedOver(treated(photo, photo.geometry, treat));
      const head: HeadAnalysis = {
        fit,
        depth,
        rim: maps.rim,
        skin: maps.skin,
        seenIn: seenHead(maps, surface),
        seenToEyesIn: seenToEyes(maps, surface),
        seenMask: headMask(maps, surface.points.glabella),
        mmPerPx,
        visibleAreaCm2: visibleScalpAreaCm2(maps),
        sizeRatio: sizeRatio(fit.shape),
        tones,
        ownHair: fringe.isLong ? 'long' : bearsHair(maps.hair.coverage, maps) ? 'cropped' : 'none',
        hairLight: fringe.isLong
          ? (hairLight(picture.analysis, masks) ?? 0)
          : maps.skin
            ? croppedHairLight(picture.analysis, maps, maps.skin)
            : 1,
      };
      return transfer({ head, treatment }, [depth.depthMm.buffer, ...moved]);
    },

    /** The photo's grain on the head as it was last drawn. */
    grain(photoId: string): PhotoGrain | null {
      const photo = photos.get(photoId);
      return photo?.geometry ? photoGrain(photo.samples, photo.geometry.maps) : null;
    },

    /** Makes ahead of the first photo what one of the two uses of this worker needs; of the geometry no more once a photo is there. */
    async warm(use: 'geometry' | 'field'): Promise<void> {
      if (use === 'geometry') return warmGeometry(() => photos.size === 0);
      follicleField(seeds('fine'), buildHeadSurface(meanShape(), 'fine'), DENSITY_MAX_PER_CM2);
    },

    /** The first impressions of a head: as many as its whole scalp, and where asked for its beard, take at this density. */
    field(shape: HeadShape, style: PatternStyle, densityPerCm2: number, withFace = false): FollicleField {
      const surface = buildHeadSurface(shape, 'fine');
      const scalp = follicleField(seeds(style), surface, densityPerCm2);
      const field = withFace
        ? joinedFields(scalp, follicleField(seedsOfFace(style), surface, densityPerCm2))
        : scalp;
      return transfer(field, [
        field.positionMm.buffer,
        field.normal.buffer,
        field.growth.buffer,
        field.traits.buffer,
      ]);
    },

    /** What the photo cannot show of the head as it was last drawn. */
    quality(photoId: string): PhotoQuality | null {
      const photo = photos.get(photoId);
      if (!photo?.geometry) return null;
      const { analysis } = photo.picture;
      return photoQuality({
        ...photo.geometry,
        analysis,
        edges: photo.samples.edges,
        mmPerPx: medianMmPerPx(photo.geometry.maps),
      });
    },

    wire: (shape: HeadShape): WireFrame => headWire(shape),

    treat(input: TreatInput): Treatment | null {
      const photo = photos.get(input.photoId);
      if (!photo?.geometry) return null;
      const { treatment, moved } = handedOver(treated(photo, photo.geometry, input));
      return transfer(treatment, moved);
    },

    ...lineCompute((photoId) => photos.get(photoId)),
    ...patternCompute((photoId) => photos.get(photoId)),
    ...zoneCompute((photoId) => photos.get(photoId)),

    /** Where on the head points of the photo lie, head frame, mm: x, y, z, …; those beside the scalp are left out. */
    onHead(photoId: string, pointsPx: readonly number[]): readonly number[] | null {
      const maps = photos.get(photoId)?.geometry?.maps;
      return maps ? headPointsMm(maps, pointsPx) : null;
    },

    /** The same of each point, on the scalp or not; NaN beside the head. */
    placesOnHead(photoId: string, pointsPx: readonly number[]): Float64Array | null {
      const maps = photos.get(photoId)?.geometry?.maps;
      return maps ? headPlacesMm(maps, pointsPx) : null;
    },

    forget(photoId: string): void {
      photos.delete(photoId);
    },
  };
}

function tonesOf(
  analysis: AnalysisImage,
  { maps, surface, fringe }: Pick<PhotoGeometry, 'maps' | 'surface' | 'fringe'>,
): PersonTones {
  const skin = skinTone(analysis, maps);
  return { skin, hair: skin && hairTone(analysis, maps, skin, surface.points, fringe.isLong) };
}

export type { Treatment, TreatInput } from './treatPhoto';

export type Compute = ReturnType<typeof createCompute>;
