import type { Square } from './picture';

/** Vertical field of view that MediaPipe's face geometry assumes for every picture, radians. */
const FIELD_OF_VIEW_RAD = (63 * Math.PI) / 180;

type Direction = readonly [number, number, number];

const unit = ([x, y, z]: Direction): Direction => {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
};

/** Column-major 3 x 3 of the shortest turn from one unit vector to another (Rodrigues' formula). */
function turnBetween(from: Direction, to: Direction): Float64Array {
  const [ax, ay, az] = from;
  const [bx, by, bz] = to;
  const [x, y, z] = [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
  const k = 1 / (1 + ax * bx + ay * by + az * bz);
  // prettier-ignore
  return Float64Array.of(
    1 - k * (y * y + z * z), k * x * y + z, k * x * z - y,
    k * x * y - z, 1 - k * (x * x + z * z), k * y * z + x,
    k * x * z + y, k * y * z - x, 1 - k * (x * x + y * y),
  );
}

/**
 * A pose found in a square cut, as if it were found in the whole picture. Both cameras have the same field of view,
 * so the cut's is longer: depth grows with the focal length in pixels, the face keeps its place and its angle to the
 * line of sight. Exact at the face's origin, weak perspective around it.
 * @param poseInCut column-major 4 x 4, cm, GL camera of the cut
 */
export function reframePose(
  poseInCut: ArrayLike<number>,
  cut: Square,
  widthPx: number,
  heightPx: number,
): Float32Array {
  const focalPerHeight = 0.5 / Math.tan(FIELD_OF_VIEW_RAD / 2);
  const cutFocalPx = cut.sidePx * focalPerHeight;
  const focalPx = heightPx * focalPerHeight;
  const [x, y, z] = [poseInCut[12]!, poseInCut[13]!, poseInCut[14]!];

  const atPx = [
    cut.xPx + cut.sidePx / 2 + (cutFocalPx * x) / -z,
    cut.yPx + cut.sidePx / 2 - (cutFocalPx * y) / -z,
  ] as const;
  const depth = (-z * focalPx) / cutFocalPx;
  const moved: Direction = [
    ((atPx[0] - widthPx / 2) * depth) / focalPx,
    ((heightPx / 2 - atPx[1]) * depth) / focalPx,
    -depth,
  ];

  const turn = turnBetween(unit([x, y, z]), unit(moved));
  const pose = Float32Array.from(poseInCut);
  for (let column = 0; column < 3; column++) {
    for (let row = 0; row < 3; row++) {
      let sum = 0;
      for (let k = 0; k < 3; k++) sum += turn[k * 3 + row]! * poseInCut[column * 4 + k]!;
      pose[column * 4 + row] = sum;
    }
  }
  pose.set(moved, 12);
  return pose;
}
