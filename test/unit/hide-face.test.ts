import { describe, expect, it } from 'vitest';
import { scalpCrop } from '../../src/app/scalpRect';
import { MESH_OF_LANDMARK } from '../../src/domain/head/fit/faceMarks';
import { eyesBox, faceEllipses, type Ellipse } from '../../src/domain/head/faceEllipse';
import { landmark68, meanShape } from '../../src/domain/head/model';
import { projectPoint } from '../../src/domain/head/projection';
import type { HeadFit } from '../../src/domain/head/types';
import { fadingAround, obscured } from '../../src/imaging/obscure';

const SIDE_PX = 1000;

/** Turned to the image's right by yaw, then rolled clockwise on screen. */
function turned(yawDeg: number, rollDeg = 0): HeadFit {
  const [c, s] = [Math.cos((yawDeg * Math.PI) / 180), Math.sin((yawDeg * Math.PI) / 180)];
  const [k, l] = [Math.cos((rollDeg * Math.PI) / 180), Math.sin((rollDeg * Math.PI) / 180)];
  return {
    shape: meanShape(),
    pose: {
      rotation: Float64Array.of(k * c, l, k * s, -l * c, k, -l * s, -s, 0, c),
      translationMm: [0, -30, -700],
    },
    camera: { widthPx: SIDE_PX, heightPx: SIDE_PX, focalPx: 1500, cxPx: 500, cyPx: 500 },
    view: 'front',
    source: 'face',
    scaleSource: 'face',
    scaleUncertainty: 0.05,
    areaUncertainty: 0.1,
    outlineEvidence: 'person',
    lensSource: 'assumed',
    confidence: 1,
  };
}

/** Brows, nose, eyes, mouth; of a head turned by 60 degrees and more those of the near half. */
function shownLandmarks(fit: HeadFit, yawDeg: number): { k: number; x: number; y: number }[] {
  const landmarks = landmark68(fit.shape);
  return Array.from({ length: 68 }, (_, k) => k)
    .filter((k) => (k >= 17 && k <= 26) || k >= 36 || k === 8 || k === 30)
    .filter((k) => Math.abs(yawDeg) < 60 || landmarks[3 * k]! * Math.sign(yawDeg) <= 2)
    .map((k) => ({
      k,
      ...projectPoint(fit, landmarks[3 * k]!, landmarks[3 * k + 1]!, landmarks[3 * k + 2]!),
    }));
}

function radiusIn({ cx, cy, rx, ry, angleRad }: Ellipse, { x, y }: { x: number; y: number }): number {
  const [cos, sin] = [Math.cos(angleRad), Math.sin(angleRad)];
  return Math.hypot((cos * (x - cx) + sin * (y - cy)) / rx, (cos * (y - cy) - sin * (x - cx)) / ry);
}

