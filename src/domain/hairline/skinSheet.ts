import { projectPoint } from '../head/projection';
import type { HeadFit, Vec3 } from '../head/types';
import type { AnalysisImage, Mask } from '../image';
import type { ScalpMaps } from '../scalp/types';
import { chartOfPoint, skinAt, type ChartPoint } from './frontChart';
import type { LineGround } from './lineGround';
import { UNIT_MM } from './plane';

/** Skin laid flat: cells of `stepMm`, row by row, the person's left to the right and the top of the head below. */
export interface SkinSheet {
  readonly width: number;
  readonly height: number;
  readonly stepMm: number;
  /** Natural log of red, green and blue, a plane each. */
  readonly light: readonly [Float32Array, Float32Array, Float32Array];
  /** 1 where the photo shows skin that a line is looked for on. */
  readonly seen: Uint8Array;
  /** How bare the skin is of hair that hides it, 0..1. */
  readonly bare: Float32Array;
  /** A hairline goes around this cell, from the person's right to the left. */
  readonly pole: readonly [x: number, y: number];
}

/** A sheet of a head's front, and where its cells lie on the head's map. */
export interface FrontSheet extends SkinSheet {
  chartAt(x: number, y: number): ChartPoint;
}

/** A line is looked for so far to both sides of the planned one, mm. */
export const REACH_MM = 36;
const STEP_MM = 0.5;
/** The middle that hairlines go around lies so far below the glabella, mm: the steepest corners go on around it too. */
const POLE_BELOW_MM = 20;
/** Skin seen at a smaller cosine shows no line. */
const LEAST_FACING = 0.2;
/** Nearer to the person's outline the light on its rim would be taken for a line, mm. */
const OUTLINE_MM = 2.5;
/** Skin of the map farther from a place than this lies in front of it, mm. */
const SAME_SKIN_MM = 12;
/** Brows, ears and what lies below them are no place of a hairline's front, mm above the glabella's level. */
const ABOVE_BROWS_MM = 12;
/** Of 255: so that the log of black stays in bounds. */
const DARKEST = 8;

type Maps = Pick<ScalpMaps, 'facing' | 'positionMm' | 'hair' | 'person'>;

/**
 * The skin around the planned line, out of the photo.
 *
 * @param lineMm the planned line, head frame, mm: x, y, z, …
 */
export function frontSheet(
  image: AnalysisImage,
  maps: Maps,
  ground: LineGround,
  fit: Pick<HeadFit, 'pose' | 'camera'>,
  lineMm: ArrayLike<number>,
): FrontSheet {
  const cell = STEP_MM / UNIT_MM;
  const lowest = ground.points.glabella[1] + ABOVE_BROWS_MM;
  const line: ChartPoint[] = [];
  for (let k = 0; k + 2 < lineMm.length; k += 3)
    if (lineMm[k + 1]! > lowest)
      line.push(chartOfPoint(ground.dome, [lineMm[k]!, lineMm[k + 1]!, lineMm[k + 2]!]));
  const reach = REACH_MM / UNIT_MM;
  const least = (k: 0 | 1): number => Math.min(...line.map((at) => at[k])) - reach;
  const most = (k: 0 | 1): number => Math.max(...line.map((at) => at[k])) + reach;
  const [left, low] = line.length > 0 ? [least(0), least(1)] : [0, 0];
  const width = line.length > 0 ? Math.ceil((most(0) - left) / cell) : 1;
  const height = line.length > 0 ? Math.ceil((most(1) - low) / cell) : 1;
  const chartAt = (x: number, y: number): ChartPoint => [left + x * cell, low + y * cell];
  const near = discs(
    width,
    height,
    line.map(([u, v]): ChartPoint => [(u - left) / cell, (v - low) / cell]),
    REACH_MM / STEP_MM,
  );
  const light = [0, 1, 2].map(() => new Float32Array(width * height)) as unknown as SkinSheet['light'];
  const read = new Float64Array(4);
  const seen = new Uint8Array(width * height);
  const bare = new Float32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const k = y * width + x;
      if (near[k] === 0) continue;
      const point = skinAt(ground.dome, chartAt(x, y));
      if (point[1] < lowest) continue;
      if (!lightAt(image, maps, fit, point, read)) continue;
      for (let c = 0; c < 3; c++) light[c]![k] = read[c]!;
      bare[k] = read[3]!;
      seen[k] = 1;
    }
  const [u, v] = chartOfPoint(ground.dome, ground.points.glabella);
  return {
    width,
    height,
    stepMm: STEP_MM,
    light,
    seen,
    bare,
    pole: [(u - left) / cell, (v - low - POLE_BELOW_MM / UNIT_MM) / cell],
    chartAt,
  };
}

