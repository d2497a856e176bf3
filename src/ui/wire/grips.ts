import type { PinName } from '../../domain/head/correction';
import type { WireHead, WirePin } from '../../domain/head/wire';
import type { Point } from '../picture/drag';

/** What can be taken hold of; elsewhere on the head a drag turns it. */
export type GripId = 'move' | 'size' | PinName;

export interface Grip extends Point {
  readonly id: GripId;
  readonly pin: WirePin | null;
}

export interface GripLayout {
  readonly wire: WireHead;
  /** Convex, x, y, x, y, … photo px. */
  readonly outline: readonly number[];
  readonly toCanvas: (xPx: number, yPx: number) => Point;
  /** CSS px of a photo px. */
  readonly zoom: number;
  readonly stageWidth: number;
  readonly stageHeight: number;
  /** For fingers. */
  readonly coarse: boolean;
  /** Stays where the pointer holds it, CSS px. */
  readonly held: { readonly id: GripId; readonly at: Point | null } | null;
}

const REACH_PX = { fine: 20, coarse: 26 };
/** No two grips lie nearer to each other. */
const SPACING_PX = { fine: 34, coarse: 46 };
const EDGE_PX = 24;
/** How far outside the head's outline the grip for size and tilt lies. */
const OUTSIDE_PX = 26;
const SIZE_PLACES = [45, 135, -45, -135].map((degrees) => (degrees * Math.PI) / 180);
/** In half widths from the middle: where the grip that moves the head may lie, best first. */
const MOVE_PLACES: readonly (readonly [number, number])[] = [
  [0, 0],
  [0, -0.4],
  [0, 0.4],
  [-0.4, 0],
  [0.4, 0],
  [0, -0.7],
  [0, 0.7],
];
/** Least important last: these go first where there is little room. */
const PIN_ORDER: readonly PinName[] = ['brow', 'leftEar', 'rightEar', 'vertex', 'back'];

/** Where the grips lie on the stage, the most important first; what would lie on another one or off the stage is left out. */
export function placeGrips(layout: GripLayout): readonly Grip[] {
  const { wire, toCanvas, zoom, held, coarse } = layout;
  const spacingPx = SPACING_PX[coarse ? 'coarse' : 'fine'];
  const middle = toCanvas(wire.middleXPx, wire.middleYPx);
  const radius = wire.radiusPx * zoom;
  const placed: Grip[] = [];
  const free = (at: Point, others: readonly Point[]) =>
    others.every((other) => Math.hypot(other.x - at.x, other.y - at.y) >= spacingPx);
  const onStage = ({ x, y }: Point, edgePx: number) =>
    x >= edgePx && y >= edgePx && x <= layout.stageWidth - edgePx && y <= layout.stageHeight - edgePx;

  const pins = wire.pins
    .filter(({ facing, name }) => facing || held?.id === name)
    .map((pin): Grip => ({ id: pin.name, pin, ...toCanvas(pin.xPx, pin.yPx) }))
    .filter((grip) => onStage(grip, 4) || held?.id === grip.id)
    .sort((a, b) => rank(a, held?.id) - rank(b, held?.id));

  const heldAt = (id: GripId) => (held?.id === id ? held.at : null);
  const corners = SIZE_PLACES.map((angle) => cornerAt(layout, middle, angle));
  const corner = corners.find((at) => onStage(at, EDGE_PX)) ?? kept(corners[0] ?? middle, layout);
  placed.push({ id: 'size', pin: null, ...(heldAt('size') ?? corner) });

  const places = MOVE_PLACES.map(([dx, dy]) => ({ x: middle.x + dx * radius, y: middle.y + dy * radius }));
  const place = heldAt('move') ?? places.find((at) => free(at, [...pins, ...placed])) ?? middle;
  if (onStage(place, EDGE_PX) || held?.id === 'move') placed.push({ id: 'move', pin: null, ...place });

  for (const grip of pins) if (held?.id === grip.id || free(grip, placed)) placed.push(grip);
  return placed;
}

/** Outside the head in this direction, clockwise from the right. */
function cornerAt({ wire, outline, toCanvas, zoom }: GripLayout, middle: Point, angleRad: number): Point {
  const [cos, sin] = [Math.cos(angleRad), Math.sin(angleRad)];
  let reach = wire.radiusPx * zoom;
  for (let i = 0; i + 1 < outline.length; i += 2) {
    const { x, y } = toCanvas(outline[i]!, outline[i + 1]!);
    reach = Math.max(reach, (x - middle.x) * cos + (y - middle.y) * sin);
  }
  return { x: middle.x + (reach + OUTSIDE_PX) * cos, y: middle.y + (reach + OUTSIDE_PX) * sin };
}

function rank({ id, pin }: Grip, heldId: GripId | undefined): number {
  if (id === heldId) return -2;
  return pin?.pinned ? -1 : PIN_ORDER.indexOf(id as PinName);
}

const kept = ({ x, y }: Point, { stageWidth, stageHeight }: GripLayout): Point => ({
  x: Math.min(stageWidth - EDGE_PX, Math.max(EDGE_PX, x)),
  y: Math.min(stageHeight - EDGE_PX, Math.max(EDGE_PX, y)),
});

/** The grip under a point of the stage; the nearest where two are in reach. */
export function gripAt(grips: readonly Grip[], at: Point, isTouch: boolean): Grip | null {
  let nearest: Grip | null = null;
  let nearestPx = REACH_PX[isTouch ? 'coarse' : 'fine'];
  for (const grip of grips) {
    const distancePx = Math.hypot(grip.x - at.x, grip.y - at.y);
    if (distancePx > nearestPx) continue;
    nearest = grip;
    nearestPx = distancePx;
  }
  return nearest;
}
