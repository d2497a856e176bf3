import type { RgbaImage } from '../image';
import type { ClinicalView } from '../observation';
import { frameDistance } from './frameDistance';
import { frameLight } from './frameLight';
import { frameSharpness } from './frameSharpness';
import { headBox } from './headBox';
import type { FrameChecks } from './types';

/** Longest side of the whole frame that is looked at, and of the cut-out at the camera's own resolution, px. */
export const FRAME_SIDE_PX = 320;

/**
 * @param frame the whole frame, at most FRAME_SIDE_PX a side
 * @param detail what lies in the middle of the silhouette's head, at the camera's own resolution
 */
export function frameChecks(frame: RgbaImage, detail: RgbaImage, view: ClinicalView): FrameChecks {
  const box = headBox(view, frame.width, frame.height);
  return {
    light: frameLight(frame, box, view),
    distance: frameDistance(frame, box),
    sharpness: frameSharpness(detail),
  };
}
