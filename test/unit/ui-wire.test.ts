import { describe, expect, test } from 'vitest';
import type { WireHead, WirePin } from '../../src/domain/head/wire';
import { oddPercent, typedLengthMm } from '../../src/ui/ruler/rulerLength';
import { partAt, ringAt } from '../../src/ui/ruler/rulerPlaces';
import { gripAt, placeGrips } from '../../src/ui/wire/grips';
import { isInside, outlineOf } from '../../src/ui/wire/outlineOf';
import { poseWords } from '../../src/ui/wire/poseWords';

const pin = (name: WirePin['name'], xPx: number, yPx: number, pinned = false): WirePin => ({
  name,
  xPx,
  yPx,
  pinned,
  facing: true,
});

const ring = Float64Array.from({ length: 80 }, (_, i) => {
  const angle = (2 * Math.PI * Math.floor(i / 2)) / 40;
  return 300 + 100 * (i % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
});

const wireWith = (...pins: WirePin[]): WireHead => ({
  lines: [{ kind: 'grid', points: Float32Array.from(ring) }],
  pins,
  middleXPx: 300,
  middleYPx: 300,
  radiusPx: 100,
  angles: { azimuthDeg: 0, elevationDeg: 0, rollDeg: 0 },
  placedByHand: false,
});

const placed = (wire: WireHead, zoom = 1, size = 600) =>
  placeGrips({
    wire,
    zoom,
    outline: outlineOf(wire),
    toCanvas: (x, y) => ({ x: x * zoom, y: y * zoom }),
    stageWidth: size,
    stageHeight: size,
    coarse: true,
    held: null,
  });

describe('the grips of the wire head', () => {
  test('touching the head is touching inside its lines', () => {
    const outline = outlineOf(wireWith());
    expect(isInside(outline, 360, 360)).toBe(true);
    expect(isInside(outline, 380, 380)).toBe(false);
    expect(isInside([], 0, 0)).toBe(false);
  });

  test('the cross makes room for a point in the middle; the corner lies outside the head', () => {
    const grips = placed(wireWith(pin('leftEar', 300, 300)));
    const at = (id: string) => grips.find((grip) => grip.id === id);
    expect(at('leftEar')).toMatchObject({ x: 300, y: 300 });
    expect(at('move')).toMatchObject({ x: 300, y: 230 });
    expect(Math.hypot((at('size')?.x ?? 0) - 300, (at('size')?.y ?? 0) - 300)).toBeGreaterThan(120);
  });

  test('where there is little room the least important points are left out, a pinned one never', () => {
    const names = (...pins: WirePin[]) =>
      placed(wireWith(...pins), 0.6).flatMap((grip) => grip.pin?.name ?? []);
    expect(names(pin('vertex', 300, 400), pin('brow', 310, 410))).toEqual(['brow']);
    expect(names(pin('vertex', 300, 400, true), pin('brow', 310, 410))).toEqual(['vertex']);
  });

  test('the nearest grip in reach is taken', () => {
    const grips = placed(wireWith(pin('brow', 200, 300), pin('vertex', 250, 300)));
    expect(gripAt(grips, { x: 222, y: 300 }, true)?.id).toBe('brow');
    expect(gripAt(grips, { x: 200, y: 330 }, true)).toBeNull();
  });
});

describe('the pose in words', () => {
  test.each([
    [0, 0, 0, 'Facing you.'],
    [12, 5, 2, 'Turned 12° to the left, bent 5° forward, tilted 2° to the right.'],
    [-90, 4, -3, 'Turned 90° to the right, seen 4° from above, tilted 3° to the left.'],
    [170, 10, 0, 'Seen from behind, turned 10° to the left, bent 10° back.'],
    [30, 80, 9, 'Turned 30° to the left, seen 80° from above.'],
  ])('azimuth %i, elevation %i, roll %i', (azimuthDeg, elevationDeg, rollDeg, said) => {
    expect(poseWords({ azimuthDeg, elevationDeg, rollDeg }, false)).toBe(said);
  });

  test('in the mirror left is right', () => {
    expect(poseWords({ azimuthDeg: 12, elevationDeg: 0, rollDeg: 2 }, true)).toBe(
      'Turned 12° to the right, tilted 2° to the left.',
    );
  });
});

describe('the ruler', () => {
  test('typed lengths', () => {
    expect(['3', '300', '23,25', ' 10. '].map(typedLengthMm)).toEqual([3, 300, 23.25, 10]);
    expect(['2.9', '300.1', '', '1e2', '-5', 'ten'].map(typedLengthMm)).toEqual(Array(6).fill(null));
  });

  test('sizes from 0.88 to 1.12 of the mean are nothing to wonder about', () => {
    expect([0.88, 1, 1.12].map(oddPercent)).toEqual([null, null, null]);
    expect([0.8, 1.18].map(oddPercent)).toEqual([-20, 18]);
  });

  test('an end is held by itself, by its ring beyond it, the line between them', () => {
    const [from, to] = [
      { x: 100, y: 100 },
      { x: 200, y: 100 },
    ];
    expect(ringAt(from, to, true)).toEqual({ x: 72, y: 100 });
    expect(partAt({ x: 60, y: 100 }, from, to, true)).toBe('from');
    expect(partAt({ x: 205, y: 90 }, from, to, true)).toBe('to');
    expect(partAt({ x: 150, y: 106 }, from, to, true)).toBe('line');
    expect(partAt({ x: 150, y: 140 }, from, to, true)).toBeNull();
  });
});
