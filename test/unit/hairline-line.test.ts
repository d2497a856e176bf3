import { describe, expect, it } from 'vitest';
import { cornersBehindMm, middleHeightMm, redrawn, smoothed } from '../../src/domain/hairline/drawnLine';
import { plannedHairline } from '../../src/domain/hairline/hairline';
import type { LinePlanned } from '../../src/domain/hairline/handles';
import { lineCurve, type LineCurve } from '../../src/domain/hairline/lineCurve';
import { lineGround, skinBeside, type LineGround } from '../../src/domain/hairline/lineGround';
import { UNMOVED, type OwnLine } from '../../src/domain/hairline/ownLine';
import { arcHeightMm } from '../../src/domain/hairline/sagittalArc';
import { LINE_STYLES } from '../../src/domain/hairline/styles';
import { meanShape, MODE_COUNT } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadShape, HeadSurface, Vec3 } from '../../src/domain/head/types';
import { DEFAULT_PLAN, type HairlineStyle } from '../../src/domain/plan/TreatmentPlan';
import { readSharedHead, shapeOfLandmarks, sharedHeadNames, trueArcMm } from '../support/heads/sharedHead';
import { sharedDir } from '../support/shared';

const STYLES = Object.keys(LINE_STYLES) as HairlineStyle[];
const NEVER_CLOSED = STYLES.filter((style) => style !== 'edged');
/** Far from sides and nape. */
const INSIDE_MM = 60;
const head = buildHeadSurface(meanShape(), 'fine');
const ground = lineGround(head);
const plan = (change: Partial<LinePlanned> = {}): LinePlanned => ({ ...DEFAULT_PLAN.hairline, ...change });
const lineOf = (surface: HeadSurface, change: Partial<LinePlanned> = {}) =>
  plannedHairline(surface, { hairline: plan(change), regional: false }, 1);

const points = ({ pointsMm }: LineCurve): readonly Vec3[] =>
  Array.from({ length: pointsMm.length / 3 }, (_, k) => [
    pointsMm[3 * k]!,
    pointsMm[3 * k + 1]!,
    pointsMm[3 * k + 2]!,
  ]);
const heightOf = ({ arc }: LineGround, [, y, z]: Vec3): number => arcHeightMm(arc, y, z);

/** Heights of a curve over its middle above both outer eye corners, mm. */
function cornerHeights(on: LineGround, curve: LineCurve): readonly number[] {
  const middle = heightOf(on, curve.middle);
  return [-1, 1].map((side) => {
    const aside = ([x]: Vec3): number => Math.abs(side * (x - on.middleX) - on.cornerX);
    return heightOf(on, [...points(curve)].sort((a, b) => aside(a) - aside(b))[0]!) - middle;
  });
}

/** Each of the first modes as far out as one in two hundred heads, and small and large. */
const EXTREMES: readonly HeadShape[] = [-2.6, 2.6].flatMap((weight) => [
  ...Array.from({ length: 5 }, (_, k) => ({
    modes: Float32Array.from({ length: MODE_COUNT }, (_, i) => (i === k ? weight : 0)),
    scale: weight < 0 ? 0.9 : 1.12,
  })),
  { modes: Float32Array.from({ length: MODE_COUNT }, (_, i) => (i % 2 ? weight : -weight) / 2), scale: 1 },
]);

describe('corners', () => {
  it.each(NEVER_CLOSED)('of the %s line are not closed on any head of the model', (style) => {
    for (const shape of EXTREMES) {
      const on = lineGround(buildHeadSurface(shape, 'coarse'));
      for (const cornerRecessionMm of [20, 25])
        for (const height of cornerHeights(on, lineCurve(on, plan({ style, cornerRecessionMm }))))
          expect(height, `${style} ${cornerRecessionMm}`).toBeGreaterThan(cornerRecessionMm - 1);
    }
  });

  it.each(NEVER_CLOSED)('of the %s line lie 2 cm or more behind the middle by default', (style) => {
    for (const shape of [meanShape(), ...EXTREMES]) {
      const on = lineGround(buildHeadSurface(shape, 'coarse'));
      for (const height of cornerHeights(on, lineCurve(on, plan({ style }))))
        expect(height).toBeGreaterThanOrEqual(20);
    }
  });

  it('are closed by the edged one alone', () => {
    for (const height of cornerHeights(ground, lineCurve(ground, plan({ style: 'edged' }))))
      expect(height).toBeLessThan(20);
  });
});

