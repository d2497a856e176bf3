import { describe, expect, it } from 'vitest';
import { faceMarks, MESH_OF_LANDMARK } from '../../src/domain/head/fit/faceMarks';
import { landmark68, meanShape } from '../../src/domain/head/model';

const marks = faceMarks(meanShape());
const landmarks = landmark68(meanShape());
const offset = (k: number): readonly [number, number, number] => [
  marks[3 * k]! - landmarks[3 * k]!,
  marks[3 * k + 1]! - landmarks[3 * k + 1]!,
  marks[3 * k + 2]! - landmarks[3 * k + 2]!,
];

/** Multi-PIE numbers of both sides of the face: jaw, brows, nostrils, eyes, lips. */
const PAIRS: readonly (readonly [number, number])[] = [
  ...Array.from({ length: 8 }, (_, i) => [i, 16 - i] as const),
  ...Array.from({ length: 5 }, (_, i) => [17 + i, 26 - i] as const),
  [31, 35],
  [32, 34],
  [36, 45],
  [37, 44],
  [38, 43],
  [39, 42],
  [40, 47],
  [41, 46],
  [48, 54],
  [49, 53],
  [50, 52],
  [59, 55],
  [58, 56],
  [60, 64],
  [61, 63],
  [67, 65],
];

describe("the face model's points", () => {
  it('are 68 vertices of the mesh', () => {
    expect(new Set(MESH_OF_LANDMARK).size).toBe(68);
    expect(marks).toHaveLength(3 * 68);
  });

  it('lie as far from the landmarks on both sides of the face', () => {
    for (const [a, b] of PAIRS) {
      const [x, y, z] = offset(a);
      expect(offset(b)[0]).toBeCloseTo(-x, 4);
      expect(offset(b)[1]).toBeCloseTo(y, 4);
      expect(offset(b)[2]).toBeCloseTo(z, 4);
    }
  });

  it('lie near them: at the eyes within 3 mm, at the jaw within 14 mm', () => {
    for (let k = 36; k < 48; k++) expect(Math.hypot(...offset(k))).toBeLessThan(3);
    for (let k = 0; k < 17; k++) expect(Math.hypot(...offset(k))).toBeLessThan(14);
    expect(Math.hypot(...offset(4))).toBeGreaterThan(5);
  });

  it('grow with the head', () => {
    const large = faceMarks({ ...meanShape(), scale: 1.1 });
    marks.forEach((value, i) => expect(large[i]).toBeCloseTo(1.1 * value, 3));
  });
});
