import { valueNoise } from '../../../src/domain/random';
import type { HeadCamera } from './camera';
import type { HeadGeometry } from './geometry';
import { linearColour, type HeadLook } from './look';
import { headPainter, type Surface } from './paint';
import type { Ball } from './parts';
import { hitTriangle, rasterise, type Mesh } from './rasterise';
import { eyeSurface, headShader } from './shade';
import { blended, dot, minus, times, unit, vertexAt, type Vec3 } from './vector';

export interface Scene {
  readonly geometry: HeadGeometry;
  readonly look: HeadLook;
  readonly camera: HeadCamera;
  /** Head, right eye, left eye, then shoulders where there are any. */
  readonly meshes: readonly Mesh[];
  readonly eyes: readonly Ball[];
  readonly normals: Float32Array;
  readonly openness: Float32Array;
  readonly borderCm: Float32Array;
}

/** Points a pixel's side: their count decides the edges' smoothness; flat neighbourhoods are shaded once. */
const SAMPLES = 2;
/** Depths of one pixel's points that differ by more than this share are seen as different things. */
const SAME_DEPTH = 0.01;
const INSIDE_MOUTH: Surface = { albedo: [0.05, 0.016, 0.014], gloss: 0 };

/** Linear light of every pixel, 3 a pixel. */
export function sceneLight(scene: Scene): Float32Array {
  const { geometry, look, camera, meshes, eyes } = scene;
  const { widthPx, heightPx } = camera;
  const raster = rasterise(camera, meshes, SAMPLES);
  const paint = headPainter(geometry, look);
  const shade = headShader(look);
  const firstOf = meshes.map((_, k) =>
    meshes.slice(0, k).reduce((sum, m) => sum + m.triangles.length / 3, 0),
  );
  const partOf = Uint8Array.from(
    meshes.flatMap((mesh, k) => new Array<number>(mesh.triangles.length / 3).fill(k)),
  );
  const light = new Float32Array(3 * widthPx * heightPx);
  const [top, bottom] = look.background.map(linearColour) as [Vec3, Vec3];
  const shirt = linearColour(look.shirt);

  for (let row = 0; row < heightPx; row++)
    for (let column = 0; column < widthPx; column++) {
      const target = 3 * (row * widthPx + column);
      const corner = SAMPLES * (row * raster.widthPx + column);
      if (alike(corner)) {
        light.set(seen(raster.triangle[corner]!, column + 0.5, row + 0.5), target);
        continue;
      }
      for (let dy = 0; dy < SAMPLES; dy++)
        for (let dx = 0; dx < SAMPLES; dx++) {
          const id = raster.triangle[corner + dy * raster.widthPx + dx]!;
          const colour = seen(id, column + (dx + 0.5) / SAMPLES, row + (dy + 0.5) / SAMPLES);
          for (let c = 0; c < 3; c++) light[target + c]! += colour[c]! / SAMPLES ** 2;
        }
    }
  return light;

  /** Whether a pixel's points, the first at `corner`, lie on one smooth surface. */
  function alike(corner: number): boolean {
    const id = raster.triangle[corner]!;
    const nearness = raster.inverseDepth[corner]!;
    for (let dy = 0; dy < SAMPLES; dy++)
      for (let dx = 0; dx < SAMPLES; dx++) {
        const point = corner + dy * raster.widthPx + dx;
        const other = raster.triangle[point]!;
        if (other === id) continue;
        if (other < 0 || id < 0 || partOf[other] !== partOf[id]) return false;
        if (Math.abs(raster.inverseDepth[point]! / nearness - 1) > SAME_DEPTH) return false;
      }
    return true;
  }

  function seen(triangle: number, x: number, y: number): Vec3 {
    if (triangle < 0) return backdrop(x, y);
    const part = partOf[triangle]!;
    const mesh = meshes[part]!;
    const corner = 3 * (triangle - firstOf[part]!);
    const ids: Vec3 = [mesh.triangles[corner]!, mesh.triangles[corner + 1]!, mesh.triangles[corner + 2]!];
    const corners = [
      vertexAt(mesh.positions, ids[0]),
      vertexAt(mesh.positions, ids[1]),
      vertexAt(mesh.positions, ids[2]),
    ] as const;
    const hit = hitTriangle(camera, corners, x, y);
    const towards = unit(times(hit.pointCm, -1));
    const mixed = (values: ArrayLike<number>): Vec3 =>
      [0, 1, 2].map((k) =>
        ids.reduce((sum, v, i) => sum + hit.weights[i]! * values[3 * v + k]!, 0),
      ) as unknown as Vec3;
    if (part === 0) {
      if (dot(hit.normal, towards) < 0) return shade(INSIDE_MOUTH, towards, towards, 0.4);
      const alone = (values: Float32Array): number =>
        dot(hit.weights, [values[ids[0]]!, values[ids[1]]!, values[ids[2]]!]);
      const surface = paint(mixed(geometry.meanCm), alone(scene.borderCm));
      return shade(surface, intoCamera(mixed(scene.normals)), towards, alone(scene.openness));
    }
    const at = mixed(mesh.positions);
    const eye = eyes[part - 1];
    if (eye) {
      const outwards = unit(minus(at, eye.centre));
      return shade(eyeSurface(outwards, look.seed), intoCamera(outwards), towards, 0.7);
    }
    const fold = 1 + 0.1 * valueNoise(at[0] / 3, at[1] / 4, at[2] / 3, look.seed + 10);
    return shade({ albedo: times(shirt, fold), gloss: 0 }, hit.normal, towards, 0.9);
  }

  function intoCamera(direction: Vec3): Vec3 {
    const [r, u, t] = camera.rotation;
    return unit([dot(r, direction), dot(u, direction), dot(t, direction)]);
  }

  function backdrop(x: number, y: number): Vec3 {
    const down = y / heightPx;
    const patch = 1 + 0.05 * Math.sin((4 * x) / widthPx + look.seed) * Math.cos(5 * down + 2 * look.seed);
    return blended(top, bottom, bottom, [(1 - down) * patch, down * patch, 0]);
  }
}
