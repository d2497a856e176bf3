import type { HeadPose, HeadSurface, PhotoCamera } from '../head/types';
import { REGION_EAR, REGION_SCALP, REGION_SKIN } from '../head/types';
import { scratch } from './scratch';
import type { PixelBox } from './types';

/** What a picture of the surface shows at every pixel, row-major from the top left; zeros where it shows nothing. */
export interface SurfaceRaster {
  readonly width: number;
  readonly height: number;
  /** Shows all that is seen. */
  readonly box: PixelBox;
  /** Index of the triangle seen, -1 for none. */
  readonly triangle: Int32Array;
  /** Head frame, 3 a pixel. */
  readonly positionMm: Float32Array;
  /** Cosine between normal and view ray, 0..1. */
  readonly facing: Float32Array;
  /** Skin behind one PHOTO pixel. */
  readonly areaMm2: Float32Array;
  /** One of the REGION_ constants. */
  readonly region: Uint8Array;
  /** Positive on the scalp; interpolated; OFF_HEAD_MM where it shows nothing. */
  readonly borderDistanceMm: Float32Array;
}

/** borderDistanceMm of a pixel that shows no head. */
export const OFF_HEAD_MM = -60;

/** At a grazing angle the skin behind a pixel has no bound. This one loses 0.5 % of the skin of a ball. */
const LEAST_COSINE = 0.01;
/** Nothing nearer than this is drawn, mm. */
const NEAR_MM = 10;

/**
 * Draws the surface with hidden parts removed, perspective correct, one sample in the middle of each pixel.
 *
 * @param pxPerPhotoPx size of a photo pixel in pixels of this picture, e.g. 0.25 for a quarter-size copy
 */
export function rasterise(
  surface: HeadSurface,
  pose: HeadPose,
  camera: PhotoCamera,
  width: number,
  height: number,
  pxPerPhotoPx: number,
): SurfaceRaster {
  const view = viewOf(camera, pxPerPhotoPx);
  const screen = project(surface.positionsMm, pose, view);
  const seen = visibleTriangles(surface.triangles, screen, width, height);
  const photoPxPerPx = 1 / pxPerPhotoPx;
  return shade(surface, vertexAttributes(surface, pose), view, screen, seen, photoPxPerPx ** -2);
}

/** The raster's box with this much around it, as far as the picture goes. */
export function widened(
  { box, width, height }: Pick<SurfaceRaster, 'box' | 'width' | 'height'>,
  byPx: number,
): PixelBox {
  const by = Math.ceil(byPx);
  return {
    x0: Math.max(0, box.x0 - by),
    y0: Math.max(0, box.y0 - by),
    x1: Math.min(width - 1, box.x1 + by),
    y1: Math.min(height - 1, box.y1 + by),
  };
}

interface View {
  readonly focal: number;
  readonly cx: number;
  readonly cy: number;
}

const viewOf = (camera: PhotoCamera, scale: number): View => ({
  focal: camera.focalPx * scale,
  cx: camera.cxPx * scale,
  cy: camera.cyPx * scale,
});

/** x px, y px, 1 / depth mm of each vertex; 0 in the last place where it is too near or behind the camera. */
function project(positions: Float32Array, pose: HeadPose, { focal, cx, cy }: View): Float64Array {
  const r = pose.rotation;
  const [tx, ty, tz] = pose.translationMm;
  const [r0, r1, r2] = [r[0]!, r[1]!, r[2]!];
  const [r3, r4, r5] = [r[3]!, r[4]!, r[5]!];
  const [r6, r7, r8] = [r[6]!, r[7]!, r[8]!];
  const screen = new Float64Array(positions.length);
  for (let i = 0; i < positions.length; i += 3) {
    const x = positions[i]!;
    const y = positions[i + 1]!;
    const z = positions[i + 2]!;
    const depth = -(r6 * x + r7 * y + r8 * z + tz);
    if (depth < NEAR_MM) continue;
    screen[i] = cx + (focal * (r0 * x + r1 * y + r2 * z + tx)) / depth;
    screen[i + 1] = cy - (focal * (r3 * x + r4 * y + r5 * z + ty)) / depth;
    screen[i + 2] = 1 / depth;
  }
  return screen;
}

