import { describe, expect, it } from 'vitest';
import { REGION_EAR, REGION_SCALP } from '../../src/domain/head/types';
import { borderWithEars } from '../../src/domain/scalp/earBorder';

const WIDTH = 100;
const MM_PER_PX = 0.5;
const BORDER_MM = 40;
/** An ear between these columns and rows. */
const EAR = { left: 60, right: 70, top: 40, bottom: 60 };
const box = { x0: 0, y0: 0, x1: WIDTH - 1, y1: WIDTH - 1 };
/** Seen along the head's x from its left: what has a larger x is nearer. */
const pose = {
  rotation: Float64Array.from([0, 0, -1, 0, 1, 0, 1, 0, 0]),
  translationMm: [0, 0, -900] as const,
};

/** Scalp at this x all around the ear, which lies at 80 mm. */
function profile(scalpXMm: number, withEar = true) {
  const count = WIDTH * WIDTH;
  const region = new Uint8Array(count).fill(REGION_SCALP);
  const positionMm = new Float32Array(3 * count);
  const borderDistanceMm = new Float32Array(count).fill(BORDER_MM);
  for (let y = 0, i = 0; y < WIDTH; y++)
    for (let x = 0; x < WIDTH; x++, i++) {
      const isEar = withEar && x >= EAR.left && x < EAR.right && y >= EAR.top && y < EAR.bottom;
      if (isEar) region[i] = REGION_EAR;
      positionMm[3 * i] = isEar ? 80 : scalpXMm;
      if (isEar) borderDistanceMm[i] = -10;
    }
  return { width: WIDTH, box, region, positionMm, borderDistanceMm };
}
const at = (x: number, y: number): number => y * WIDTH + x;

describe('an ear in front of the scalp', () => {
  const border = borderWithEars(profile(60), pose, MM_PER_PX);

  it('is a border of the hair, and may be larger than it is fitted', () => {
    expect(border[at(EAR.right + 5, 50)]).toBeLessThan(0);
    expect(border[at(EAR.right + 14, 50)]).toBeGreaterThan(0);
    expect(border[at(EAR.right + 14, 50)]).toBeLessThan(4);
    expect(border[at(65, EAR.top - 5)]).toBeLessThan(0);
  });

  it('leaves what lies away from it, and itself', () => {
    expect(border[at(0, 0)]).toBeLessThanOrEqual(BORDER_MM);
    expect(border[at(0, 0)]).toBeGreaterThan(20);
    expect(border[at(65, 50)]).toBe(-10);
  });
});

it('an ear behind the head hides none of it', () => {
  const raster = profile(100);
  expect(borderWithEars(raster, pose, MM_PER_PX)).toEqual(raster.borderDistanceMm);
});

it('a head without an ear keeps its border', () => {
  const raster = profile(60, false);
  expect(borderWithEars(raster, pose, MM_PER_PX)).toBe(raster.borderDistanceMm);
});
