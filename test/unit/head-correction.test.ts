import { describe, expect, it } from 'vitest';
import { changedCorrection, correctedFit, isPlacedByHand } from '../../src/domain/head/correctedFit';
import { NO_CORRECTION, PIN_NAMES, type HeadChange } from '../../src/domain/head/correction';
import { rotationFromAngles, turnBetween, turned } from '../../src/domain/head/fit/viewGeometry';
import { headWire } from '../../src/domain/head/headWire';
import { meanShape } from '../../src/domain/head/model';
import { displaced, placementOf, poseAt } from '../../src/domain/head/placement';
import { projectedWire } from '../../src/domain/head/projectedWire';
import { projectPoint } from '../../src/domain/head/projection';
import { measuredFit, sizeRatio } from '../../src/domain/head/ruler';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { composedTurn } from '../../src/domain/head/turns';
import type { HeadFit, Vec3 } from '../../src/domain/head/types';

const PX_PER_MM = 4;
const DEPTH_MM = 900;

function fitFacing(azimuthDeg: number, elevationDeg: number, scale = 1.05): HeadFit {
  const camera = {
    widthPx: 2000,
    heightPx: 2000,
    focalPx: PX_PER_MM * DEPTH_MM,
    cxPx: 1000,
    cyPx: 1000,
  };
  const shape = { ...meanShape(), scale };
  const fit: HeadFit = {
    shape,
    pose: {
      rotation: rotationFromAngles({ azimuthDeg, elevationDeg, rollDeg: 0 }),
      translationMm: [0, 0, 0],
    },
    camera,
    view: 'front',
    source: 'outline',
    outlineEvidence: 'person',
    scaleSource: 'head',
    lensSource: 'assumed',
    scaleUncertainty: 0.1,
    areaUncertainty: 0.2,
    confidence: 0.4,
  };
  const placement = { rotation: fit.pose.rotation, middlePx: [1040, 930], depthMm: DEPTH_MM } as const;
  return { ...fit, pose: poseAt(fit, placement) };
}

const frame = headWire(meanShape());
const after = (...changes: HeadChange[]) => changes.reduce(changedCorrection, NO_CORRECTION);
const seen = (fit: HeadFit, [x, y, z]: Vec3) => {
  const { scale } = fit.shape;
  return projectPoint(fit, x * scale, y * scale, z * scale);
};

describe('turns', () => {
  it.each([
    [
      [0.3, -0.2, 0.1],
      [0.5, 0.4, -0.9],
    ],
    [
      [2, 1.5, 0],
      [0.4, 0.9, 0.2],
    ],
    [
      [0, 0, 0],
      [0, 3.1, 0],
    ],
  ] as [Vec3, Vec3][])('one after the other are one turn (%s, %s)', (first, then) => {
    const start = rotationFromAngles({ azimuthDeg: 20, elevationDeg: 10, rollDeg: -5 });
    const whole = turned(start, ...composedTurn(first, then));
    const stepwise = turned(turned(start, ...first), ...then);
    whole.forEach((value, k) => expect(value).toBeCloseTo(stepwise[k] ?? Number.NaN, 9));
  });
});

describe('a head laid by hand', () => {
  const machine = fitFacing(30, 10);

  it('is where the machine laid it until something was changed', () => {
    expect(correctedFit(machine, frame.pinsMm, NO_CORRECTION)).toBe(machine);
    const back = after(
      { kind: 'turn', byRad: [0.2, 0, 0] },
      { kind: 'pin', name: 'brow', atPx: [1, 2] },
      { kind: 'reset' },
    );
    expect(isPlacedByHand(back)).toBe(false);
    expect(correctedFit(machine, frame.pinsMm, back)).toBe(machine);
  });

  it('turns about its own middle, by what was asked', () => {
    const fit = correctedFit(machine, frame.pinsMm, after({ kind: 'turn', byRad: [0, 0.3, 0] }));
    const [before, now] = [placementOf(machine), placementOf(fit)];
    expect(now.middlePx[0]).toBeCloseTo(before.middlePx[0], 6);
    expect(now.middlePx[1]).toBeCloseTo(before.middlePx[1], 6);
    expect(turnBetween(before.rotation, now.rotation)[1]).toBeCloseTo(0.3, 6);
    expect(fit.confidence).toBeGreaterThan(machine.confidence);
  });

  it('moves by pixels and grows about its middle, its own size staying', () => {
    const fit = correctedFit(
      machine,
      frame.pinsMm,
      after({ kind: 'move', byPx: [30, -12] }, { kind: 'scale', by: 1.1 }),
    );
    const [before, now] = [placementOf(machine), placementOf(fit)];
    expect(now.middlePx[0] - before.middlePx[0]).toBeCloseTo(30, 6);
    expect(now.middlePx[1] - before.middlePx[1]).toBeCloseTo(-12, 6);
    expect(before.depthMm / now.depthMm).toBeCloseTo(1.1, 6);
    expect(fit.shape).toBe(machine.shape);
  });

  it.each(PIN_NAMES)('holds its %s where it is pinned', (name) => {
    const { x, y } = seen(machine, frame.pinsMm[name]);
    const atPx = [x + 45, y - 30] as const;
    const fit = correctedFit(machine, frame.pinsMm, after({ kind: 'pin', name, atPx }));
    const now = seen(fit, frame.pinsMm[name]);
    expect(Math.hypot(now.x - atPx[0], now.y - atPx[1])).toBeLessThan(1);
  });

  it('is found again from three pins of a head that lies elsewhere', () => {
    const truth = {
      ...machine,
      pose: poseAt(machine, displaced(placementOf(machine), [0.1, -0.25, 0.08], [20, 15], 0.06)),
    };
    const pins = (['brow', 'vertex', 'leftEar'] as const).map((name): HeadChange => {
      const { x, y } = seen(truth, frame.pinsMm[name]);
      return { kind: 'pin', name, atPx: [x, y] };
    });
    const fit = correctedFit(machine, frame.pinsMm, after(...pins));
    const degrees = (turn: Vec3) => (Math.hypot(...turn) * 180) / Math.PI;
    expect(degrees(turnBetween(truth.pose.rotation, fit.pose.rotation))).toBeLessThan(2);
    expect(degrees(turnBetween(truth.pose.rotation, machine.pose.rotation))).toBeGreaterThan(15);
  });

  it('turns about a pin rather than leave it', () => {
    const { x, y } = seen(machine, frame.pinsMm.brow);
    const fit = correctedFit(
      machine,
      frame.pinsMm,
      after({ kind: 'pin', name: 'brow', atPx: [x, y] }, { kind: 'turn', byRad: [0, 0, 0.2] }),
    );
    const now = seen(fit, frame.pinsMm.brow);
    expect(Math.hypot(now.x - x, now.y - y)).toBeLessThan(1);
    expect(turnBetween(machine.pose.rotation, fit.pose.rotation)[2]).toBeGreaterThan(0.05);
  });
});

