import type { Vec3 } from './types';

export type Corners = readonly [Vec3, Vec3, Vec3];

/** The point at these shares of the second and the third corner. */
export function within([a, b, c]: Corners, u: number, v: number): Vec3 {
  const at = (k: 0 | 1 | 2): number => a[k] + u * (b[k] - a[k]) + v * (c[k] - a[k]);
  return [at(0), at(1), at(2)];
}

export const middleOf = (corners: Corners): Vec3 => within(corners, 1 / 3, 1 / 3);

/** The middles of the small equal triangles that each side cut into so many makes. */
export function middlesOfCuts(corners: Corners, cuts: number): readonly Vec3[] {
  const middles: Vec3[] = [];
  for (let i = 0; i < cuts; i++)
    for (let j = 0; j < cuts - i; j++)
      for (const third of i + j < cuts - 1 ? [1 / 3, 2 / 3] : [1 / 3])
        middles.push(within(corners, (i + third) / cuts, (j + third) / cuts));
  return middles;
}
