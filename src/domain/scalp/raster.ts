import type { HeadPose, HeadSurface, PhotoCamera } from '../head/types';
import { REGION_EAR, REGION_SCALP, REGION_SKIN } from '../head/types';

/** What a picture of the surface shows at every pixel, row-major from the top left; zeros where it shows nothing. */
export interface SurfaceRaster {
  readonly width: number;
  readonly height: number;
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
  /** Positive on the scalp; interpolated. */
  readonly borderDistanceMm: Float32Array;
}

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
  const triangle = visibleTriangles(surface.triangles, screen, width, height);
  const photoPxPerPx = 1 / pxPerPhotoPx;
  return shade(surface, pose, view, screen, triangle, width, height, photoPxPerPx ** -2);
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

function visibleTriangles(
  triangles: Uint32Array,
  screen: Float64Array,
  width: number,
  height: number,
): Int32Array {
  const seen = new Int32Array(width * height).fill(-1);
  const nearest = new Float32Array(width * height);
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!;
    const b = 3 * triangles[t + 1]!;
    const c = 3 * triangles[t + 2]!;
    const area = doubleArea(screen, a, b, c);
    if (area <= 0) continue;
    const [ax, ay, aw] = [screen[a]!, screen[a + 1]!, screen[a + 2]!];
    const [bx, by, bw] = [screen[b]!, screen[b + 1]!, screen[b + 2]!];
    const [cx, cy, cw] = [screen[c]!, screen[c + 1]!, screen[c + 2]!];
    if (aw === 0 || bw === 0 || cw === 0) continue;
    const x0 = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5));
    const x1 = Math.min(width - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
    const y0 = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5));
    const y1 = Math.min(height - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
    if (x0 > x1 || y0 > y1) continue;
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
        seen[i] = t;
      }
    }
  }
  for (let i = 0; i < seen.length; i++) if (seen[i]! > 0) seen[i]! /= 3;
  return seen;
}

function shade(
  surface: HeadSurface,
  pose: HeadPose,
  { focal, cx, cy }: View,
  screen: Float64Array,
  triangle: Int32Array,
  width: number,
  height: number,
  photoPxArea: number,
): SurfaceRaster {
  const { positionsMm: p, normals: n, triangles, regions, borderDistanceMm: border } = surface;
  const positionMm = new Float32Array(3 * width * height);
  const facing = new Float32Array(width * height);
  const areaMm2 = new Float32Array(width * height);
  const region = new Uint8Array(width * height).fill(REGION_SKIN);
  const borderDistanceMm = new Float32Array(width * height);
  const r = pose.rotation;
  const [r0, r1, r2] = [r[0]!, r[1]!, r[2]!];
  const [r3, r4, r5] = [r[3]!, r[4]!, r[5]!];
  const [r6, r7, r8] = [r[6]!, r[7]!, r[8]!];
  for (let y = 0, i = 0; y < height; y++) {
    const rayY = -(y + 0.5 - cy) / focal;
    for (let x = 0; x < width; x++, i++) {
      const t = triangle[i]!;
      if (t < 0) continue;
      const va = triangles[3 * t]!;
      const vb = triangles[3 * t + 1]!;
      const vc = triangles[3 * t + 2]!;
      const a = 3 * va;
      const b = 3 * vb;
      const c = 3 * vc;
      const dx = x + 0.5 - screen[a]!;
      const dy = y + 0.5 - screen[a + 1]!;
      const inverse = 1 / doubleArea(screen, a, b, c);
      const u = (dy * (screen[c]! - screen[a]!) - dx * (screen[c + 1]! - screen[a + 1]!)) * inverse;
      const v = (dx * (screen[b + 1]! - screen[a + 1]!) - dy * (screen[b]! - screen[a]!)) * inverse;
      let wa = (1 - u - v) * screen[a + 2]!;
      let wb = u * screen[b + 2]!;
      let wc = v * screen[c + 2]!;
      const depth = 1 / (wa + wb + wc);
      wa *= depth;
      wb *= depth;
      wc *= depth;
      positionMm[3 * i] = wa * p[a]! + wb * p[b]! + wc * p[c]!;
      positionMm[3 * i + 1] = wa * p[a + 1]! + wb * p[b + 1]! + wc * p[c + 1]!;
      positionMm[3 * i + 2] = wa * p[a + 2]! + wb * p[b + 2]! + wc * p[c + 2]!;
      const nx = wa * n[a]! + wb * n[b]! + wc * n[c]!;
      const ny = wa * n[a + 1]! + wb * n[b + 1]! + wc * n[c + 1]!;
      const nz = wa * n[a + 2]! + wb * n[b + 2]! + wc * n[c + 2]!;
      const rayX = (x + 0.5 - cx) / focal;
      const camX = r0 * nx + r1 * ny + r2 * nz;
      const camY = r3 * nx + r4 * ny + r5 * nz;
      const camZ = r6 * nx + r7 * ny + r8 * nz;
      const unit = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
      const ray = Math.sqrt(rayX * rayX + rayY * rayY + 1);
      const cosine = (camZ - rayX * camX - rayY * camY) / (unit * ray);
      const trusted = cosine > LEAST_COSINE ? cosine : LEAST_COSINE;
      facing[i] = cosine > 1 ? 1 : trusted;
      areaMm2[i] = (depth * depth * photoPxArea) / (focal * focal * trusted * ray);
      const distance = wa * border[va]! + wb * border[vb]! + wc * border[vc]!;
      borderDistanceMm[i] = distance;
      region[i] = regions[va] === REGION_EAR ? REGION_EAR : distance > 0 ? REGION_SCALP : REGION_SKIN;
    }
  }
  return { width, height, triangle, positionMm, facing, areaMm2, region, borderDistanceMm };
}
