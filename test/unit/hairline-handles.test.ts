import { describe, expect, it } from 'vitest';
import { lineGuides } from '../../src/domain/hairline/guides';
import { ontoDome } from '../../src/domain/hairline/frontChart';
import {
  handleMovedTo,
  handleStepped,
  recededTo,
  recessionShownMm,
} from '../../src/domain/hairline/handleMoves';
import type { LinePlanned } from '../../src/domain/hairline/handles';
import { lineCurve } from '../../src/domain/hairline/lineCurve';
import { lineGround, skinBeside } from '../../src/domain/hairline/lineGround';
import { UNMOVED } from '../../src/domain/hairline/ownLine';
import { arcHeightMm } from '../../src/domain/hairline/sagittalArc';
import { seenLine, skinBehind, type LineHandleId } from '../../src/domain/hairline/seenLine';
import { behindMm, lineWarnings } from '../../src/domain/hairline/warnings';
import { LINE_STYLES } from '../../src/domain/hairline/styles';
import { rotationFromAngles } from '../../src/domain/head/fit/viewGeometry';
import { meanShape } from '../../src/domain/head/model';
import { projectPoint } from '../../src/domain/head/projection';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadFit } from '../../src/domain/head/types';
import { DEFAULT_PLAN, type HairlineStyle } from '../../src/domain/plan/TreatmentPlan';

const shape = meanShape();
const head = buildHeadSurface(shape, 'fine');
const ground = lineGround(head);
const plan = (change: Partial<LinePlanned> = {}): LinePlanned => ({ ...DEFAULT_PLAN.hairline, ...change });

/** A photo of the mean head from this side, 4 px a millimetre and more. */
const fitFrom = (azimuthDeg: number, elevationDeg = 10): HeadFit => ({
  shape,
  pose: {
    rotation: rotationFromAngles({ azimuthDeg, elevationDeg, rollDeg: 0 }),
    translationMm: [0, -20, -700],
  },
  camera: { widthPx: 1200, heightPx: 1200, focalPx: 3000, cxPx: 600, cyPx: 600 },
  view: 'front',
  source: 'face',
  outlineEvidence: 'person',
  lensSource: 'assumed',
  scaleSource: 'face',
  scaleUncertainty: 0.05,
  areaUncertainty: 0.1,
  confidence: 1,
});
const front = fitFrom(0);

describe('a place of the photo', () => {
  it('shows the skin that is seen there', () => {
    for (const [aside, height] of [
      [0, 70],
      [40, 90],
      [-30, 30],
    ] as const) {
      const point = skinBeside(ground, aside, height);
      const { x, y } = projectPoint(front, ...point);
      const found = skinBehind(ground, front, x, y)!;
      expect(Math.hypot(...found.map((mm, k) => mm - point[k]!))).toBeLessThan(0.5);
    }
    expect(skinBehind(ground, front, 5, 5)).toBeNull();
  });
});

describe('the recession of both corners', () => {
  const moved = (leftMm: number, rightMm: number) => ({
    kind: 'handles' as const,
    left: { ...UNMOVED, cornerMm: [3, leftMm] as const },
    right: { ...UNMOVED, cornerMm: [3, rightMm] as const },
  });

  it.each<Partial<LinePlanned>>([
    {},
    { own: moved(12, 12) },
    { own: moved(-40, -40) },
    { own: moved(20, -6), symmetric: false },
    { own: moved(20, -6) },
    { own: moved(10, 10), style: 'rounded' },
  ])('is shown where they lie, and brings them where it is set: %o', (change) => {
    const before = plan(change);
    const [right, left] = behindMm(before, null)!;
    const { recessionShare, furtherBackMm } = LINE_STYLES[before.style].shape;
    const lies = ((right + left) / 2 - furtherBackMm) / recessionShare;
    expect(recessionShownMm(before)).toBeCloseTo(Math.min(60, Math.max(20, lies)), 9);
    const after = { ...before, ...recededTo(before, 44) };
    expect(recessionShownMm(after)).toBeCloseTo(44, 9);
    const [rightAfter, leftAfter] = behindMm(after, null)!;
    expect(leftAfter - rightAfter).toBeCloseTo(left - right, 9);
    expect((leftAfter + rightAfter) / 2).toBeCloseTo(44 * recessionShare + furtherBackMm, 9);
  });
});

