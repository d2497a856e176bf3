import { describe, expect, it } from 'vitest';
import { changedMask, changedPart, type TreatedMasks } from '../../src/render/maskChange';

const WIDTH = 6;
const HEIGHT = 4;

function masks(own = false): TreatedMasks {
  const layers = new Uint8Array(4 * WIDTH * HEIGHT);
  return {
    scalp: { width: WIDTH, height: HEIGHT, coverage: new Uint8Array(WIDTH * HEIGHT).fill(255) },
    treatment: {
      width: WIDTH,
      height: HEIGHT,
      layers,
      ...(own ? { own: new Uint8Array(4 * WIDTH * HEIGHT) } : {}),
    },
    scars: null,
  };
}

/** Fifteen pixels. */
function odd(): TreatedMasks {
  const [width, height] = [5, 3];
  return {
    scalp: { width, height, coverage: new Uint8Array(15).fill(255) },
    treatment: { width, height, layers: new Uint8Array(60) },
    scars: null,
  };
}

/** Of the last of its bytes. */
function onGround(value: number): TreatedMasks {
  const { treatment, ...rest } = masks();
  return { ...rest, treatment: { ...treatment, hairGround: new Uint8Array(15).fill(value, 14) } };
}

const at = (x: number, y: number): number => WIDTH * y + x;

describe('what changed between two treatments', () => {
  it('is nothing where they are equal', () => {
    expect(changedPart(masks(), masks())).toMatchObject({ width: 0, height: 0 });
  });

  it('is the rectangle around all pixels that differ in density, ramp or marks of their own', () => {
    const after = masks(true);
    after.treatment.layers[4 * at(4, 1)] = 9;
    after.treatment.layers[4 * at(2, 2) + 1] = 9;
    after.treatment.own![4 * at(1, 3) + 2] = 9;
    expect(changedPart(masks(true), after)).toEqual({ x: 1, y: 1, width: 4, height: 3 });
  });

  it.each<[string, (after: TreatedMasks) => TreatedMasks, (() => TreatedMasks)?]>([
    ['the hair', (after) => (after.treatment.layers.fill(9, 3, 4), after)],
    ['the scalp', (after) => (after.scalp.coverage.fill(0, 0, 1), after)],
    [
      'the last pixel of the scalp alone, on a map of an odd size',
      () => {
        const after = odd();
        after.scalp.coverage[14] = 254;
        return after;
      },
      odd,
    ],
    ['a single value of the ground under hair', () => onGround(254), () => onGround(255)],
    [
      'whether there is ground under hair',
      (after) => ({ ...after, treatment: { ...after.treatment, hairGround: new Uint8Array(15).fill(3) } }),
    ],
    ['whether marks are of their own', () => masks(true)],
    ['the size', (after) => ({ ...after, treatment: { width: 1, height: 1, layers: new Uint8Array(4) } })],
    [
      'the scars',
      (after) => ({
        ...after,
        scars: { width: 1, height: 1, rgba: new Uint8Array(4), rootLevel: new Uint8Array(1) },
      }),
    ],
  ])('is everything where %s differs', (_, change, before = masks) => {
    expect(changedPart(before(), before())).not.toBeNull();
    expect(changedPart(before(), change(before()))).toBeNull();
  });
});

describe('what changed between two masks', () => {
  const mask = (coverage = new Uint8Array(WIDTH * HEIGHT)) => ({ width: WIDTH, height: HEIGHT, coverage });

  it('is the rectangle around all pixels that differ', () => {
    const after = mask();
    after.coverage[at(1, 3)] = 1;
    after.coverage[at(4, 2)] = 255;
    expect(changedMask(mask(), after)).toEqual({ x: 1, y: 2, width: 4, height: 2 });
    expect(changedMask(mask(), mask())).toMatchObject({ width: 0, height: 0 });
    expect(changedMask(null, null)).toMatchObject({ width: 0, height: 0 });
  });

  it('is everything where one of them is none, or of another size', () => {
    expect(changedMask(null, mask())).toBeNull();
    expect(changedMask(mask(), null)).toBeNull();
    expect(changedMask(mask(), { width: 1, height: 1, coverage: new Uint8Array(1) })).toBeNull();
  });
});