describe('the oval that hides a face', () => {
  it.each([
    [0, 0],
    [30, 0],
    [-30, 20],
    [60, 0],
    [-60, -35],
    [90, 0],
    [-90, 0],
    [105, 0],
  ])('turned by %i and rolled by %i degrees: covers all that can be seen of it', (yaw, roll) => {
    const fit = turned(yaw, roll);
    const ovals = faceEllipses(fit, null);
    for (const point of shownLandmarks(fit, yaw))
      expect(Math.min(...ovals.map((oval) => radiusIn(oval, point)))).toBeLessThan(0.9);
  });

  it('leaves the hairline of a frontal head', () => {
    const fit = turned(0);
    const trichion = projectPoint(fit, 0, 118, 77);
    for (const oval of faceEllipses(fit, null))
      expect(radiusIn(fadingAround(oval), trichion)).toBeGreaterThan(1.1);
  });

  it('is not drawn where neither eye can be seen', () => {
    expect(faceEllipses(turned(180), null)).toEqual([]);
    expect(faceEllipses(turned(140), null)).toEqual([]);
    expect(eyesBox(turned(180), null)).toBeNull();
  });

  it('also covers the face that was seen, wherever the head was fitted', () => {
    const landmarks = new Float32Array(3 * 478);
    for (const { k, x, y } of shownLandmarks(turned(0), 0))
      landmarks.set([(x + 200) / 2, y / 2], 3 * MESH_OF_LANDMARK[k]!);
    for (const k of [0, 2, 4, 6, 10, 12, 14, 16, 27, 33])
      landmarks.set([(500 + 200) / 2, 500 / 2], 3 * MESH_OF_LANDMARK[k]!);
    const ovals = faceEllipses(turned(180), { landmarks, photoPxPerPx: 2 });
    for (const { k, x, y } of shownLandmarks(turned(0), 0))
      if (k >= 36)
        expect(Math.min(...ovals.map((oval) => radiusIn(oval, { x: x + 200, y })))).toBeLessThan(1);
  });

  it('fades outside of what has to be hidden', () => {
    const core = { cx: 100, cy: 100, rx: 40, ry: 60, angleRad: 0.4 };
    const grey = () => ({ width: 200, height: 200, data: new Uint8ClampedArray(4 * 200 * 200).fill(0) });
    const dotted = grey();
    const points: [number, number][] = [];
    for (let y = 0; y < 200; y += 4)
      for (let x = 0; x < 200; x += 4)
        if (radiusIn(core, { x: x + 0.5, y: y + 0.5 }) < 1) points.push([x, y]);
    for (const [x, y] of points) dotted.data.fill(255, 4 * (y * 200 + x), 4 * (y * 200 + x) + 4);
    const { data } = obscured(dotted, fadingAround(core));
    expect(points.length).toBeGreaterThan(400);
    for (const [x, y] of points) expect(data[4 * (y * 200 + x)]).toBeLessThan(40);
  });

  it('leaves no fine detail inside and every pixel outside', () => {
    const side = 200;
    const data = new Uint8ClampedArray(4 * side * side);
    for (let i = 0; i < side * side; i++)
      data.set(((i % side) + Math.floor(i / side)) % 2 ? [255, 255, 255, 255] : [0, 0, 0, 255], 4 * i);
    const before = data.slice();
    obscured({ width: side, height: side, data }, { cx: 100, cy: 100, rx: 40, ry: 60, angleRad: 0 });
    const at = (x: number, y: number): number => data[4 * (y * side + x)]!;
    expect(Math.abs(at(100, 100) - at(101, 100))).toBeLessThan(12);
    expect(at(10, 10)).toBe(before[4 * (10 * side + 10)]);
    expect(data.slice(0, 4 * side * 39)).toEqual(before.slice(0, 4 * side * 39));
  });
});

describe('the scalp alone', () => {
  const mask = (isScalp: (x: number, y: number) => boolean) => {
    const coverage = new Uint8Array(100 * 100);
    for (let i = 0; i < coverage.length; i++) if (isScalp(i % 100, Math.floor(i / 100))) coverage[i] = 255;
    return { width: 100, height: 100, coverage };
  };
  // A cap with sideburns that reach below the eyes.
  const cap = mask((x, y) => x >= 30 && x < 70 && y >= 10 && (y < 40 || ((x < 33 || x >= 67) && y < 60)));

  it('ends at the brows, though the sideburns go on', () => {
    const eyes = { left: 380, right: 620, top: 450, bottom: 520 };
    const crop = scalpCrop(cap, eyes, 1000, 1000)!;
    expect(crop.eyesInside).toBe(false);
    expect(crop.rect.y + crop.rect.height).toBeLessThanOrEqual(450);
    expect(crop.rect.y).toBeLessThan(100);
  });

  it('cuts a lying head at the side where the eyes are', () => {
    const lying = mask((x, y) => x >= 10 && x < 40 && y >= 30 && y < 70);
    const { rect, eyesInside } = scalpCrop(
      lying,
      { left: 350, right: 420, top: 380, bottom: 620 },
      1000,
      1000,
    )!;
    expect(eyesInside).toBe(false);
    expect(rect.x + rect.width).toBeLessThanOrEqual(350);
    expect(rect.y + rect.height).toBeGreaterThan(700);
  });

  it('says that eyes in its very middle have to be hidden', () => {
    const ring = mask((x, y) => Math.hypot(x - 50, y - 50) < 40);
    expect(scalpCrop(ring, { left: 350, right: 650, top: 350, bottom: 650 }, 1000, 1000)!.eyesInside).toBe(
      true,
    );
  });

  it('is nothing where there is no scalp', () => {
    expect(
      scalpCrop(
        mask(() => false),
        null,
        1000,
        1000,
      ),
    ).toBeNull();
  });
});
