import type { HeadPose, HeadSurface, PhotoCamera } from '../head/types';
import { REGION_EAR, REGION_SCALP, REGION_SKIN } from '../head/types';

/** Columns x0..x1 and rows y0..y1, both ends within; empty where x0 > x1. */
export interface PixelBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

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
  const seen = visibleTriangles(surface.triangles, screen, width, height);
  const photoPxPerPx = 1 / pxPerPhotoPx;
  return shade(surface, vertexAttributes(surface, pose), view, screen, seen, photoPxPerPx ** -2);
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

function visibleTriangles(
  triangles: Uint32Array,
  screen: Float64Array,
  width: number,
  height: number,
): SeenTriangles {
  const seen = new Int32Array(width * height).fill(-1);
  const nearest = new Float32Array(width * height);
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!;
    const b = 3 * triangles[t + 1]!;
    const c = 3 * triangles[t + 2]!;
    const area = doubleArea(screen, a, b, c);
    if (area <= 0) continue;
    const ax = screen[a]!;
    const ay = screen[a + 1]!;
    const aw = screen[a + 2]!;
    const bx = screen[b]!;
    const by = screen[b + 1]!;
    const bw = screen[b + 2]!;
    const cx = screen[c]!;
    const cy = screen[c + 1]!;
    const cw = screen[c + 2]!;
    if (aw === 0 || bw === 0 || cw === 0) continue;
    const x0 = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5));
    const x1 = Math.min(width - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
    const y0 = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5));
    const y1 = Math.min(height - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
    if (x0 > x1 || y0 > y1) continue;
    if (x0 < left) left = x0;
    if (x1 > right) right = x1;
    if (y0 < top) top = y0;
    if (y1 > bottom) bottom = y1;
    // Shares of b and c, linear over the screen; inverse depth is, too.
    const bdx = (cy - ay) / -area;
    const bdy = (cx - ax) / area;
    const cdx = (by - ay) / area;
    const cdy = (bx - ax) / -area;
    const bFurther = bw - aw;
    const cFurther = cw - aw;
    const index = t / 3;
    for (let y = y0; y <= y1; y++) {
      const dy = y + 0.5 - ay;
      let u = (x0 + 0.5 - ax) * bdx + dy * bdy;
      let v = (x0 + 0.5 - ax) * cdx + dy * cdy;
      for (let i = y * width + x0, end = y * width + x1; i <= end; i++, u += bdx, v += cdx) {
        if (u < -1e-9 || v < -1e-9 || u + v > 1 + 1e-9) continue;
        const w = aw + u * bFurther + v * cFurther;
        if (w <= nearest[i]!) continue;
        nearest[i] = w;
        seen[i] = index;
      }
    }
  }
  return { width, height, box: { x0: left, y0: top, x1: right, y1: bottom }, triangle: seen };
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

/** Neighbours mostly lie in the same triangle: what it needs is looked up once a run of pixels. */
function shade(
  { triangles, regions }: HeadSurface,
  of: Float64Array,
  { focal, cx, cy }: View,
  screen: Float64Array,
  { width, height, box, triangle }: SeenTriangles,
  photoPxArea: number,
): SurfaceRaster {
  const positionMm = new Float32Array(3 * width * height);
  const facing = new Float32Array(width * height);
  const areaMm2 = new Float32Array(width * height);
  const region = new Uint8Array(width * height);
  const borderDistanceMm = new Float32Array(width * height);
  const areaUnit = photoPxArea / (focal * focal);
  let last = -1;
  let [va, vb, vc, sax, say, bx, by, cX, cY, inverse] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let y = box.y0; y <= box.y1; y++) {
    const rayY = -(y + 0.5 - cy) / focal;
    for (let x = box.x0, i = y * width + box.x0; x <= box.x1; x++, i++) {
      const t = triangle[i]!;
      if (t < 0) continue;
      if (t !== last) {
        last = t;
        va = triangles[3 * t]!;
        vb = triangles[3 * t + 1]!;
        vc = triangles[3 * t + 2]!;
        sax = screen[3 * va]!;
        say = screen[3 * va + 1]!;
        bx = screen[3 * vb]! - sax;
        by = screen[3 * vb + 1]! - say;
        cX = screen[3 * vc]! - sax;
        cY = screen[3 * vc + 1]! - say;
        inverse = 1 / (cX * by - bx * cY);
      }
      const dx = x + 0.5 - sax;
      const dy = y + 0.5 - say;
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
  return { width, height, box, triangle, positionMm, facing, areaMm2, region, borderDistanceMm };
}
