import type { AnalysisImage, PhotoLens } from '../../image';
import type { ClinicalView, HeadObservation, HeadOval } from '../../observation';
import type { HeadFit, OutlineEvidence } from '../types';
import { translationOf, type FitCamera } from './camera';
import type { FaceFit } from './faceFit';
import type { HeadSize } from './irisScale';
import type { OutlineFit } from './outlineFit';
import { shapeEvidence, type ShapeEvidence } from './personShape';
import type { Refined } from './refine';
import { headTemplate } from './templateOfModel';
import { figureTrust, fitSigmas } from './uncertainty';
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

/** A fit with what its photo says about the person's shape. */
export interface FittedHead extends HeadFit {
  readonly shapeEvidence: ShapeEvidence;
  /** Poses of another kind that the photo allows, too, the likelier first; analysis px. */
  readonly rivals: readonly FitCamera[];
}

interface KnownOfPerson {
  /** Of the head, from all photos. */
  readonly size: HeadSize;
  /** What the person's other photos say about the modes; null without any. */
  readonly others: Float64Array | null;
}

/** A face that the model is sure of, with nothing against it. */
const FACE_SURENESS = 0.97;

/** `disagreement`: by how much the errors of outline, eyes and face are larger than they claim. */
export function faceHead(
  input: FitHeadInput,
  fit: FaceFit,
  { size, disagreement, others }: KnownOfPerson & { readonly disagreement: number },
): FittedHead {
  const sigmas = fitSigmas(headTemplate(), fit.camera, fit.weights, fit.evidence, others);
  const areaSigma = disagreement * Math.hypot(sigmas.area, 2 * size.sigma);
  return fittedHead(input, fit, {
    size,
    rivals: [],
    source: 'face',
    outlineEvidence: 'person',
    scaleSource: 'face',
    scaleUncertainty: disagreement * Math.hypot(sigmas.pitch, size.sigma),
    areaUncertainty: areaSigma,
    confidence: (FACE_SURENESS / disagreement) * figureTrust(areaSigma),
  });
}

/** Error of lengths that a wholly doubtful outline leaves beside that of pose, lens and head size [A]. */
const OUTLINE_SIGMA = 0.15;
const OVAL_SIGMA = 0.2;

/** `place`: 0..1, how sure the head's place and view are. */
export function outlineHead(
  input: FitHeadInput,
  fit: Pick<OutlineFit, 'camera' | 'weights' | 'evidence' | 'rivals'>,
  { seen, place, size, others }: KnownOfPerson & { readonly seen: OutlineEvidence; readonly place: number },
): FittedHead {
  const sigmas = fitSigmas(headTemplate(), fit.camera, fit.weights, fit.evidence, others);
  const doubt = (seen === 'oval' ? OVAL_SIGMA : OUTLINE_SIGMA) * (1 - place);
  const areaSigma = Math.hypot(sigmas.area, 2 * size.sigma, 2 * doubt);
  return fittedHead(input, fit, {
    size,
    rivals: fit.rivals,
    source: input.headOval === undefined ? 'outline' : 'oval',
    outlineEvidence: seen,
    scaleSource: seen === 'oval' ? 'assumed' : size.reading === null ? 'head' : 'face',
    scaleUncertainty: Math.hypot(sigmas.pitch, size.sigma, doubt),
    areaUncertainty: areaSigma,
    confidence: place * figureTrust(areaSigma),
  });
}

/** The head with another shape, by its mode weights, from another camera that looks at the same picture. */
export function seenFrom(fit: FittedHead, camera: FitCamera, weights: ArrayLike<number>): FittedHead {
  const { scale } = fit.shape;
  const photoPxPerPx = fit.camera.cxPx / camera.axisXPx;
  return {
    ...fit,
    shape: { modes: Float32Array.from(weights), scale },
    pose: poseOf(camera, scale),
    camera: { ...fit.camera, focalPx: camera.focalPx * photoPxPerPx },
    view: nearestView(camera.rotation),
  };
}

function poseOf(camera: FitCamera, scale: number): HeadFit['pose'] {
  const [x, y, z] = translationOf(camera);
  return { rotation: camera.rotation, translationMm: [x * scale, y * scale, z * scale] };
}

interface FitWords extends Pick<
  FittedHead,
  | 'source'
  | 'outlineEvidence'
  | 'scaleSource'
  | 'scaleUncertainty'
  | 'areaUncertainty'
  | 'confidence'
  | 'rivals'
> {
  readonly size: HeadSize;
}

/** The fit in photo px; the head's size moves it along its rays so that the picture stays the same. */
function fittedHead(
  input: FitHeadInput,
  { camera, weights, evidence }: Pick<Refined, 'camera' | 'weights'> & Pick<FaceFit, 'evidence'>,
  { size, confidence, ...words }: FitWords,
): FittedHead {
  const k = input.analysis.photoPxPerPx;
  const { scale } = size;
  return {
    shape: { modes: Float32Array.from(weights), scale },
    pose: poseOf(camera, scale),
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
    shapeEvidence: shapeEvidence(headTemplate(), camera, weights, evidence, size.reading),
  };
}
