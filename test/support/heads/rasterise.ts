import { project, toCamera, type HeadCamera } from './camera';
import { cross, dot, minus, unit, vertexAt, type Vec3 } from './vector';

export interface Mesh {
  /** 3n, head frame, cm */
  readonly positions: Float32Array;
  readonly triangles: Uint32Array;
}

/** What is seen: the nearest triangle of each pixel, -1 for none, and how the meshes lie on the picture. */
export interface Raster {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly triangle: Int32Array;
  /** 1 / cm */
  readonly inverseDepth: Float32Array;
}

/** Draws the meshes, numbered on as one list of triangles, `samples` squared points a pixel. */
export function rasterise(camera: HeadCamera, meshes: readonly Mesh[], samples = 1): Raster {
  const widthPx = camera.widthPx * samples,
    heightPx = camera.heightPx * samples;
  const triangle = new Int32Array(widthPx * heightPx).fill(-1);
  const inverseDepth = new Float32Array(widthPx * heightPx);
  let first = 0;
  for (const { positions, triangles } of meshes) {
    const screen = new Float64Array(positions.length);
    for (let v = 0; v < positions.length / 3; v++) {
      const { x, y, depthCm } = project(camera, vertexAt(positions, v));
      screen.set([x * samples, y * samples, 1 / depthCm], 3 * v);
    }
    for (let t = 0; t < triangles.length; t += 3)
      fill(first + t / 3, 3 * triangles[t]!, 3 * triangles[t + 1]!, 3 * triangles[t + 2]!, screen);
    first += triangles.length / 3;
  }
  return { widthPx, heightPx, triangle, inverseDepth };

  function fill(id: number, a: number, b: number, c: number, at: Float64Array): void {
    const ax = at[a]!,
      ay = at[a + 1]!,
      bx = at[b]!,
      by = at[b + 1]!,
      cx = at[c]!,
      cy = at[c + 1]!;
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (area === 0) return;
    const x0 = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5)),
      x1 = Math.min(widthPx - 1, Math.floor(Math.max(ax, bx, cx) - 0.5)),
      y0 = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5)),
      y1 = Math.min(heightPx - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
    const [za, zb, zc] = [at[a + 2]!, at[b + 2]!, at[c + 2]!];
    for (let row = y0; row <= y1; row++)
      for (let column = x0; column <= x1; column++) {
        const x = column + 0.5,
          y = row + 0.5;
        const u = ((x - ax) * (cy - ay) - (y - ay) * (cx - ax)) / area;
        const v = ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / area;
        if (u < 0 || v < 0 || u + v > 1) continue;
        const nearness = za + u * (zb - za) + v * (zc - za);
        const pixel = row * widthPx + column;
        if (nearness <= inverseDepth[pixel]!) continue;
        inverseDepth[pixel] = nearness;
        triangle[pixel] = id;
      }
  }
}

/** Where the ray through a point of the picture meets a triangle's plane: weights of its three corners. */
export interface Hit {
  readonly weights: Vec3;
  /** Camera frame, cm. */
  readonly pointCm: Vec3;
  /** Camera frame, unit, as the triangle's corners turn: towards the camera on an outer side. */
  readonly normal: Vec3;
}

export function hitTriangle(
  camera: HeadCamera,
  corners: readonly [Vec3, Vec3, Vec3],
  x: number,
  y: number,
): Hit {
  const a = toCamera(camera, corners[0]),
    b = toCamera(camera, corners[1]),
    c = toCamera(camera, corners[2]);
  const ray: Vec3 = [
    (x - camera.widthPx / 2) / camera.focalPx,
    (camera.heightPx / 2 - y) / camera.focalPx,
    -1,
  ];
  const [ab, ac] = [minus(b, a), minus(c, a)];
  const normal = cross(ab, ac);
  const depth = dot(normal, a) / dot(normal, ray);
  const pointCm: Vec3 = [ray[0] * depth, ray[1] * depth, -depth];
  const offset = minus(pointCm, a);
  const square = dot(normal, normal);
  const u = dot(cross(offset, ac), normal) / square;
  const v = dot(cross(ab, offset), normal) / square;
  return { weights: [1 - u - v, u, v], pointCm, normal: unit(normal) };
}
