import type { FitCamera } from './camera';
import { solveSymmetric } from './leastSquares';
import { sampleGrid, type SeenRegion } from './region';
import type { Silhouette } from './silhouetteLibrary';
import { rotationFromAngles, turned, type Rotation } from './viewGeometry';

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

/** Largest circles inside the region that do not share most of their area, largest first. */
export function innerCircles(region: SeenRegion, maxCount: number): Circle[] {
  const { width, signedDistancePx, cellPx } = region;
  const order: number[] = [];
  for (let i = 0; i < signedDistancePx.length; i++) {
    const d = signedDistancePx[i]!;
    const x = i % width;
    if (d < 4 * cellPx || x === 0 || x === width - 1 || i < width || i >= signedDistancePx.length - width)
      continue;
    if (
      d >= signedDistancePx[i - 1]! &&
      d >= signedDistancePx[i + 1]! &&
      d >= signedDistancePx[i - width]! &&
      d >= signedDistancePx[i + width]!
    )
      order.push(i);
  }
  order.sort((a, b) => signedDistancePx[b]! - signedDistancePx[a]!);
  const found: Circle[] = [];
  for (const i of order) {
    const circle = {
      xPx: ((i % width) + 0.5) * cellPx,
      yPx: (Math.floor(i / width) + 0.5) * cellPx,
      radiusPx: signedDistancePx[i]!,
    };
    if (found.length > 0 && circle.radiusPx < 0.35 * found[0]!.radiusPx) break;
    if (
      found.some(
        (other) =>
          Math.hypot(other.xPx - circle.xPx, other.yPx - circle.yPx) <
          0.8 * Math.max(other.radiusPx, circle.radiusPx),
      )
    )
      continue;
    found.push(circle);
    if (found.length === maxCount) break;
  }
  return found;
}

/** Cells of the region on its edge, but not on the picture's border: x, y in analysis px. */
export function edgePoints(region: SeenRegion, every: number): Float64Array {
  const { width, height, inside, cellPx } = region;
  const out: number[] = [];
  let seen = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      if (
        inside[i] !== 1 ||
        (inside[i - 1] === 1 && inside[i + 1] === 1 && inside[i - width] === 1 && inside[i + width] === 1)
      )
        continue;
      if (seen++ % every === 0) out.push((x + 0.5) * cellPx, (y + 0.5) * cellPx);
    }
  }
  return Float64Array.from(out);
}

/** Distances count no further than this, mm. */
const REACH_MM = 25;
/** Edges further from the head's middle than this, mm, are nobody's. */
const NEAR_HEAD_MM = 150;
/** What an edge counts that the body explains: more than a head that fits, or every face could pass for a shoulder. */
const BODY_MM = 5;
const PART_WEIGHT = { cranium: 1, ear: 0.7, face: 1, neck: 0.3, hidden: 0.6 } as const;

