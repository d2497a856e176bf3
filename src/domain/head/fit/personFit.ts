import type { HeadShape } from '../types';
import { fitCameraOf } from './camera';
import { fitFaceIn, outlineInput, seenHead, type FitHeadInput } from './fitHead';
import { faceHead, outlineHead, type FittedHead } from './fittedHead';
import { headSizeOf } from './irisScale';
import { fitHeldOutline } from './outlineFit';
import { combinedInformation, personShape, type ShapeEvidence } from './personShape';
import { headTemplate } from './templateOfModel';
import { birgeRatio, figureTrust } from './uncertainty';

/** One of a person's photos and the head that was fitted to it alone. */
export interface PhotoOfPerson {
  readonly input: FitHeadInput;
  readonly own: FittedHead;
}

/** The shape is found, the poses with it; then both once more, from where the poses are now. */
const ROUNDS = 2;

/**
 * One shape for all photos of a person, and with it pose and lens of each, in the photos' order; a single photo keeps its
 * own fit. Deterministic; some 20 ms a photo.
 */
export function fitPerson(photos: readonly PhotoOfPerson[]): FittedHead[] {
  let fits = photos.map(({ own }) => own);
  if (photos.length < 2) return fits;
  for (let round = 0; round < ROUNDS; round++) {
    const evidence = fits.map((fit, i) => ({
      ...fit.shapeEvidence,
      sizeReading: photos[i]!.own.shapeEvidence.sizeReading,
    }));
    const shape = personShape(evidence);
    fits = photos.map((photo, i) =>
      fitHeld(
        photo,
        fits[i]!,
        shape,
        evidence.filter((_, other) => other !== i),
      ),
    );
  }
  return fits;
}

/** Pose and lens of a head of known shape, from where `start` saw it. */
export function fitHeld(
  { input, own }: PhotoOfPerson,
  start: FittedHead,
  shape: HeadShape,
  others: readonly ShapeEvidence[],
): FittedHead {
  const { face } = input.observation;
  const weights = Float64Array.from(shape.modes);
  const known = {
    size: headSizeOf([own.shapeEvidence, ...others].map((photo) => photo.sizeReading)),
    others: combinedInformation(others, weights.length),
  };
  if (own.source === 'face' && face !== null) {
    const fit = fitFaceIn(input, face, weights);
    return faceHead(input, fit, {
      ...known,
      disagreement: birgeRatio([...fit.deviations, known.size.deviation]),
    });
  }
  const seen = seenHead(input, own.outlineEvidence === 'colour');
  if (seen === null) return start;
  const camera = fitCameraOf(start, input.analysis.photoPxPerPx);
  const fit = fitHeldOutline(headTemplate(), outlineInput(input, seen), { camera, weights });
  return outlineHead(input, fit, {
    ...known,
    seen: own.outlineEvidence,
    place: own.confidence / figureTrust(own.areaUncertainty),
  });
}
