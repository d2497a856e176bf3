import { describe, expect, it } from 'vitest';
import { meanShape, MODE_COUNT } from '../../src/domain/head/model';
import { scalpChart } from '../../src/domain/head/scalpChart';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { REGION_SCALP, type HeadShape } from '../../src/domain/head/types';

const unusual: HeadShape = {
  modes: Float32Array.from({ length: MODE_COUNT }, (_, k) => [1.2, -0.9, 1, 0.7, -0.8][k] ?? 0),
  scale: 1.06,
};

const PATCH_MM = 40;

/** Skin and map area of each patch of scalp, cm2, by cells of the map. */
function patches(shape: HeadShape): { skinCm2: number; mapCm2: number }[] {
  const { positionsMm: p, triangles, regions } = buildHeadSurface(shape, 'fine');
  const chart = scalpChart(shape);
  const found = new Map<string, { skinCm2: number; mapCm2: number }>();
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = [...triangles.subarray(t, t + 3)];
    if (corners.some((v) => regions[v] !== REGION_SCALP)) continue;
    const [a, b, c] = corners.map((v) => [...p.subarray(3 * v, 3 * v + 3)]) as [number[], number[], number[]];
    const [ma, mb, mc] = [a, b, c].map(([x, y, z]) => chart.toChart(x!, y!, z!)) as [Flat, Flat, Flat];
    const u = b.map((value, k) => value - a[k]!);
    const v = c.map((value, k) => value - a[k]!);
    const normal = [
      u[1]! * v[2]! - u[2]! * v[1]!,
      u[2]! * v[0]! - u[0]! * v[2]!,
      u[0]! * v[1]! - u[1]! * v[0]!,
    ];
    const map = ((mb[0] - ma[0]) * (mc[1] - ma[1]) - (mb[1] - ma[1]) * (mc[0] - ma[0])) / 2;
    const key = [ma[0], ma[1]].map((value) => Math.floor(value / PATCH_MM)).join();
    const patch = found.get(key) ?? { skinCm2: 0, mapCm2: 0 };
    patch.skinCm2 += Math.hypot(...normal) / 200;
    patch.mapCm2 += Math.abs(map) / 100;
    found.set(key, patch);
  }
  return [...found.values()];
}
type Flat = readonly [number, number];

describe.each([
  ['the mean head', meanShape()],
  ['an unusual head', unusual],
])('the map of the scalp of %s', (_, shape) => {
  it('keeps areas, everywhere', () => {
    const all = patches(shape);
    const sum = (of: 'skinCm2' | 'mapCm2') => all.reduce((total, patch) => total + patch[of], 0);
    expect(sum('skinCm2')).toBeGreaterThan(400);
    expect(sum('mapCm2') / sum('skinCm2')).toBeCloseTo(1, 2);
    for (const { skinCm2, mapCm2 } of all) {
      // Slivers at the border hold too few triangles to say anything.
      if (skinCm2 > 4) expect(Math.abs(mapCm2 / skinCm2 - 1)).toBeLessThan(0.03);
    }
  });

  it('leads back to the same place', () => {
    const { positionsMm: p, regions } = buildHeadSurface(shape, 'coarse');
    const chart = scalpChart(shape);
    for (let v = 0; v < regions.length; v++) {
      if (regions[v] !== REGION_SCALP) continue;
      const [x, y, z] = [p[3 * v]!, p[3 * v + 1]!, p[3 * v + 2]!];
      const back = chart.toSkin(...chart.toChart(x, y, z));
      expect(Math.hypot(back[0] - x, back[1] - y, back[2] - z)).toBeLessThan(0.5);
    }
  });

  it('has the nose ahead and the person’s left at the right', () => {
    const { points } = buildHeadSurface(shape, 'coarse');
    const chart = scalpChart(shape);
    expect(chart.toChart(...points.trichion)[1]).toBeLessThan(-50);
    expect(chart.toChart(...points.inion)[1]).toBeGreaterThan(100);
    expect(chart.toChart(...points.leftTragion)[0]).toBeGreaterThan(100);
  });
});