/** Twice the signed area in px2; positive for triangles that face the camera (counter-clockwise with y down). */
const doubleArea = (s: Float64Array, a: number, b: number, c: number): number =>
  (s[c]! - s[a]!) * (s[b + 1]! - s[a + 1]!) - (s[b]! - s[a]!) * (s[c + 1]! - s[a + 1]!);

interface SeenTriangles {
  readonly width: number;
  readonly height: number;
  readonly box: PixelBox;
  readonly triangle: Int32Array;
}

const nearestOf = scratch((length) => new Float32Array(length));

function visibleTriangles(
  triangles: Uint32Array,
  screen: Float64Array,
  width: number,
  height: number,
): SeenTriangles {
  const depths = {
    width,
    height,
    seen: new Int32Array(width * height).fill(-1),
    nearest: nearestOf(width * height),
  };
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!;
    const b = 3 * triangles[t + 1]!;
    const c = 3 * triangles[t + 2]!;
    const area = doubleArea(screen, a, b, c);
    if (area > 0) drawTriangle(depths, screen, area, a, b, c, t / 3);
  }
  return { width, height, box: boxAround(screen, width, height), triangle: depths.seen };
}

/** Pixels that any vertex in front of the camera may touch. */
function boxAround(screen: Float64Array, width: number, height: number): PixelBox {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < screen.length; i += 3) {
    if (screen[i + 2] === 0) continue;
    const x = screen[i]!;
    const y = screen[i + 1]!;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  return {
    x0: Math.max(0, Math.floor(x0)),
    y0: Math.max(0, Math.floor(y0)),
    x1: Math.min(width - 1, Math.floor(x1)),
    y1: Math.min(height - 1, Math.floor(y1)),
  };
}

interface DepthPicture {
  readonly width: number;
  readonly height: number;
  readonly seen: Int32Array;
  /** 1 / mm */
  readonly nearest: Float32Array;
}

function drawTriangle(
  { width, height, seen, nearest }: DepthPicture,
  screen: Float64Array,
  area: number,
  a: number,
  b: number,
  c: number,
  index: number,
): void {
  const ax = screen[a]!;
  const ay = screen[a + 1]!;
  const aw = screen[a + 2]!;
  const bx = screen[b]!;
  const by = screen[b + 1]!;
  const bw = screen[b + 2]!;
  const cx = screen[c]!;
  const cy = screen[c + 1]!;
  const cw = screen[c + 2]!;
  if (aw === 0 || bw === 0 || cw === 0) return;
  const x0 = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5));
  const x1 = Math.min(width - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
  const y0 = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5));
  const y1 = Math.min(height - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
  if (x0 > x1) return;
  // Shares of b and c, linear over the screen; inverse depth is, too.
  const bdx = (cy - ay) / -area;
  const bdy = (cx - ax) / area;
  const cdx = (by - ay) / area;
  const cdy = (bx - ax) / -area;
  for (let y = y0; y <= y1; y++) {
    const dy = y + 0.5 - ay;
    let u = (x0 + 0.5 - ax) * bdx + dy * bdy;
    let v = (x0 + 0.5 - ax) * cdx + dy * cdy;
    for (let i = y * width + x0, end = y * width + x1; i <= end; i++, u += bdx, v += cdx) {
      if (u < -1e-9 || v < -1e-9 || u + v > 1 + 1e-9) continue;
      const w = aw + u * (bw - aw) + v * (cw - aw);
      if (w <= nearest[i]!) continue;
      nearest[i] = w;
      seen[i] = index;
    }
  }
}

/** What shading reads of a vertex: position, normal in the camera's frame, border distance; together for the cache. */
const STRIDE = 7;

function vertexAttributes(surface: HeadSurface, pose: HeadPose): Float64Array {
  const { positionsMm: p, normals: n, borderDistanceMm } = surface;
  const r = pose.rotation;
  const attributes = new Float64Array(STRIDE * borderDistanceMm.length);
  for (let v = 0, k = 0; v < borderDistanceMm.length; v++, k += STRIDE) {
    const x = n[3 * v]!;
    const y = n[3 * v + 1]!;
    const z = n[3 * v + 2]!;
    for (let axis = 0; axis < 3; axis++) {
      attributes[k + axis] = p[3 * v + axis]!;
      attributes[k + 3 + axis] = r[3 * axis]! * x + r[3 * axis + 1]! * y + r[3 * axis + 2]! * z;
    }
    attributes[k + 6] = borderDistanceMm[v]!;
  }
  return attributes;
}

