import { describe, expect, it } from 'vitest';
import { growthDirection } from '../../src/domain/follicles/growth';
import { meanShape } from '../../src/domain/head/model';
import { skinProjection } from '../../src/domain/head/points';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadShape, Vec3 } from '../../src/domain/head/types';

const OTHER: HeadShape = {
  modes: Float32Array.from(meanShape().modes, (_, k) => (k % 2 ? 1 : -1)),
  scale: 0.94,
};

const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const from = (a: Vec3, b: Vec3): Vec3 => [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const unit = (a: Vec3): Vec3 => {
  const length = Math.hypot(...a);
  return [a[0] / length, a[1] / length, a[2] / length];
};
const degreesBetween = (a: Vec3, b: Vec3): number =>
  (180 / Math.PI) * Math.acos(Math.min(1, Math.max(-1, dot(a, b))));

describe.each([
  ['the mean head', meanShape()],
  ['another', OTHER],
])('growth on %s', (_, shape) => {
  const surface = buildHeadSurface(shape, 'fine');
  const { positionsMm, normals, triangles, borderDistanceMm, points } = surface;
  const { whorl } = points;
  const growth = new Float32Array(positionsMm.length);
  const scalp = Array.from(borderDistanceMm.keys()).filter((v) => borderDistanceMm[v]! > 0);
  for (const v of scalp) growthDirection(positionsMm, normals, v, whorl, growth);
  const at = (values: Float32Array, v: number): Vec3 => [
    values[3 * v]!,
    values[3 * v + 1]!,
    values[3 * v + 2]!,
  ];

  /** At the vertex of the scalp nearest to a place. */
  const growthAt = (place: Vec3): Vec3 => {
    const away = (v: number): number => Math.hypot(...from(place, at(positionsMm, v)));
    return at(
      growth,
      scalp.reduce((best, v) => (away(v) < away(best) ? v : best)),
    );
  };

  it('lies along the skin', () => {
    const lengths = scalp.map((v) => Math.hypot(...at(growth, v)));
    expect(Math.min(...lengths)).toBeGreaterThan(0.9999);
    expect(Math.max(...lengths)).toBeLessThan(1.0001);
    const slopes = scalp.map((v) => Math.abs(dot(at(growth, v), at(normals, v))));
    expect(Math.max(...slopes)).toBeLessThan(1e-4);
  });

  it('goes forwards on top and down the forehead', () => {
    expect(growthAt(points.vertex)[2]).toBeGreaterThan(0.9);
    const front = growthAt(points.trichion);
    expect(front[2]).toBeGreaterThan(0.6);
    expect(front[1]).toBeLessThan(-0.3);
    expect(Math.abs(front[0])).toBeLessThan(0.2);
  });

  it('goes down on the sides, the back and the nape', () => {
    for (const [x] of [points.leftTragion, points.rightTragion])
      expect(growthAt([x, 60, 0])[1]).toBeLessThan(-0.85);
    expect(growthAt(points.inion)[1]).toBeLessThan(-0.85);
    expect(growthAt([0, points.inion[1] - 20, points.inion[2]])[1]).toBeLessThan(-0.85);
  });

  /** Parts of the growth outwards and clockwise as seen from outside, of all vertices at this distance. */
  const aboutWhorl = (leastMm: number, mostMm: number) =>
    scalp
      .map((v) => ({ v, away: from(whorl, at(positionsMm, v)) }))
      .filter(({ away }) => Math.hypot(...away) > leastMm && Math.hypot(...away) < mostMm)
      .map(({ v, away }) => {
        // What lies further along the skin in the order of a clock's hand.
        const clockwise = unit(cross(unit(away), at(normals, v)));
        return { clockwise: dot(clockwise, at(growth, v)), outward: dot(unit(away), at(growth, v)) };
      });
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

  it('turns clockwise about the whorl, outwards, and no longer far away', () => {
    const close = aboutWhorl(4, 15);
    expect(close.length).toBeGreaterThan(30);
    expect(Math.min(...close.map(({ clockwise }) => clockwise))).toBeGreaterThan(0.4);
    expect(Math.min(...close.map(({ outward }) => outward))).toBeGreaterThan(0.4);
    expect(mean(close.map(({ clockwise }) => clockwise))).toBeGreaterThan(0.6);
    expect(mean(aboutWhorl(60, 70).map(({ clockwise }) => clockwise))).toBeLessThan(0.25);
  });

  it('has its whorl about 6 cm behind the line between the ears over the top, off the midline', () => {
    const onSkin = skinProjection(shape);
    const ears = points.leftTragion[2];
    let alongMm = 0;
    let before: Vec3 | null = null;
    for (let part = 0; part <= 100; part++) {
      const z = ears + ((whorl[2] - ears) * part) / 100;
      // Rays from the middle of the head through a chord above it.
      const top: Vec3 = onSkin([0, points.vertex[1], z]);
      if (before && top[2] < ears && top[2] > whorl[2]) alongMm += Math.hypot(...from(before, top));
      before = top;
    }
    expect(alongMm / shape.scale).toBeGreaterThan(54);
    expect(alongMm / shape.scale).toBeLessThan(66);
    expect(Math.abs(whorl[0])).toBeGreaterThan(4);
    expect(Math.abs(whorl[0])).toBeLessThan(15);
  });

  it('jumps nowhere but at the whorl', () => {
    let mostPerMm = 0;
    for (let t = 0; t < triangles.length; t += 3)
      for (const [j, k] of [
        [0, 1],
        [1, 2],
        [2, 0],
      ] as const) {
        const [a, b] = [triangles[t + j]!, triangles[t + k]!];
        if (!(borderDistanceMm[a]! > 0 && borderDistanceMm[b]! > 0)) continue;
        const lengthMm = Math.hypot(...from(at(positionsMm, a), at(positionsMm, b)));
        const whorlMm = Math.hypot(...from(whorl, at(positionsMm, a)));
        if (whorlMm < 15 || lengthMm < 0.5) continue;
        mostPerMm = Math.max(mostPerMm, degreesBetween(at(growth, a), at(growth, b)) / lengthMm);
      }
    // A circle about the whorl at 15 mm turns by 3.8 degrees a millimetre.
    expect(mostPerMm).toBeLessThan(5);
    expect(mostPerMm).toBeGreaterThan(0.5);
  });
});
