import type { PhotoLens } from '../../image';
import { expectedFocalPx } from './camera';
import { DEFAULT_FOCAL_LOG_SIGMA, type Evidence } from './refine';

/** The focal length to expect in a picture of this size; `lens` in the same pixels, where it is known. */
export function focalEvidence(lens: PhotoLens | null, widthPx: number, heightPx: number): Evidence['focal'] {
  return lens === null
    ? { expectedPx: expectedFocalPx(widthPx, heightPx), logSigma: DEFAULT_FOCAL_LOG_SIGMA }
    : { expectedPx: lens.focalPx, logSigma: lens.logSigma };
}

/** The lens of a copy that is `photoPxPerPx` times smaller than the photo. */
export const lensOfCopy = (lens: PhotoLens | null | undefined, photoPxPerPx: number): PhotoLens | null =>
  lens ? { ...lens, focalPx: lens.focalPx / photoPxPerPx } : null;
