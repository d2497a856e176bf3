import { afterEach, expect, it, vi } from 'vitest';
import { createCompute } from '../../src/app/compute';

const SIDE_PX = 64;
const picture = {
  analysis: {
    width: SIDE_PX,
    height: SIDE_PX,
    data: new Uint8ClampedArray(4 * SIDE_PX * SIDE_PX).fill(128),
    photoPxPerPx: 1,
  },
  photoWidthPx: SIDE_PX,
  photoHeightPx: SIDE_PX,
  lens: null,
};
const nothing = { face: null, source: 'none' } as const;

afterEach(() => {
  vi.restoreAllMocks();
});

it('fits a photo once it was told what is seen in it, and none that was forgotten', () => {
  const compute = createCompute();
  compute.hold('a', picture);
  expect(compute.fit({ photoId: 'a' })).toBeNull();
  compute.see('a', nothing);
  expect(compute.fit({ photoId: 'a' })).toEqual({ noHead: true, reason: 'nothing-like-a-head' });
  compute.forget('a');
  compute.see('a', nothing);
  expect(compute.fit({ photoId: 'a' })).toBeNull();
});

it('makes no more ahead once there is a photo', async () => {
  const turns = vi.spyOn(globalThis, 'setTimeout');
  const compute = createCompute();
  const warmed = compute.warm('geometry');
  compute.hold('a', picture);
  await warmed;
  expect(turns).toHaveBeenCalledTimes(1);
});
