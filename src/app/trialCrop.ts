import type { SeenHandle, SeenLine } from '../domain/hairline/seenLine';
import type { RectPx } from '../imaging';
import { mostDots } from './mostDots';
import type { OpenPhoto } from './photos';
import { scalpCrop } from './scalpRect';

/** What a small picture is to show: dots on skin, or how the hairline runs from corner to corner. */
export type TrialFrame = 'skin' | 'line';

export const TRIAL_ASPECT = 4 / 3;
/** So much of the head shows what dots look like in a picture as wide as a thumb, mm. */
const SKIN_WIDTH_MM = 100;
/** As little is enough where no more of the skin is treated. */
const LEAST_SKIN_WIDTH_MM = 40;
/** Beside the corners, mm. */
const LINE_MARGIN_MM = 16;
/** How far down the picture the middle of the line lies: more of it is dots than forehead. */
const LINE_DOWN = 0.62;
/** A smaller cut of the copy would only show its pixels. */
const LEAST_WIDTH_TEXELS = 120;

/**
 * Where in the analysis copy of the photo such a picture lies, px of the copy: where most dots are, about the front of the
 * hairline, or where the photo does not show that the scalp.
 * @returns null where there is no scalp
 */
export function trialCrop(photo: OpenPhoto, line: SeenLine | null, frame: TrialFrame): RectPx | null {
  const { analysis, widthPx, heightPx } = photo.decoded;
  const { head, treatment } = photo;
  if (!head || !treatment) return null;
  const scale = analysis.photoPxPerPx;
  if (frame === 'skin') {
    const [widestPx, narrowestPx] = [SKIN_WIDTH_MM, LEAST_SKIN_WIDTH_MM].map((mm) =>
      Math.max(mm / head.mmPerPx, LEAST_WIDTH_TEXELS * scale),
    ) as [number, number];
    const dots = mostDots(photo, { aspect: TRIAL_ASPECT, widestPx, narrowestPx });
    if (dots)
      return placed(dots.centreXPx / scale, dots.centreYPx / scale, 0.5, dots.widthPx / scale, analysis);
  }
  const handles = (line?.handles ?? []).filter(
    ({ facing, xPx, yPx }) => facing && xPx > 0 && yPx > 0 && xPx < widthPx && yPx < heightPx,
  );
  const middle = handles.find(({ id }) => id === 'middle');
  if (frame === 'line' && middle)
    return placed(
      middleOf(handles) / scale,
      middle.yPx / scale,
      LINE_DOWN,
      lineWidthPx(handles, head.mmPerPx) / scale,
      analysis,
    );
  const crop = scalpCrop(treatment.scalp, null, widthPx, heightPx);
  if (!crop) return null;
  const { x, y, width, height } = crop.rect;
  const wide = frame === 'skin' ? SKIN_WIDTH_MM / head.mmPerPx : Math.max(width, TRIAL_ASPECT * height);
  return placed((x + width / 2) / scale, (y + height / 2) / scale, 0.5, wide / scale, analysis);
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