/** Distances of this size, mm, are as far as an outline of another person's head strays. */
const STRAY_MM = 6;
/** The turn in the picture may leave its start by about this, rad. */
const ROLL_REACH_RAD = 0.2;
const PASSES = 5;

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
  for (let pass = 0; pass < PASSES; pass++) {
    const next = moveCloser(silhouette, flip, at, startRoll, region, (pass === 0 ? 2 : 1) * REACH_MM);
    if (next === null) return null;
    at = next;
  }
  if (at.scale < 0.55 * startScale || at.scale > 1.8 * startScale) return null;
  const forward = outlineToRegion(silhouette, flip, at, region);
  const back = regionToOutline(silhouette, flip, at, edges);
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
  { points, outward, parts, count }: Silhouette,
  flip: number,
  at: Placement,
  startRoll: number,
  region: SeenRegion,
  reachMm: number,
): Placement | null {
  const c = Math.cos(at.rollRad);
  const s = Math.sin(at.rollRad);
  const held = (STRAY_MM / ROLL_REACH_RAD) ** 2;
  // Upper triangle of the normal matrix of x, y, log size, turn, then the right side.
  let [xx, xy, xs, xr, yy, ys, yr, ss, sr, rr] = [1e-6, 0, 0, 0, 1e-6, 0, 0, 1e-6, 0, held];
  let [bx, by, bs, br] = [0, 0, 0, held * (startRoll - at.rollRad)];
  for (let i = 0; i < count; i++) {
    const part = parts[i]!;
    if (part === 'hidden') continue;
    const ox = flip * points[i * 2]!;
    const oy = points[i * 2 + 1]!;
    const px = c * ox - s * oy;
    const py = s * ox + c * oy;
    const distance = sampleGrid(region, region.signedDistancePx, at.x + at.scale * px, at.y + at.scale * py);
    if (distance === null) continue;
    const d = distance / at.scale;
    if (Math.abs(d) > reachMm) continue;
    const weight = PART_WEIGHT[part] / (1 + (d / STRAY_MM) ** 2);
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
  const step = solveSymmetric(
    Float64Array.of(xx, xy, xs, xr, xy, yy, ys, yr, xs, ys, ss, sr, xr, yr, sr, rr),
    Float64Array.of(bx, by, bs, br),
  );
  if (step === null) return null;
  return {
    x: at.x + at.scale * limited(step[0]!, 30),
    y: at.y + at.scale * limited(step[1]!, 30),
    scale: at.scale * Math.exp(limited(step[2]!, 0.15)),
    rollRad: at.rollRad + limited(step[3]!, 0.15),
  };
}

const limited = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** Mean limited distance from the outline to the region's edge, mm; null where too little of it lies in the picture. */
function outlineToRegion(
  { points, parts, count }: Silhouette,
  flip: number,
  at: Placement,
  region: SeenRegion,
): number | null {
  const c = Math.cos(at.rollRad);
  const s = Math.sin(at.rollRad);
  let sum = 0;
  let weights = 0;
  for (let i = 0; i < count; i++) {
    const ox = flip * points[i * 2]!;
    const oy = points[i * 2 + 1]!;
    const distance = sampleGrid(
      region,
      region.signedDistancePx,
      at.x + at.scale * (c * ox - s * oy),
      at.y + at.scale * (s * ox + c * oy),
    );
    if (distance === null) continue;
    const part = parts[i]!;
    sum +=
      PART_WEIGHT[part] * Math.min(part === 'hidden' ? BODY_MM : REACH_MM, Math.abs(distance) / at.scale);
    weights += PART_WEIGHT[part];
  }
  return weights < 12 ? null : sum / weights;
}

/** Mean limited distance from the region's edge near the head to the outline, mm. */
function regionToOutline(
  { head, body, originXMm, originYMm }: Silhouette,
  flip: number,
  at: Placement,
  edges: Float64Array,
): number | null {
  const c = Math.cos(at.rollRad);
  const s = Math.sin(at.rollRad);
  let sum = 0;
  let count = 0;
  for (let i = 0; i < edges.length; i += 2) {
    const rx = (edges[i]! - at.x) / at.scale;
    const ry = (edges[i + 1]! - at.y) / at.scale;
    if (rx * rx + ry * ry > NEAR_HEAD_MM * NEAR_HEAD_MM) continue;
    const x = flip * (c * rx + s * ry) - originXMm;
    const y = -s * rx + c * ry - originYMm;
    const signed = sampleGrid(head, head.signedDistancePx, x, y);
    if (signed === null) continue;
    const cell = Math.floor(y / head.cellPx) * head.width + Math.floor(x / head.cellPx);
    const distance = Math.min(REACH_MM, Math.abs(signed));
    sum += body[cell] === 1 ? Math.min(BODY_MM, distance) : distance;
    count++;
  }
  return count < 10 ? null : sum / count;
}

/** The turn from the camera's axis to the ray through a point of the picture. */
function turnToRay(xPx: number, yPx: number, focalPx: number): readonly [number, number, number] {
  const x = xPx / focalPx;
  const y = -yPx / focalPx;
  const sine = Math.hypot(x, y);
  const k = sine < 1e-9 ? 0 : Math.atan(sine) / sine;
  return [y * k, -x * k, 0];
}

/** The camera of a candidate: outlines are drawn as if the camera looked straight at the head's middle. */
export function candidateCamera(
  candidate: PoseCandidate,
  widthPx: number,
  heightPx: number,
  focalPx: number,
): FitCamera {
  const { silhouette, mirrored, rollDeg, centreXPx, centreYPx, pxPerMm } = candidate;
  const straight = rotationFromAngles({
    azimuthDeg: mirrored ? -silhouette.azimuthDeg : silhouette.azimuthDeg,
    elevationDeg: silhouette.elevationDeg,
    rollDeg,
  });
  const [axisXPx, axisYPx] = [widthPx / 2, heightPx / 2];
  const rotation = turned(straight, ...turnToRay(centreXPx - axisXPx, centreYPx - axisYPx, focalPx));
  return { rotation, centreXPx, centreYPx, pxPerMm, focalPx, axisXPx, axisYPx };
}

/** Pose as seen by a camera that looks straight at the head's middle. */
export function straightRotation(camera: FitCamera): Rotation {
  const [x, y] = turnToRay(
    camera.centreXPx - camera.axisXPx,
    camera.centreYPx - camera.axisYPx,
    camera.focalPx,
  );
  return turned(camera.rotation, -x, -y, 0);
}
