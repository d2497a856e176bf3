import { isEar } from './border';
import type { HeadCamera } from './camera';
import { hitTriangle, type Raster } from './rasterise';
import { blended, dot, vertexAt, type Vec3 } from './vector';

/** What is known of every pixel of a rendered head; row-major from the top left. */
export interface HeadTruth {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Triangle of the geometry that is seen, -1 where it is none (background, eye, shoulder, inside of the mouth). */
  readonly triangle: Int32Array;
  /** 255 scalp, 0 not, 128 within 5 mm of the hair border, as NAME.scalp.png of the shared heads. */
  readonly scalp: Uint8Array;
  /** Skin area behind the pixel, mm2; 0 off the head. */
  readonly areaMm2: Float32Array;
  /** 1 inside the hair border's centre line. */
  readonly insideBorder: Uint8Array;
  /** Signed distance from the hair border, cm, positive on the scalp; -6 off the head. */
  readonly borderCm: Float32Array;
  /** The point of the head seen at a place of the picture (px, pixel centres at .5), head frame, cm. */
  surfaceAt(x: number, y: number): Vec3 | undefined;
}

const GREY_BAND_CM = 0.5;
/** Distance that stands for an ear: no scalp, and not near it. */
const EAR_CM = 1;

export function truthOf(
  camera: HeadCamera,
  raster: Raster,
  positions: Float32Array,
  triangles: Uint32Array,
  borderCm: Float32Array,
  meanCm: Float32Array,
): HeadTruth {
  const { widthPx, heightPx } = camera;
  const count = widthPx * heightPx;
  const triangle = new Int32Array(count).fill(-1);
  const scalp = new Uint8Array(count);
  const areaMm2 = new Float32Array(count);
  const insideBorder = new Uint8Array(count);
  const distances = new Float32Array(count).fill(-6);
  const hitAt = (id: number, x: number, y: number) => hitTriangle(camera, cornersOf(id), x, y);

  for (let i = 0; i < count; i++) {
    const id = raster.triangle[i]!;
    if (id < 0 || id >= triangles.length / 3) continue;
    const hit = hitAt(id, (i % widthPx) + 0.5, Math.floor(i / widthPx) + 0.5);
    // Projected on the way from the camera: an outer side looks back along the ray.
    const slant = -dot(hit.normal, hit.pointCm);
    if (slant <= 0) continue;
    triangle[i] = id;
    const depth = -hit.pointCm[2];
    areaMm2[i] = (100 * depth ** 3) / (camera.focalPx ** 2 * slant);
    const ear = isEar(blended(...cornersOf(id, meanCm), hit.weights));
    const distance = ear ? -EAR_CM : mixed(id, hit.weights, borderCm);
    distances[i] = distance;
    insideBorder[i] = distance > 0 ? 1 : 0;
    scalp[i] = Math.abs(distance) < GREY_BAND_CM ? 128 : distance > 0 ? 255 : 0;
  }

  return {
    widthPx,
    heightPx,
    triangle,
    scalp,
    areaMm2,
    insideBorder,
    borderCm: distances,
    surfaceAt(x, y) {
      const [column, row] = [Math.floor(x), Math.floor(y)];
      if (column < 0 || row < 0 || column >= widthPx || row >= heightPx) return undefined;
      const id = triangle[row * widthPx + column]!;
      if (id < 0) return undefined;
      const { weights } = hitAt(id, x, y);
      return blended(...cornersOf(id), weights);
    },
  };

  function cornersOf(id: number, vertices = positions): readonly [Vec3, Vec3, Vec3] {
    return [
      vertexAt(vertices, triangles[3 * id]!),
      vertexAt(vertices, triangles[3 * id + 1]!),
      vertexAt(vertices, triangles[3 * id + 2]!),
    ];
  }

  function mixed(id: number, weights: Vec3, values: Float32Array): number {
    return (
      weights[0] * values[triangles[3 * id]!]! +
      weights[1] * values[triangles[3 * id + 1]!]! +
      weights[2] * values[triangles[3 * id + 2]!]!
    );
  }
}
