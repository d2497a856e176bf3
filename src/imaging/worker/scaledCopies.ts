import { ANALYSIS_MAX_SIDE_PX, type AnalysisImage } from '../../domain/image';
import { MAX_WORKING_SIDE_PX } from '../limits';
import { readBitmap } from './pixels';

/**
 * A smaller copy, at most halved in one step: a single large step skips pixels in browsers whose filter has a fixed
 * width. The caller closes it; `bitmap` stays open.
 */
async function shrunk(bitmap: ImageBitmap, longestSidePx: number): Promise<ImageBitmap> {
  const scale = longestSidePx / Math.max(bitmap.width, bitmap.height);
  const final = {
    width: Math.max(1, Math.round(bitmap.width * scale)),
    height: Math.max(1, Math.round(bitmap.height * scale)),
  };
  let current = bitmap;
  while (current.width !== final.width || current.height !== final.height) {
    const next = await createImageBitmap(current, {
      resizeWidth: Math.max(final.width, Math.ceil(current.width / 2)),
      resizeHeight: Math.max(final.height, Math.ceil(current.height / 2)),
      resizeQuality: 'high',
    });
    if (current !== bitmap) current.close();
    current = next;
  }
  return current;
}

const longestSidePx = ({ width, height }: ImageBitmap) => Math.max(width, height);

/** null where the source may be worked on itself. */
export async function workingCopy(
  source: ImageBitmap,
  maxTextureSidePx: number,
): Promise<ImageBitmap | null> {
  const maxSidePx = Math.min(maxTextureSidePx, MAX_WORKING_SIDE_PX);
  return longestSidePx(source) > maxSidePx ? shrunk(source, maxSidePx) : null;
}

/** @param photoLongestSidePx of the photo that `bitmap` is a copy of */
export async function analysisCopy(bitmap: ImageBitmap, photoLongestSidePx: number): Promise<AnalysisImage> {
  const small =
    longestSidePx(bitmap) > ANALYSIS_MAX_SIDE_PX ? await shrunk(bitmap, ANALYSIS_MAX_SIDE_PX) : bitmap;
  try {
    return { ...readBitmap(small), photoPxPerPx: photoLongestSidePx / longestSidePx(small) };
  } finally {
    if (small !== bitmap) small.close();
  }
}
