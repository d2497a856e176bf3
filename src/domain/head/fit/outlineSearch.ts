import type { FitCamera } from './camera';
import type { Circle, PoseCandidate } from './laying';
import type { SeenRegion } from './region';
import { rotationFromAngles, turned, type Rotation } from './viewGeometry';

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
