import { expect, it } from 'vitest';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { REGION_EAR, REGION_SCALP } from '../../src/domain/head/types';
import { nearEars } from '../../src/domain/scalp/nearEars';

const WIDTH = 100;
const MM_PER_PX = 2;
const { points } = buildHeadSurface(meanShape(), 'coarse');

/** Scalp far above the ears, with a few pixels that show the left one. */
function fromAbove() {
  const region = new Uint8Array(WIDTH * WIDTH).fill(REGION_SCALP);
  const positionMm = new Float32Array(3 * WIDTH * WIDTH);
  for (let i = 0; i < region.length; i++) positionMm.set([60, 150, 0], 3 * i);
  for (let y = 40; y < 60; y++)
    for (let x = 80; x < 86; x++) {
      region[y * WIDTH + x] = REGION_EAR;
      positionMm.set([80, 0, 0], 3 * (y * WIDTH + x));
    }
  const box = { x0: 0, y0: 0, x1: WIDTH - 1, y1: WIDTH - 1 };
  return { width: WIDTH, box, region, positionMm };
}

it('skin beside an ear in the picture is near it, however far up the head it lies', () => {
  const near = nearEars(fromAbove(), points, MM_PER_PX);
  expect(near(50 * WIDTH + 76)).toBe(true);
  expect(near(36 * WIDTH + 76)).toBe(true);
  expect(near(50 * WIDTH + 70)).toBe(false);
  expect(near(20 * WIDTH + 76)).toBe(false);
});

it('skin around the tragion is near the ear, also where none is seen', () => {
  const seen = fromAbove();
  seen.region.fill(REGION_SCALP);
  seen.positionMm.set(points.leftTragion, 3 * 10);
  const near = nearEars(seen, points, MM_PER_PX);
  expect(near(10)).toBe(true);
  expect(near(50 * WIDTH + 76)).toBe(false);
});
