import type { RgbaImage } from '../image';
import type { ClinicalView } from '../observation';
import { frameDistance } from './frameDistance';
import { frameLight } from './frameLight';
import { frameSharpness } from './frameSharpness';
import { headBox } from './headBox';
import type { FrameChecks } from './types';

/** Longest side of the whole frame that is looked at, px. */
export const FRAME_SIDE_PX = 320;
/** Side of the cut-outs at the camera's own resolution, px. */
export const DETAIL_SIDE_PX = 192;

/** Middles of the cut-outs in the head's box, shares of its width and height: its rims at one side and above, and its middle. */
export const DETAIL_PLACES: readonly (readonly [x: number, y: number])[] = [
  [0.06, 0.42],
  [0.5, 0.04],
  [0.5, 0.55],
];

/**
 * @param frame the whole frame, at most FRAME_SIDE_PX a side
 * @param details cut-outs of DETAIL_SIDE_PX about DETAIL_PLACES, at the camera's own resolution
 */
export function frameChecks(
  frame: RgbaImage,
  details: readonly RgbaImage[],
  view: ClinicalView,
): FrameChecks {
  const box = headBox(view, frame.width, frame.height);
  return {
    light: frameLight(frame, box, view),
    distance: frameDistance(frame, box),
    sharpness: frameSharpness(details),
  };
}
