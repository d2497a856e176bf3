import type { AnalysisImage } from '../../image';
import type { ClinicalView, HeadObservation, HeadOval } from '../../observation';
import type { FitSource, HeadFit, NoHead, ScaleSource } from '../types';
import { translationOf } from './camera';
import { fitFace } from './faceFit';
import { headRegion } from './headRegion';
import { shapedVertices } from './headTemplate';
import { HEAD_SIZE_SIGMA, irisHeadScale } from './irisScale';
import { personRegion } from './personRegion';
import type { Refined } from './refine';
import { fitOutline } from './outlineFit';
import { looksLikeHead, outlineConfidence } from './plausibility';
import { headTemplate } from './templateOfModel';
import { nearestView } from './viewClass';

export interface FitHeadInput {
  readonly analysis: AnalysisImage;
  readonly observation: HeadObservation;
  readonly photoWidthPx: number;
  readonly photoHeightPx: number;
  /** Narrows the search. */
  readonly view?: ClinicalView | undefined;
  /** Photo px; always yields a fit. */
  readonly headOval?: HeadOval | undefined;
  /** Known focal length, photo px. */
  readonly focalPx?: number | undefined;
}

/** Smallest side of a picture that can show a head, analysis px. */
const LEAST_SIDE_PX = 24;

/**
 * Shape, pose and lens of the head in one photo. Deterministic; some 100 ms with a face, up to 800 ms without. The fit's
 * camera is in photo px, its lengths in mm.
 */
export function fitHead(input: FitHeadInput): HeadFit | NoHead {
  const { analysis, observation } = input;
  if (Math.min(analysis.width, analysis.height) < LEAST_SIDE_PX) return { noHead: true, reason: 'too-small' };
  if (observation.face !== null) return faceFitOf(input, observation.face);
  return outlineFitOf(input);
}

function faceFitOf(input: FitHeadInput, face: NonNullable<HeadObservation['face']>): HeadFit {
  const { analysis, observation, focalPx } = input;
  const template = headTemplate();
  const refined = fitFace(template, {
    face,
    region: observation.person === null ? null : personRegion(observation.person, observation.hair),
    widthPx: analysis.width,
    heightPx: analysis.height,
    focalPx: focalPx === undefined ? undefined : focalPx / analysis.photoPxPerPx,
  });
  const landmarks = shapedVertices(
    {
      ...template,
      meanMm: Float32Array.from(template.landmarkMeanMm),
      modesMm: template.landmarkModesMm.map((mode) => Float32Array.from(mode)),
    },
    refined.weights,
  );
  const scale = irisHeadScale(face, refined.camera, landmarks);
  const worst = Math.max(...refined.turnSigmaRad) * (180 / Math.PI);
  const confidence = 0.97 - 0.03 * Math.max(0, refined.landmarkRmsMm - 7) - 0.02 * Math.max(0, worst - 2);
  return headFitOf(input, refined, {
    scale,
    source: 'face',
    scaleSource: 'face',
    scaleUncertainty: HEAD_SIZE_SIGMA,
    confidence,
  });
}

/** Fits of real heads to their person masks are at least 0.6 sure; below this the mask is not the head's. */
const DOUBTFUL = 0.4;

/** By the person mask; where that leaves doubt by colour, too, and the surer of both. */
function outlineFitOf(input: FitHeadInput): HeadFit | NoHead {
  const first = outlineFitIn(input);
  const { observation, headOval } = input;
  if (
    'noHead' in first ||
    first.confidence >= DOUBTFUL ||
    observation.person === null ||
    headOval !== undefined
  )
    return first;
  const byColour = outlineFitIn({ ...input, observation: { ...observation, person: null } });
  return 'noHead' in byColour || byColour.confidence <= first.confidence ? first : byColour;
}

function outlineFitIn(input: FitHeadInput): HeadFit | NoHead {
  const { analysis, observation, headOval, view, focalPx } = input;
  const seen = headRegion(analysis, observation, headOval);
  if (seen === null) return { noHead: true, reason: 'nothing-like-a-head' };
  const fit = fitOutline(headTemplate(), {
    region: seen.region,
    image: analysis,
    view,
    focalPx: focalPx === undefined ? undefined : focalPx / analysis.photoPxPerPx,
    oval: headOval === undefined ? undefined : scaledOval(headOval, 1 / analysis.photoPxPerPx),
  });
  const pointed = headOval !== undefined || view !== undefined;
  if (fit === null || (!pointed && !looksLikeHead(fit, seen, analysis)))
    return { noHead: true, reason: 'nothing-like-a-head' };
  const confidence = outlineConfidence(fit, seen, view !== undefined);
  const outlineSigma = (seen.source === 'oval' ? OVAL_SIGMA : OUTLINE_SIGMA) * (1 - confidence);
  return headFitOf(input, fit, {
    scale: 1,
    source: headOval === undefined ? 'outline' : 'oval',
    scaleSource: seen.source === 'oval' ? 'assumed' : 'head',
    scaleUncertainty: Math.hypot(HEAD_SIZE_SIGMA, outlineSigma),
    confidence,
  });
}

/** Error of lengths that a wholly doubtful outline leaves beside the spread of head sizes [A]. */
const OUTLINE_SIGMA = 0.2;
const OVAL_SIGMA = 0.25;

const scaledOval = (oval: HeadOval, k: number): HeadOval => ({
  ...oval,
  cx: oval.cx * k,
  cy: oval.cy * k,
  rx: oval.rx * k,
  ry: oval.ry * k,
});

interface FitWords {
  readonly scale: number;
  readonly source: FitSource;
  readonly scaleSource: ScaleSource;
  readonly scaleUncertainty: number;
  readonly confidence: number;
}

/** The fit in photo px; `scale` moves the head along its rays so that the picture stays the same. */
function headFitOf(
  input: FitHeadInput,
  { camera, weights }: Pick<Refined, 'camera' | 'weights'>,
  words: FitWords,
): HeadFit {
  const k = input.analysis.photoPxPerPx;
  const [tx, ty, tz] = translationOf(camera);
  return {
    shape: { modes: Float32Array.from(weights), scale: words.scale },
    pose: {
      rotation: camera.rotation,
      translationMm: [tx * words.scale, ty * words.scale, tz * words.scale],
    },
    camera: {
      widthPx: input.photoWidthPx,
      heightPx: input.photoHeightPx,
      focalPx: camera.focalPx * k,
      cxPx: camera.axisXPx * k,
      cyPx: camera.axisYPx * k,
    },
    view: nearestView(camera.rotation),
    source: words.source,
    scaleSource: words.scaleSource,
    scaleUncertainty: words.scaleUncertainty,
    confidence: Math.max(0.05, Math.min(0.98, words.confidence)),
  };
}
