import type { Box } from '../domain/head/faceEllipse';
import type { Mask } from '../domain/image';
import type { RectPx } from '../imaging';

/** Beyond the scalp, as a share of its longer side. */
const MARGIN = 0.08;
const SCALP = 128;
/** A cut that leaves less of the scalp than this cuts off what the picture is for: in a profile all below the brows. */
const LEAST_LEFT = 0.6;

export interface ScalpCrop {
  readonly rect: RectPx;
  /** The head lies so that no straight cut leaves the eyes out: hide them. */
  readonly eyesInside: boolean;
}

/**
 * The scalp's bounding box with a margin, ended at the brows, or beside them where most of the scalp lies lower, px of
 * the photo.
 * @param eyes brows and eyes, photo px; null where none can be seen
 * @returns null where the mask holds no scalp
 */
export function scalpCrop(
  scalp: Mask,
  eyes: Box | null,
  widthPx: number,
  heightPx: number,
): ScalpCrop | null {
  const scale = widthPx / scalp.width;
  const photo: Box = { left: 0, top: 0, right: widthPx, bottom: heightPx };
  const full = around(scalp, photo, scale);
  if (!full) return null;
  if (!eyes || !meet(full.box, eyes)) return { rect: rectOf(full.box), eyesInside: false };
  const keeping = (cut: Partial<Box>) => around(scalp, { ...photo, ...cut }, scale) ?? [];
  const aboveBrows = keeping({ bottom: eyes.top });
  const others = [{ top: eyes.bottom }, { right: eyes.left }, { left: eyes.right }].flatMap(keeping);
  const cut = [aboveBrows, ...others.sort((a, b) => b.count - a.count)]
    .flat()
    .find(({ count }) => count >= LEAST_LEFT * full.count);
  return cut ? { rect: rectOf(cut.box), eyesInside: false } : { rect: rectOf(full.box), eyesInside: true };
}

/** Bounding box with margin of the scalp within `limits`, both in photo px; `count` of its mask's pixels. */
function around(scalp: Mask, limits: Box, scale: number): { box: Box; count: number } | null {
  let left = scalp.width,
    right = -1,
    top = scalp.height,
    bottom = -1,
    count = 0;
  const xFrom = Math.max(0, Math.ceil(limits.left / scale)),
    xTo = Math.min(scalp.width, Math.floor(limits.right / scale));
  const yFrom = Math.max(0, Math.ceil(limits.top / scale)),
    yTo = Math.min(scalp.height, Math.floor(limits.bottom / scale));
  for (let y = yFrom; y < yTo; y++)
    for (let x = xFrom; x < xTo; x++) {
      if (scalp.coverage[y * scalp.width + x]! < SCALP) continue;
      count++;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  if (count === 0) return null;
  const margin = MARGIN * Math.max(right - left, bottom - top);
  const box = {
    left: Math.max(limits.left, (left - margin) * scale),
    top: Math.max(limits.top, (top - margin) * scale),
    right: Math.min(limits.right, (right + 1 + margin) * scale),
    bottom: Math.min(limits.bottom, (bottom + 1 + margin) * scale),
  };
  return { box, count };
}

const meet = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Whole pixels inside the box. */
function rectOf({ left, top, right, bottom }: Box): RectPx {
  const x = Math.ceil(left),
    y = Math.ceil(top);
  return { x, y, width: Math.max(1, Math.floor(right) - x), height: Math.max(1, Math.floor(bottom) - y) };
}
