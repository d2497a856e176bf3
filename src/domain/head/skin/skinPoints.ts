import { buildHeadSurface } from '../surface';
import { REGION_EAR, type HeadShape } from '../types';

/**
 * Skin whose place the model knows: the scalp and a little around it, mm at scale 1. Ears, nose and eyes lie elsewhere on
 * each person, and a neck bends.
 */
export interface SkinPoints {
  readonly count: number;
  /** 3 a point */
  readonly positionsMm: Float32Array;
  /** 3 a point, unit */
  readonly normals: Float32Array;
  /** Of the skin that each stands for. */
  readonly areasMm2: Float32Array;
}

/** So far beyond the hair border, mm. */
const BEYOND_SCALP_MM = 20;

export function skinPoints(shape: HeadShape): SkinPoints {
  const {
    positionsMm: p,
    normals,
    triangles,
    regions,
    borderDistanceMm,
  } = buildHeadSurface({ ...shape, scale: 1 }, 'fine');
  const areas = new Float32Array(p.length / 3);
  for (let t = 0; t < triangles.length; t += 3) {
    const third = triangleArea(p, triangles[t]!, triangles[t + 1]!, triangles[t + 2]!) / 3;
    for (let k = 0; k < 3; k++) areas[triangles[t + k]!] = areas[triangles[t + k]!]! + third;
  }
  const kept = Array.from(areas.keys()).filter(
    (i) => regions[i] !== REGION_EAR && borderDistanceMm[i]! > -BEYOND_SCALP_MM,
  );
  const three = (from: Float32Array): Float32Array => {
    const out = new Float32Array(3 * kept.length);
    kept.forEach((i, k) => out.set(from.subarray(3 * i, 3 * i + 3), 3 * k));
    return out;
  };
  return {
    count: kept.length,
    positionsMm: three(p),
    normals: three(normals),
    areasMm2: Float32Array.from(kept, (i) => areas[i]!),
  };
}

function triangleArea(p: Float32Array, a: number, b: number, c: number): number {
  const [ux, uy, uz] = [0, 1, 2].map((k) => p[3 * b + k]! - p[3 * a + k]!) as [number, number, number];
  const [vx, vy, vz] = [0, 1, 2].map((k) => p[3 * c + k]! - p[3 * a + k]!) as [number, number, number];
  return Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) / 2;
}