describe.skipIf(!sharedDir)('on the shared heads', () => {
  const heads = sharedHeadNames.map((name) => {
    const shared = readSharedHead(name);
    return { name, shared, surface: buildHeadSurface(shapeOfLandmarks(shared.pointsCm.landmarks68), 'fine') };
  });

  it('every style but the edged one keeps its corners 2 cm or more behind the middle', () => {
    expect(heads).toHaveLength(20);
    for (const { name, surface } of heads)
      for (const style of NEVER_CLOSED) {
        const on = lineGround(surface);
        for (const height of cornerHeights(on, lineCurve(on, plan({ style }))))
          expect(height, `${name} ${style}`).toBeGreaterThanOrEqual(20);
      }
  });

  it('the trichion of a head with these landmarks is as high as on the true skin: 5 mm in the median', () => {
    const errors = heads.map(({ shared, surface }) => {
      const shown = heightOf(lineGround(surface), surface.points.trichion);
      return Math.abs(shown - trueArcMm(shared, shared.pointsCm.glabella, shared.pointsCm.trichion));
    });
    errors.sort((a, b) => a - b);
    process.stdout.write(`trichion: ${errors.map((mm) => mm.toFixed(1)).join(' ')} mm\n`);
    expect((errors[9]! + errors[10]!) / 2).toBeLessThanOrEqual(5);
  });
});

describe('the line', () => {
  it.each(STYLES)('%s has its middle at the planned height and passes its handles', (style) => {
    for (const midpointHeightMm of [50, 70, 90]) {
      const line = lineOf(head, { style, midpointHeightMm });
      const { middle, handles } = lineCurve(ground, plan({ style, midpointHeightMm }));
      expect(heightOf(ground, middle)).toBeCloseTo(midpointHeightMm, 0);
      for (const point of [middle, handles!.left.corner, handles!.right.corner])
        expect(Math.abs(line.distanceMm(...point, INSIDE_MM))).toBeLessThan(1);
      for (const side of ['left', 'right'] as const)
        for (const name of ['peak', 'sideburn'] as const)
          expect(Math.abs(line.distanceMm(...handles![side][name], INSIDE_MM))).toBeLessThan(1.5);
    }
  });

  it('is measured along the skin: a point so far behind the middle is so far behind it', () => {
    const line = lineOf(head);
    for (const behindMm of [-15, -5, 5, 15, 30]) {
      const at = skinBeside(ground, 0, 70 + behindMm);
      expect(line.distanceMm(...at, INSIDE_MM)).toBeGreaterThan(behindMm - 1.5);
      expect(line.distanceMm(...at, INSIDE_MM)).toBeLessThan(behindMm + 1.5);
    }
  });

  it('has crown, nape and behind the ears behind it, forehead, cheek and jaw before it', () => {
    const line = lineOf(head);
    const { vertex, inion, whorl, glabella, leftExocanthion, leftTragion } = head.points;
    for (const point of [vertex, inion, whorl, [70, 10, -20] as const, [60, -15, -30] as const])
      expect(line.distanceMm(...point, INSIDE_MM), point.join()).toBeGreaterThan(5);
    for (const point of [
      glabella,
      leftExocanthion,
      [60, -10, 60] as const,
      [leftTragion[0], -30, 20] as const,
    ])
      expect(line.distanceMm(...point, INSIDE_MM), point.join()).toBeLessThan(-5);
  });

  it.each(STYLES)('%s is the same on both sides while it is symmetric', (style) => {
    const own: OwnLine = {
      kind: 'handles',
      left: { cornerMm: [4, 6], peakMm: [-5, 3], sideburnMm: [0, 8] },
      right: { cornerMm: [-9, 0], peakMm: [0, 0], sideburnMm: [0, -8] },
    };
    const locked = points(lineCurve(ground, plan({ style, own })));
    locked.forEach(([x, y, z], k) => {
      const [a, b, c] = locked[locked.length - 1 - k]!;
      expect(Math.hypot(x + a, y - b, z - c)).toBeLessThan(0.01);
    });
    const free = lineCurve(ground, plan({ style, own, symmetric: false }));
    const [right, left] = cornerHeights(ground, free);
    expect(left! - right!).toBeGreaterThan(1);
  });

  it('follows its handles: a corner, a temple peak and a sideburn where they were put', () => {
    const own: OwnLine = {
      kind: 'handles',
      left: { cornerMm: [6, 10], peakMm: [-8, 4], sideburnMm: [-2, 15] },
      right: UNMOVED,
    };
    const usual = lineCurve(ground, plan()).handles!;
    const moved = lineCurve(ground, plan({ own, symmetric: false })).handles!;
    expect(moved.left.corner[0] - usual.left.corner[0]).toBeCloseTo(6, 1);
    expect(heightOf(ground, moved.left.corner) - heightOf(ground, usual.left.corner)).toBeCloseTo(10, 1);
    expect(moved.left.peak[2] - usual.left.peak[2]).toBeCloseTo(-8, 1);
    expect(moved.left.sideburn[1] - usual.left.sideburn[1]).toBeCloseTo(15, 1);
    expect(moved.right).toEqual(usual.right);
    const line = lineOf(head, { own, symmetric: false });
    // The sideburn ends higher now: below its end nothing is planned.
    const below = usual.left.sideburn;
    expect(line.distanceMm(below[0], below[1] + 5, below[2] - 4, INSIDE_MM)).toBeLessThan(-2);
  });

  it('a widow’s peak has its tip in the middle', () => {
    const [usual, tipped] = (['natural', 'widows-peak'] as const).map((style) => {
      const curve = lineCurve(ground, plan({ style }));
      const beside = [...points(curve)].sort((a, b) => Math.abs(a[0] - 14) - Math.abs(b[0] - 14))[0]!;
      return heightOf(ground, beside) - heightOf(ground, curve.middle);
    });
    expect(tipped! - usual!).toBeGreaterThan(3);
  });
});

