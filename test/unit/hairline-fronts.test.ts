import { describe, expect, it } from 'vitest';
import { follicleField } from '../../src/domain/follicles/field';
import { plantSeeds } from '../../src/domain/follicles/seeds';
import { plannedHairline } from '../../src/domain/hairline/hairline';
import { LINE_STYLES } from '../../src/domain/hairline/styles';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';

const STYLES = ['natural', 'soft', 'broken', 'feathered'] as const;
type Style = (typeof STYLES)[number];
const LINES = [1, 2, 3, 4, 5, 6, 7, 8];
const PER_CM2 = 110;
/** Far from sides and nape. */
const INSIDE_MM = 60;
/** Before the corners. */
const ASIDE_MM = 32;

const head = buildHeadSurface(meanShape(), 'fine');
const field = follicleField(plantSeeds(head, 20_011, 1.2 * PER_CM2), head, PER_CM2);
const p = field.positionMm;
const atFront = Array.from({ length: field.count }, (_, i) => i).filter(
  (i) => p[3 * i + 1]! > 20 && p[3 * i + 2]! > 20 && Math.abs(p[3 * i]!) < ASIDE_MM,
);

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly behindMm: number;
}

/** The dots that are set in the first 9 mm behind a line. */
function front(style: Style, edgeSoftnessMm: number, seed: number): readonly Dot[] {
  const hairline = { ...DEFAULT_PLAN.hairline, style, edgeSoftnessMm };
  const line = plannedHairline(head, { hairline, regional: false }, seed);
  return atFront.flatMap((i) => {
    const [x, y, z] = [p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!];
    const behindMm = line.distanceMm(x, y, z, INSIDE_MM);
    const isSet = behindMm < 9 && line.density(x, y, z, INSIDE_MM) > i / field.count;
    return isSet ? [{ x, y, z, behindMm }] : [];
  });
}

/** Counts in stretches of 4 mm: variance over mean, 1 where dots fall at random, less where they are even. */
function unevenness(dots: readonly Dot[]): number {
  const counts = Array.from(
    { length: (2 * ASIDE_MM) / 4 },
    (_, k) => dots.filter(({ x, behindMm }) => behindMm < 7 && Math.floor((x + ASIDE_MM) / 4) === k).length,
  );
  const middle = counts.reduce((sum, n) => sum + n, 0) / counts.length;
  return counts.reduce((sum, n) => sum + (n - middle) ** 2, 0) / counts.length / middle;
}

/** Pairs 2 to 4.5 mm apart: those that lie one behind the other over those that lie side by side. */
function inStrands(dots: readonly Dot[]): number {
  let behind = 0,
    beside = 0;
  const inside = dots.filter(({ behindMm }) => behindMm > 0);
  inside.forEach((a, k) => {
    for (const b of inside.slice(k + 1)) {
      const apartMm = Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
      if (apartMm < 2 || apartMm > 4.5) continue;
      const steep = Math.abs(a.behindMm - b.behindMm) / apartMm;
      if (steep > 0.87) behind++;
      else if (steep < 0.5) beside++;
    }
  });
  return behind / beside;
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** A style chosen on screen brings its own width of the edge; through the programming interface it stays as it was. */
describe.each([
  ['in their own widths', (style: Style) => LINE_STYLES[style].softnessMm, 0.6],
  ['in one width', () => 12, 0.85],
] as const)('fronts %s', (_, widthOf, softest) => {
  const of = (figure: (dots: readonly Dot[]) => number) =>
    Object.fromEntries(
      STYLES.map((style) => [style, meanOf(LINES.map((seed) => figure(front(style, widthOf(style), seed))))]),
    ) as Record<Style, number>;

  it('have gaps in the broken and the feathered one alone', () => {
    const { natural, soft, broken, feathered } = of(unevenness);
    expect(Math.max(natural, soft)).toBeLessThan(1.2);
    expect(broken).toBeGreaterThan(2);
    expect(feathered).toBeGreaterThan(2);
  });

  it('run out in strands in the feathered one alone', () => {
    const { natural, soft, broken, feathered } = of(inStrands);
    expect(feathered).toBeGreaterThan(0.64);
    expect(Math.max(natural, soft, broken)).toBeLessThan(0.62);
  });

  it('begin thinnest in the soft one', () => {
    const { natural, soft, broken, feathered } = of((dots) => dots.length);
    expect(soft).toBeLessThan(softest * Math.min(natural, broken, feathered));
  });
});
