import { describe, expect, it } from 'vitest';
import { hairBorder, borderDistance } from '../../src/domain/head/border';
import { borderPoints } from '../../src/domain/head/borderPoints';
import { landmark68, meanShape, MODE_COUNT, radiusMm } from '../../src/domain/head/model';
import { headPoints, skinProjection } from '../../src/domain/head/points';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { REGION_EAR, REGION_SCALP, type HeadSurface, type Vec3 } from '../../src/domain/head/types';

const mean = meanShape();
const fine = buildHeadSurface(mean, 'fine');
const coarse = buildHeadSurface(mean, 'coarse');

const corner = ({ positionsMm: p }: HeadSurface, v: number): Vec3 => [
  p[3 * v]!,
  p[3 * v + 1]!,
  p[3 * v + 2]!,
];
const distance = (a: Vec3, b: Vec3): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** Every triangle's corners. */
function* corners(surface: HeadSurface): Generator<[number, number, number]> {
  const { triangles } = surface;
  for (let t = 0; t < triangles.length; t += 3) yield [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
}

/** Signed volumes of the parts that do not touch, cm3. */
function partVolumes(surface: HeadSurface): number[] {
  const parent = Array.from({ length: surface.regions.length }, (_, i) => i);
  const root = (v: number): number => {
    while (parent[v] !== v) v = parent[v] = parent[parent[v]!]!;
    return v;
  };
  for (const [a, b, c] of corners(surface)) {
    parent[root(a)] = root(b);
    parent[root(b)] = root(c);
  }
  const volumes = new Map<number, number>();
  for (const [a, b, c] of corners(surface)) {
    const [p, q, r] = [corner(surface, a), corner(surface, b), corner(surface, c)];
    const six =
      p[0] * (q[1] * r[2] - q[2] * r[1]) +
      p[1] * (q[2] * r[0] - q[0] * r[2]) +
      p[2] * (q[0] * r[1] - q[1] * r[0]);
    volumes.set(root(a), (volumes.get(root(a)) ?? 0) + six / 6000);
  }
  return [...volumes.values()].sort((x, y) => y - x);
}

describe.each([
  ['coarse', coarse],
  ['fine', fine],
])('%s surface', (_, surface) => {
  it('is closed: every edge is run through once each way', () => {
    const edges = new Map<string, number>();
    for (const [a, b, c] of corners(surface)) {
      for (const [from, to] of [
        [a, b],
        [b, c],
        [c, a],
      ] as const) {
        const key = from < to ? `${from} ${to}` : `${to} ${from}`;
        edges.set(key, (edges.get(key) ?? 0) + (from < to ? 1 : 1000));
      }
    }
    expect([...edges.values()].filter((uses) => uses !== 1001)).toEqual([]);
  });

  it('is head, neck and two equal ears, all turned outward', () => {
    const [head, neck, left, right, ...more] = partVolumes(surface);
    expect(more).toEqual([]);
    expect(head).toBeGreaterThan(3800);
    expect(head).toBeLessThan(4300);
    expect(neck).toBeGreaterThan(500);
    expect(left).toBeGreaterThan(10);
    expect(left! / right!).toBeCloseTo(1, 4);
  });

  it('has unit normals', () => {
    for (let i = 0; i < surface.normals.length; i += 3) {
      expect(Math.hypot(surface.normals[i]!, surface.normals[i + 1]!, surface.normals[i + 2]!)).toBeCloseTo(
        1,
        4,
      );
    }
  });
});

describe('mean head', () => {
  it('has the measures of an adult', () => {
    const landmarks = landmark68(mean);
    const eye = (from: number): number => {
      let x = 0;
      for (let k = from; k < from + 6; k++) x += landmarks[3 * k]! / 6;
      return x;
    };
    expect(eye(42) - eye(36)).toBeGreaterThan(61);
    expect(eye(42) - eye(36)).toBeLessThan(65);
    let [breadth, back, front] = [0, 0, 0];
    for (let v = 0; v < fine.regions.length; v++) {
      const [x, y, z] = corner(fine, v);
      if (fine.regions[v] === REGION_EAR || y < 40) continue;
      breadth = Math.max(breadth, 2 * x);
      back = Math.min(back, z);
      front = Math.max(front, z);
    }
    // Men: 152 +- 6 wide, 197 +- 7 long.
    expect(breadth).toBeGreaterThan(146);
    expect(breadth).toBeLessThan(158);
    expect(front - back).toBeGreaterThan(190);
    expect(front - back).toBeLessThan(204);
  });

  it('carries 561 cm2 of scalp within 5 %', () => {
    let mm2 = 0;
    for (const [a, b, c] of corners(fine)) {
      const [p, q, r] = [corner(fine, a), corner(fine, b), corner(fine, c)];
      const u = [q[0] - p[0], q[1] - p[1], q[2] - p[2]] as const;
      const v = [r[0] - p[0], r[1] - p[1], r[2] - p[2]] as const;
      const area =
        Math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]) / 2;
      const inside = [a, b, c].filter((vertex) => fine.borderDistanceMm[vertex]! > 0).length;
      mm2 += (area * inside) / 3;
    }
    expect(Math.abs(mm2 / 100 / 561 - 1)).toBeLessThan(0.05);
  });

  it('has scalp vertices at most 3 mm apart', () => {
    let longest = 0;
    for (const [a, b, c] of corners(fine)) {
      if ([a, b, c].some((v) => fine.regions[v] !== REGION_SCALP)) continue;
      const sides = [distance(corner(fine, a), corner(fine, b)), distance(corner(fine, b), corner(fine, c))];
      // The diagonal of a cell is the longest of three; rows and columns are the other two.
      sides.push(distance(corner(fine, c), corner(fine, a)));
      longest = Math.max(longest, sides.sort((x, y) => x - y)[1]!);
    }
    expect(longest).toBeLessThanOrEqual(3);
  });

  it('is symmetric, its points too', () => {
    expect(radiusMm(mean, [0.6, 0.64, 0.48])).toBeCloseTo(radiusMm(mean, [-0.6, 0.64, 0.48]), 6);
    const landmarks = landmark68(mean);
    expect(landmarks[3 * 36]).toBeCloseTo(-landmarks[3 * 45]!, 3);
    const { leftTragion, rightTragion } = headPoints(mean);
    expect(rightTragion).toEqual([-leftTragion[0], leftTragion[1], leftTragion[2]]);
  });

  it('puts the whorl on the skin behind the vertex, on the right', () => {
    const { whorl, vertex } = headPoints(mean);
    expect(whorl[2]).toBeLessThan(vertex[2] - 30);
    expect(whorl[0]).toBeLessThan(0);
    expect(distance(whorl, skinProjection(mean)(whorl))).toBeLessThan(0.01);
  });
});

