import type { FollicleSeeds } from '../../src/domain/follicles/seeds';
import type { FollicleField } from '../../src/domain/follicles/types';
import type { HeadSurface } from '../../src/domain/head/types';

type Points = ArrayLike<number>;

/** Finds points in space near a place: a hash of cells as wide as the reach. */
export function pointsNear(positions: Points, count: number, reachMm: number) {
  const size = 1 << Math.ceil(Math.log2(count + 64));
  const heads = new Int32Array(size).fill(-1);
  const next = new Int32Array(count);
  const cell = (value: number): number => Math.floor(value / reachMm);
  const slot = (ix: number, iy: number, iz: number): number =>
    ((Math.imul(ix, 92837111) ^ Math.imul(iy, 689287499) ^ Math.imul(iz, 283923481)) >>> 5) & (size - 1);
  for (let i = 0; i < count; i++) {
    const at = slot(cell(positions[3 * i]!), cell(positions[3 * i + 1]!), cell(positions[3 * i + 2]!));
    next[i] = heads[at]!;
    heads[at] = i;
  }
  /** Distance to the nearest but `self`, mm; the reach where there is none within it. */
  return (x: number, y: number, z: number, self = -1): number => {
    let least = reachMm * reachMm;
    for (let ix = cell(x) - 1; ix <= cell(x) + 1; ix++)
      for (let iy = cell(y) - 1; iy <= cell(y) + 1; iy++)
        for (let iz = cell(z) - 1; iz <= cell(z) + 1; iz++)
          for (let i = heads[slot(ix, iy, iz)]!; i >= 0; i = next[i]!) {
            const squared =
              (positions[3 * i]! - x) ** 2 +
              (positions[3 * i + 1]! - y) ** 2 +
              (positions[3 * i + 2]! - z) ** 2;
            if (i !== self && squared < least) least = squared;
          }
    return Math.sqrt(least);
  };
}

/** The triangles (index of the first corner) that bear seeds. */
export function plantedTriangles({ plantedAreaMm2 }: FollicleSeeds): number[] {
  return Array.from(plantedAreaMm2.keys())
    .filter((k) => plantedAreaMm2[k]! > 0)
    .map((k) => 3 * k);
}

/** Which impressions lie further than `marginMm` from the edge of the field, where neighbours are missing. */
export function insideField(
  field: FollicleField,
  { plantedAreaMm2 }: FollicleSeeds,
  { triangles, positionsMm }: HeadSurface,
  marginMm: number,
): Uint8Array {
  const used = new Uint8Array(positionsMm.length / 3);
  for (let t = 0; t < triangles.length; t += 3)
    for (let k = 0; k < 3; k++) used[triangles[t + k]!]! |= plantedAreaMm2[t / 3]! > 0 ? 1 : 2;
  const edge: number[] = [];
  used.forEach((by, vertex) => {
    if (by === 3) edge.push(...positionsMm.subarray(3 * vertex, 3 * vertex + 3));
  });
  const toEdge = pointsNear(edge, edge.length / 3, marginMm + 2);
  const p = field.positionMm;
  return Uint8Array.from({ length: field.count }, (_, i) =>
    toEdge(p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!) > marginMm ? 1 : 0,
  );
}

export interface Evenness {
  /** Mean nearest neighbour over that of a random pattern of the same density. */
  readonly ratio: number;
  /** Its coefficient of variation. */
  readonly cv: number;
  readonly leastMm: number;
}

/** Of the first `perCm2` of the field, over every third impression that counts. */
export function evenness(field: FollicleField, counts: Uint8Array, perCm2: number): Evenness {
  const p = field.positionMm;
  const spacingMm = 10 / Math.sqrt(perCm2);
  const total = Math.floor(perCm2 * field.areaCm2);
  const nearest = pointsNear(p, total, 1.6 * spacingMm);
  let [n, sum, squares, leastMm] = [0, 0, 0, Infinity];
  for (let i = 0; i < total; i += 3) {
    if (!counts[i]) continue;
    const mm = nearest(p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!, i);
    n++;
    sum += mm;
    squares += mm * mm;
    leastMm = Math.min(leastMm, mm);
  }
  const mean = sum / n;
  return {
    ratio: mean / (0.5 * spacingMm),
    cv: Math.sqrt(squares / n - mean * mean) / mean,
    leastMm,
  };
}
