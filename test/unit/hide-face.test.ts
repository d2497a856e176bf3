import { describe, expect, it } from 'vitest';
import { faceEllipse } from '../../src/domain/head/faceEllipse';
import { landmark68, meanShape } from '../../src/domain/head/model';
import { projectPoint } from '../../src/domain/head/projection';
import type { HeadFit } from '../../src/domain/head/types';
import { obscured } from '../../src/imaging/obscure';

function facing(rotation: number[]): HeadFit {
  return {
    shape: meanShape(),
    pose: { rotation: Float64Array.from(rotation), translationMm: [0, -30, -700] },
    camera: { widthPx: 1000, heightPx: 1000, focalPx: 1500, cxPx: 500, cyPx: 500 },
    view: 'front',
    source: 'face',
    scaleSource: 'face',
    scaleUncertainty: 0.05,
    confidence: 1,
  };
}
const front = facing([1, 0, 0, 0, 1, 0, 0, 0, 1]);

describe('the oval that hides a face', () => {
  it('covers eyes, nose, mouth and chin', () => {
    const oval = faceEllipse(front)!;
    const landmarks = landmark68(front.shape);
    for (const k of [8, 30, 36, 39, 42, 45, 48, 54]) {
      const p = projectPoint(front, landmarks[3 * k]!, landmarks[3 * k + 1]!, landmarks[3 * k + 2]!);
      const cos = Math.cos(oval.angleRad),
        sin = Math.sin(oval.angleRad);
      const dx = p.x - oval.cx,
        dy = p.y - oval.cy;
      expect(Math.hypot((cos * dx + sin * dy) / oval.rx, (cos * dy - sin * dx) / oval.ry)).toBeLessThan(1);
    }
  });

  it('is not drawn on the back of a head', () => {
    expect(faceEllipse(facing([-1, 0, 0, 0, 1, 0, 0, 0, -1]))).toBeNull();
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
