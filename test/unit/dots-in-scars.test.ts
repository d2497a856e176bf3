import { describe, expect, it } from 'vitest';
import { TRAITS, type FollicleField } from '../../src/domain/follicles/types';
import type { Vec3 } from '../../src/domain/head/types';
import { randomSource } from '../../src/domain/random';
import { dotsInScars } from '../../src/domain/scar/dotsInScars';
import type { Scar } from '../../src/domain/scar/scar';
import type { OntoSkin } from '../../src/domain/skinTrack';

/** Skin is the plane 80 mm in front of the middle. */
const onPlane: OntoSkin = ([x, y]) => [x, y, 80];
const SIDE_MM = 40;

/** Impressions at 200 a cm2, in any order of density. */
function planted(): FollicleField {
  const random = randomSource(7);
  const count = (200 * SIDE_MM ** 2) / 100;
  const positionMm = Float32Array.from({ length: 3 * count }, (_, k) =>
    k % 3 === 2 ? 80 : SIDE_MM * (random() - 0.5),
  );
  const others = { normal: new Float32Array(3 * count), growth: new Float32Array(3 * count) };
  return {
    count,
    areaCm2: SIDE_MM ** 2 / 100,
    positionMm,
    ...others,
    traits: new Float32Array(TRAITS * count),
  };
}

/** 36 round scars of 1 mm. */
const centres: readonly Vec3[] = Array.from({ length: 36 }, (_, k) => [
  5 * (k % 6) - 12.3,
  5 * Math.floor(k / 6) - 12.1,
  77,
]);
const scars: readonly Scar[] = [{ id: 'a', kind: 'fue', widthMm: 1, pointsMm: centres.flat() }];

const inside = ({ positionMm }: FollicleField, count: number): readonly number[] =>
  centres.map(([x, y]) => {
    let within = 0;
    for (let i = 0; i < count; i++)
      if (Math.hypot(positionMm[3 * i]! - x, positionMm[3 * i + 1]! - y) < 0.5) within++;
    return within;
  });

describe('impressions in small round scars', () => {
  const field = planted();
  const set = dotsInScars(field, scars, onPlane);
  const perCm2 = (density: number): number => density * field.areaCm2;

  it('are one or two in each, few of them even in a first session', () => {
    expect(inside(field, perCm2(110)).filter((count) => count === 0).length).toBeGreaterThan(8);
    expect(Math.min(...inside(set, perCm2(110)))).toBeGreaterThanOrEqual(1);
    const first = inside(set, perCm2(40)).filter((count) => count >= 1);
    expect(first.length).toBeGreaterThan(30);
  });

  it('were beside it before, and lie on the skin; all others stay', () => {
    let moved = 0;
    for (let i = 0; i < field.count; i++) {
      const [x, y, z] = [0, 1, 2].map(
        (axis) => set.positionMm[3 * i + axis]! - field.positionMm[3 * i + axis]!,
      );
      if (x === 0 && y === 0) continue;
      moved++;
      expect(Math.hypot(x!, y!)).toBeLessThan(1.5);
      expect(z).toBe(0);
    }
    expect(moved).toBe(36);
    expect({ ...set, positionMm: 0 }).toEqual({ ...field, positionMm: 0 });
  });

  it('are the first of a denser field', () => {
    const count = perCm2(120);
    const fewer = { ...field, count, positionMm: field.positionMm.slice(0, 3 * count) };
    expect(dotsInScars(fewer, scars, onPlane).positionMm).toEqual(set.positionMm.slice(0, 3 * count));
  });

  it('are no others where there is no such scar', () => {
    expect(dotsInScars(field, [{ ...scars[0]!, kind: 'fut' }], onPlane)).toBe(field);
  });
});
