import { gridValue, type SeenRegion } from './region';
import type { Silhouette } from './silhouetteLibrary';

export interface PoseCandidate {
  readonly silhouette: Silhouette;
  readonly mirrored: boolean;
  readonly rollDeg: number;
  readonly centreXPx: number;
  readonly centreYPx: number;
  readonly pxPerMm: number;
  /** Mean robust distance between both outlines, mm; smaller is better. */
  readonly distanceMm: number;
}

export interface Circle {
  readonly xPx: number;
  readonly yPx: number;
  readonly radiusPx: number;
}

/** Distances count no further than this, mm. */
const REACH_MM = 25;
/** Edges further from the head's middle than this, mm, are nobody's. */
const NEAR_HEAD_MM = 150;
/** What an edge counts that the body explains: more than a head that fits, or every face could pass for a shoulder. */
const BODY_MM = 5;

/** Distances of this size, mm, are as far as an outline of another person's head strays. */
const STRAY_MM = 6;
/** The turn in the picture may leave its start by about this, rad. */
const ROLL_REACH_RAD = 0.2;

/** How much work goes into laying an outline on: steps, and every which point counts. */
export interface Thoroughness {
  readonly passes: number;
  readonly every: number;
}

export const THOROUGH: Thoroughness = { passes: 5, every: 1 };
/** For telling which outlines are worth more. */
export const ROUGH: Thoroughness = { passes: 3, every: 3 };

/** Shift, size and turn in the picture; a point p of the outline (mm) is seen at (x, y) + scale * turn * p. */
interface Placement {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly rollRad: number;
}

/** Lays one outline on the region, starting circle on circle; null where it slides away. */
export function laidOn(
  silhouette: Silhouette,
  mirrored: boolean,
  rollDeg: number,
  circle: Circle,
  region: SeenRegion,
  edges: Float64Array,
  { passes, every } = THOROUGH,
): PoseCandidate | null {
  const flip = mirrored ? -1 : 1;
  const startRoll = (rollDeg * Math.PI) / 180;
  const [c, s] = [Math.cos(startRoll), Math.sin(startRoll)];
  const startScale = circle.radiusPx / silhouette.circle.radius;
  const [mx, my] = [flip * silhouette.circle.x, silhouette.circle.y];
  let at: Placement = {
    x: circle.xPx - startScale * (c * mx - s * my),
    y: circle.yPx - startScale * (s * mx + c * my),
    scale: startScale,
    rollRad: startRoll,
  };
  for (let pass = 0; pass < passes; pass++) {
    const next = moveCloser(silhouette, flip, at, startRoll, region, (pass === 0 ? 2 : 1) * REACH_MM, every);
    if (next === null) return null;
    at = next;
  }
  if (at.scale < 0.55 * startScale || at.scale > 1.8 * startScale) return null;
  const forward = outlineToRegion(silhouette, flip, at, region, every);
  const back = forward === null ? null : regionToOutline(silhouette, flip, at, edges, every);
  if (forward === null || back === null) return null;
  return {
    silhouette,
    mirrored,
    rollDeg: (at.rollRad * 180) / Math.PI,
    centreXPx: at.x,
    centreYPx: at.y,
    pxPerMm: at.scale,
    distanceMm: 0.5 * forward + 0.5 * back,
  };
}