describe('handles', () => {
  const ids: readonly LineHandleId[] = [
    'middle',
    'left-corner',
    'right-corner',
    'left-peak',
    'right-sideburn',
  ];

  it('are seen on the near side alone', () => {
    const seenFrom = (azimuthDeg: number) =>
      Object.fromEntries(
        seenLine(ground, [], fitFrom(azimuthDeg), plan()).handles.map(({ id, facing }) => [id, facing]),
      );
    expect(seenFrom(0)).toMatchObject({ middle: true, 'left-corner': true, 'right-corner': true });
    // With the nose to the left of the picture the person's left side is seen.
    expect(seenFrom(90)).toMatchObject({ 'left-peak': true, 'left-sideburn': true, 'right-peak': false });
    expect(seenFrom(180)).toMatchObject({ middle: false, 'left-peak': false });
  });

  it.each(ids)('%s goes to where it is put, and its twin with it while both sides are the same', (id) => {
    const before = lineCurve(ground, plan());
    const [side, name] = id.split('-') as ['left' | 'right', 'corner' | 'peak' | 'sideburn'];
    const [x, y, z] = id === 'middle' ? before.middle : before.handles![side][name];
    const target = id === 'middle' ? skinBeside(ground, 0, 63) : ontoDome(ground.dome, [x, y + 6, z - 4]);
    const wanted = plan(handleMovedTo(ground, plan(), id, target));
    const after = lineCurve(ground, wanted);
    if (id === 'middle') {
      expect(wanted.midpointHeightMm).toBeCloseTo(63, 0);
      return;
    }
    const [ax, ay, az] = after.handles![side][name];
    expect(Math.hypot(ax - target[0], ay - target[1], az - target[2])).toBeLessThan(0.3);
    const [bx, by] = after.handles![side === 'left' ? 'right' : 'left'][name];
    expect([bx, by]).toEqual([-ax, ay]);
    const alone = plan({ symmetric: false });
    const free = lineCurve(ground, { ...alone, ...handleMovedTo(ground, alone, id, target) }).handles!;
    const other = side === 'left' ? 'right' : 'left';
    expect(free[other]).toEqual(before.handles![other]);
  });

  it('are stepped as the photo shows it: right is right from either side', () => {
    const xOf = (fit: HeadFit, id: LineHandleId, by: number): number => {
      const stepped = plan(handleStepped(ground, fit, plan(), id, by, 0));
      return seenLine(ground, [], fit, stepped).handles.find((handle) => handle.id === id)!.xPx;
    };
    for (const [fit, id] of [
      [front, 'left-corner'],
      [front, 'right-corner'],
      [fitFrom(90), 'left-peak'],
      [fitFrom(-90), 'right-peak'],
    ] as const) {
      expect(xOf(fit, id, 5)).toBeGreaterThan(xOf(fit, id, 0) + 5);
      expect(xOf(fit, id, -5)).toBeLessThan(xOf(fit, id, 0) - 5);
    }
    expect(handleStepped(ground, front, plan(), 'middle', 0, 5)).toEqual({ midpointHeightMm: 75 });
    expect(handleStepped(ground, front, plan({ midpointHeightMm: 46 }), 'middle', 0, -5)).toEqual({
      midpointHeightMm: 45,
    });
  });
});

describe('guides', () => {
  const guides = lineGuides(shape, ground);
  const of = (kind: string) => guides.filter((guide) => guide.kind === kind);

  it('mark the usual heights and the outer eye corners', () => {
    const heights = of('range').map(({ pointsMm }) => arcHeightMm(ground.arc, pointsMm[1]!, pointsMm[2]!));
    expect(heights.map(Math.round)).toEqual([55, 80]);
    for (const { pointsMm } of of('canthal'))
      for (let k = 3; k < pointsMm.length; k += 3)
        expect(Math.abs(pointsMm[k]!)).toBeCloseTo(ground.cornerX, 0);
  });

  it('part the face in thirds of a like height', () => {
    const levels = of('third').map(({ pointsMm }) => pointsMm[1 + 3 * Math.floor(pointsMm.length / 6)]!);
    expect(levels).toHaveLength(4);
    const [top, brow, nose, chin] = levels as [number, number, number, number];
    expect(top).toBeGreaterThan(brow);
    expect(brow - nose).toBeGreaterThan(45);
    expect((nose - chin) / (brow - nose)).toBeGreaterThan(0.75);
    expect((nose - chin) / (brow - nose)).toBeLessThan(1.35);
  });
});

describe('warnings', () => {
  it('none by default, whatever the style but edged', () => {
    for (const style of Object.keys(LINE_STYLES) as HairlineStyle[])
      if (style !== 'edged') expect(lineWarnings(plan({ style }), ground), style).toEqual([]);
  });

  it('of a line that is too low, of closed corners, of a sharp edge', () => {
    expect(lineWarnings(plan({ midpointHeightMm: 54.9 }), null)).toEqual(['too-low']);
    expect(lineWarnings(plan({ midpointHeightMm: 55, cornerRecessionMm: 20 }), null)).toEqual([]);
    const own = {
      kind: 'handles',
      left: UNMOVED,
      right: { ...UNMOVED, cornerMm: [0, -6] },
    } as const;
    expect(lineWarnings(plan({ own, symmetric: false }), null)).toEqual(['closed-corners']);
    expect(lineWarnings(plan({ own }), null)).toEqual([]);
    expect(lineWarnings(plan({ style: 'edged' }), null)).toEqual(['closed-corners', 'edged']);
  });

  it('of the corners of a line drawn by hand', () => {
    const across = Array.from({ length: 41 }, (_, k) => skinBeside(ground, -60 + 3 * k, 70)).flat();
    const own = { kind: 'drawn', pointsMm: across } as const;
    expect(lineWarnings(plan({ own }), ground)).toEqual(['closed-corners']);
    expect(lineWarnings(plan({ own }), null)).toEqual([]);
  });
});
