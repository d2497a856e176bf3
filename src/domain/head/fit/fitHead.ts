import type { FaceObservation, HeadOval } from '../../observation';
import { personWithEdge } from '../../scalp/edgeOfPerson';
import type { NoHead, OutlineEvidence } from '../types';
import { fitCameraOf } from './camera';
import { fitFace, type FaceFit } from './faceFit';
import { headRegion, skinRegion, type HeadRegion } from './headRegion';
import { faceHead, outlineHead, type FittedHead, type FitHeadInput } from './fittedHead';
import { shapedVertices } from './headTemplate';
import { irisHeadSize, UNREAD_SIZE } from './irisScale';
import { lensOfCopy } from './lens';
import { personRegion } from './personRegion';
import { fitOutline } from './outlineFit';
import type { OutlineFitInput } from './poseFitter';
import type { SeenRegion } from './region';
import { looksLikeHead, outlineConfidence } from './plausibility';
import { headTemplate } from './templateOfModel';
import { birgeRatio } from './uncertainty';

export type { FittedHead, FitHeadInput } from './fittedHead';

/** Smallest side of a picture that can show a head, analysis px. */
const LEAST_SIDE_PX = 24;

/**
 * Shape, pose and lens of the head in one photo; deterministic. The fit's
 * camera is in photo px, its lengths in mm.
 */
export function fitHead(input: FitHeadInput): FittedHead | NoHead {
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
function faceFitOf(input: FitHeadInput, face: FaceObservation): FittedHead | null {
  const fit = fitFaceIn(input, face, regionOfFace(input));
  const size = sizeFromFace(face, fit);
  const disagreement = birgeRatio([...fit.deviations, size.deviation]);
  if (disagreement > MOST_DISAGREEMENT && input.headOval === undefined && input.view === undefined)
    return null;
  return faceHead(input, fit, { size, disagreement, others: null });
}

/** Where the person is that a face was found of; null without a mask. */
export function regionOfFace({ analysis, observation }: FitHeadInput): SeenRegion | null {
  const person = personWithEdge(analysis, observation);
  return person === null ? null : personRegion(person.mask, observation.hair);
}

/** With the shape that these mode weights give, else with the likeliest. */
export function fitFaceIn(
  { analysis, lens }: FitHeadInput,
  face: FaceObservation,
  region: SeenRegion | null,
  weights?: ArrayLike<number>,
): FaceFit {
  return fitFace(headTemplate(), {
    face,
    region,
    widthPx: analysis.width,
    heightPx: analysis.height,
    lens: lensOfCopy(lens, analysis.photoPxPerPx),
    weights,
  });
}

function sizeFromFace(face: FaceObservation, { camera, weights }: FaceFit) {
  const template = headTemplate();
  const landmarks = shapedVertices(
    {
      ...template,
      meanMm: Float32Array.from(template.landmarkMeanMm),
      modesMm: template.landmarkModesMm.map((mode) => Float32Array.from(mode)),
    },
    weights,
  );
  return irisHeadSize(face, camera, landmarks);
}

/** Fits of real heads to their person masks are at least 0.5 sure; below this the mask may not be the head's. */
const DOUBTFUL = 0.52;

/** By the person mask; where that leaves doubt by colour, too, and then by the skin's colours alone; the surest of them. */
function outlineFitOf(input: FitHeadInput): FittedHead | NoHead {
  const { analysis, observation, headOval } = input;
  const tried = [outlineFitBy(input, 'person')];
  const isSure = (): boolean => tried.some((fit) => fit.isHead && fit.head.confidence >= DOUBTFUL);
  if (headOval === undefined && observation.person !== null) {
    const wasFar = personWithEdge(analysis, observation)?.wasFar === true;
    if (wasFar || !isSure()) tried.push(outlineFitBy(input, 'colour'));
  }
  if (headOval === undefined) {
    if (!isSure()) tried.push(outlineFitBy(input, 'skin'));
    for (const last of LAST_EVIDENCE)
      if (tried.every(({ isHead }) => !isHead)) tried.push(outlineFitBy(input, last));
  }
  return surest(tried, analysis.photoPxPerPx);
}

/** Heads from above: skin before clothes, in a room that is like one of them. Asked only where nothing else shows a head. */
const LAST_EVIDENCE: readonly OutlineEvidence[] = ['skin-of-person', 'skin-of-colour'];

/** `isHead`: it looks like one, or somebody pointed at it. */
type TriedFit =
  { readonly isHead: boolean; readonly head: FittedHead } | { readonly isHead: false; readonly head: null };

/** The others' poses stay in mind. */
function surest(tried: readonly TriedFit[], photoPxPerPx: number): FittedHead | NoHead {
  const heads = tried.flatMap(({ isHead, head }) => (isHead ? [head] : []));
  const [best] = heads.sort((a, b) => b.confidence - a.confidence);
  if (best === undefined) return { noHead: true, reason: 'nothing-like-a-head' };
  const others = tried.flatMap(({ head }) => (head === null || head === best ? [] : [head]));
  const rivals = others.flatMap((head) => [fitCameraOf(head, photoPxPerPx), ...head.rivals]);
  return { ...best, rivals: [...best.rivals, ...rivals] };
}

function outlineFitBy(input: FitHeadInput, evidence: OutlineEvidence): TriedFit {
  const { analysis, observation, headOval, view } = input;
  const seen = seenHead(input, evidence);
  const fit = seen && fitOutline(headTemplate(), outlineInput(input, seen));
  if (seen === null || fit === null) return { isHead: false, head: null };
  const pointed = headOval !== undefined || view !== undefined;
  const place = outlineConfidence(fit, seen, view !== undefined);
  return {
    isHead: pointed || looksLikeHead(fit, seen, analysis, observation.person),
    head: outlineHead(input, fit, { seen: seen.source, place, size: UNREAD_SIZE, others: null }),
  };
}

/** Where the head is by this evidence, or by the next one where the photo has none of it. */
export function seenHead(
  { analysis, observation, headOval }: FitHeadInput,
  evidence: OutlineEvidence,
): HeadRegion | null {
  const blind = { ...observation, person: null };
  const whole = headRegion(
    analysis,
    evidence === 'colour' || evidence === 'skin-of-colour' ? blind : observation,
    headOval,
  );
  if (evidence === 'person' || evidence === 'colour' || evidence === 'oval') return whole;
  return whole && skinRegion(analysis, observation, whole.region, evidence);
}

export function outlineInput(
  { analysis, headOval, view, lens }: FitHeadInput,
  { region }: Pick<HeadRegion, 'region'>,
): OutlineFitInput {
  return {
    region,
    image: analysis,
    view,
    lens: lensOfCopy(lens, analysis.photoPxPerPx),
    oval: headOval === undefined ? undefined : scaledOval(headOval, 1 / analysis.photoPxPerPx),
  };
}

const scaledOval = (oval: HeadOval, k: number): HeadOval => ({
  ...oval,
  cx: oval.cx * k,
  cy: oval.cy * k,
  rx: oval.rx * k,
  ry: oval.ry * k,
});