describe('shape', () => {
  it('scales everything alike', () => {
    const large = headPoints({ ...mean, scale: 1.1 });
    const normal = headPoints(mean);
    for (const key of ['glabella', 'vertex', 'leftTragion'] as const) {
      large[key].forEach((value, axis) => expect(value).toBeCloseTo(1.1 * normal[key][axis]!, 6));
    }
  });

  it('grows the head with a positive weight of any mode, the first most', () => {
    const scalpMeanRadius = (modes: Float32Array): number => {
      const { positionsMm: p, regions } = buildHeadSurface({ modes, scale: 1 }, 'coarse');
      let [sum, count] = [0, 0];
      for (let v = 0; v < regions.length; v++) {
        if (regions[v] === REGION_EAR) continue;
        sum += Math.hypot(p[3 * v]!, p[3 * v + 1]! - 30, p[3 * v + 2]! - 10);
        count++;
      }
      return sum / count;
    };
    const first = new Float32Array(MODE_COUNT);
    first[0] = 1;
    expect(scalpMeanRadius(first) - scalpMeanRadius(mean.modes)).toBeGreaterThan(1);
  });

  it('takes the hair border along', () => {
    const modes = new Float32Array(MODE_COUNT);
    modes[0] = 2;
    const border = hairBorder({ modes, scale: 1 });
    const usual = hairBorder(mean);
    const onSkin = skinProjection({ modes, scale: 1 });
    const moved = [...border].reduce((most, value, i) => Math.max(most, Math.abs(value - usual[i]!)), 0);
    expect(moved).toBeGreaterThan(2);
    for (let i = 0; i < border.length; i += 30) {
      const point: Vec3 = [border[i]!, border[i + 1]!, border[i + 2]!];
      expect(distance(point, onSkin(point))).toBeLessThan(0.01);
    }
  });
});

