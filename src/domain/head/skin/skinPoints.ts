import { triangleAreaMm2 } from '../../follicles/surfaceAreas';
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
  const surface = buildHeadSurface({ ...shape, scale: 1 }, 'fine');
  const { positionsMm, normals, triangles, regions, borderDistanceMm } = surface;
  const areasMm2 = new Float32Array(regions.length);
  for (let t = 0; t < triangles.length; t += 3) {
    const third = triangleAreaMm2(surface, t) / 3;
    for (let k = 0; k < 3; k++) areasMm2[triangles[t + k]!] = areasMm2[triangles[t + k]!]! + third;
  }
  const kept = Array.from(regions.keys()).filter(
    (i) => regions[i] !== REGION_EAR && borderDistanceMm[i]! > -BEYOND_SCALP_MM,
  );
  return pickedPoints({ count: regions.length, positionsMm, normals, areasMm2 }, kept);
}

/** Those of these numbers, in their order. */
export function pickedPoints(points: SkinPoints, indices: readonly number[]): SkinPoints {
  const vectors = (from: Float32Array): Float32Array => {
    const out = new Float32Array(3 * indices.length);
    indices.forEach((i, k) => out.set(from.subarray(3 * i, 3 * i + 3), 3 * k));
    return out;
  };
  return {
    count: indices.length,
    positionsMm: vectors(points.positionsMm),
    normals: vectors(points.normals),
    areasMm2: Float32Array.from(indices, (i) => points.areasMm2[i]!),
  };
}
