import { BODY_TRIANGLES, projectedBody } from './body';
import { eyePoint, projectPoints, type FitCamera } from './camera';
import { vertexNormals, type HeadTemplate } from './headTemplate';

/** What part of the head a point of the outline belongs to; hidden: in front of the body, where no edge may be seen. */
export type OutlinePart = 'cranium' | 'ear' | 'face' | 'neck' | 'hidden';

/** Points on the surface where it turns away from the camera and borders on the background. n points, k modes. */
export interface OutlinePoints {
  readonly count: number;
  /** 3n, the shape they were found on, mm */
  readonly positionsMm: Float64Array;
  /** 3n, mean head, mm */
  readonly meanMm: Float64Array;
  /** k arrays of 3n */
  readonly modesMm: readonly Float64Array[];
  readonly parts: readonly OutlinePart[];
  /** 2n, unit, analysis picture (y down), pointing out of the head */
  readonly outward: Float64Array;
  /** Of the whole head, as it was made for finding them. */
  readonly raster: SilhouetteRaster;
}

/** Filled projection of the mesh, one byte a cell. */
export interface SilhouetteRaster {
  readonly width: number;
  readonly height: number;
  readonly originXPx: number;
  readonly originYPx: number;
  readonly cellPx: number;
  readonly filled: Uint8Array;
}

/** Height below which the neck begins, for a depth z in the head frame (jaw to nape), mm. */
export const neckHeightMm = (z: number): number => (z <= 25 ? -50 : -50 - ((z - 25) / 75) * 40);

export function partOf(x: number, y: number, z: number, ear: boolean): OutlinePart {
  if (y < neckHeightMm(z)) return 'neck';
  if (ear) return 'ear';
  const browPlane = 50 + (z < 60 ? (60 - z) * -0.35 : 0);
  return y > browPlane || z < 0 || (Math.abs(x) > 60 && z < 30) ? 'cranium' : 'face';
}

/** Cells across the head in a raster made for visibility of the outline. */
const RASTER_CELLS = 96;

export function rasteriseSilhouette(
  projectedPx: Float64Array,
  triangles: Uint32Array,
  cells = RASTER_CELLS,
): SilhouetteRaster {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < projectedPx.length; i += 2) {
    x0 = Math.min(x0, projectedPx[i]!);
    x1 = Math.max(x1, projectedPx[i]!);
    y0 = Math.min(y0, projectedPx[i + 1]!);
    y1 = Math.max(y1, projectedPx[i + 1]!);
  }
  const cellPx = Math.max(x1 - x0, y1 - y0, 1e-6) / cells;
  const width = Math.ceil((x1 - x0) / cellPx) + 4;
  const height = Math.ceil((y1 - y0) / cellPx) + 4;
  const raster = {
    width,
    height,
    cellPx,
    originXPx: x0 - 2 * cellPx,
    originYPx: y0 - 2 * cellPx,
    filled: new Uint8Array(width * height),
  };
  fillTriangles(raster, projectedPx, triangles);
  return raster;
}

const emptyLike = (raster: SilhouetteRaster): SilhouetteRaster => ({
  ...raster,
  filled: new Uint8Array(raster.filled.length),
});

/** Fills the cells whose middles lie in a triangle, either way round. */
export function fillTriangles(
  raster: SilhouetteRaster,
  projectedPx: Float64Array,
  triangles: Uint32Array,
): void {
  for (let i = 0; i < triangles.length; i += 3)
    fillTriangle(raster, projectedPx, triangles[i]!, triangles[i + 1]!, triangles[i + 2]!);
}

function fillTriangle(raster: SilhouetteRaster, p: Float64Array, a: number, b: number, c: number): void {
  const { originXPx, originYPx, cellPx, width, height, filled } = raster;
  const ax = (p[a * 2]! - originXPx) / cellPx - 0.5;
  const ay = (p[a * 2 + 1]! - originYPx) / cellPx - 0.5;
  const bx = (p[b * 2]! - originXPx) / cellPx - 0.5;
  const by = (p[b * 2 + 1]! - originYPx) / cellPx - 0.5;
  const cx = (p[c * 2]! - originXPx) / cellPx - 0.5;
  const cy = (p[c * 2 + 1]! - originYPx) / cellPx - 0.5;
  const first = Math.max(0, Math.ceil(Math.min(ay, by, cy)));
  const last = Math.min(height - 1, Math.floor(Math.max(ay, by, cy)));
  const abSlope = (bx - ax) / (by - ay);
  const bcSlope = (cx - bx) / (cy - by);
  const caSlope = (ax - cx) / (ay - cy);
  for (let y = first; y <= last; y++) {
    let left = Infinity;
    let right = -Infinity;
    if (ay !== by && y >= Math.min(ay, by) && y <= Math.max(ay, by)) {
      const x = ax + (y - ay) * abSlope;
      left = x;
      right = x;
    }
    if (by !== cy && y >= Math.min(by, cy) && y <= Math.max(by, cy)) {
      const x = bx + (y - by) * bcSlope;
      if (x < left) left = x;
      if (x > right) right = x;
    }
    if (cy !== ay && y >= Math.min(cy, ay) && y <= Math.max(cy, ay)) {
      const x = cx + (y - cy) * caSlope;
      if (x < left) left = x;
      if (x > right) right = x;
    }
    const end = Math.min(width - 1, Math.floor(right));
    for (let x = Math.max(0, Math.ceil(left)); x <= end; x++) filled[y * width + x] = 1;
  }
}

