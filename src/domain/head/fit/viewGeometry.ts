/** Rotations are row-major 3 x 3, head frame to GL camera frame (x right, y up, looking along -z). */
export type Rotation = Float64Array;

/**
 * The field's description of a pose, degrees. Azimuth 0 front, positive with the nose to the left of the picture, 180 back;
 * elevation is how far the camera looks down on the head; roll turns the head clockwise on screen.
 */
export interface ViewAngles {
  readonly azimuthDeg: number;
  readonly elevationDeg: number;
  readonly rollDeg: number;
}

const toRadians = Math.PI / 180;

export function multiply(a: Rotation, b: Rotation): Rotation {
  const out = new Float64Array(9);
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 3; column++) {
      let sum = 0;
      for (let k = 0; k < 3; k++) sum += a[row * 3 + k]! * b[k * 3 + column]!;
      out[row * 3 + column] = sum;
    }
  }
  return out;
}

export function rotationFromAngles(angles: ViewAngles): Rotation {
  const azimuth = -angles.azimuthDeg * toRadians;
  const elevation = angles.elevationDeg * toRadians;
  const roll = -angles.rollDeg * toRadians;
  const [ca, sa] = [Math.cos(azimuth), Math.sin(azimuth)];
  const [ce, se] = [Math.cos(elevation), Math.sin(elevation)];
  const [cr, sr] = [Math.cos(roll), Math.sin(roll)];
  // Turned about y, then x, then z.
  return Float64Array.of(
    cr * ca - sr * se * sa,
    -sr * ce,
    cr * sa + sr * se * ca,
    sr * ca + cr * se * sa,
    cr * ce,
    sr * sa - cr * se * ca,
    -ce * sa,
    se,
    ce * ca,
  );
}

export function anglesOf(r: Rotation): ViewAngles {
  // Third column of Rx(e) Ry(-a) is the nose; its y in the unrolled camera and the head's up vector give e and a.
  const upZ = r[7]!;
  const elevation = Math.asin(Math.max(-1, Math.min(1, upZ)));
  const azimuth = Math.atan2(r[6]!, r[8]!);
  const roll = Math.atan2(r[1]!, r[4]!);
  return {
    azimuthDeg: azimuth / toRadians,
    elevationDeg: elevation / toRadians,
    rollDeg: roll / toRadians,
  };
}

/** Rotation by the vector `w` (axis times angle, radians), camera frame, applied after `r`. */
export function turned(r: Rotation, wx: number, wy: number, wz: number): Rotation {
  const angle = Math.hypot(wx, wy, wz);
  if (angle < 1e-12) return Float64Array.from(r);
  const [x, y, z] = [wx / angle, wy / angle, wz / angle];
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const d = 1 - c;
  const turn = Float64Array.of(
    c + x * x * d,
    x * y * d - z * s,
    x * z * d + y * s,
    y * x * d + z * s,
    c + y * y * d,
    y * z * d - x * s,
    z * x * d - y * s,
    z * y * d + x * s,
    c + z * z * d,
  );
  return multiply(turn, r);
}

export const transposed = (r: Rotation): Rotation =>
  Float64Array.of(r[0]!, r[3]!, r[6]!, r[1]!, r[4]!, r[7]!, r[2]!, r[5]!, r[8]!);

/** Axis times angle (radians, camera frame) of the turn that takes `from` to `to`. */
export function turnBetween(from: Rotation, to: Rotation): [number, number, number] {
  const d = multiply(to, transposed(from));
  const cosine = Math.max(-1, Math.min(1, (d[0]! + d[4]! + d[8]! - 1) / 2));
  const angle = Math.acos(cosine);
  const sine = Math.sin(angle);
  const k = sine > 1e-6 ? angle / (2 * sine) : 0.5;
  return [(d[7]! - d[5]!) * k, (d[2]! - d[6]!) * k, (d[3]! - d[1]!) * k];
}

/** Nearest rotation to a near-rotation (Gram-Schmidt from the rows up; x from y and z). */
export function orthonormal(m: ArrayLike<number>): Rotation {
  let [y0, y1, y2] = [m[3]!, m[4]!, m[5]!];
  const ny = Math.hypot(y0, y1, y2) || 1;
  [y0, y1, y2] = [y0 / ny, y1 / ny, y2 / ny];
  let [z0, z1, z2] = [m[6]!, m[7]!, m[8]!];
  const dot = y0 * z0 + y1 * z1 + y2 * z2;
  [z0, z1, z2] = [z0 - dot * y0, z1 - dot * y1, z2 - dot * y2];
  const nz = Math.hypot(z0, z1, z2) || 1;
  [z0, z1, z2] = [z0 / nz, z1 / nz, z2 / nz];
  return Float64Array.of(y1 * z2 - y2 * z1, y2 * z0 - y0 * z2, y0 * z1 - y1 * z0, y0, y1, y2, z0, z1, z2);
}
