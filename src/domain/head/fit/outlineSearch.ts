import type { FitCamera } from './camera';
import { sampleGrid, type SeenRegion } from './region';
import type { Silhouette } from './silhouetteLibrary';
import { rotationFromAngles } from './viewGeometry';

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

/** Lays one outline, turned in the picture, on the region, starting circle on circle; null where it slides away. */
export function laidOn(
  silhouette: Silhouette,
  mirrored: boolean,
  rollDeg: number,
  circle: Circle,
  region: SeenRegion,
  edges: Float64Array,
): PoseCandidate | null {
  const roll = (rollDeg * Math.PI) / 180;
  const [c, s] = [Math.cos(roll), Math.sin(roll)];
  const flip = mirrored ? -1 : 1;
  const turnX = (x: number, y: number): number => c * flip * x - s * y;
  const turnY = (x: number, y: number): number => s * flip * x + c * y;
  let scale = circle.radiusPx / silhouette.circle.radius;
  let cx = circle.xPx - scale * turnX(silhouette.circle.x, silhouette.circle.y);
  let cy = circle.yPx - scale * turnY(silhouette.circle.x, silhouette.circle.y);
  const { points, outward, parts, count } = silhouette;

  for (let pass = 0; pass < 4; pass++) {
    const reach = (pass === 0 ? 2 : 1) * REACH_MM;
    // Normal equations of shift and log size from signed distances along the outline's normals.
    let [a00, a01, a02, a11, a12, a22, b0, b1, b2] = [1e-6, 0, 0, 1e-6, 0, 1e-6, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      if (parts[i] === 'hidden') continue;
      const px = turnX(points[i * 2]!, points[i * 2 + 1]!);
      const py = turnY(points[i * 2]!, points[i * 2 + 1]!);
      const distance = sampleGrid(region, region.signedDistancePx, cx + scale * px, cy + scale * py);
      if (distance === null) continue;
      const d = distance / scale;
      if (Math.abs(d) > reach) continue;
      const weight = PART_WEIGHT[parts[i]!] / (1 + (d / 6) ** 2);
      const nx = turnX(outward[i * 2]!, outward[i * 2 + 1]!);
      const ny = turnY(outward[i * 2]!, outward[i * 2 + 1]!);
      const ns = nx * px + ny * py;
      a00 += weight * nx * nx;
      a01 += weight * nx * ny;
      a02 += weight * nx * ns;
      a11 += weight * ny * ny;
      a12 += weight * ny * ns;
      a22 += weight * ns * ns;
      b0 += weight * nx * d;
      b1 += weight * ny * d;
      b2 += weight * ns * d;
    }
    const det = a00 * (a11 * a22 - a12 * a12) - a01 * (a01 * a22 - a12 * a02) + a02 * (a01 * a12 - a11 * a02);
    if (Math.abs(det) < 1e-9) return null;
    const dx =
      (b0 * (a11 * a22 - a12 * a12) - a01 * (b1 * a22 - a12 * b2) + a02 * (b1 * a12 - a11 * b2)) / det;
    const dy =
      (a00 * (b1 * a22 - a12 * b2) - b0 * (a01 * a22 - a12 * a02) + a02 * (a01 * b2 - b1 * a02)) / det;
    const ds =
      (a00 * (a11 * b2 - b1 * a12) - a01 * (a01 * b2 - b1 * a02) + b0 * (a01 * a12 - a11 * a02)) / det;
    cx += scale * Math.max(-30, Math.min(30, dx));
    cy += scale * Math.max(-30, Math.min(30, dy));
    scale *= Math.exp(Math.max(-0.15, Math.min(0.15, ds)));
  }
  if (
    scale < (0.55 * circle.radiusPx) / silhouette.circle.radius ||
    scale > (1.8 * circle.radiusPx) / silhouette.circle.radius
  )
    return null;

  let forward = 0;
  let forwardWeight = 0;
  for (let i = 0; i < count; i++) {
    const px = cx + scale * turnX(points[i * 2]!, points[i * 2 + 1]!);
    const py = cy + scale * turnY(points[i * 2]!, points[i * 2 + 1]!);
    const distance = sampleGrid(region, region.signedDistancePx, px, py);
    if (distance === null) continue;
    const weight = PART_WEIGHT[parts[i]!];
    const limit = parts[i] === 'hidden' ? BODY_MM : REACH_MM;
    forward += weight * Math.min(limit, Math.abs(distance) / scale);
    forwardWeight += weight;
  }
  let back = 0;
  let backCount = 0;
  for (let i = 0; i < edges.length; i += 2) {
    const rx = (edges[i]! - cx) / scale;
    const ry = (edges[i + 1]! - cy) / scale;
    const mx = flip * (c * rx + s * ry);
    const my = -s * rx + c * ry;
    const x = Math.floor((mx - silhouette.originXMm) / silhouette.head.cellPx);
    const y = Math.floor((my - silhouette.originYMm) / silhouette.head.cellPx);
    if (rx * rx + ry * ry > NEAR_HEAD_MM * NEAR_HEAD_MM) continue;
    if (x < 0 || y < 0 || x >= silhouette.head.width || y >= silhouette.head.height) continue;
    const at = y * silhouette.head.width + x;
    const distance = Math.min(REACH_MM, Math.abs(silhouette.head.signedDistancePx[at]!));
    back += silhouette.body[at] === 1 ? Math.min(BODY_MM, distance) : distance;
    backCount++;
  }
  if (forwardWeight < 12 || backCount < 10) return null;
  return {
    silhouette,
    mirrored,
    rollDeg,
    centreXPx: cx,
    centreYPx: cy,
    pxPerMm: scale,
    distanceMm: 0.5 * (forward / forwardWeight) + 0.5 * (back / backCount),
  };
}

/** The camera of a candidate, for refinement. */
export function candidateCamera(
  candidate: PoseCandidate,
  widthPx: number,
  heightPx: number,
  focalPx: number,
): FitCamera {
  const { silhouette, mirrored, rollDeg } = candidate;
  return {
    rotation: rotationFromAngles({
      azimuthDeg: mirrored ? -silhouette.azimuthDeg : silhouette.azimuthDeg,
      elevationDeg: silhouette.elevationDeg,
      rollDeg,
    }),
    centreXPx: candidate.centreXPx,
    centreYPx: candidate.centreYPx,
    pxPerMm: candidate.pxPerMm,
    focalPx,
    axisXPx: widthPx / 2,
    axisYPx: heightPx / 2,
  };
}
