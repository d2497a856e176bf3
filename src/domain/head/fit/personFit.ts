import type { HeadShape, OutlineEvidence } from '../types';
import { agreedHeads } from '../skin/agreedHeads';
import { alignedCameras } from '../skin/alignedCameras';
import { fitCameraOf, type FitCamera } from './camera';
import { fitFaceIn, outlineInput, regionOfFace, seenHead, type FitHeadInput } from './fitHead';
import { faceHead, outlineHead, seenFrom, type FittedHead } from './fittedHead';
import { headSizeOf } from './irisScale';
import { combinedInformation, personShape, type ShapeEvidence } from './personShape';
import { outlineEvidence, usualPose, type OutlineFitInput } from './poseFitter';
import { refine, type Evidence } from './refine';
import type { SeenRegion } from './region';
import { headTemplate } from './templateOfModel';
import { birgeRatio, figureTrust } from './uncertainty';

/** One of a person's photos and the head that was fitted to it alone. */
export interface PhotoOfPerson {
  readonly input: FitHeadInput;
  readonly own: FittedHead;
}

/** The shape is found, then the poses with it; and once more from where the poses are now. */
const ROUNDS = 2;

/**
 * One shape for all photos of a person, and with it pose and lens of each, in the photos' order; a single photo keeps its
 * own fit. Deterministic.
 */
export function fitPerson(photos: readonly PhotoOfPerson[]): FittedHead[] {
  if (photos.length < 2) return photos.map(({ own }) => own);
  let fits = photos.map(({ own }): HeldFit => ({ head: own, evidenceAt: () => null }));
  const seen = photos.map(withRegion);
  for (let round = 0; round < ROUNDS; round++) {
    const evidence = fits.map(({ head }, i) => ({
      ...head.shapeEvidence,
      sizeReading: photos[i]!.own.shapeEvidence.sizeReading,
    }));
    const shape = personShape(evidence);
    fits = seen.map((photo, i) => {
      const others = evidence.filter((_, k) => k !== i);
      return fitHeld(photo, { start: fits[i]!.head, shape, others });
    });
  }
  return aligned(seen, fits);
}

/** A photo's head with a shape that is given. */
interface HeldFit {
  readonly head: FittedHead;
  /** What the photo says about pose and shape near a pose; null where nothing tells head from background. */
  readonly evidenceAt: (camera: FitCamera) => Evidence | null;
}

/** The fits with which the photos show the same skin at the same place. */
function aligned(seen: readonly SeenPhoto[], fits: readonly HeldFit[]): FittedHead[] {
  const photos = seen.map(({ input: { analysis }, own, region }, i) => ({
    analysis,
    region,
    camera: fitCameraOf(fits[i]!.head, analysis.photoPxPerPx),
    ownRotation: own.pose.rotation,
    byFace: own.source === 'face',
    rivals: own.rivals,
  }));
  const { shape } = fits[0]!.head;
  const { cameras, details } = alignedCameras(photos, shape);
  const posed = fits.map(({ evidenceAt }, i) => {
    const camera = cameras[i]!;
    return { camera, detail: details[i]!, evidence: evidenceAt(camera) };
  });
  const agreed = agreedHeads(posed, shape.modes);
  return fits.map(({ head }, i) => seenFrom(head, agreed.cameras[i]!, agreed.weights));
}

interface SeenPhoto extends PhotoOfPerson {
  readonly region: SeenRegion | null;
}

function withRegion(photo: PhotoOfPerson): SeenPhoto {
  const { input, own } = photo;
  const region =
    own.source === 'face' ? regionOfFace(input) : (seenHead(input, own.outlineEvidence)?.region ?? null);
  return { ...photo, region };
}

interface HeldShape {
  readonly shape: HeadShape;
  /** The last fit to the photo. */
  readonly start: FittedHead;
  /** Of the person's other photos. */
  readonly others: readonly ShapeEvidence[];
}

/** Skin ends where clothes begin: its edge is seen before the body, too. */
function outlineOf(input: OutlineFitInput, seenBy: OutlineEvidence): Evidence {
  const evidence = outlineEvidence(input);
  if (!seenBy.startsWith('skin')) return evidence;
  const { outlineSigmaMm } = evidence;
  return { ...evidence, outlineSigmaMm: { ...outlineSigmaMm, hidden: outlineSigmaMm.cranium } };
}

/** Iterations of the least squares: the outline's points are found anew so many times. */
const OUTLINE_ROUNDS = 4;

/** Another shape changes a head's size in the picture by less, natural log; more, and the outline has slid onto something else. */
const MOST_GROWTH = 0.15;

/** Pose and lens of a head whose shape is known. */
function fitHeld({ input, own, region }: SeenPhoto, { shape, start, others }: HeldShape): HeldFit {
  const { face } = input.observation;
  const weights = Float64Array.from(shape.modes);
  const known = {
    size: headSizeOf([own.shapeEvidence, ...others].map((photo) => photo.sizeReading)),
    others: combinedInformation(others, weights.length),
  };
  if (own.source === 'face' && face !== null) {
    const fit = fitFaceIn(input, face, region, weights);
    const disagreement = birgeRatio([...fit.deviations, known.size.deviation]);
    return { head: faceHead(input, fit, { ...known, disagreement }), evidenceAt: () => fit.evidence };
  }
  if (region === null) return { head: start, evidenceAt: () => null };
  const camera = fitCameraOf(start, input.analysis.photoPxPerPx);
  const outline = outlineOf(outlineInput(input, { region }), own.outlineEvidence);
  const withUsual = ({ rotation }: FitCamera): Evidence => ({
    ...outline,
    posePrior: usualPose(rotation, input.view),
  });
  const moved = refine(headTemplate(), camera, weights, withUsual(camera), 0, OUTLINE_ROUNDS);
  const growth = Math.abs(Math.log(moved.camera.pxPerMm / camera.pxPerMm));
  const fit = growth < MOST_GROWTH ? moved : { camera, weights };
  const head = outlineHead(
    input,
    { ...fit, rivals: [], evidence: withUsual(fit.camera) },
    {
      ...known,
      seen: own.outlineEvidence,
      place: Math.min(1, own.confidence / figureTrust(own.areaUncertainty)),
    },
  );
  return { head, evidenceAt: withUsual };
}
