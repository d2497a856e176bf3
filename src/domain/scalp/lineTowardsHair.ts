import { foreheadShare } from '../hairline/foreheadReach';
import { frontNode, LINE_NODE_MM, LINE_SIDE, onFront } from '../hairline/lineDistance';
import { lineGround } from '../hairline/lineGround';
import type { PlannedHairline, TowardsHair } from '../hairline/hairline';
import type { HeadSurface } from '../head/types';
import type { TreatmentPlan } from '../plan/TreatmentPlan';
import { smoothstep } from '../smoothstep';
import type { ScalpMaps } from './types';

/** The line comes so far beyond the tip of a temple's hair. [A] */
const BEYOND_MM = 5.5;
/** Hair so far ahead of the line as planned does not draw it on, and over so much before that less and less, mm. [A] */
const FARTHEST_MM = 16;
const FADES_OVER_MM = 4;
/** What the line comes forward at a tip of hair it goes back over its way on, by so much a mm. [A] */
const BACK_BY = 0.5;
/** A temple begins, and is wholly one, at these shares of the way from the midline to the outer eye corner. [A] */
const TEMPLE_FROM = 0.3;
const TEMPLE_WHOLE = 0.7;
/** Of 255: hair that hides the skin no less. [A] */
const HAIR_FROM = 110;
/** Skin seen more aslant does not tell of hair, and of none. [A] */
const LEAST_FACING = 0.3;
const NONE_FACING = 0.45;
/** Pixels of a row and rows from one that is asked to the next. */
const STEP_PX = 2;
/** Of a node's pixels so large a share shows hair. [A] */
const LEAST_SHARE = 0.5;

type Seen = Pick<ScalpMaps, 'width' | 'box' | 'facing' | 'positionMm' | 'borderDistanceMm' | 'hair'>;

/**
 * How far the line comes forward to the patient's own cropped hair: where the hair of a temple reaches up to it or beyond, the
 * line runs to the tip of that, and no bare skin is left between them. A line that is the same on both sides stays so. null where
 * it stays as planned, or was drawn by hand.
 */
export function lineTowardsHair(
  { width, box, facing, positionMm: p, borderDistanceMm, hair }: Seen,
  surface: HeadSurface,
  hairline: PlannedHairline,
  { own, symmetric }: TreatmentPlan['hairline'],
): TowardsHair | null {
  if (own?.kind === 'drawn') return null;
  const { dome, middleX, cornerX, points } = lineGround(surface);
  const foreheadAt = foreheadShare(points);
  const forward = new Float32Array(LINE_SIDE * LINE_SIDE);
  const hairs = new Uint16Array(forward.length),
    pixels = new Uint16Array(forward.length),
    isSeen = new Uint8Array(forward.length);
  const nodeAt = (i: number): number => frontNode(dome, p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!);
  const forEachPixel = (visit: (i: number) => void): void => {
    for (let y = box.y0; y <= box.y1; y += STEP_PX)
      for (let i = y * width + box.x0, end = i + box.x1 - box.x0; i <= end; i += STEP_PX)
        if (facing[i]! > LEAST_FACING) visit(i);
  };
  forEachPixel((i) => {
    if (hair.coverage[i]! < HAIR_FROM || foreheadAt(p[3 * i + 1]!, p[3 * i + 2]!) === 0) return;
    const aside = Math.abs(p[3 * i]! - middleX) / cornerX;
    const aheadMm = -hairline.distanceMm(p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!, borderDistanceMm[i]!);
    if (aheadMm <= -BEYOND_MM || aheadMm >= FARTHEST_MM || aside <= TEMPLE_FROM) return;
    const drawn =
      smoothstep(TEMPLE_FROM, TEMPLE_WHOLE, aside) *
      smoothstep(FARTHEST_MM, FARTHEST_MM - FADES_OVER_MM, aheadMm);
    const node = nodeAt(i);
    hairs[node]!++;
    forward[node] = Math.max(forward[node]!, drawn * (BEYOND_MM + aheadMm));
  });
  if (hairs.every((count) => count === 0)) return null;
  forEachPixel((i) => {
    const node = nodeAt(i);
    pixels[node]!++;
    if (facing[i]! > NONE_FACING) isSeen[node] = 1;
  });
  for (let node = 0; node < forward.length; node++)
    if (hairs[node]! < LEAST_SHARE * pixels[node]!) forward[node] = 0;
  const back = goingBack(forward);
  const table = symmetric ? alikeOnBothSides(back, isSeen) : back;
  const mostMm = table.reduce((most, mm) => Math.max(most, mm), 0);
  return mostMm > 0 ? { mostMm, forwardMm: onFront(dome, table) } : null;
}

/**
 * The lesser of both sides where both are seen well, else what the one shows that is. Between the two the line comes forward no
 * faster than it goes back.
 */
function alikeOnBothSides(forward: Float32Array, isSeen: Uint8Array): Float32Array {
  const alike = forward.map((own, node) => {
    const opposite = node - 2 * (node % LINE_SIDE) + LINE_SIDE - 1;
    const other = forward[opposite]!;
    const [isOwn, isOther] = [isSeenAround(isSeen, node), isSeenAround(isSeen, opposite)];
    if (isOwn !== isOther) return isOwn ? own : other;
    return isOwn ? Math.min(own, other) : Math.max(own, other);
  });
  return goingBack(alike.map((mm) => -mm)).map((mm) => Math.max(0, -mm));
}

/** A node may lie between the pixels of a small photo. */
function isSeenAround(isSeen: Uint8Array, node: number): boolean {
  for (let row = node - LINE_SIDE; row <= node + LINE_SIDE; row += LINE_SIDE)
    if (isSeen[row - 1] === 1 || isSeen[row] === 1 || isSeen[row + 1] === 1) return true;
  return false;
}

/**
 * From each node the line goes back on all sides: a distance transform, there and back; changed in place. The forehead lies too
 * far from the table's rim for anything to reach it.
 */
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
