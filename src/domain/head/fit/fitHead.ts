import type { AnalysisImage, PhotoLens } from '../../image';
import type { ClinicalView, HeadObservation, HeadOval } from '../../observation';
import { personWithEdge } from '../../scalp/edgeOfPerson';
import type { HeadFit, NoHead } from '../types';
import { translationOf } from './camera';
import { fitFace } from './faceFit';
import { headRegion } from './headRegion';
import { shapedVertices } from './headTemplate';
import { HEAD_SIZE_SIGMA, irisHeadSize } from './irisScale';
import { lensOfCopy } from './lens';
import { personRegion } from './personRegion';
import type { Refined } from './refine';
import { fitOutline } from './outlineFit';
import { looksLikeHead, outlineConfidence } from './plausibility';
import { headTemplate } from './templateOfModel';
import { birgeRatio, figureTrust, fitSigmas } from './uncertainty';
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
  /** Where it is known; photo px. */
  readonly lens?: PhotoLens | null | undefined;
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
  const byFace = observation.face === null ? null : faceFitOf(input, observation.face);
  return byFace ?? outlineFitOf(input);
}

/**
 * Where outline, eyes and face disagree by more than this about the head, what looks like a face is not one (a toy's, a
 * drawing's): real ones reach 1.1.
 */
const MOST_DISAGREEMENT = 1.8;

/** Null where the face is not a human head's. */
function faceFitOf(input: FitHeadInput, face: NonNullable<HeadObservation['face']>): HeadFit | null {
  const { analysis, observation } = input;
  const template = headTemplate();
  const person = personWithEdge(analysis, observation);
  const refined = fitFace(template, {
    face,
    region: person === null ? null : personRegion(person.mask, observation.hair),
    widthPx: analysis.width,
    heightPx: analysis.height,
    lens: lensOfCopy(input.lens, analysis.photoPxPerPx),
  });
  const landmarks = shapedVertices(
    {
      ...template,
      meanMm: Float32Array.from(template.landmarkMeanMm),
      modesMm: template.landmarkModesMm.map((mode) => Float32Array.from(mode)),
    },
    refined.weights,
  );
  const size = irisHeadSize(face, refined.camera, landmarks);
  const sigmas = fitSigmas(template, refined.camera, refined.weights, refined.evidence);
  const disagreement = birgeRatio([...refined.deviations, size.deviation]);
  if (disagreement > MOST_DISAGREEMENT && input.headOval === undefined && input.view === undefined)
    return null;
  const areaSigma = disagreement * Math.hypot(sigmas.area, 2 * size.sigma);
  return headFitOf(input, refined, {
    scale: size.scale,
    source: 'face',
    outlineEvidence: 'person',
    scaleSource: 'face',
    scaleUncertainty: disagreement * Math.hypot(sigmas.pitch, size.sigma),
    areaUncertainty: areaSigma,
    confidence: (FACE_SURENESS / disagreement) * figureTrust(areaSigma),
  });
}

/** A face that the model is sure of, with nothing against it. */
const FACE_SURENESS = 0.97;

/** Fits of real heads to their person masks are at least 0.5 sure; below this the mask may not be the head's. */
const DOUBTFUL = 0.52;

/** By the person mask; where that leaves doubt by colour, too, and the surer of both. */
function outlineFitOf(input: FitHeadInput): HeadFit | NoHead {
  const first = outlineFitIn(input);
  const { analysis, observation, headOval } = input;
  if (observation.person === null || headOval !== undefined) return first;
  const wasFar = personWithEdge(analysis, observation)?.wasFar === true;
  if (!wasFar && ('noHead' in first || first.confidence >= DOUBTFUL)) return first;
  const byColour = outlineFitIn(input, true);
  if ('noHead' in first) return byColour;
  return 'noHead' in byColour || byColour.confidence <= first.confidence ? first : byColour;
}

function outlineFitIn(input: FitHeadInput, onlyColour = false): HeadFit | NoHead {
  const { analysis, observation, headOval, view } = input;
  const seen = headRegion(analysis, onlyColour ? { ...observation, person: null } : observation, headOval);
  if (seen === null) return { noHead: true, reason: 'nothing-like-a-head' };
  const fit = fitOutline(headTemplate(), {
    region: seen.region,
    image: analysis,
    view,
    lens: lensOfCopy(input.lens, analysis.photoPxPerPx),
    oval: headOval === undefined ? undefined : scaledOval(headOval, 1 / analysis.photoPxPerPx),
  });
  const pointed = headOval !== undefined || view !== undefined;
  if (fit === null || (!pointed && !looksLikeHead(fit, seen, analysis, observation.person)))
    return { noHead: true, reason: 'nothing-like-a-head' };
  const place = outlineConfidence(fit, seen, view !== undefined);
  const sigmas = fitSigmas(headTemplate(), fit.camera, fit.weights, fit.evidence);
  const doubt = (seen.source === 'oval' ? OVAL_SIGMA : OUTLINE_SIGMA) * (1 - place);
  const areaSigma = Math.hypot(sigmas.area, 2 * HEAD_SIZE_SIGMA, 2 * doubt);
  return headFitOf(input, fit, {
    scale: 1,
    source: headOval === undefined ? 'outline' : 'oval',
    outlineEvidence: seen.source,
    scaleSource: seen.source === 'oval' ? 'assumed' : 'head',
    scaleUncertainty: Math.hypot(sigmas.pitch, HEAD_SIZE_SIGMA, doubt),
    areaUncertainty: areaSigma,
    confidence: place * figureTrust(areaSigma),
  });
}

/** Error of lengths that a wholly doubtful outline leaves beside that of pose, lens and head size [A]. */
const OUTLINE_SIGMA = 0.15;
const OVAL_SIGMA = 0.2;

const scaledOval = (oval: HeadOval, k: number): HeadOval => ({
  ...oval,
  cx: oval.cx * k,
  cy: oval.cy * k,
  rx: oval.rx * k,
  ry: oval.ry * k,
});

interface FitWords extends Pick<
  HeadFit,
  'source' | 'outlineEvidence' | 'scaleSource' | 'scaleUncertainty' | 'areaUncertainty' | 'confidence'
> {
  readonly scale: number;
}

/** The fit in photo px; `scale` moves the head along its rays so that the picture stays the same. */
function headFitOf(
  input: FitHeadInput,
  { camera, weights }: Pick<Refined, 'camera' | 'weights'>,
  { scale, confidence, ...words }: FitWords,
): HeadFit {
  const k = input.analysis.photoPxPerPx;
  const [tx, ty, tz] = translationOf(camera);
  return {
    shape: { modes: Float32Array.from(weights), scale },
    pose: {
      rotation: camera.rotation,
      translationMm: [tx * scale, ty * scale, tz * scale],
    },
    camera: {
      widthPx: input.photoWidthPx,
      heightPx: input.photoHeightPx,
      focalPx: camera.focalPx * k,
      cxPx: camera.axisXPx * k,
      cyPx: camera.axisYPx * k,
    },
    view: nearestView(camera.rotation),
    lensSource: input.lens ? 'file' : 'assumed',
    ...words,
    confidence: Math.max(0.05, Math.min(0.98, confidence)),
  };
}
