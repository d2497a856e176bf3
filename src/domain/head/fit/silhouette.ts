import { BODY_TRIANGLES, projectedBody } from './body';
import { eyePoint, projectPoints, type FitCamera } from './camera';
import { vertexNormals, type HeadTemplate } from './headTemplate';
import {
  emptyLike,
  fillTriangles,
  isFilled,
  rasteriseSilhouette,
  type SilhouetteRaster,
} from './silhouetteRaster';

/** What part of the head a point of the outline belongs to; hidden: in front of the body, where no edge may be seen. */
export type OutlinePart = 'cranium' | 'ear' | 'face' | 'neck' | 'hidden';

/** Points on the surface where it turns away from the camera and borders on the background. n points, k modes. */
export interface OutlinePoints {
  readonly count: number;
  /** 3n, mean head, mm */
  readonly meanMm: Float64Array;
  /** k arrays of 3n */
  readonly modesMm: readonly Float64Array[];
  readonly parts: readonly OutlinePart[];
  /** 2n, unit, analysis picture (y down), pointing out of the head */
  readonly outward: Float64Array;
}

/** Height below which the neck begins, for a depth z in the head frame (jaw to nape), mm. */
export const neckHeightMm = (z: number): number => (z <= 25 ? -50 : -50 - ((z - 25) / 75) * 40);

export function partOf(x: number, y: number, z: number, ear: boolean): OutlinePart {
  if (y < neckHeightMm(z)) return 'neck';
  if (ear) return 'ear';
  const browPlane = 50 + (z < 60 ? (60 - z) * -0.35 : 0);
  return y > browPlane || z < 0 || (Math.abs(x) > 60 && z < 30) ? 'cranium' : 'face';
}

/** Thinning of outline points: at most one in a square of this many raster cells. */
const THINNING_CELLS = 3;

/** Where the outline crosses an edge of the mesh from `a` to `b`. */
interface Crossing {
  readonly a: number;
  readonly b: number;
  readonly t: number;
  /** In the picture, analysis px, and the normal there. */
  readonly x: number;
  readonly y: number;
  readonly nx: number;
  readonly ny: number;
  readonly part: OutlinePart;
}

export interface Outline {
  readonly crossings: readonly Crossing[];
  /** Of the whole head, as it was made for finding them. */
  readonly raster: SilhouetteRaster;
}

/** The outline of the shape `positionsMm` (3n) as seen by `camera`. */
export function outlineOf(template: HeadTemplate, positionsMm: Float32Array, camera: FitCamera): Outline {
  const n = template.vertexCount;
  if (projected.length !== 2 * n) projected = new Float64Array(2 * n);
  projectPoints(camera, positionsMm, n, projected);
  const normals = vertexNormals(positionsMm, template.triangles);
  const facing = facingOf(positionsMm, normals, eyePoint(camera));
  const raster = rasteriseSilhouette(projected, template.triangles);
  const body = emptyLike(raster);
  fillTriangles(body, projectedBody(camera), BODY_TRIANGLES);
  const { edges } = template;
  const r = camera.rotation;
  const step = 1.6 * raster.cellPx;
  const square = raster.cellPx * THINNING_CELLS;
  const taken = new Set<number>();
  const crossings: Crossing[] = [];
  for (let e = 0; e < edges.length; e += 2) {
    const a = edges[e]!;
    const b = edges[e + 1]!;
    const fa = facing[a]!;
    const fb = facing[b]!;
    if (fa > 0 === fb > 0) continue;
    const t = fa / (fa - fb);
    const x = mixed(projected, 2 * a, 2 * b, t);
    const y = mixed(projected, 2 * a + 1, 2 * b + 1, t);
    const hx = mixed(normals, 3 * a, 3 * b, t);
    const hy = mixed(normals, 3 * a + 1, 3 * b + 1, t);
    const hz = mixed(normals, 3 * a + 2, 3 * b + 2, t);
    let nx = r[0]! * hx + r[1]! * hy + r[2]! * hz;
    let ny = -(r[3]! * hx + r[4]! * hy + r[5]! * hz);
    const length = Math.sqrt(nx * nx + ny * ny);
    if (length < 1e-6) continue;
    nx /= length;
    ny /= length;
    if (
      isFilled(raster, x + nx * step, y + ny * step) ||
      isFilled(raster, x + nx * step * 2.5, y + ny * step * 2.5)
    )
      continue;
    const key = Math.floor(x / square) * 4096 + Math.floor(y / square);
    if (taken.has(key)) continue;
    taken.add(key);
    const part = isFilled(body, x + nx * step, y + ny * step)
      ? 'hidden'
      : partOf(
          mixed(positionsMm, 3 * a, 3 * b, t),
          mixed(positionsMm, 3 * a + 1, 3 * b + 1, t),
          mixed(positionsMm, 3 * a + 2, 3 * b + 2, t),
          template.ear[t < 0.5 ? a : b] === 1,
        );
    crossings.push({ a, b, t, x, y, nx, ny, part });
  }
  return { crossings, raster };
}

/** 2 a vertex; used anew by each call. */
let projected = new Float64Array(0);

const mixed = (values: Float32Array | Float64Array, a: number, b: number, t: number): number =>
  values[a]! * (1 - t) + values[b]! * t;

/** Positive where a vertex faces the eye. */
function facingOf(
  positionsMm: Float32Array,
  normals: Float32Array,
  [ex, ey, ez]: readonly [number, number, number],
): Float32Array {
  const facing = new Float32Array(positionsMm.length / 3);
  for (let i = 0, k = 0; i < facing.length; i++, k += 3) {
    facing[i] =
      normals[k]! * (ex - positionsMm[k]!) +
      normals[k + 1]! * (ey - positionsMm[k + 1]!) +
      normals[k + 2]! * (ez - positionsMm[k + 2]!);
  }
  return facing;
}

/** The same as points on the surface that follow the shape. */
export function outlinePoints(
  template: HeadTemplate,
  positionsMm: Float32Array,
  camera: FitCamera,
): OutlinePoints {
  const { crossings } = outlineOf(template, positionsMm, camera);
  const blend = (source: Float32Array): Float64Array => {
    const out = new Float64Array(crossings.length * 3);
    let at = 0;
    for (const { a, b, t } of crossings)
      for (let c = 0; c < 3; c++) out[at++] = mixed(source, 3 * a + c, 3 * b + c, t);
    return out;
  };
  return {
    count: crossings.length,
    meanMm: blend(template.meanMm),
    modesMm: template.modesMm.map(blend),
    outward: outwardOf(crossings),
    parts: crossings.map(({ part }) => part),
  };
}

/** 2n */
export function outwardOf(crossings: readonly Crossing[]): Float64Array {
  const out = new Float64Array(2 * crossings.length);
  crossings.forEach(({ nx, ny }, i) => {
    out[2 * i] = nx;
    out[2 * i + 1] = ny;
  });
  return out;
}
