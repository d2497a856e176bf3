import type { HeadGeometry } from './geometry';
import type { Mesh } from './rasterise';
import { vertexAt, type Vec3 } from './vector';

export interface Ball {
  readonly centre: Vec3;
  readonly radius: number;
}

/** The ball that the lid margin lies on: least squares over its vertices, head frame, cm. */
export function eyeball(geometry: HeadGeometry, positions: Float32Array, side: 0 | 1): Ball {
  const rows = geometry.lidMargins[side].map((v) => vertexAt(positions, v));
  const matrix = Array.from({ length: 4 }, () => new Array<number>(5).fill(0));
  for (const p of rows) {
    const row = [2 * p[0], 2 * p[1], 2 * p[2], 1];
    const square = p[0] ** 2 + p[1] ** 2 + p[2] ** 2;
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) matrix[i]![j]! += row[i]! * row[j]!;
      matrix[i]![4]! += row[i]! * square;
    }
  }
  for (let i = 0; i < 4; i++)
    for (let k = 0; k < 4; k++) {
      if (k === i) continue;
      const factor = matrix[k]![i]! / matrix[i]![i]!;
      for (let j = 0; j < 5; j++) matrix[k]![j]! -= factor * matrix[i]![j]!;
    }
  const [x, y, z, rest] = matrix.map((row, i) => row[4]! / row[i]!) as [number, number, number, number];
  return { centre: [x, y, z], radius: Math.sqrt(rest + x * x + y * y + z * z) };
}

const RINGS = 24;

/** A closed superellipsoid; exponent 2 is an ellipsoid, more is squarer seen from above. */
export function ellipsoid(centre: Vec3, halfAxes: Vec3, exponent = 2): Mesh {
  const columns = 2 * RINGS;
  const positions: number[] = [];
  const triangles: number[] = [];
  const shaped = (c: number): number => Math.sign(c) * Math.abs(c) ** (2 / exponent);
  for (let r = 0; r <= RINGS; r++)
    for (let c = 0; c <= columns; c++) {
      const polar = (Math.PI * r) / RINGS,
        around = (2 * Math.PI * c) / columns;
      positions.push(
        centre[0] + halfAxes[0] * shaped(Math.sin(polar)) * shaped(Math.sin(around)),
        centre[1] + halfAxes[1] * Math.cos(polar),
        centre[2] + halfAxes[2] * shaped(Math.sin(polar)) * shaped(Math.cos(around)),
      );
    }
  for (let r = 0; r < RINGS; r++)
    for (let c = 0; c < columns; c++) {
      const a = r * (columns + 1) + c,
        b = a + columns + 1;
      triangles.push(a, b, a + 1, a + 1, b, b + 1);
    }
  return { positions: Float32Array.from(positions), triangles: Uint32Array.from(triangles) };
}

/** Shoulders and upper chest, under the bust that the geometry ends in. */
export const shoulders = (): Mesh => ellipsoid([0, -29, -1.5], [23, 16, 11], 2.4);
