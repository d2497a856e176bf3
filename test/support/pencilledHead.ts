import { chartOfPoint, type ChartPoint } from '../../src/domain/hairline/frontChart';
import { lineCurve } from '../../src/domain/hairline/lineCurve';
import { lineGround } from '../../src/domain/hairline/lineGround';
import { UNIT_MM } from '../../src/domain/hairline/plane';
import { frontSheet, type FrontSheet } from '../../src/domain/hairline/skinSheet';
import { rotationFromAngles } from '../../src/domain/head/fit/viewGeometry';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';
import { randomSource, valueNoise } from '../../src/domain/random';
import { rasterise } from '../../src/domain/scalp/raster';

const SIDE_PX = 430;
const PHOTO_PX_PER_PX = 2;
const camera = {
  widthPx: PHOTO_PX_PER_PX * SIDE_PX,
  heightPx: PHOTO_PX_PER_PX * SIDE_PX,
  focalPx: 1200 * PHOTO_PX_PER_PX,
  cxPx: SIDE_PX,
  cyPx: SIDE_PX,
};
/** Farther behind and before the planned middle, and 1.6 times as far beside it, nothing is looked for. */
const PAINTED_MM = 62;
const surface = buildHeadSurface(meanShape(), 'fine');
const ground = lineGround(surface);
const planned = lineCurve(ground, DEFAULT_PLAN.hairline);
const middle = chartOfPoint(ground.dome, planned.middle);

/** On the skin laid flat, mm: to the person's left and backwards from the middle of the planned line. */
export type SkinPoint = readonly [asideMm: number, backMm: number];

export interface Pencil {
  readonly along: readonly SkinPoint[];
  readonly widthMm: number;
  readonly colour: readonly number[];
  /** How far it covers the skin, 0..1. */
  readonly covers: number;
}

/** What a photo of the mean head's forehead shows. */
export interface Forehead {
  readonly skin: readonly number[];
  readonly pencils?: readonly Pencil[];
  /** How deep the wrinkles across it are: natural log of light. */
  readonly wrinkles?: number;
  /** Hair begins so far behind the planned middle, mm. */
  readonly hairBehindMm?: number;
  readonly freckles?: boolean;
  /** The edge of a shadow lies across it. */
  readonly shadow?: boolean;
  /** Standard deviation of the noise, sRGB steps. */
  readonly noise?: number;
}

/** Of the mean head from a side, its skin painted in millimetres and laid flat again out of the photo. */
export function foreheadFrom(azimuthDeg: number, elevationDeg: number) {
  const rotation = rotationFromAngles({ azimuthDeg, elevationDeg, rollDeg: 0 });
  const pose = { rotation, translationMm: [-60 * rotation[1]!, -60 * rotation[4]!, -620] as const };
  const raster = rasterise(surface, pose, camera, SIDE_PX, SIDE_PX, 1 / PHOTO_PX_PER_PX);
  const maps = {
    facing: raster.facing,
    positionMm: raster.positionMm,
    hair: { width: SIDE_PX, height: SIDE_PX, coverage: new Uint8Array(SIDE_PX * SIDE_PX) },
    person: null,
  };
  return (forehead: Forehead): FrontSheet => {
    const data = new Uint8ClampedArray(4 * SIDE_PX * SIDE_PX).fill(128);
    const random = randomSource(11);
    for (let k = 0; k < SIDE_PX * SIDE_PX; k++) {
      if (!(raster.facing[k]! > 0)) continue;
      const [x, y, z] = [0, 1, 2].map((d) => raster.positionMm[3 * k + d]!) as [number, number, number];
      const [u, v] = chartOfPoint(ground.dome, [x, y, z]);
      const at: SkinPoint = [(u - middle[0]) * UNIT_MM, (v - middle[1]) * UNIT_MM];
      if (Math.abs(at[1]) > PAINTED_MM || Math.abs(at[0]) > 1.6 * PAINTED_MM) continue;
      const pixelMm = Math.sqrt(raster.areaMm2[k]!) * PHOTO_PX_PER_PX;
      const shade = lightOn(forehead, at, random) * (0.5 + 0.5 * raster.facing[k]!);
      let colour = forehead.skin.map((value) => value * shade);
      for (const { along, widthMm, colour: pencil, covers } of forehead.pencils ?? []) {
        const off = distanceMm(at, along, 4) - widthMm / 2;
        const share = covers * Math.min(1, Math.max(0, 0.5 - off / pixelMm), widthMm / pixelMm);
        colour = colour.map((value, c) => value + share * (pencil[c]! - value));
      }
      const noise = (forehead.noise ?? 2) * (random() + random() + random() - 1.5) * 2;
      for (let c = 0; c < 3; c++) data[4 * k + c] = colour[c]! + noise;
    }
    const image = { width: SIDE_PX, height: SIDE_PX, data, photoPxPerPx: PHOTO_PX_PER_PX };
    return frontSheet(image, maps, ground, { pose, camera }, planned.pointsMm);
  };
}

