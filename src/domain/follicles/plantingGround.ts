import type { HeadSurface } from '../head/types';
import { triangleAreaMm2 } from './surfaceAreas';

/**
 * The plantable skin laid out along one line, so that places near each other on the line are near each other on the head:
 * triangles in the order of a Hilbert curve over the directions from the head's middle.
 */
export interface PlantingGround {
  readonly areaMm2: number;
  /** Of every triangle of the mesh, mm2; 0 where nothing may be planted. */
  readonly plantedAreaMm2: Float32Array;
  /** The triangle (index of its first corner) that holds the place at `distance` mm2 along the line; wraps around. */
  triangleAt(distanceMm2: number): number;
}

const LOOKUP_SIZE = 1 << 16;
const HILBERT_ORDER = 10;

/** @param chosen triangles on which seeds may lie */
export function plantingGround(surface: HeadSurface, chosen: Uint32Array): PlantingGround {
  const triangles = alongHilbertCurve(surface, chosen);
  const endMm2 = new Float64Array(triangles.length);
  const plantedAreaMm2 = new Float32Array(surface.triangles.length / 3);
  let areaMm2 = 0;
  for (let k = 0; k < triangles.length; k++) {
    const t = triangles[k]!;
    const own = triangleAreaMm2(surface, t);
    plantedAreaMm2[t / 3] = own;
    areaMm2 += own;
    endMm2[k] = areaMm2;
  }
  const firstOfSlot = new Uint32Array(LOOKUP_SIZE);
  for (let slot = 0, k = 0; slot < LOOKUP_SIZE; slot++) {
    while (k < triangles.length - 1 && endMm2[k]! <= (slot / LOOKUP_SIZE) * areaMm2) k++;
    firstOfSlot[slot] = k;
  }
  return {
    areaMm2,
    plantedAreaMm2,
    triangleAt(distanceMm2) {
      const wrapped = distanceMm2 - Math.floor(distanceMm2 / areaMm2) * areaMm2;
      let k = firstOfSlot[Math.min(LOOKUP_SIZE - 1, Math.floor((wrapped / areaMm2) * LOOKUP_SIZE))]!;
      while (k < triangles.length - 1 && endMm2[k]! <= wrapped) k++;
      return triangles[k]!;
    },
  };
}

function alongHilbertCurve({ positionsMm: p, triangles }: HeadSurface, chosen: Uint32Array): Uint32Array {
  const [mx, my, mz] = [middleMm(p, 0), middleMm(p, 1), middleMm(p, 2)];
  // The place on the curve and which triangle it is in one number, which sorts without a comparison of ours.
  const keys = new Float64Array(chosen.length);
  const square = new Float64Array(2);
  for (let k = 0; k < chosen.length; k++) {
    const t = chosen[k]!;
    const a = 3 * triangles[t]!,
      b = 3 * triangles[t + 1]!,
      c = 3 * triangles[t + 2]!;
    const x = (p[a]! + p[b]! + p[c]!) / 3 - mx,
      y = (p[a + 1]! + p[b + 1]! + p[c + 1]!) / 3 - my,
      z = (p[a + 2]! + p[b + 2]! + p[c + 2]!) / 3 - mz;
    octahedral(x, y, z, square);
    keys[k] = hilbertIndex(square[0]!, square[1]!) * chosen.length + k;
  }
  keys.sort();
  const along = new Uint32Array(chosen.length);
  for (let k = 0; k < along.length; k++) along[k] = chosen[keys[k]! % chosen.length]!;
  return along;
}

function middleMm(positionsMm: Float32Array, axis: number): number {
  let low = Infinity,
    high = -Infinity;
  for (let i = axis; i < positionsMm.length; i += 3) {
    low = Math.min(low, positionsMm[i]!);
    high = Math.max(high, positionsMm[i]!);
  }
  return (low + high) / 2;
}

/** A direction as a point of the unit square (octahedral map, the lower half folded outwards). */
function octahedral(x: number, y: number, z: number, square: Float64Array): void {
  const sum = Math.abs(x) + Math.abs(y) + Math.abs(z) || 1;
  const u = x / sum,
    v = z / sum;
  const isFolded = y < 0;
  square[0] = ((isFolded ? (1 - Math.abs(v)) * (u < 0 ? -1 : 1) : u) + 1) / 2;
  square[1] = ((isFolded ? (1 - Math.abs(u)) * (v < 0 ? -1 : 1) : v) + 1) / 2;
}

/** Place of a point of the unit square along the Hilbert curve. */
function hilbertIndex(u: number, v: number): number {
  const side = 1 << HILBERT_ORDER;
  let x = Math.min(side - 1, Math.floor(u * side)),
    y = Math.min(side - 1, Math.floor(v * side));
  let index = 0;
  for (let s = side >> 1; s > 0; s >>= 1) {
    const right = (x & s) > 0 ? 1 : 0,
      up = (y & s) > 0 ? 1 : 0;
    index += s * s * ((3 * right) ^ up);
    if (up === 0) {
      if (right === 1) {
        x = side - 1 - x;
        y = side - 1 - y;
      }
      const turned = x;
      x = y;
      y = turned;
    }
  }
  return index;
}
