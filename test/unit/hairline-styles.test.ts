import { describe, expect, it } from 'vitest';
import { plannedHairline, type PlannedHairline } from '../../src/domain/hairline/hairline';
import { sagittalArc } from '../../src/domain/hairline/sagittalArc';
import { LINE_STYLES } from '../../src/domain/hairline/styles';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { impressionLook } from '../../src/domain/pigment/impressionLook';
import { DEFAULT_PLAN, type HairlineStyle, type TreatmentPlan } from '../../src/domain/plan/TreatmentPlan';

const STYLES = Object.keys(LINE_STYLES) as HairlineStyle[];
const head = buildHeadSurface(meanShape(), 'fine');
const arc = sagittalArc(head);
/** Far from sides and nape. */
const INSIDE_MM = 60;

const lineOf = (
  change: Partial<TreatmentPlan['hairline']>,
  { regional = false, seed = 1 } = {},
): PlannedHairline =>
  plannedHairline(head, { hairline: { ...DEFAULT_PLAN.hairline, ...change }, regional }, seed);

type Place = readonly [x: number, y: number, z: number];

/** Points of the head's front, between the corners, of which the line's own distance is known. */
const front: readonly Place[] = Array.from({ length: head.regions.length }, (_, i) => i)
  .map((i): Place => [head.positionsMm[3 * i]!, head.positionsMm[3 * i + 1]!, head.positionsMm[3 * i + 2]!])
  .filter(([x, y, z]) => {
    const heightMm = arc.heightMm(y, z);
    return z > 0 && Math.abs(x) < 35 && heightMm > 30 && heightMm < 160;
  });
/** The skin's steps are coarser than the line's: points between the vertices, seen from the axis between the ears. */
const dense: readonly Place[] = front.flatMap(([x, y, z]) =>
  [-3, -1, 1, 3].flatMap((aside) => [-1.5, -0.5, 0.5, 1.5].map((down): Place => [x + aside, y + down, z])),
);

function edgeOf(line: PlannedHairline, place: Place): number {
  const there = new Float64Array(2);
  line.place(...place, INSIDE_MM, there);
  return there[1]!;
}

/** Mean of a figure over the places at this distance behind the line, mm. */
function meanAt(
  line: PlannedHairline,
  distanceMm: number,
  figure: (place: Place) => number,
  withinMm = 0.35,
): number {
  const there = dense.filter(
    (place) => Math.abs(line.distanceMm(...place, INSIDE_MM) - distanceMm) < withinMm,
  );
  expect(there.length).toBeGreaterThan(100);
  return there.reduce((sum, place) => sum + figure(place), 0) / there.length;
}
const densityAt = (line: PlannedHairline, distanceMm: number): number =>
  meanAt(line, distanceMm, (place) => line.density(...place, INSIDE_MM));
const edgeAt = (line: PlannedHairline, distanceMm: number): number =>
  meanAt(line, distanceMm, (place) => edgeOf(line, place));

describe.each(STYLES)('the %s line', (style) => {
  const { coarseMm, fineMm, firstRow, gaps, softnessMm } = LINE_STYLES[style];
  const wanderMm = coarseMm + fineMm;
  const line = lineOf({ style, edgeSoftnessMm: softnessMm });

  it('has nothing before its wander and all of it behind its ramp', () => {
    expect(densityAt(line, -wanderMm - 1)).toBe(0);
    expect(densityAt(line, softnessMm + wanderMm + 1)).toBe(1);
  });

  it('begins with its first row at once, and no fuller', () => {
    // Just behind the wandering line the ramp has hardly begun to rise; gaps take some of it.
    const first = dense
      .filter((place) => Math.abs(line.distanceMm(...place, INSIDE_MM)) < wanderMm + softnessMm)
      .map((place) => line.density(...place, INSIDE_MM))
      .filter((density) => density > 0);
    const least = Math.min(...first);
    expect(least).toBeLessThan(firstRow * 1.05);
    expect(least).toBeGreaterThan(firstRow * (1 - (gaps?.strength ?? 0)) * 0.95);
  });

  it('thickens behind it all the way', () => {
    const depths = [-0.5, 0, 0.25, 0.5, 0.75, 1].map((share) => share * softnessMm);
    const densities = depths.map((depthMm) => densityAt(line, depthMm));
    const edges = depths.map((depthMm) => edgeAt(line, depthMm));
    for (let i = 1; i < depths.length; i++) {
      expect(densities[i]!).toBeGreaterThan(densities[i - 1]!);
      expect(edges[i]!).toBeGreaterThan(edges[i - 1]!);
    }
  });

  it('is 0 at the very front of the ramp and 1 behind it, and sets its dots so', () => {
    expect(edgeAt(line, -wanderMm - 1)).toBe(0);
    expect(edgeAt(line, softnessMm + wanderMm + 1)).toBe(1);
    const look = impressionLook({ ...DEFAULT_PLAN, hairline: { ...DEFAULT_PLAN.hairline, style } });
    expect(look.edgeSize).toBe(LINE_STYLES[style].dotSize);
    expect(look.edgeStrength).toBe(LINE_STYLES[style].dotStrength);
  });
});