describe('irregularity', () => {
  /** How uneven the front row is: spread of the distance at which the density begins, along the front, mm. */
  const unevenness = (irregularity: number): number => {
    const line = lineOf(head, { irregularity, style: 'natural' });
    const begins = Array.from({ length: 61 }, (_, k) => {
      for (let behind = -12; behind < 12; behind += 0.2) {
        const point = skinBeside(ground, k - 30, heightAt(k - 30) + behind);
        if (line.density(...point, INSIDE_MM) > 0) return line.distanceMm(...point, INSIDE_MM);
      }
      throw new Error('no line');
    });
    const mean = begins.reduce((sum, mm) => sum + mm, 0) / begins.length;
    return Math.sqrt(begins.reduce((sum, mm) => sum + (mm - mean) ** 2, 0) / begins.length);
  };
  const curve = points(lineCurve(ground, plan()));
  const heightAt = (aside: number): number =>
    heightOf(ground, [...curve].sort((a, b) => Math.abs(a[0] - aside) - Math.abs(b[0] - aside))[0]!);

  it('0 is smooth, and more of it is more uneven', () => {
    const [none, usual, double] = [0, 1, 2].map(unevenness);
    expect(none).toBeLessThan(0.25);
    expect(usual).toBeGreaterThan(0.5);
    expect(double).toBeGreaterThan(1.5 * usual!);
  });
});

