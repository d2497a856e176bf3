import { RADIUS_DEGREE } from './model';
import { legendreCount, legendreValues } from './modelHarmonics';

/**
 * Directions of a closed mesh in rings about the axis through the ears: vertex 0 is the left pole, then
 * `rings x columns`, last the right pole. The rings mirror one another.
 */
export interface SurfaceGrid {
  /** Cosine of the angle from the left pole, one a ring, falling. */
  readonly ringCosines: Float64Array;
  /** rings x legendreCount; half of them, the rest by symmetry. */
  readonly legendre: Float64Array;
  readonly legendreStride: number;
  readonly columns: number;
  /** columns x (RADIUS_DEGREE + 1) of cos(m azimuth), sin(m azimuth), interleaved. */
  readonly waves: Float64Array;
  readonly triangles: Uint32Array;
}

export type Detail = 'coarse' | 'fine';

const DEGREE = Math.PI / 180;
/** Columns between these azimuths (from the nose upwards) cross the scalp. */
const SCALP_FROM = 40 * DEGREE;
const SCALP_TO = 240 * DEGREE;

interface Spacing {
  readonly scalp: number;
  readonly face: number;
  /** Between rings in the middle and at the ears, where the head is narrower. */
  readonly ring: number;
  readonly poleRing: number;
}

/** 1.42 degrees are 3 mm at the largest radius of a scalp, 120 mm; the nape runs obliquely to its radius. */
const SPACING: Record<Detail, Spacing> = {
  fine: { scalp: 1.3 * DEGREE, face: 2.5 * DEGREE, ring: 1.42 * DEGREE, poleRing: 1.9 * DEGREE },
  coarse: { scalp: 6 * DEGREE, face: 7 * DEGREE, ring: 5.4 * DEGREE, poleRing: 7 * DEGREE },
};

const grids = new Map<Detail, SurfaceGrid>();

export function surfaceGrid(detail: Detail): SurfaceGrid {
  let grid = grids.get(detail);
  if (!grid) grids.set(detail, (grid = makeGrid(SPACING[detail])));
  return grid;
}

function makeGrid(spacing: Spacing): SurfaceGrid {
  const azimuths = [
    ...evenly(SCALP_FROM, SCALP_TO, spacing.scalp),
    ...evenly(SCALP_TO, SCALP_FROM + 2 * Math.PI, spacing.face),
  ];
  const polar = ringAngles(spacing);
  const ringCosines = Float64Array.from(polar, Math.cos);
  const stride = legendreCount(RADIUS_DEGREE);
  const legendre = new Float64Array(Math.ceil(polar.length / 2) * stride);
  for (let ring = 0; ring < polar.length / 2; ring++) {
    legendreValues(ringCosines[ring]!, RADIUS_DEGREE, legendre.subarray(ring * stride, (ring + 1) * stride));
  }
  const orders = RADIUS_DEGREE + 1;
  const waves = new Float64Array(azimuths.length * orders * 2);
  azimuths.forEach((azimuth, column) => {
    for (let m = 0; m < orders; m++) {
      waves[2 * (column * orders + m)] = Math.cos(m * azimuth);
      waves[2 * (column * orders + m) + 1] = Math.sin(m * azimuth);
    }
  });
  const triangles = ringTriangles(polar.length, azimuths.length);
  return { ringCosines, legendre, legendreStride: stride, columns: azimuths.length, waves, triangles };
}

function evenly(from: number, to: number, step: number): number[] {
  const count = Math.ceil((to - from) / step);
  return Array.from({ length: count }, (_, i) => from + ((to - from) * i) / count);
}

/** Polar angles without the poles, symmetric about 90 degrees. */
function ringAngles({ ring, poleRing }: Spacing): number[] {
  const wideUntil = 22 * DEGREE;
  const half = [...evenly(0, wideUntil, poleRing).slice(1), ...evenly(wideUntil, Math.PI / 2, ring)];
  return [...half, Math.PI / 2, ...half.map((angle) => Math.PI - angle).reverse()];
}

/** Outside counter-clockwise. */
function ringTriangles(rings: number, columns: number): Uint32Array {
  const triangles = new Uint32Array(6 * rings * columns);
  const last = 1 + rings * columns;
  const vertex = (ring: number, column: number): number => 1 + ring * columns + (column % columns);
  let k = 0;
  const add = (a: number, b: number, c: number): void => {
    triangles[k++] = a;
    triangles[k++] = b;
    triangles[k++] = c;
  };
  for (let column = 0; column < columns; column++) {
    add(0, vertex(0, column + 1), vertex(0, column));
    for (let ring = 0; ring + 1 < rings; ring++) {
      const [a, b] = [vertex(ring, column), vertex(ring, column + 1)];
      const [c, d] = [vertex(ring + 1, column), vertex(ring + 1, column + 1)];
      add(a, b, d);
      add(a, d, c);
    }
    add(last, vertex(rings - 1, column), vertex(rings - 1, column + 1));
  }
  return triangles;
}
