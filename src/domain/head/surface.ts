import { borderDistance } from './border';
import { earShells, loft, type SurfacePart } from './ears';
import { centreMm, RADIUS_DEGREE, radiusCoefficients } from './model';
import { ringSums } from './modelHarmonics';
import { headPoints, modelPoints } from './points';
import { surfaceGrid, type Detail, type SurfaceGrid } from './surfaceGrid';
import { REGION_EAR, REGION_SCALP, REGION_SKIN, type HeadShape, type HeadSurface, type Vec3 } from './types';

/**
 * One person's head as closed meshes that run into one another: head, neck, two ears. 'coarse' is for outlines
 * (about 2,000 vertices), 'fine' for drawing (scalp vertices at most 3 mm apart at scale 1). Every shape has the same
 * vertices in the same directions from centreMm, and the same triangles.
 */
export function buildHeadSurface(shape: HeadShape, detail: Detail = 'fine'): HeadSurface {
  const grid = surfaceGrid(detail);
  const head = { positions: gridPositions(shape, grid), triangles: grid.triangles };
  const neck = neckTube(shape, detail === 'fine' ? 64 : 20);
  const ears = earShells(shape, detail === 'fine' ? 24 : 8);
  const parts: readonly SurfacePart[] = [head, neck, ...ears];
  const surface = joined(parts);
  const headEnd = head.positions.length / 3;
  const earStart = headEnd + neck.positions.length / 3;
  const normals = vertexNormals(surface);
  const regions = new Uint8Array(surface.positions.length / 3).fill(REGION_SKIN);
  regions.fill(REGION_EAR, earStart);
  const distances = borderDistances(shape, surface.positions, grid);
  for (let v = 0; v < headEnd; v++) if (distances[v]! > 0) regions[v] = REGION_SCALP;
  return {
    positionsMm: surface.positions,
    normals,
    triangles: surface.triangles,
    regions,
    borderDistanceMm: distances,
    points: headPoints(shape),
  };
}

/** 3 x (2 + rings x columns) */
function gridPositions(shape: HeadShape, grid: SurfaceGrid): Float32Array {
  const coefficients = radiusCoefficients(shape);
  const [cx, cy, cz] = centreMm(shape);
  const rings = grid.ringCosines.length;
  const { columns, waves } = grid;
  const orders = RADIUS_DEGREE + 1;
  const positions = new Float32Array(3 * (2 + rings * columns));
  const sums = new Float64Array(2 * orders);
  for (let ring = 0; ring < rings / 2; ring++) {
    const from = ring * grid.legendreStride;
    const legendre = grid.legendre.subarray(from, from + grid.legendreStride);
    ringSums(coefficients, legendre, RADIUS_DEGREE, sums);
    const cosine = grid.ringCosines[ring]!;
    const sine = Math.sqrt(1 - cosine * cosine);
    for (let column = 0; column < columns; column++) {
      const wave = 2 * column * orders;
      let radius = 0;
      for (let i = 0; i < 2 * orders; i++) radius += sums[i]! * waves[wave + i]!;
      const left = 3 * (1 + ring * columns + column);
      const right = 3 * (1 + (rings - 1 - ring) * columns + column);
      const x = radius * cosine;
      positions[left] = cx + x;
      positions[right] = cx - x;
      positions[left + 1] = positions[right + 1] = cy + radius * sine * waves[wave + 3]!;
      positions[left + 2] = positions[right + 2] = cz + radius * sine * waves[wave + 2]!;
    }
  }
  const last = positions.length - 3;
  const poleRadius = meanRingDistance(positions, columns, [cx, cy, cz]);
  positions.set([cx + poleRadius, cy, cz], 0);
  positions.set([cx - poleRadius, cy, cz], last);
  return positions;
}

/** The poles lie under the ears, where the first ring's radius is close enough. */
function meanRingDistance(positions: Float32Array, columns: number, centre: Vec3): number {
  let sum = 0;
  for (let v = 1; v <= columns; v++) {
    sum += Math.hypot(
      positions[3 * v]! - centre[0],
      positions[3 * v + 1]! - centre[1],
      positions[3 * v + 2]! - centre[2],
    );
  }
  return sum / columns;
}