/** One robust Gauss-Newton step on signed distances along the outline's normals. */
function moveCloser(
  { points, outward, weights, hidden, count }: Silhouette,
  flip: number,
  at: Placement,
  startRoll: number,
  region: SeenRegion,
  reachMm: number,
  every: number,
): Placement | null {
  const c = Math.cos(at.rollRad);
  const s = Math.sin(at.rollRad);
  const held = (STRAY_MM / ROLL_REACH_RAD) ** 2 / every;
  const field = region.signedDistancePx;
  // Upper triangle of the normal matrix of x, y, log size, turn, then the right side.
  let [xx, xy, xs, xr, yy, ys, yr, ss, sr, rr] = [1e-6, 0, 0, 0, 1e-6, 0, 0, 1e-6, 0, held];
  let [bx, by, bs, br] = [0, 0, 0, held * (startRoll - at.rollRad)];
  for (let i = 0; i < count; i += every) {
    if (hidden[i] === 1) continue;
    const ox = flip * points[i * 2]!;
    const oy = points[i * 2 + 1]!;
    const px = c * ox - s * oy;
    const py = s * ox + c * oy;
    const d = gridValue(region, field, at.x + at.scale * px, at.y + at.scale * py) / at.scale;
    if (!(Math.abs(d) <= reachMm)) continue;
    const off = d / STRAY_MM;
    const weight = weights[i]! / (1 + off * off);
    const ux = flip * outward[i * 2]!;
    const uy = outward[i * 2 + 1]!;
    const nx = c * ux - s * uy;
    const ny = s * ux + c * uy;
    const ns = nx * px + ny * py;
    const nr = ny * px - nx * py;
    xx += weight * nx * nx;
    xy += weight * nx * ny;
    xs += weight * nx * ns;
    xr += weight * nx * nr;
    yy += weight * ny * ny;
    ys += weight * ny * ns;
    yr += weight * ny * nr;
    ss += weight * ns * ns;
    sr += weight * ns * nr;
    rr += weight * nr * nr;
    bx += weight * nx * d;
    by += weight * ny * d;
    bs += weight * ns * d;
    br += weight * nr * d;
  }
  // Cholesky by hand: a search takes thousands of these steps.
  const a11 = Math.sqrt(xx);
  const [a21, a31, a41] = [xy / a11, xs / a11, xr / a11];
  const a22 = Math.sqrt(yy - a21 * a21);
  const [a32, a42] = [(ys - a31 * a21) / a22, (yr - a41 * a21) / a22];
  const a33 = Math.sqrt(ss - a31 * a31 - a32 * a32);
  const a43 = (sr - a41 * a31 - a42 * a32) / a33;
  const a44 = Math.sqrt(rr - a41 * a41 - a42 * a42 - a43 * a43);
  if (!(a22 > 0 && a33 > 0 && a44 > 0)) return null;
  const y1 = bx / a11;
  const y2 = (by - a21 * y1) / a22;
  const y3 = (bs - a31 * y1 - a32 * y2) / a33;
  const turn = (br - a41 * y1 - a42 * y2 - a43 * y3) / (a44 * a44);
  const grow = (y3 - a43 * turn) / a33;
  const down = (y2 - a32 * grow - a42 * turn) / a22;
  const right = (y1 - a21 * down - a31 * grow - a41 * turn) / a11;
  return {
    x: at.x + at.scale * limited(right, 30),
    y: at.y + at.scale * limited(down, 30),
    scale: at.scale * Math.exp(limited(grow, 0.15)),
    rollRad: at.rollRad + limited(turn, 0.15),
  };
}

const limited = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** Mean limited distance from the outline to the region's edge, mm; null where too little of it lies in the picture. */
function outlineToRegion(
  { points, weights, hidden, count }: Silhouette,
  flip: number,
  at: Placement,
  region: SeenRegion,
  every: number,
): number | null {
  const c = Math.cos(at.rollRad);
  const s = Math.sin(at.rollRad);
  const field = region.signedDistancePx;
  let sum = 0;
  let total = 0;
  for (let i = 0; i < count; i += every) {
    const ox = flip * points[i * 2]!;
    const oy = points[i * 2 + 1]!;
    const signed = gridValue(
      region,
      field,
      at.x + at.scale * (c * ox - s * oy),
      at.y + at.scale * (s * ox + c * oy),
    );
    if (Number.isNaN(signed)) continue;
    const weight = weights[i]!;
    sum += weight * Math.min(hidden[i] === 1 ? BODY_MM : REACH_MM, Math.abs(signed) / at.scale);
    total += weight;
  }
  return total * every < 12 ? null : sum / total;
}

/** Mean limited distance from the region's edge near the head to the outline, mm. */
function regionToOutline(
  { head, body, originXMm, originYMm }: Silhouette,
  flip: number,
  at: Placement,
  edges: Float64Array,
  every: number,
): number | null {
  const c = Math.cos(at.rollRad);
  const s = Math.sin(at.rollRad);
  const field = head.signedDistancePx;
  let sum = 0;
  let count = 0;
  for (let i = 0; i < edges.length; i += 2 * every) {
    const rx = (edges[i]! - at.x) / at.scale;
    const ry = (edges[i + 1]! - at.y) / at.scale;
    if (rx * rx + ry * ry > NEAR_HEAD_MM * NEAR_HEAD_MM) continue;
    const x = flip * (c * rx + s * ry) - originXMm;
    const y = -s * rx + c * ry - originYMm;
    const signed = gridValue(head, field, x, y);
    if (Number.isNaN(signed)) continue;
    const cell = Math.floor(y / head.cellPx) * head.width + Math.floor(x / head.cellPx);
    sum += Math.min(body[cell] === 1 ? BODY_MM : REACH_MM, Math.abs(signed));
    count++;
  }
  return count * every < 10 ? null : sum / count;
}
