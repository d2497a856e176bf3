import { describe, expect, it } from 'vitest';
import { plannedHairline } from '../../src/domain/hairline/hairline';
import { napeCorner } from '../../src/domain/hairline/napeCorner';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';

const head = buildHeadSurface(meanShape(), 'fine');
const { leftTragion } = head.points;
const hairline = { ...DEFAULT_PLAN.hairline, irregularity: 0 };
const line = plannedHairline(head, { hairline, regional: false }, 1);
const corner = napeCorner(head)!;

/** Mean density, 0..1, of skin so deep behind the natural border, at places that are told. */
function densityAt(deepMm: number, isThere: (x: number, y: number, z: number) => boolean): number {
  const { positionsMm: p, borderDistanceMm: border } = head;
  let [sum, count] = [0, 0];
  for (let v = 0; v < border.length; v++) {
    const [x, y, z] = [p[3 * v]!, p[3 * v + 1]!, p[3 * v + 2]!];
    if (Math.abs(border[v]! - deepMm) > 2 || !isThere(x, y, z)) continue;
    sum += line.density(x, y, z, border[v]!);
    count++;
  }
  expect(count).toBeGreaterThan(5);
  return sum / count;
}

const fromCornerMm = (x: number, y: number, z: number): number =>
  Math.hypot(Math.abs(x) - corner[0], y - corner[1], z - corner[2]);
const inNape = (x: number, _y: number, z: number): boolean => Math.abs(x) < 25 && z < leftTragion[2];

describe('the corner between ear and nape', () => {
  it('lies on the natural border behind the ear, below its middle', () => {
    expect(corner[0]).toBeGreaterThan(30);
    expect(corner[1]).toBeLessThan(leftTragion[1] - 15);
    expect(corner[2]).toBeLessThan(leftTragion[2] - 10);
  });

  it('is rounded off: as deep behind the border there are fewer dots than in the middle of the nape', () => {
    for (const deepMm of [8, 12, 16]) {
      const round = densityAt(deepMm, (x, y, z) => fromCornerMm(x, y, z) < deepMm + 8);
      expect(round).toBeLessThan(0.8 * densityAt(deepMm, inNape));
    }
  });

  it('thins out without a step', () => {
    const { positionsMm: p, borderDistanceMm: border, triangles } = head;
    const densityOf = (v: number): number =>
      line.density(p[3 * v]!, p[3 * v + 1]!, p[3 * v + 2]!, border[v]!);
    let count = 0;
    for (let t = 0; t < triangles.length; t += 3) {
      const [a, b] = [triangles[t]!, triangles[t + 1]!];
      const away = (v: number): number => fromCornerMm(p[3 * v]!, p[3 * v + 1]!, p[3 * v + 2]!);
      if (away(a) > 45 || away(b) > 45 || border[a]! < 16 || border[b]! < 16) continue;
      const longMm = Math.hypot(...[0, 1, 2].map((axis) => p[3 * a + axis]! - p[3 * b + axis]!));
      count++;
      expect(Math.abs(densityOf(a) - densityOf(b))).toBeLessThan(0.09 * longMm);
    }
    expect(count).toBeGreaterThan(100);
  });

  it('leaves the scalp farther off as it is', () => {
    expect(densityAt(24, inNape)).toBeCloseTo(1, 5);
    expect(densityAt(30, (x, y, z) => y < leftTragion[1] && z < 0 && fromCornerMm(x, y, z) > 40)).toBeCloseTo(
      1,
      5,
    );
  });
});