/** What a found line's cells are on the skin. */
export function onSkin(sheet: FrontSheet, cells: readonly number[]): readonly SkinPoint[] {
  const points: SkinPoint[] = [];
  for (let k = 0; k + 1 < cells.length; k += 2)
    points.push(skinPoint(sheet.chartAt(cells[k]!, cells[k + 1]!)));
  return points;
}

/** The part of a line that the sheet shows. */
export function seenOf(sheet: FrontSheet, along: readonly SkinPoint[]): readonly SkinPoint[] {
  const [left, low] = skinPoint(sheet.chartAt(0, 0));
  return along.filter(([aside, back]) => {
    const [x, y] = [Math.round((aside - left) / sheet.stepMm), Math.round((back - low) / sheet.stepMm)];
    return x >= 0 && x < sheet.width && sheet.seen[y * sheet.width + x] === 1;
  });
}

const skinPoint = ([u, v]: ChartPoint): SkinPoint => [(u - middle[0]) * UNIT_MM, (v - middle[1]) * UNIT_MM];

/** Infinite where it is farther aside than `within`, mm. */
export function distanceMm([x, y]: SkinPoint, along: readonly SkinPoint[], within = 60): number {
  let least = Infinity;
  for (let k = 1; k < along.length; k++) {
    const [[x0, y0], [x1, y1]] = [along[k - 1]!, along[k]!];
    if (Math.abs(x0 - x) > within && Math.abs(x1 - x) > within) continue;
    const [dx, dy] = [x1 - x0, y1 - y0];
    const t = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(x - x0 - t * dx, y - y0 - t * dy));
  }
  return least;
}

function lightOn(forehead: Forehead, [x, y]: SkinPoint, random: () => number): number {
  const { wrinkles = 0, hairBehindMm = Infinity, freckles = false, shadow = false } = forehead;
  let light = 1 + 0.05 * valueNoise(x / 7, y / 7, 0, 3) + 0.02 * valueNoise(x / 1.5, y / 1.5, 0, 4);
  for (let k = 0; wrinkles > 0 && k < 4; k++) {
    const off = y + 30 - 9 * k + 0.004 * x * x - 1.5 * Math.sin(x / 14 + k);
    light *= 1 - wrinkles * Math.exp(-((off / 0.9) ** 2)) * Math.min(1, Math.max(0, 1.6 - Math.abs(x) / 35));
  }
  if (freckles && valueNoise(x / 2.2, y / 2.2, 0, 8) > 0.45) light *= 0.72;
  if (shadow) light *= 0.7 + 0.3 / (1 + Math.exp(-(y + 10 - 0.4 * x) / 1.5));
  if (y - 0.006 * x * x > hairBehindMm) light *= 0.35 + 0.4 * random();
  return light;
}
