import { frontNode, LINE_NODE_MM, LINE_SIDE, onFront } from '../hairline/lineDistance';
import { lineGround } from '../hairline/lineGround';
import type { PlannedHairline, TowardsHair } from '../hairline/hairline';
import type { HeadSurface } from '../head/types';
import type { TreatmentPlan } from '../plan/TreatmentPlan';
import type { ScalpMaps } from './types';

/** Hair farther before the line does not draw it on, mm; the line comes so far beyond what does. [A] */
const REACHES_MM = 16;
const BEYOND_MM = 5.5;
/** What the line comes forward at a tip of hair it goes back over its way on, by so much a mm. [A] */
const BACK_BY = 0.5;
/** Of 255: hair that hides the skin no less. */
const HAIR_FROM = 110;
/** Skin seen more aslant does not tell. */
const LEAST_FACING = 0.3;
/** Pixels of a row and rows from one that is asked to the next. */
const STEP_PX = 2;
/** Of a node's pixels so large a share shows hair. */
const LEAST_SHARE = 0.5;

type Seen = Pick<ScalpMaps, 'width' | 'box' | 'facing' | 'positionMm' | 'borderDistanceMm' | 'hair'>;

/**
 * How far the line comes forward to the patient's own cropped hair: where the hair of a temple reaches up to the line and
 * beyond, the line runs to the tip of that, and no bare skin is left between them. A line that is the same on both sides stays
 * so, as far as both are seen. null where it stays as planned, or was drawn by hand.
 */
export function lineTowardsHair(
  { width, box, facing, positionMm: p, borderDistanceMm, hair }: Seen,
  surface: HeadSurface,
  hairline: PlannedHairline,
  { own, symmetric }: TreatmentPlan['hairline'],
): TowardsHair | null {
  if (own?.kind === 'drawn') return null;
  const { dome } = lineGround(surface);
  const forward = new Float32Array(LINE_SIDE * LINE_SIDE);
  const hairs = new Uint16Array(forward.length),
    pixels = new Uint16Array(forward.length);
  const nodeAt = (i: number): number => frontNode(dome, p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!);
  const forEachPixel = (visit: (i: number) => void): void => {
    for (let y = box.y0; y <= box.y1; y += STEP_PX)
      for (let i = y * width + box.x0, end = i + box.x1 - box.x0; i <= end; i += STEP_PX)
        if (facing[i]! > LEAST_FACING && borderDistanceMm[i]! > -REACHES_MM) visit(i);
  };
  let any = false;
  forEachPixel((i) => {
    if (hair.coverage[i]! < HAIR_FROM) return;
    const behindMm = hairline.distanceMm(p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!, borderDistanceMm[i]!);
    if (behindMm > BEYOND_MM || behindMm < -REACHES_MM) return;
    const node = nodeAt(i);
    hairs[node]!++;
    forward[node] = Math.max(forward[node]!, BEYOND_MM - behindMm);
    any = true;
  });
  if (!any) return null;
  forEachPixel((i) => pixels[nodeAt(i)]!++);
  for (let node = 0; node < forward.length; node++)
    if (hairs[node]! < LEAST_SHARE * pixels[node]!) forward[node] = 0;
  const back = goingBack(forward);
  const table = symmetric ? alikeOnBothSides(back, pixels) : back;
  const mostMm = table.reduce((most, mm) => Math.max(most, mm), 0);
  return mostMm > 0 ? { mostMm, forwardMm: onFront(dome, table) } : null;
}

/** The lesser of both sides. */
function alikeOnBothSides(forward: Float32Array, pixels: Uint16Array): Float32Array {
  return forward.map((mm, node) => {
    const other = node - 2 * (node % LINE_SIDE) + LINE_SIDE - 1;
    return isSeenAround(pixels, other) ? Math.min(mm, forward[other]!) : mm;
  });
}

/** A node may lie between the pixels of a small photo. */
function isSeenAround(pixels: Uint16Array, node: number): boolean {
  for (let row = node - LINE_SIDE; row <= node + LINE_SIDE; row += LINE_SIDE)
    if (pixels[row - 1]! > 0 || pixels[row]! > 0 || pixels[row + 1]! > 0) return true;
  return false;
}

/** From each node the line goes back on all sides: a distance transform, there and back. */
function goingBack(forward: Float32Array): Float32Array {
  const beside = BACK_BY * LINE_NODE_MM,
    across = Math.SQRT2 * beside;
  const from = (node: number, by: number, less: number): void => {
    const other = forward[node + by];
    if (other !== undefined && other - less > forward[node]!) forward[node] = other - less;
  };
  for (let node = 0; node < forward.length; node++) {
    from(node, -1, beside);
    from(node, -LINE_SIDE, beside);
    from(node, -LINE_SIDE - 1, across);
    from(node, -LINE_SIDE + 1, across);
  }
  for (let node = forward.length - 1; node >= 0; node--) {
    from(node, 1, beside);
    from(node, LINE_SIDE, beside);
    from(node, LINE_SIDE + 1, across);
    from(node, LINE_SIDE - 1, across);
  }
  return forward;
}
