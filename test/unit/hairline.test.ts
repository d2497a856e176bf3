import { describe, expect, it } from 'vitest';
import { plannedHairline, type PlannedHairline } from '../../src/domain/hairline/hairline';
import { LINE_STYLES } from '../../src/domain/hairline/styles';
import { sagittalArc } from '../../src/domain/hairline/sagittalArc';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { REGION_SCALP } from '../../src/domain/head/types';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';
import { plannedAreaCm2 } from '../../src/domain/scalp/treatment';
import { sphereSurface } from '../support/sphereSurface';

const head = buildHeadSurface(meanShape(), 'fine');
const line = plannedHairline(head, { hairline: DEFAULT_PLAN.hairline, regional: true }, 1);

/** The frontmost vertex at a distance from the midline where the line without its wander is crossed. */
function lineAt(sideMm: number): { heightMm: number; y: number; z: number } | null {
  const arc = sagittalArc(head);
  let found: { heightMm: number; y: number; z: number } | null = null;
  for (let i = 0; i < head.regions.length; i++) {
    const x = head.positionsMm[3 * i]!,
      y = head.positionsMm[3 * i + 1]!,
      z = head.positionsMm[3 * i + 2]!;
    if (Math.abs(x - sideMm) > 2.5 || z < 0 || y < 0) continue;
    const distance = line.distanceMm(x, y, z, head.borderDistanceMm[i]!);
    const heightMm = arc.heightMm(y, z);
    if (distance >= 0 && (!found || heightMm < found.heightMm)) found = { heightMm, y, z };
  }
  return found;
}

describe('sagittal arc', () => {
  it('measures the arc of a ball', () => {
    const ball = sphereSurface(80);
    const glabellaAngle = Math.atan2(0.3, 0.95);
    const arc = sagittalArc(ball);
    expect(arc.heightMm(80, 0)).toBeCloseTo(80 * (Math.PI / 2 - glabellaAngle), 0);
  });
});