describe('a ruler', () => {
  const machine = fitFacing(0, 80, 1);
  const surface = buildHeadSurface(machine.shape, 'coarse');
  const { points } = surface;

  it('makes the head as large as it says, and leaves the picture as it is', () => {
    const at = (p: Vec3) => {
      const { x, y } = projectPoint(machine, ...p);
      return [x, y] as const;
    };
    const chordMm = Math.hypot(...points.vertex.map((value, k) => value - (points.whorl[k] ?? Number.NaN)));
    const ruler = { fromPx: at(points.vertex), toPx: at(points.whorl), lengthMm: 1.2 * chordMm };
    const fit = measuredFit(machine, surface, ruler);
    expect(fit.shape.scale).toBeCloseTo(1.2, 1);
    expect(sizeRatio({ ...fit.shape, scale: 1.01 })).toBeCloseTo(1, 3);
    expect(sizeRatio(fit.shape) / sizeRatio(machine.shape)).toBeCloseTo(fit.shape.scale, 6);
    expect(fit.scaleSource).toBe('ruler');
    expect(fit.scaleUncertainty).toBeLessThan(machine.scaleUncertainty);
    const [before, now] = [seen(machine, frame.pinsMm.vertex), seen(fit, frame.pinsMm.vertex)];
    expect(now.x).toBeCloseTo(before.x, 6);
    expect(now.y).toBeCloseTo(before.y, 6);
  });

  it('held beside the head counts at the depth of its end on the head, or of the middle', () => {
    const beside = measuredFit(machine, surface, {
      fromPx: [100, 100],
      toPx: [100 + 10 * PX_PER_MM, 100],
      lengthMm: 10,
    });
    expect(beside.shape.scale).toBeCloseTo(1, 6);
  });

  it('that says what no head measures leaves as much doubt as it was not followed', () => {
    const fromPx = [900, 900] as const;
    const tenth = measuredFit(machine, surface, { fromPx, toPx: [900 + 100 * PX_PER_MM, 900], lengthMm: 10 });
    expect(tenth.shape.scale).toBe(0.5);
    expect(tenth.scaleUncertainty).toBeGreaterThan(1);
  });

  it('set to a single point says nothing', () => {
    const ruler = { fromPx: [900, 900], toPx: [900, 900], lengthMm: 10 } as const;
    expect(measuredFit(machine, surface, ruler)).toBe(machine);
  });
});

describe('the wire head', () => {
  it('lies on the skin with normals that point outwards', () => {
    for (const { kind, positionsMm, normals } of frame.curves) {
      if (kind === 'ear') continue;
      for (let i = 0; i < positionsMm.length; i += 3) {
        const outward = [0, 1, 2].reduce((sum, k) => {
          const from = k === 1 ? 40 : 0;
          return sum + ((positionsMm[i + k] ?? Number.NaN) - from) * (normals[i + k] ?? Number.NaN);
        }, 0);
        expect(outward).toBeGreaterThan(0);
      }
    }
  });

  it('shows the near side only, within the head', () => {
    const fit = fitFacing(90, 0);
    const wire = projectedWire(frame, fit, NO_CORRECTION);
    const reach = 2.2 * wire.radiusPx;
    for (const { points } of wire.lines)
      for (let i = 0; i < points.length; i += 2)
        expect(
          Math.hypot(
            (points[i] ?? Number.NaN) - wire.middleXPx,
            (points[i + 1] ?? Number.NaN) - wire.middleYPx,
          ),
        ).toBeLessThan(reach);
    // The nose points to the left of the picture, so the person's left ear is on the far side.
    const facing = new Map(wire.pins.map((pin) => [pin.name, pin.facing]));
    expect([facing.get('leftEar'), facing.get('rightEar')].filter(Boolean)).toHaveLength(1);
    expect(wire.angles.azimuthDeg).toBeCloseTo(90, 0);
    expect(wire.lines.filter(({ kind }) => kind === 'ear')).toHaveLength(1);
  });
});