interface Shading {
  readonly surface: HeadSurface;
  readonly of: Float64Array;
  readonly view: View;
  readonly screen: Float64Array;
  /** Skin behind a photo pixel that faces the camera at a depth of 1 mm. */
  readonly areaUnit: number;
}

function shade(
  surface: HeadSurface,
  of: Float64Array,
  view: View,
  screen: Float64Array,
  seen: SeenTriangles,
  photoPxArea: number,
): SurfaceRaster {
  const size = seen.width * seen.height;
  const raster: SurfaceRaster = {
    ...seen,
    positionMm: new Float32Array(3 * size),
    facing: new Float32Array(size),
    areaMm2: new Float32Array(size),
    region: new Uint8Array(size),
    borderDistanceMm: new Float32Array(size).fill(OFF_HEAD_MM),
  };
  const shading = { surface, of, view, screen, areaUnit: photoPxArea / (view.focal * view.focal) };
  for (let y = seen.box.y0; y <= seen.box.y1; y++) shadeRow(shading, raster, y);
  return raster;
}

/** A row at a time: compilers take a function that is called often sooner than a long loop. */
function shadeRow({ surface, of, view, screen, areaUnit }: Shading, raster: SurfaceRaster, y: number): void {
  const { triangles, regions } = surface;
  const { focal, cx, cy } = view;
  const { width, box, triangle, positionMm, facing, areaMm2, region, borderDistanceMm } = raster;
  const rayY = -(y + 0.5 - cy) / focal;
  for (let x = box.x0, i = y * width + box.x0; x <= box.x1; x++, i++) {
    const t = triangle[i]!;
    if (t < 0) continue;
    const va = triangles[3 * t]!;
    const vb = triangles[3 * t + 1]!;
    const vc = triangles[3 * t + 2]!;
    const sax = screen[3 * va]!;
    const say = screen[3 * va + 1]!;
    const bx = screen[3 * vb]! - sax;
    const by = screen[3 * vb + 1]! - say;
    const cX = screen[3 * vc]! - sax;
    const cY = screen[3 * vc + 1]! - say;
    const dx = x + 0.5 - sax;
    const dy = y + 0.5 - say;
    const inverse = 1 / (cX * by - bx * cY);
    const u = (dy * cX - dx * cY) * inverse;
    const v = (dx * by - dy * bx) * inverse;
    // Perspective: shares on the screen weigh by inverse depth.
    const wa = (1 - u - v) * screen[3 * va + 2]!;
    const wb = u * screen[3 * vb + 2]!;
    const wc = v * screen[3 * vc + 2]!;
    const depth = 1 / (wa + wb + wc);
    const a = STRIDE * va;
    const b = STRIDE * vb;
    const c = STRIDE * vc;
    positionMm[3 * i] = depth * (wa * of[a]! + wb * of[b]! + wc * of[c]!);
    positionMm[3 * i + 1] = depth * (wa * of[a + 1]! + wb * of[b + 1]! + wc * of[c + 1]!);
    positionMm[3 * i + 2] = depth * (wa * of[a + 2]! + wb * of[b + 2]! + wc * of[c + 2]!);
    const nx = wa * of[a + 3]! + wb * of[b + 3]! + wc * of[c + 3]!;
    const ny = wa * of[a + 4]! + wb * of[b + 4]! + wc * of[c + 4]!;
    const nz = wa * of[a + 5]! + wb * of[b + 5]! + wc * of[c + 5]!;
    const rayX = (x + 0.5 - cx) / focal;
    const ray = Math.sqrt(rayX * rayX + rayY * rayY + 1);
    const cosine = (nz - rayX * nx - rayY * ny) / (Math.sqrt(nx * nx + ny * ny + nz * nz) * ray);
    const trusted = cosine > LEAST_COSINE ? cosine : LEAST_COSINE;
    facing[i] = trusted < 1 ? trusted : 1;
    areaMm2[i] = (depth * depth * areaUnit) / (trusted * ray);
    const distance = depth * (wa * of[a + 6]! + wb * of[b + 6]! + wc * of[c + 6]!);
    borderDistanceMm[i] = distance;
    region[i] = regions[va] === REGION_EAR ? REGION_EAR : distance > 0 ? REGION_SCALP : REGION_SKIN;
  }
}