describe('from soft to edged', () => {
  const order: readonly HairlineStyle[] = ['soft', 'natural', 'defined', 'edged'];

  it.each(['firstRow', 'dotSize', 'dotStrength'] as const)('%s grows', (lever) => {
    const values = order.map((style) => LINE_STYLES[style][lever]);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(new Set(values).size).toBe(order.length);
  });

  it.each(['softnessMm', 'coarseMm'] as const)('%s falls', (figure) => {
    const values = order.map((style) => LINE_STYLES[style][figure]);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(Math.max(...values)).toBeLessThanOrEqual(20);
  });

  it('no dot at the front is larger or darker than those behind', () => {
    for (const style of STYLES) {
      expect(LINE_STYLES[style].dotSize).toBeLessThanOrEqual(1);
      expect(LINE_STYLES[style].dotStrength).toBeLessThanOrEqual(1);
    }
  });

  it('a wider ramp reaches deeper', () => {
    for (const style of STYLES) {
      const depths = [2, 6, 12, 20].map((edgeSoftnessMm) => densityAt(lineOf({ style, edgeSoftnessMm }), 2));
      for (let i = 1; i < depths.length; i++) expect(depths[i]!).toBeLessThan(depths[i - 1]!);
    }
  });

  it('the broken line alone has gaps: places at its front thinner than its first row', () => {
    const gapShares = (style: HairlineStyle): number[] =>
      [1, 2, 3, 4, 5].map((seed) => {
        const line = lineOf({ style, edgeSoftnessMm: 12 }, { seed });
        const atFront = dense.filter((place) => {
          const edge = edgeOf(line, place);
          return edge > 0 && edge < 0.1;
        });
        const thin = atFront.filter(
          (place) => line.density(...place, INSIDE_MM) < 0.7 * LINE_STYLES[style].firstRow,
        );
        return thin.length / atFront.length;
      });
    for (const style of order) expect(Math.max(...gapShares(style))).toBe(0);
    const broken = gapShares('broken');
    expect(broken.reduce((sum, share) => sum + share, 0) / broken.length).toBeGreaterThan(0.2);
    expect(Math.max(...broken)).toBeLessThan(0.7);
  });
});