/** Elliptic rings between the lines of nape and throat, from inside the jaw to the shoulders. */
function neckTube(shape: HeadShape, around: number): SurfacePart {
  const point = modelPoints(shape);
  const [backHigh, backLow] = [point('neckBackHigh'), point('neckBackLow')];
  const [frontHigh, frontLow] = [point('neckFrontHigh'), point('neckFrontLow')];
  const halfWidth = point('neckSideHigh')[0];
  const along = (from: Vec3, to: Vec3, t: number): Vec3 => [
    0,
    from[1] + (to[1] - from[1]) * t,
    from[2] + (to[2] - from[2]) * t,
  ];
  const loops: Vec3[][] = [];
  const middles: Vec3[] = [];
  for (const t of [-0.35, 0, 0.35, 0.7, 1, 1.3]) {
    const back = along(backHigh, backLow, t);
    const front = along(frontHigh, frontLow, t);
    // The trapezius spreads towards the shoulders.
    const half = halfWidth * (t < 0 ? 0.93 : 1 + 0.22 * t * t);
    const middle: Vec3 = [0, (back[1] + front[1]) / 2, (back[2] + front[2]) / 2];
    middles.push(middle);
    loops.push(
      Array.from({ length: around }, (_, k) => {
        const angle = (2 * Math.PI * k) / around;
        const depth = Math.cos(angle) / 2;
        return [
          half * Math.sin(angle),
          middle[1] + (front[1] - back[1]) * depth,
          middle[2] + (front[2] - back[2]) * depth,
        ];
      }),
    );
  }
  return loft(
    middles[0]!,
    loops.map((loop) => loop.reverse()),
    middles[middles.length - 1]!,
  );
}

function joined(parts: readonly SurfacePart[]): SurfacePart {
  const positions = new Float32Array(parts.reduce((sum, part) => sum + part.positions.length, 0));
  const triangles = new Uint32Array(parts.reduce((sum, part) => sum + part.triangles.length, 0));
  let vertex = 0;
  let corner = 0;
  for (const part of parts) {
    positions.set(part.positions, 3 * vertex);
    for (let k = 0; k < part.triangles.length; k++) triangles[corner++] = part.triangles[k]! + vertex;
    vertex += part.positions.length / 3;
  }
  return { positions, triangles };
}

/** Area-weighted means of the triangles around each vertex. */
function vertexNormals({ positions: p, triangles }: SurfacePart): Float32Array {
  const normals = new Float32Array(p.length);
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!;
    const b = 3 * triangles[t + 1]!;
    const c = 3 * triangles[t + 2]!;
    const ux = p[b]! - p[a]!;
    const uy = p[b + 1]! - p[a + 1]!;
    const uz = p[b + 2]! - p[a + 2]!;
    const vx = p[c]! - p[a]!;
    const vy = p[c + 1]! - p[a + 1]!;
    const vz = p[c + 2]! - p[a + 2]!;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    for (const v of [a, b, c]) {
      normals[v]! += nx;
      normals[v + 1]! += ny;
      normals[v + 2]! += nz;
    }
  }
  for (let v = 0; v < normals.length; v += 3) {
    const [x, y, z] = [normals[v]!, normals[v + 1]!, normals[v + 2]!];
    const length = Math.sqrt(x * x + y * y + z * z) || 1;
    normals[v]! /= length;
    normals[v + 1]! /= length;
    normals[v + 2]! /= length;
  }
  return normals;
}

/** Only the head itself, the first vertices, can be scalp. Its right half mirrors the left. */
function borderDistances(
  shape: HeadShape,
  positions: Float32Array,
  { columns, ringCosines }: SurfaceGrid,
): Float32Array {
  const signed = borderDistance(shape);
  const distances = new Float32Array(positions.length / 3);
  const at = (v: number): number => signed(positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!);
  const rings = ringCosines.length;
  const leftEnd = 1 + Math.ceil(rings / 2) * columns;
  const headEnd = 2 + rings * columns;
  for (let v = 0; v < leftEnd; v++) distances[v] = at(v);
  for (let v = leftEnd; v < headEnd - 1; v++) {
    const ring = Math.floor((v - 1) / columns);
    distances[v] = distances[v + (rings - 1 - 2 * ring) * columns]!;
  }
  distances[headEnd - 1] = distances[0]!;
  for (let v = headEnd; v < distances.length; v++) distances[v] = -Math.abs(at(v));
  return distances;
}
