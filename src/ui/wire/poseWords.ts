import type { ViewAngles } from '../../domain/head/fit/viewGeometry';

/** From here on the picture shows the head from above, and left and right mean little. */
const FROM_ABOVE_DEG = 60;
const SIDE_FROM_DEG = 60;
const SIDE_TO_DEG = 120;

/** How the head is held, as one would say it; left and right are those of the screen. */
export function poseWords({ azimuthDeg, elevationDeg, rollDeg }: ViewAngles, mirrored: boolean): string {
  const side = mirrored ? -1 : 1;
  const parts = [turnWords(side * azimuthDeg), bendWords(azimuthDeg, elevationDeg)];
  const tilt = Math.round(side * rollDeg);
  if (tilt !== 0 && Math.abs(elevationDeg) < FROM_ABOVE_DEG)
    parts.push(`tilted ${Math.abs(tilt)}° to the ${tilt > 0 ? 'right' : 'left'}`);
  const said = parts.filter((part) => part !== '').join(', ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

/** Azimuth is positive with the nose to the left of the picture, 180° from behind. */
function turnWords(azimuthDeg: number): string {
  const degrees = Math.round(azimuthDeg);
  if (degrees === 0) return 'facing you';
  const noseSide = degrees > 0 ? 'left' : 'right';
  if (Math.abs(degrees) <= SIDE_TO_DEG) return `turned ${Math.abs(degrees)}° to the ${noseSide}`;
  const fromBehind = 180 - Math.abs(degrees);
  return fromBehind === 0 ? 'seen from behind' : `seen from behind, turned ${fromBehind}° to the ${noseSide}`;
}

/** Elevation is how far the camera looks down on the head. */
function bendWords(azimuthDeg: number, elevationDeg: number): string {
  const degrees = Math.round(elevationDeg);
  if (degrees === 0) return '';
  const turn = Math.abs(azimuthDeg);
  const size = Math.abs(degrees);
  if (size >= FROM_ABOVE_DEG || (turn > SIDE_FROM_DEG && turn < SIDE_TO_DEG))
    return `seen ${size}° from ${degrees > 0 ? 'above' : 'below'}`;
  const forward = degrees > 0 === turn <= SIDE_FROM_DEG;
  return `bent ${size}° ${forward ? 'forward' : 'back'}`;
}
