import { readFileSync } from 'node:fs';
import { sharedFile } from '../shared';
import { vertexAt, type Vec3 } from './vector';

/** ICT-FaceKit light (MIT licence, University of Southern California), read from the shared folder; cm. */
export interface HeadGeometry {
  /** 3n */
  readonly meanCm: Float32Array;
  /** 20 of 3n each, one standard deviation */
  readonly modesCm: readonly Float32Array[];
  readonly triangles: Uint32Array;
  /** Vertices of the lid margins, right eye (x < 0) and left. */
  readonly lidMargins: readonly [readonly number[], readonly number[]];
}

/** Moves a point of the head, head frame, cm. */
export type Deformation = (point: Vec3) => Vec3;

/** Vertices of the 68 facial landmarks, Multi-PIE order. */
export const LANDMARK_VERTICES = [
  1225, 1888, 1052, 367, 1719, 1722, 2199, 1447, 966, 3661, 4390, 3927, 3924, 2608, 3272, 4088, 3443, 268,
  493, 1914, 2044, 1401, 3615, 4240, 4114, 2734, 2509, 978, 4527, 4942, 4857, 1140, 2075, 1147, 4269, 3360,
  1507, 1542, 1537, 1528, 1518, 1511, 3742, 3751, 3756, 3721, 3725, 3732, 5708, 5695, 2081, 0, 4275, 6200,
  6213, 6346, 6461, 5518, 5957, 5841, 5703, 5711, 5533, 6216, 6151, 6470, 5517, 5966,
] as const;

const MODES = 20;
let loaded: HeadGeometry | undefined;

/** Reads SMP_SHARED_DIR/heads/geometry once. Throws without it. */
export function headGeometry(): HeadGeometry {
  if (loaded) return loaded;
  const bytes = (name: string): ArrayBuffer =>
    new Uint8Array(readFileSync(sharedFile('heads', 'geometry', name))).buffer;
  const meanCm = new Float32Array(bytes('mean.f32'));
  const triangles = new Uint32Array(bytes('triangles.u32'));
  const halves = new Uint16Array(bytes('modes.f16'));
  const modesCm = Array.from({ length: MODES }, (_, k) =>
    Float32Array.from(halves.subarray(k * meanCm.length, (k + 1) * meanCm.length), fromHalf),
  );
  const open = openVertices(triangles).filter((v) => meanCm[3 * v + 1]! > 1.5);
  const lidMargins = [
    open.filter((v) => meanCm[3 * v]! < 0),
    open.filter((v) => meanCm[3 * v]! > 0),
  ] as const;
  loaded = { meanCm, modesCm, triangles, lidMargins };
  return loaded;
}

/** 3n, cm: the mean plus the weighted modes (standard deviations), then deformed. */
export function headPositions(
  geometry: HeadGeometry,
  weights: readonly number[],
  deform?: Deformation,
): Float32Array {
  const positions = Float32Array.from(geometry.meanCm);
  weights.forEach((weight, k) => {
    const mode = geometry.modesCm[k];
    if (!mode) throw new RangeError(`the geometry has ${MODES} modes, not ${k + 1}`);
    for (let i = 0; i < positions.length; i++) positions[i]! += weight * mode[i]!;
  });
  if (deform)
    for (let v = 0; v < positions.length / 3; v++) positions.set(deform(vertexAt(positions, v)), 3 * v);
  return positions;
}

/** Unit vertex normals from the triangles' areas. */
export function vertexNormals(positions: Float32Array, triangles: Uint32Array): Float32Array {
  const normals = new Float32Array(positions.length);
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [3 * triangles[t]!, 3 * triangles[t + 1]!, 3 * triangles[t + 2]!];
    const ux = positions[b]! - positions[a]!,
      uy = positions[b + 1]! - positions[a + 1]!,
      uz = positions[b + 2]! - positions[a + 2]!;
    const vx = positions[c]! - positions[a]!,
      vy = positions[c + 1]! - positions[a + 1]!,
      vz = positions[c + 2]! - positions[a + 2]!;
    for (const corner of [a, b, c]) {
      normals[corner]! += uy * vz - uz * vy;
      normals[corner + 1]! += uz * vx - ux * vz;
      normals[corner + 2]! += ux * vy - uy * vx;
    }
  }
  for (let i = 0; i < normals.length; i += 3) {
    const length = Math.hypot(normals[i]!, normals[i + 1]!, normals[i + 2]!) || 1;
    for (let k = 0; k < 3; k++) normals[i + k]! /= length;
  }
  return normals;
}

function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction / 1024) : (2 ** -14 * fraction) / 1024);
}

/** Vertices on edges that bound one triangle only. */
function openVertices(triangles: Uint32Array): number[] {
  const seen = new Map<string, [number, number, number]>();
  for (let t = 0; t < triangles.length; t += 3)
    for (let k = 0; k < 3; k++) {
      const a = triangles[t + k]!,
        b = triangles[t + ((k + 1) % 3)]!;
      const key = a < b ? `${a} ${b}` : `${b} ${a}`;
      seen.set(key, [a, b, (seen.get(key)?.[2] ?? 0) + 1]);
    }
  const open = new Set<number>();
  for (const [a, b, count] of seen.values()) if (count === 1) open.add(a).add(b);
  return [...open];
}
