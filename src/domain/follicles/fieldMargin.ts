import { FOREHEAD_MARGIN_MM, foreheadShare } from '../hairline/foreheadReach';
import type { HeadPoints } from '../head/types';

/** The field reaches this far beyond the hair border, so that a correction of the outline finds impressions there. */
const ASIDE_MM = 25;
/** Below this the neck folds, on some heads so that impressions of both sides would meet. */
const NAPE_MM = 16;

/** How far beyond the hair border impressions lie, mm, at a height and a depth in the head frame, mm. */
export type FieldMargin = (upMm: number, frontMm: number) => number;

/** On the forehead as far as a line may lie; least behind the ears. */
export function fieldMargin(points: HeadPoints): FieldMargin {
  const foreheadAt = foreheadShare(points);
  const [, , earMm] = points.leftTragion;
  return (upMm, frontMm) =>
    foreheadAt(upMm, frontMm) > 0 ? FOREHEAD_MARGIN_MM : frontMm < earMm ? NAPE_MM : ASIDE_MM;
}

interface SeenSkin {
  readonly facing: Float32Array;
  readonly positionMm: Float32Array;
  readonly borderDistanceMm: Float32Array;
  readonly points: HeadPoints;
}

/** Whether a pixel of the maps shows skin on which impressions of the scalp lie, treated or not. */
export function isInField({
  facing,
  positionMm,
  borderDistanceMm,
  points,
}: SeenSkin): (i: number) => boolean {
  const marginAt = fieldMargin(points);
  return (i) => {
    const border = borderDistanceMm[i]!;
    if (!(facing[i]! > 0) || border <= -FOREHEAD_MARGIN_MM) return false;
    return border > -NAPE_MM || border > -marginAt(positionMm[3 * i + 1]!, positionMm[3 * i + 2]!);
  };
}
