import { describe, expect, it } from 'vitest';
import { foreheadShare } from '../../src/domain/hairline/foreheadReach';
import { plannedHairline, type TowardsHair } from '../../src/domain/hairline/hairline';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadFit, Vec3 } from '../../src/domain/head/types';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';
import { lineTowardsHair } from '../../src/domain/scalp/lineTowardsHair';
import { scalpMaps } from '../../src/domain/scalp/maps';
import type { ScalpMaps } from '../../src/domain/scalp/types';
import { MODEL_HEAD_CAMERA, photoOfModelHead } from '../support/modelHead';

const shape = meanShape();
const surface = buildHeadSurface(shape, 'fine');
const { points } = surface;
const { hairline } = DEFAULT_PLAN;
const middleX = (points.leftExocanthion[0] + points.rightExocanthion[0]) / 2;
const lineWith = (towards: TowardsHair | null) =>
  plannedHairline(surface, { hairline: { ...hairline, irregularity: 0 }, regional: false }, 1, 0, towards);
const planned = lineWith(null);

const TIP_AHEAD_MM = 10;

function photo(azimuthDeg: number): ScalpMaps {
  const { input, pose } = photoOfModelHead(shape, { azimuthDeg, elevationDeg: 45, rollDeg: 0 }, false);
  const fit = {
    shape,
    pose,
    camera: MODEL_HEAD_CAMERA,
    source: 'face',
    outlineEvidence: 'person',
  } as HeadFit;
  return scalpMaps(surface, fit, input.analysis, input.observation);
}

interface Pixel {
  readonly at: Vec3;
  readonly border: number;
  /** Behind the planned line and the natural border, mm. */
  readonly behindMm: number;
}

function* pixelsOf({
  width,
  box,
  facing,
  positionMm: p,
  borderDistanceMm,
}: ScalpMaps): Generator<Pixel & { readonly i: number }> {
  const foreheadAt = foreheadShare(points);
  for (let y = box.y0; y <= box.y1; y++)
    for (let i = y * width + box.x0; i <= y * width + box.x1; i++) {
      if (!(facing[i]! > 0.3) || foreheadAt(p[3 * i + 1]!, p[3 * i + 2]!) < 0.6) continue;
      const at: Vec3 = [p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!];
      yield {
        i,
        at,
        border: borderDistanceMm[i]!,
        behindMm: planned.distanceMm(...at, borderDistanceMm[i]!),
      };
    }
}

/** Cropped hair on the temples beyond the outer eye corners, as far ahead of the line as the tip. */
function withTempleHair(maps: ScalpMaps, sides: readonly (1 | -1)[]): ScalpMaps {
  const coverage = new Uint8Array(maps.facing.length);
  for (const { i, at, behindMm } of pixelsOf(maps)) {
    const aside = Math.abs(at[0] - middleX);
    const isOnSide = sides.includes(at[0] > middleX ? 1 : -1);
    if (isOnSide && aside > 50 && aside < 57 && behindMm > -TIP_AHEAD_MM) coverage[i] = 255;
  }
  return { ...maps, hair: { ...maps.hair, coverage } };
}

const above = photo(0);
const towards = (maps: ScalpMaps, change: Partial<typeof hairline> = {}) =>
  lineTowardsHair(maps, surface, planned, { ...hairline, ...change });

/** Mean density, 0..1, of the skin of a side between so far aside, on a strip ahead of the planned line. */
function density(
  maps: ScalpMaps,
  seen: TowardsHair | null,
  side: 1 | -1,
  [from, to]: readonly [number, number],
) {
  const line = lineWith(seen);
  let [sum, count] = [0, 0];
  for (const { at, border, behindMm } of pixelsOf(maps)) {
    const aside = side * (at[0] - middleX);
    if (aside < from || aside > to || behindMm > 2 || behindMm < -2) continue;
    sum += line.density(...at, border);
    count++;
  }
  return sum / count;
}

describe('the line and the patient’s own temple hair', () => {
  const maps = withTempleHair(above, [1, -1]);
  const seen = towards(maps)!;
  const BESIDE = [44, 49] as const;

  it('meet: the notch between them is treated', () => {
    for (const side of [1, -1] as const) {
      expect(density(maps, null, side, BESIDE)).toBeLessThan(0.1);
      expect(density(maps, seen, side, BESIDE)).toBeGreaterThan(0.4);
    }
  });

  it('part again over the line’s way on to the middle', () => {
    expect(density(maps, seen, 1, [0, 15])).toBeCloseTo(density(maps, null, 1, [0, 15]), 5);
    const shares = [50, 40, 30, 20].map((aside) => density(maps, seen, 1, [aside - 3, aside + 3]));
    expect([...shares].sort((a, b) => b - a)).toEqual(shares);
  });

  it('leave the skin before the hair alone', () => {
    const line = lineWith(seen);
    let count = 0;
    for (const { at, border, behindMm } of pixelsOf(maps)) {
      if (behindMm > -(TIP_AHEAD_MM + 6)) continue;
      count++;
      expect(line.density(...at, border)).toBe(0);
    }
    expect(count).toBeGreaterThan(100);
  });

  it('are the same on both sides by the lesser, where both are seen and the plan says so', () => {
    const oneSided = withTempleHair(above, [1]);
    for (const side of [1, -1] as const)
      expect(density(maps, towards(oneSided), side, BESIDE)).toBeLessThan(0.1);
    const own = towards(oneSided, { symmetric: false });
    expect(density(maps, own, 1, BESIDE)).toBeGreaterThan(0.4);
    expect(density(maps, own, -1, BESIDE)).toBeLessThan(0.1);
    const turned = withTempleHair(photo(60), [1]);
    expect(towards(turned)).not.toBeNull();
  });

  it('are none of each other’s concern where there is no hair, or the line was drawn', () => {
    expect(towards(above)).toBeNull();
    expect(towards(maps, { own: { kind: 'drawn', pointsMm: [] } })).toBeNull();
  });
});