/** 1 in the cells nearer than the radius to one of the places. */
function discs(width: number, height: number, places: readonly ChartPoint[], radius: number): Uint8Array {
  const inside = new Uint8Array(width * height);
  for (const [cx, cy] of places)
    for (let y = Math.max(0, Math.ceil(cy - radius)); y < height && y <= cy + radius; y++) {
      const half = Math.sqrt(Math.max(0, radius ** 2 - (y - cy) ** 2));
      const from = Math.max(0, Math.ceil(cx - half));
      inside.fill(
        1,
        y * width + from,
        y * width + Math.max(from, Math.min(width, Math.floor(cx + half) + 1)),
      );
    }
  return inside;
}

/** Natural log of red, green and blue at a place of the skin, between the picture's pixels, and how bare it is; false where it is not seen. */
function lightAt(
  { data, width, height, photoPxPerPx }: AnalysisImage,
  { facing, positionMm, hair, person }: Maps,
  fit: Pick<HeadFit, 'pose' | 'camera'>,
  point: Vec3,
  into: Float64Array,
): boolean {
  const at = projectPoint(fit, ...point);
  const [px, py] = [at.x / photoPxPerPx - 0.5, at.y / photoPxPerPx - 0.5];
  const i = Math.floor(px),
    j = Math.floor(py);
  if (!(i >= 0 && j >= 0 && i < width - 1 && j < height - 1)) return false;
  const node = j * width + i;
  if (!(facing[node]! > LEAST_FACING)) return false;
  const [dx, dy, dz] = [0, 1, 2].map((d) => positionMm[3 * node + d]! - point[d]!) as [
    number,
    number,
    number,
  ];
  if (Math.hypot(dx, dy, dz) > SAME_SKIN_MM) return false;
  const rim = Math.round((OUTLINE_MM * fit.camera.focalPx) / (at.depthMm * photoPxPerPx));
  if (person && !isWithin(person, i, j, rim)) return false;
  into[3] = 1 - hair.coverage[node]! / 255;
  const [fx, fy] = [px - i, py - j];
  for (let c = 0; c < 3; c++) {
    const k = 4 * (j * width + i) + c;
    const high = data[k]! + fx * (data[k + 4]! - data[k]!);
    const low = data[k + 4 * width]! + fx * (data[k + 4 * width + 4]! - data[k + 4 * width]!);
    into[c] = Math.log(DARKEST + high + fy * (low - high));
  }
  return true;
}

/** Whether a mask covers a pixel and all that is so far around it. */
function isWithin({ width, height, coverage }: Mask, x: number, y: number, far: number): boolean {
  const covers = (dx: number, dy: number): boolean => {
    const [px, py] = [x + Math.round(dx * far), y + Math.round(dy * far)];
    return px < 0 || py < 0 || px >= width || py >= height || coverage[py * width + px]! >= COVERED;
  };
  return AROUND.every(([dx, dy]) => covers(dx, dy));
}

const COVERED = 128;
const AROUND: readonly (readonly [number, number])[] = [
  [0, 0],
  ...Array.from({ length: 8 }, (_, k) => [Math.cos((Math.PI * k) / 4), Math.sin((Math.PI * k) / 4)] as const),
];