describe('distance from the hair border', () => {
  const signed = borderDistance(mean);
  const onSkin = skinProjection(mean);
  /** Along the midline from the brows over the vertex to the neck. */
  const midline = Array.from({ length: 260 }, (_, i): Vec3 => {
    const angle = ((20 + i) * Math.PI) / 180;
    return onSkin([0, 30 + 100 * Math.sin(angle), 10 + 100 * Math.cos(angle)]);
  });

  it('changes sign once at the forehead and once at the nape', () => {
    const signs = midline.map((p) => signed(...p) > 0);
    const changes = signs.flatMap((value, i) => (i > 0 && value !== signs[i - 1] ? [i] : []));
    expect(changes).toHaveLength(2);
    expect(distance(midline[changes[0]!]!, headPoints(mean).trichion)).toBeLessThan(4);
  });

  it('never changes faster than one walks, and rises up to its reach', () => {
    const values = midline.map((p) => signed(...p));
    for (let i = 1; i < values.length; i++) {
      expect(Math.abs(values[i]! - values[i - 1]!)).toBeLessThanOrEqual(
        distance(midline[i]!, midline[i - 1]!) + 1e-6,
      );
    }
    expect(Math.max(...values)).toBe(60);
  });

  it('knows face, ear and neck as no scalp', () => {
    const { glabella, leftTragion } = headPoints(mean);
    expect(signed(...glabella)).toBeLessThan(-40);
    expect(signed(...leftTragion)).toBeLessThan(0);
    for (let v = 0; v < fine.regions.length; v++) {
      if (fine.regions[v] !== REGION_SCALP) expect(fine.borderDistanceMm[v]).toBeLessThanOrEqual(0);
    }
  });
});

describe('the points that a hairline is designed by', () => {
  const shapes = [-1.5, 0, 1.5].flatMap((weight) =>
    [0, 1, 2].map((mode) => ({
      scale: 1.03,
      modes: Float32Array.from({ length: MODE_COUNT }, (_, k) => (k === mode ? weight : 0)),
    })),
  );

  it.each(shapes)('lie on the border of every head, in their order', (shape) => {
    const points = headPoints(shape);
    const border = borderPoints(shape);
    const signed = borderDistance(shape);
    for (const point of Object.values<Vec3>({ ...border }))
      expect(Math.abs(signed(...point))).toBeLessThan(1);
    const { leftFrontoTemporal: frontCorner, leftTemplePeak: peak } = border;
    expect(frontCorner[0]).toBeCloseTo(points.leftExocanthion[0], 1);
    expect(peak[1]).toBeCloseTo(points.glabella[1], 1);
    // Set back behind the middle, above and before the temple; the temple before the ear.
    expect(points.trichion[2] - frontCorner[2]).toBeGreaterThan(10);
    expect(frontCorner[1] - peak[1]).toBeGreaterThan(40);
    expect(frontCorner[2] - peak[2]).toBeGreaterThan(10);
    expect(peak[2] - points.leftTragion[2]).toBeGreaterThan(5);
    expect(border.rightTemplePeak).toEqual([-peak[0], peak[1], peak[2]]);
  });
});