describe('regional density', () => {
  const plain = lineOf({});
  const regional = lineOf({}, { regional: true });
  const share = (place: Place): number =>
    regional.density(...place, INSIDE_MM) / plain.density(...place, INSIDE_MM);
  const { vertex, inion, leftExocanthion } = head.points;

  it('is whole on top and at the back', () => {
    expect(share(vertex)).toBe(1);
    expect(share([inion[0], inion[1] + 60, inion[2]])).toBe(1);
  });

  it('is thinner at the front: at the line four fifths, whole 3 cm behind', () => {
    const middle = dense.filter(([x]) => Math.abs(x) < 15);
    const at = (depthMm: number) => {
      const there = middle.filter(
        (place) =>
          Math.abs(regional.distanceMm(...place, INSIDE_MM) - depthMm) < 0.7 &&
          plain.density(...place, INSIDE_MM) > 0,
      );
      return there.reduce((sum, place) => sum + share(place), 0) / there.length;
    };
    const shares = [1, 8, 15, 22, 31].map(at);
    expect(shares[0]).toBeCloseTo(0.8, 2);
    expect(shares.at(-1)).toBeCloseTo(1, 2);
    for (let i = 1; i < shares.length; i++) expect(shares[i]!).toBeGreaterThan(shares[i - 1]!);
  });

  it('is thinnest at the temples', () => {
    const temple = Array.from({ length: head.regions.length }, (_, i) => i)
      .map((i): Place => [
        head.positionsMm[3 * i]!,
        head.positionsMm[3 * i + 1]!,
        head.positionsMm[3 * i + 2]!,
      ])
      .filter(
        (place) =>
          Math.abs(place[0]) > Math.abs(leftExocanthion[0]) + 20 &&
          plain.distanceMm(...place, INSIDE_MM) > 0 &&
          plain.distanceMm(...place, INSIDE_MM) < 3 &&
          plain.density(...place, INSIDE_MM) > 0,
      );
    const shares = temple.map(share);
    expect(temple.length).toBeGreaterThan(5);
    for (const found of shares) {
      expect(found).toBeGreaterThan(0.8 * 0.75 - 1e-9);
      expect(found).toBeLessThan(0.64);
    }
  });
});

describe('a line that lies on the natural border of the forehead', () => {
  const STEPS = 6;
  /** x, y, z and distance from the border of points spread over the triangles of the front. */
  const skin = Array.from({ length: head.triangles.length / 3 }, (_, t) =>
    [0, 1, 2].map((corner) => head.triangles[3 * t + corner]!),
  ).flatMap((corners) => {
    const mixed = (of: (vertex: number) => number, weights: readonly number[]): number =>
      corners.reduce((sum, vertex, corner) => sum + weights[corner]! * of(vertex), 0);
    const [x, , z] = [0, 1, 2].map((k) =>
      mixed((vertex) => head.positionsMm[3 * vertex + k]!, [1 / 3, 1 / 3, 1 / 3]),
    );
    if (z! < 0 || Math.abs(x!) > 35) return [];
    return Array.from({ length: STEPS * STEPS }, (_, k) => [Math.floor(k / STEPS), k % STEPS] as const)
      .filter(([u, v]) => u + v < STEPS)
      .map(([u, v]) => [(u + 1 / 3) / STEPS, (v + 1 / 3) / STEPS] as const)
      .map(([u, v]) => {
        const weights = [1 - u - v, u, v];
        const [px, py, pz] = [0, 1, 2].map((k) =>
          mixed((vertex) => head.positionsMm[3 * vertex + k]!, weights),
        );
        return [px!, py!, pz!, mixed((vertex) => head.borderDistanceMm[vertex]!, weights)] as const;
      });
  });
  /** Mean density 1 to 4 mm behind the line, within the border. */
  const fromBorder = (change: Partial<TreatmentPlan['hairline']>): number => {
    const line = lineOf(change);
    const densities = skin
      .filter(([x, y, z, border]) => {
        const behindMm = line.distanceMm(x, y, z, INSIDE_MM);
        return border > 0 && behindMm > 1 && behindMm < 4;
      })
      .map((place) => line.density(...place));
    expect(densities.length).toBeGreaterThan(100);
    return densities.reduce((sum, density) => sum + density, 0) / densities.length;
  };

  it('has the edge that was asked for, from 2 to 20 mm', () => {
    const at = [2, 8, 20].map((edgeSoftnessMm) => fromBorder({ style: 'edged', edgeSoftnessMm }));
    expect(at[0]).toBeGreaterThan(0.8);
    expect(at[1]).toBeLessThan(at[0]! - 0.05);
    expect(at[2]).toBeLessThan(at[1]! - 0.02);
  });

  it('has the edge of its style', () => {
    const of = (style: HairlineStyle) => fromBorder({ style, edgeSoftnessMm: LINE_STYLES[style].softnessMm });
    expect(of('edged')).toBeGreaterThan(0.8);
    expect(of('defined')).toBeLessThan(of('edged') - 0.1);
    expect(of('straight')).toBeLessThan(of('defined') - 0.1);
    expect(of('natural')).toBeLessThan(of('straight') - 0.05);
  });
});