function isFilled(raster: SilhouetteRaster, xPx: number, yPx: number): boolean {
  const x = Math.floor((xPx - raster.originXPx) / raster.cellPx);
  const y = Math.floor((yPx - raster.originYPx) / raster.cellPx);
  return (
    x >= 0 && y >= 0 && x < raster.width && y < raster.height && raster.filled[y * raster.width + x] === 1
  );
}

/** Thinning of outline points: at most one in a square of this many raster cells. */
const THINNING_CELLS = 3;

/** The outline of the shape `positionsMm` (3n) as seen by `camera`. */
export function outlinePoints(
  template: HeadTemplate,
  positionsMm: Float32Array,
  camera: FitCamera,
): OutlinePoints {
  const n = template.vertexCount;
  const projected = new Float64Array(2 * n);
  projectPoints(camera, positionsMm, n, projected);
  const raster = rasteriseSilhouette(projected, template.triangles);
  const body = emptyLike(raster);
  fillTriangles(body, projectedBody(camera), BODY_TRIANGLES);
  const normals = vertexNormals(positionsMm, template.triangles);
  const [ex, ey, ez] = eyePoint(camera);
  const facing = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    const k = i * 3;
    facing[i] =
      normals[k]! * (ex - positionsMm[k]!) +
      normals[k + 1]! * (ey - positionsMm[k + 1]!) +
      normals[k + 2]! * (ez - positionsMm[k + 2]!);
  }
  const r = camera.rotation;
  const taken = new Set<number>();
  const found: Crossing[] = [];
  for (let e = 0; e < template.edges.length; e += 2) {
    const a = template.edges[e]!;
    const b = template.edges[e + 1]!;
    const fa = facing[a]!;
    const fb = facing[b]!;
    if (fa > 0 === fb > 0) continue;
    const t = fa / (fa - fb);
    const x = projected[a * 2]! * (1 - t) + projected[b * 2]! * t;
    const y = projected[a * 2 + 1]! * (1 - t) + projected[b * 2 + 1]! * t;
    const mixed = (c: number): number => normals[a * 3 + c]! * (1 - t) + normals[b * 3 + c]! * t;
    const [hx, hy, hz] = [mixed(0), mixed(1), mixed(2)];
    let nx = r[0]! * hx + r[1]! * hy + r[2]! * hz;
    let ny = -(r[3]! * hx + r[4]! * hy + r[5]! * hz);
    const length = Math.hypot(nx, ny);
    if (length < 1e-6) continue;
    nx /= length;
    ny /= length;
    const step = 1.6 * raster.cellPx;
    if (
      isFilled(raster, x + nx * step, y + ny * step) ||
      isFilled(raster, x + nx * step * 2.5, y + ny * step * 2.5)
    )
      continue;
    const beforeBody = isFilled(body, x + nx * step, y + ny * step);
    const key =
      Math.floor(x / raster.cellPx / THINNING_CELLS) * 4096 + Math.floor(y / raster.cellPx / THINNING_CELLS);
    if (taken.has(key)) continue;
    taken.add(key);
    found.push({ a, b, t, nx, ny, beforeBody });
  }
  return { ...assemble(template, positionsMm, found), raster };
}

/** Where the outline crosses an edge of the mesh from `a` to `b`, with its 2D normal. */
interface Crossing {
  readonly a: number;
  readonly b: number;
  readonly t: number;
  readonly nx: number;
  readonly ny: number;
  readonly beforeBody: boolean;
}

function assemble(
  template: HeadTemplate,
  positionsMm: Float32Array,
  found: readonly Crossing[],
): Omit<OutlinePoints, 'raster'> {
  const blend = (source: ArrayLike<number>): Float64Array => {
    const out = new Float64Array(found.length * 3);
    found.forEach(({ a, b, t }, i) => {
      for (let c = 0; c < 3; c++) out[i * 3 + c] = source[a * 3 + c]! * (1 - t) + source[b * 3 + c]! * t;
    });
    return out;
  };
  const shaped = blend(positionsMm);
  const outward = new Float64Array(found.length * 2);
  found.forEach(({ nx, ny }, i) => {
    outward[i * 2] = nx;
    outward[i * 2 + 1] = ny;
  });
  return {
    count: found.length,
    positionsMm: shaped,
    meanMm: blend(template.meanMm),
    modesMm: template.modesMm.map(blend),
    outward,
    parts: found.map(({ a, b, t, beforeBody }, i) =>
      beforeBody
        ? 'hidden'
        : partOf(shaped[i * 3]!, shaped[i * 3 + 1]!, shaped[i * 3 + 2]!, template.ear[t < 0.5 ? a : b] === 1),
    ),
  };
}
