import type { SeenHandle, SeenLine } from '../domain/hairline/seenLine';
import type { RectPx } from '../imaging';
import type { OpenPhoto } from './photos';
import { scalpCrop } from './scalpRect';
import { treatedCentre } from './treatedCentre';

/** What a small picture is to show: dots on skin, or how the hairline runs from corner to corner. */
export type TrialFrame = 'skin' | 'line';

export const TRIAL_ASPECT = 4 / 3;
/** So much of the head shows what dots look like in a picture as wide as a thumb, mm. */
const SKIN_WIDTH_MM = 100;
/** Beside the corners, mm. */
const LINE_MARGIN_MM = 16;
/** How far down the picture the middle of the line lies: more of it is dots than forehead. */
const LINE_DOWN = 0.62;
/** A smaller cut of the copy would only show its pixels. */
const LEAST_WIDTH_TEXELS = 120;

/**
 * Where in the analysis copy of the photo such a picture lies, px of the copy: about the front of the hairline, or
 * where the photo does not show that the skin that is treated, or the scalp.
 * @returns null where there is no scalp
 */
export function trialCrop(photo: OpenPhoto, line: SeenLine | null, frame: TrialFrame): RectPx | null {
  const { analysis, widthPx, heightPx } = photo.decoded;
  const { head, treatment } = photo;
  if (!head || !treatment) return null;
  const scale = analysis.photoPxPerPx;
  const skinWidth = SKIN_WIDTH_MM / head.mmPerPx / scale;
  const handles = (line?.handles ?? []).filter(
    ({ facing, xPx, yPx }) => facing && xPx > 0 && yPx > 0 && xPx < widthPx && yPx < heightPx,
  );
  const middle = handles.find(({ id }) => id === 'middle');
  if (middle) {
    const wide = frame === 'skin' ? skinWidth : lineWidthPx(handles, head.mmPerPx) / scale;
    const centre = frame === 'skin' ? middle.xPx : middleOf(handles);
    return placed(centre / scale, middle.yPx / scale, LINE_DOWN, wide, analysis);
  }
  const dense = frame === 'skin' ? treatedCentre(photo) : null;
  if (dense) return placed(dense.centreXPx / scale, dense.centreYPx / scale, 0.5, skinWidth, analysis);
  const crop = scalpCrop(treatment.scalp, null, widthPx, heightPx);
  if (!crop) return null;
  const { x, y, width, height } = crop.rect;
  const wide = frame === 'skin' ? skinWidth : Math.max(width, TRIAL_ASPECT * height) / scale;
  return placed((x + width / 2) / scale, (y + height / 2) / scale, 0.5, wide, analysis);
}

const isFront = ({ id }: SeenHandle): boolean => id === 'middle' || id.endsWith('-corner');
const acrossOf = (handles: readonly SeenHandle[]): readonly number[] =>
  handles.filter(isFront).map(({ xPx }) => xPx);

const middleOf = (handles: readonly SeenHandle[]): number => {
  const across = acrossOf(handles);
  return (Math.min(...across) + Math.max(...across)) / 2;
};

function lineWidthPx(handles: readonly SeenHandle[], mmPerPx: number): number {
  const across = acrossOf(handles);
  const span = Math.max(...across) - Math.min(...across);
  return Math.max(SKIN_WIDTH_MM / mmPerPx, span + (2 * LINE_MARGIN_MM) / mmPerPx);
}

/** A rectangle of the copy with (x, y) in its middle and `down` of its height below its top, as far as the copy reaches. */
function placed(
  x: number,
  y: number,
  down: number,
  wide: number,
  copy: { readonly width: number; readonly height: number },
): RectPx {
  const most = Math.min(copy.width, TRIAL_ASPECT * copy.height);
  const width = Math.floor(Math.min(most, Math.max(LEAST_WIDTH_TEXELS, wide)));
  const height = Math.max(1, Math.floor(width / TRIAL_ASPECT));
  const within = (from: number, room: number): number => Math.round(Math.min(room, Math.max(0, from)));
  return {
    x: within(x - width / 2, copy.width - width),
    y: within(y - down * height, copy.height - height),
    width,
    height,
  };
}
