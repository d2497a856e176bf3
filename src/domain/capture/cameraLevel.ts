import type { ClinicalView } from '../observation';
import type { LevelFinding } from './types';

/** As the browser tells it: the turn about the device's x axis and then about its y axis, degrees. */
export interface DeviceTurn {
  readonly betaDeg: number;
  readonly gammaDeg: number;
}

export interface CameraAim {
  /** The device leans this far to its right on the screen's plane; null where it lies too flat to tell. */
  readonly leanDeg: number | null;
  /** The camera looks this far up. */
  readonly upDeg: number;
}

/** Upwards less than this, as a share of the whole, says nothing of a lean. */
const LEAST_UPRIGHT = 0.35;
/** A head in a photo may lean as far and nobody minds [A]. */
const MOST_LEAN_DEG = 6;
/** Beyond it forehead and chin look foreshortened [A]. */
const MOST_PITCH_DEG = 12;
/** Taken from the height of the head, which is held upright. */
const LEVEL_VIEWS: readonly ClinicalView[] = ['front', 'left45', 'right45', 'left', 'right', 'back'];

const toRadians = Math.PI / 180;

/** @param screenDeg how far the screen's picture is turned against the device, as `screen.orientation.angle` */
export function cameraAim(
  { betaDeg, gammaDeg }: DeviceTurn,
  screenDeg: number,
  facesUser: boolean,
): CameraAim {
  const [beta, gamma, screen] = [betaDeg * toRadians, gammaDeg * toRadians, screenDeg * toRadians];
  // Straight up in the device's axes: x to the right, y to the top, z out of the screen.
  const up = [-Math.cos(beta) * Math.sin(gamma), Math.sin(beta), Math.cos(beta) * Math.cos(gamma)] as const;
  const across = up[0] * Math.cos(screen) - up[1] * Math.sin(screen);
  const along = up[0] * Math.sin(screen) + up[1] * Math.cos(screen);
  const upDeg = Math.asin(Math.max(-1, Math.min(1, facesUser ? up[2] : -up[2]))) / toRadians;
  const leanDeg = Math.hypot(across, along) < LEAST_UPRIGHT ? null : -Math.atan2(across, along) / toRadians;
  return { leanDeg, upDeg };
}

/** null where a view asks for nothing that can be told. */
export function levelFinding({ leanDeg, upDeg }: CameraAim, view: ClinicalView): LevelFinding | null {
  if (LEVEL_VIEWS.includes(view) && Math.abs(upDeg) > MOST_PITCH_DEG)
    return upDeg > 0 ? 'looks-up' : 'looks-down';
  if (leanDeg === null) return null;
  if (Math.abs(leanDeg) > MOST_LEAN_DEG) return leanDeg > 0 ? 'leans-right' : 'leans-left';
  return 'good';
}
