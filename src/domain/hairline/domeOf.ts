import { REGION_EAR, type HeadSurface, type Vec3 } from '../head/types';
import { CHART_REACH, chartOf, RADIUS_SIDE, type HeadDome } from './frontChart';

const SCALE = (RADIUS_SIDE - 1) / (2 * CHART_REACH);
/** A triangle of the skin is smaller on the map, nodes; larger ones lie across its rim. */
const LARGEST = 6;

/** The skin without ears as radii from between the ears. */
export function domeOf(surface: HeadSurface, centreMm: Vec3): HeadDome {
  const { positionsMm: p, triangles, regions } = surface;
  const count = regions.length;
  const [us, vs, radii] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  for (let i = 0; i < count; i++) {
    const x = p[3 * i]! - centreMm[0],
      y = p[3 * i + 1]! - centreMm[1],
      z = p[3 * i + 2]! - centreMm[2];
    const [u, v] = chartOf(x, y, z);
    us[i] = (u + CHART_REACH) * SCALE;
    vs[i] = (v + CHART_REACH) * SCALE;
    radii[i] = Math.sqrt(x * x + y * y + z * z);
  }
  const radiusMm = new Float32Array(RADIUS_SIDE * RADIUS_SIDE);
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t]!,
      b = triangles[t + 1]!,
      c = triangles[t + 2]!;
    if (regions[a] !== REGION_EAR) lay(radiusMm, us, vs, radii, a, b, c);
  }
  fill(radiusMm);
  return { centreMm, radiusMm };
}

/** The outermost skin counts. */
function lay(
  out: Float32Array,
  us: Float64Array,
  vs: Float64Array,
  radii: Float64Array,
  a: number,
  b: number,
  c: number,
): void {
  const ax = us[a]!,
    ay = vs[a]!,
    bx = us[b]!,
    by = vs[b]!,
    cx = us[c]!,
    cy = vs[c]!;
  const x0 = Math.ceil(Math.min(ax, bx, cx)),
    x1 = Math.floor(Math.max(ax, bx, cx)),
    y0 = Math.ceil(Math.min(ay, by, cy)),
    y1 = Math.floor(Math.max(ay, by, cy));
  if (x0 > x1 || y0 > y1 || x1 - x0 > LARGEST || y1 - y0 > LARGEST) return;
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  if (area === 0) return;
  for (let y = Math.max(0, y0); y <= Math.min(RADIUS_SIDE - 1, y1); y++)
    for (let x = Math.max(0, x0); x <= Math.min(RADIUS_SIDE - 1, x1); x++) {
      const wb = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / area;
      const wc = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / area;
      if (wb < -1e-9 || wc < -1e-9 || wb + wc > 1 + 1e-9) continue;
      const radius = radii[a]! + wb * (radii[b]! - radii[a]!) + wc * (radii[c]! - radii[a]!);
      const i = y * RADIUS_SIDE + x;
      if (radius > out[i]!) out[i] = radius;
    }
}

/** Beyond the rim of the map and where the skin is open: as beside it, ring by ring. */
function fill(radii: Float32Array): void {
  const side = RADIUS_SIDE;
  let empty = Array.from(radii.keys()).filter((i) => radii[i] === 0);
  while (empty.length > 0 && empty.length < radii.length) {
    const filled = empty.map((i) => {
      const x = i % side;
      const near = [x > 0 ? i - 1 : -1, x < side - 1 ? i + 1 : -1, i - side, i + side];
      const known = near.map((k) => radii[k] ?? 0).filter((radius) => radius > 0);
      return known.length === 0 ? 0 : known.reduce((sum, radius) => sum + radius, 0) / known.length;
    });
    empty.forEach((i, k) => (radii[i] = filled[k]!));
    empty = empty.filter((_, k) => filled[k] === 0);
  }
}