describe('planned hairline', () => {
  it('has its middle at the asked height above the glabella', () => {
    expect(lineAt(0)?.heightMm).toBeGreaterThan(DEFAULT_PLAN.hairline.midpointHeightMm - 1);
    expect(lineAt(0)?.heightMm).toBeLessThan(DEFAULT_PLAN.hairline.midpointHeightMm + 4);
  });

  it('keeps the corners 2 cm or more behind the middle', () => {
    const middle = lineAt(0),
      corner = lineAt(Math.abs(head.points.leftExocanthion[0]));
    expect(corner!.heightMm - middle!.heightMm).toBeGreaterThan(18);
  });

  it('treats crown and back and leaves the forehead and whatever lies outside the border', () => {
    const { vertex, glabella } = head.points;
    expect(line.density(vertex[0], vertex[1], vertex[2], 60)).toBe(1);
    expect(line.density(glabella[0], glabella[1], glabella[2], 10)).toBe(0);
    expect(line.density(vertex[0], vertex[1], vertex[2], -1)).toBe(0);
  });

  it('thins out towards the nape, in dots that become finer, over 1 to 2 cm', () => {
    const there = new Float64Array(2);
    const bands = [0, 5, 10, 15, 25].map(() => ({ density: 0, place: 0, count: 0 }));
    for (let i = 0; i < head.regions.length; i++) {
      const x = head.positionsMm[3 * i]!,
        y = head.positionsMm[3 * i + 1]!,
        z = head.positionsMm[3 * i + 2]!;
      const behindMm = head.borderDistanceMm[i]!;
      if (behindMm <= 0 || behindMm > 30 || Math.abs(x) > 40 || z > head.points.leftTragion[2] - 60) continue;
      line.place(x, y, z, behindMm, there);
      const band = bands[[5, 10, 15, 25, 30].findIndex((upTo) => behindMm <= upTo)]!;
      band.density += there[0]!;
      band.place += there[1]!;
      band.count++;
    }
    const [first, , , , last] = bands.map(({ density, place, count }) => ({
      density: density / count,
      place: place / count,
    }));
    expect(first!.density).toBeLessThan(0.25);
    expect(first!.place).toBeLessThan(0.2);
    expect(last!.density).toBeCloseTo(1, 4);
    expect(last!.place).toBe(1);
    for (let k = 1; k < bands.length; k++)
      expect(bands[k]!.density / bands[k]!.count).toBeGreaterThan(
        bands[k - 1]!.density / bands[k - 1]!.count,
      );
  });

  it('thins out around the ears over a centimetre', () => {
    const { leftTragion, rightTragion } = head.points;
    const there = new Float64Array(2);
    const bands = [0, 5, 10, 15].map(() => ({ density: 0, place: 0, count: 0 }));
    for (let i = 0; i < head.regions.length; i++) {
      const x = head.positionsMm[3 * i]!,
        y = head.positionsMm[3 * i + 1]!,
        z = head.positionsMm[3 * i + 2]!;
      const behindMm = head.borderDistanceMm[i]!;
      const { 1: earY, 2: earZ } = x > 0 ? leftTragion : rightTragion;
      const isBesideEar = y > earY - 15 && y < earY + 70 && z < earZ - 5 && z > earZ - 40;
      if (behindMm <= 0 || behindMm > 20 || !isBesideEar) continue;
      line.place(x, y, z, behindMm, there);
      const band = bands[Math.min(3, Math.floor(behindMm / 5))]!;
      band.density += there[0]!;
      band.place += there[1]!;
      band.count++;
    }
    const means = bands.map(({ density, place, count }) => ({
      density: density / count,
      place: place / count,
    }));
    expect(means[0]!.density).toBeLessThan(0.25);
    expect(means[1]!.density).toBeLessThan(0.6);
    expect(means[1]!.place).toBeLessThan(0.75);
    expect(means[2]!.density).toBeGreaterThan(0.85);
    expect(means[3]!.density).toBeGreaterThan(0.95);
  });

  /** Means over both sideburns, between two heights above the ear's point, mm. */
  function sideburn(of: PlannedHairline, fromMm: number, toMm: number) {
    const there = new Float64Array(2);
    const { leftTragion } = head.points;
    let [count, density, place] = [0, 0, 0];
    for (let i = 0; i < head.regions.length; i++) {
      const x = head.positionsMm[3 * i]!,
        y = head.positionsMm[3 * i + 1]!,
        z = head.positionsMm[3 * i + 2]!;
      const behindMm = head.borderDistanceMm[i]!;
      const aboveMm = y - leftTragion[1];
      if (behindMm <= 0 || z < leftTragion[2] || aboveMm < fromMm || aboveMm > toMm) continue;
      of.place(x, y, z, behindMm, there);
      count++;
      density += there[0]!;
      place += there[1]!;
    }
    expect(count).toBeGreaterThan(10);
    return { density: density / count, place: place / count };
  }

  it('is full behind the line of the forehead where its own ramp ends, however soft a sideburn is', () => {
    const { hairline } = DEFAULT_PLAN;
    const { coarseMm, fineMm } = LINE_STYLES[hairline.style];
    const wanderMm = hairline.irregularity * (coarseMm + fineMm);
    expect(line.fullFromMm).toBeCloseTo(hairline.edgeSoftnessMm + wanderMm, 12);
  });

  it('dots no strip before the ear unless its handle takes the sideburn down, and then few fine ones', () => {
    expect(sideburn(line, -100, 25).density).toBeLessThan(0.02);
    const lower = { cornerMm: [0, 0], peakMm: [0, 0], sideburnMm: [0, -20] } as const;
    const own = { kind: 'handles', left: lower, right: lower } as const;
    const hairline = { ...DEFAULT_PLAN.hairline, own };
    const longer = plannedHairline(head, { hairline, regional: true }, 1);
    const end = sideburn(longer, -100, 25);
    expect(end.density).toBeGreaterThan(0.02);
    expect(end.density).toBeLessThan(0.25);
    expect(end.place).toBeLessThan(0.25);
    expect(sideburn(longer, 25, 40).density).toBeGreaterThan(1.5 * sideburn(line, 25, 40).density);
  });

  it('treats less than the whole scalp and more than half of it', () => {
    const whole = plannedAreaCm2(head, null),
      planned = plannedAreaCm2(head, line);
    expect(whole).toBeGreaterThan(480);
    expect(whole).toBeLessThan(650);
    expect(planned / whole).toBeGreaterThan(0.6);
    expect(planned / whole).toBeLessThan(0.97);
  });

  it('knows the scalp region', () => {
    expect(head.regions.some((region) => region === REGION_SCALP)).toBe(true);
  });
});