describe('a line drawn by hand', () => {
  const before = lineCurve(ground, plan());
  const stroke = Array.from({ length: 25 }, (_, k) =>
    skinBeside(ground, -30 + 2.5 * k, 62 + 4 * Math.sin(k / 3)),
  ).flat();

  it('takes the stroke and keeps the line beside it', () => {
    const own = redrawn(ground, before.pointsMm, stroke);
    const midpointHeightMm = middleHeightMm(ground, own.pointsMm);
    const line = lineOf(head, { own, midpointHeightMm, symmetric: false });
    for (let k = 6; k < stroke.length - 6; k += 3)
      expect(Math.abs(line.distanceMm(stroke[k]!, stroke[k + 1]!, stroke[k + 2]!, INSIDE_MM))).toBeLessThan(
        1.2,
      );
    const { left, right } = before.handles!;
    for (const kept of [left.peak, right.peak, left.sideburn, right.sideburn])
      expect(Math.abs(line.distanceMm(...kept, INSIDE_MM))).toBeLessThan(2);
    // The same drawn from left to right.
    const turned = Array.from({ length: stroke.length / 3 }, (_, k) =>
      stroke.slice(3 * k, 3 * k + 3),
    ).reverse();
    expect(redrawn(ground, before.pointsMm, turned.flat()).pointsMm.length).toBe(own.pointsMm.length);
  });

  it('is led over to the line beside it without a hook where it ends off it', () => {
    const short = Array.from({ length: 45 }, (_, k) =>
      skinBeside(ground, -44 + 2 * k, 66 - 14 * ((-44 + 2 * k) / 44) ** 2),
    ).flat();
    const { pointsMm } = redrawn(ground, before.pointsMm, short);
    const ways = points({ ...before, pointsMm: Float64Array.from(pointsMm) });
    let sharpest = 0;
    for (let k = 2; k + 2 < ways.length; k++) {
      const [a, b, c] = [ways[k - 2]!, ways[k]!, ways[k + 2]!];
      const into = [0, 1, 2].map((i) => b[i]! - a[i]!);
      const out = [0, 1, 2].map((i) => c[i]! - b[i]!);
      const along = into.reduce((sum, mm, i) => sum + mm * out[i]!, 0);
      sharpest = Math.max(sharpest, Math.acos(along / (Math.hypot(...into) * Math.hypot(...out))));
    }
    expect((sharpest * 180) / Math.PI).toBeLessThan(75);
  });

  it('goes with the height, its temples stay', () => {
    const own = redrawn(ground, before.pointsMm, stroke);
    const middle = middleHeightMm(ground, own.pointsMm);
    const at = (midpointHeightMm: number): LineCurve =>
      lineCurve(ground, plan({ own, midpointHeightMm, symmetric: false }));
    expect(middleHeightMm(ground, at(middle + 8).pointsMm)).toBeCloseTo(middle + 8, 0);
    const [a, b] = [points(at(middle)), points(at(middle + 8))];
    expect(Math.hypot(a[0]![0] - b[0]![0], a[0]![1] - b[0]![1], a[0]![2] - b[0]![2])).toBeLessThan(0.5);
  });

  it('is the same on both sides while it is symmetric, and its corners are known', () => {
    const own = redrawn(ground, before.pointsMm, stroke);
    const curve = lineCurve(ground, plan({ own }));
    const line = lineOf(head, { own });
    for (const [x, y, z] of points(curve))
      expect(Math.abs(line.distanceMm(-x, y, z, INSIDE_MM))).toBeLessThan(1);
    const [right, left] = cornersBehindMm(ground, curve.pointsMm);
    expect(left).toBeCloseTo(right, 0);
  });

  it('is smoothed', () => {
    const shaken = Array.from({ length: 41 }, (_, k) =>
      skinBeside(ground, -40 + 2 * k, 66 + (k % 4 < 2 ? 4 : 0)),
    ).flat();
    const rough = redrawn(ground, before.pointsMm, shaken);
    const bends = (pointsMm: readonly number[]): number => {
      let sum = 0;
      for (let k = 3; k + 5 < pointsMm.length; k += 3)
        for (let axis = 0; axis < 3; axis++)
          sum += Math.abs(pointsMm[k - 3 + axis]! - 2 * pointsMm[k + axis]! + pointsMm[k + 3 + axis]!);
      return sum;
    };
    const eased = smoothed(ground, rough.pointsMm);
    const planned = bends([...before.pointsMm]);
    expect(bends(eased.pointsMm) - planned).toBeLessThan(0.3 * (bends(rough.pointsMm) - planned));
    expect(
      Math.abs(middleHeightMm(ground, eased.pointsMm) - middleHeightMm(ground, rough.pointsMm)),
    ).toBeLessThan(3);
  });
});
