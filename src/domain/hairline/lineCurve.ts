import type { Vec3 } from '../head/types';
import { drawnCurve } from './drawnLine';
import { chartOfPoint, skinAt, type ChartPoint } from './frontChart';
import { sideHandles, type LinePlanned, type SideHandles } from './handles';
import { skinBeside, type LineGround } from './lineGround';
import { apart, relaxed, UNIT_MM } from './plane';
import { LINE_STYLES } from './styles';
import { smooth } from '../smoothstep';

/** A planned line on the head, head frame, mm. */
export interface LineCurve {
  /** From the right sideburn's end over the forehead to the left one's, about 2 mm apart: x, y, z, x, y, z, … */
  readonly pointsMm: Float64Array;
  readonly middle: Vec3;
  /** null where the line was drawn by hand. */
  readonly handles: { readonly left: SideHandles; readonly right: SideHandles } | null;
}

/** Points of the front from the middle to the corner. */
const FRONT_POINTS = 24;
/** The widow's peak is this wide to each side, mm. [A] */
const WIDOWS_PEAK_MM = 13;
/** A moved corner takes this share of the way to the temple peak with it. */
const CORNER_REACH = 0.55;
const SPACING_MM = 2;

/** The line as the plan has it. */
export function lineCurve(ground: LineGround, plan: LinePlanned): LineCurve {
  if (plan.own?.kind === 'drawn') return drawnCurve(ground, plan, plan.own);
  const middle = skinBeside(ground, 0, plan.midpointHeightMm);
  const left = sideHandles(ground, plan, 1);
  const right = sideHandles(ground, plan, -1);
  const leftHalf = half(ground, plan, middle, left);
  const rightHalf = plan.symmetric ? leftHalf : half(ground, plan, middle, right);
  const across = [
    ...rightHalf
      .slice(1)
      .reverse()
      .map(([u, v]): ChartPoint => [-u, v]),
    ...leftHalf,
  ];
  return {
    pointsMm: Float64Array.from(across.flatMap((at) => skinAt(ground.dome, at))),
    middle,
    handles: { left, right: mirrored(ground, right) },
  };
}

/** From the middle to the sideburn's end on the map, as if it were the left side. */
function half(
  ground: LineGround,
  plan: LinePlanned,
  middle: Vec3,
  handles: SideHandles,
): readonly ChartPoint[] {
  const { shape } = LINE_STYLES[plan.style];
  const on = (point: Vec3): ChartPoint => chartOfPoint(ground.dome, point);
  const temple = templeThrough(ground, handles, on);
  const front = frontTo(ground, plan, on(middle), temple);
  const pins = [0, FRONT_POINTS, FRONT_POINTS + ground.peak, front.length + temple.length - 2];
  const turn = Math.min(4, shape.cornerTurnMm / 3);
  return apart(relaxed([...front, ...temple.slice(1)], pins, turn), SPACING_MM / UNIT_MM);
}

/** From the middle to the corner: level at first, then back to it, turning into the temple's direction. */
function frontTo(
  ground: LineGround,
  plan: LinePlanned,
  middle: ChartPoint,
  temple: readonly ChartPoint[],
): readonly ChartPoint[] {
  const { level, cornerTurnMm, widowsPeakMm } = LINE_STYLES[plan.style].shape;
  const corner = temple[0]!;
  const start: ChartPoint =
    widowsPeakMm === 0
      ? middle
      : chartOfPoint(ground.dome, skinBeside(ground, 0, plan.midpointHeightMm + widowsPeakMm));
  const after = temple[Math.min(2, temple.length - 1)]!;
  const turn = cornerTurnMm / UNIT_MM;
  // Between level and the temple's way.
  const away = unit([after[0] - corner[0], after[1] - corner[1]]);
  const across = unit([away[0] + 1, away[1]]);
  const b: ChartPoint = [start[0] + level * (corner[0] - start[0]), start[1]];
  const c: ChartPoint = [corner[0] - turn * across[0], corner[1] - turn * across[1]];
  return Array.from({ length: FRONT_POINTS + 1 }, (_, k): ChartPoint => {
    const [u, v] = bezier(start, b, c, corner, k / FRONT_POINTS);
    const tip = Math.exp(-(((u * UNIT_MM) / WIDOWS_PEAK_MM) ** 2));
    return [u + tip * (middle[0] - start[0]), v + tip * (middle[1] - start[1])];
  });
}

/** The natural border of the temple, drawn along by its handles. */
function templeThrough(
  { temple, peak }: LineGround,
  handles: SideHandles,
  on: (point: Vec3) => ChartPoint,
): readonly ChartPoint[] {
  const border = temple.map(on);
  const last = border.length - 1;
  const moved = (handle: Vec3, k: number): ChartPoint => {
    const [u, v] = on(handle);
    return [u - border[k]![0], v - border[k]![1]];
  };
  const [corner, brow, end] = [
    moved(handles.corner, 0),
    moved(handles.peak, peak),
    moved(handles.sideburn, last),
  ];
  return border.map(([u, v], k): ChartPoint => {
    const up = k < peak ? 1 - smooth(k / (CORNER_REACH * peak)) : 0;
    const down = k > peak ? smooth((k - peak) / (last - peak)) : 0;
    const at = k < peak ? smooth(k / peak) : 1 - down;
    return [
      u + up * corner[0] + at * brow[0] + down * end[0],
      v + up * corner[1] + at * brow[1] + down * end[1],
    ];
  });
}

function mirrored({ middleX }: LineGround, { corner, peak, sideburn }: SideHandles): SideHandles {
  const mirror = ([x, y, z]: Vec3): Vec3 => [2 * middleX - x, y, z];
  return { corner: mirror(corner), peak: mirror(peak), sideburn: mirror(sideburn) };
}

function bezier(a: ChartPoint, b: ChartPoint, c: ChartPoint, d: ChartPoint, t: number): ChartPoint {
  const s = 1 - t;
  const at = (k: 0 | 1): number =>
    s * s * s * a[k] + 3 * s * s * t * b[k] + 3 * s * t * t * c[k] + t * t * t * d[k];
  return [at(0), at(1)];
}

function unit([u, v]: ChartPoint): ChartPoint {
  const long = Math.hypot(u, v) || 1;
  return [u / long, v / long];
}
