import { faceChart } from '../head/faceChart';
import { scalpChart, type ScalpChart } from '../head/scalpChart';
import type { HeadShape, Vec3 } from '../head/types';
import { ontoSkinOf, pointAt, skinTrack, type OntoSkin, type SkinTrack } from '../skinTrack';
import { EVEN_WITHIN_MM, EvenCells } from './evenCells';
import { isOnFace, type Zone, type ZonePart } from './zone';
import { smooth } from '../smoothstep';

/** The head that zones are laid on. */
export interface ZoneGround {
  readonly ontoSkin: OntoSkin;
  readonly chart: ScalpChart;
  /** Of zones on the face. */
  readonly faceChart: ScalpChart;
}

/** The maps are made when the first zone is drawn. */
export function zoneGround(shape: HeadShape): ZoneGround {
  let chart: ScalpChart | null = null;
  let ofFace: ScalpChart | null = null;
  return {
    ontoSkin: ontoSkinOf(shape),
    get chart() {
      return (chart ??= scalpChart(shape));
    },
    get faceChart() {
      return (ofFace ??= faceChart(shape));
    },
  };
}

/** One part of a zone on one head. */
export interface LaidPart {
  readonly mode: ZonePart['mode'];
  /** All of it lies in this ball, the fading border included. */
  readonly middle: Vec3;
  readonly radiusMm: number;
  /** 0..1 at a point of the skin. */
  readonly amount: (x: number, y: number, z: number) => number;
  /** Width over which its border fades, mm. */
  readonly edgeMm: number;
}

/** Least width of a border: a dot's own. */
const LEAST_EDGE_MM = 0.4;

/** @param onFace of a zone on the face */
export function laidPart(part: ZonePart, softnessMm: number, ground: ZoneGround, onFace = false): LaidPart {
  const edgeMm = Math.max(LEAST_EDGE_MM, part.edgeMm ?? softnessMm);
  const { middle, radiusMm } = ballAround(part, edgeMm);
  const amount =
    part.shape === 'outline'
      ? outline(part, edgeMm, ground.ontoSkin, onFace ? ground.faceChart : ground.chart)
      : brushed(part, edgeMm, ground);
  return { mode: part.mode, edgeMm, middle, radiusMm, amount };
}

export const laidParts = (
  { kind, parts, softnessMm }: Pick<Zone, 'kind' | 'parts' | 'softnessMm'>,
  ground: ZoneGround,
): readonly LaidPart[] => parts.map((part) => laidPart(part, softnessMm, ground, isOnFace(kind)));

/** What a zone holds at a point after its part, 0..1. */
export const withPart = (before: number, mode: ZonePart['mode'], amount: number): number =>
  mode === 'add' ? Math.max(before, amount) : Math.min(before, 1 - amount);

/** A brush is whole in its core and has faded away at its rim. */
function brushed(part: ZonePart, edgeMm: number, { ontoSkin }: ZoneGround): LaidPart['amount'] {
  const track = skinTrack(
    { pointsMm: part.pointsMm, halfWidthsMm: part.widthsMm.map((width) => width / 2), joined: 'track' },
    ontoSkin,
    0,
  );
  return (x, y, z) => {
    const distance = track.distanceMm(x, y, z);
    return distance === Infinity ? 0 : smooth(-distance / edgeMm);
  };
}

/** Half of it where the line runs. */
function outline(part: ZonePart, edgeMm: number, ontoSkin: OntoSkin, chart: ScalpChart): LaidPart['amount'] {
  const { pointsMm } = part;
  const border: SkinTrack = skinTrack(
    { pointsMm, halfWidthsMm: [0], joined: 'loop' },
    ontoSkin,
    edgeMm / 2 + EVEN_WITHIN_MM,
  );
  const corners = Float64Array.from(
    Array.from({ length: pointsMm.length / 3 }, (_, i) => {
      const [x, y, z] = pointAt(pointsMm, 3 * i);
      return [...chart.toChart(x, y, z)];
    }).flat(),
  );
  const cells = new EvenCells(chart, border, (u, v) => holds(corners, u, v));
  return (x, y, z) => {
    const [u, v] = chart.toChart(x, y, z);
    const even = cells.at(u, v);
    if (even !== null) return even;
    const distance = border.distanceMm(x, y, z);
    const isInside = holds(corners, u, v);
    if (distance === Infinity) return isInside ? 1 : 0;
    return smooth(0.5 + (isInside ? distance : -distance) / edgeMm);
  };
}

/** Even-odd rule. */
function holds(corners: Float64Array, u: number, v: number): boolean {
  let inside = false;
  for (let i = 0, j = corners.length - 2; i < corners.length; j = i, i += 2) {
    const [ui, vi, uj, vj] = [corners[i]!, corners[i + 1]!, corners[j]!, corners[j + 1]!];
    if (vi > v !== vj > v && u < ui + ((v - vi) / (vj - vi)) * (uj - ui)) inside = !inside;
  }
  return inside;
}

/** An outline's skin may bulge out of the ball around its corners by so much of its radius, on any head. */
const BULGE = 0.6;

function ballAround({ shape, pointsMm, widthsMm }: ZonePart, edgeMm: number) {
  const count = pointsMm.length / 3;
  const middle = [0, 1, 2].map((axis) => {
    let sum = 0;
    for (let k = axis; k < pointsMm.length; k += 3) sum += pointsMm[k]!;
    return sum / count;
  }) as unknown as Vec3;
  let farthest = 0;
  for (let k = 0; k < pointsMm.length; k += 3)
    farthest = Math.max(
      farthest,
      Math.hypot(pointsMm[k]! - middle[0], pointsMm[k + 1]! - middle[1], pointsMm[k + 2]! - middle[2]),
    );
  const bulge = shape === 'outline' ? BULGE * farthest : LAID_MM;
  const half = shape === 'track' ? Math.max(...widthsMm) / 2 : 0;
  return { middle, radiusMm: farthest + half + edgeMm + bulge };
}

/** A point may move this far when it is laid onto another fit of the head. */
const LAID_MM = 15;
