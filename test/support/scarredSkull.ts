import type { Vec3 } from '../../src/domain/head/types';
import type { Scar } from '../../src/domain/scar/scar';
import type { OntoSkin } from '../../src/domain/skinTrack';
import type { SkullPixel } from './paintedSkull';

export const RADIUS_MM = 93.5;
export const onBall =
  (radiusMm: number): OntoSkin =>
  ([x, y, z]) => {
    const long = Math.hypot(x, y, z);
    return [(radiusMm * x) / long, (radiusMm * y) / long, (radiusMm * z) / long];
  };
export const onSkull = onBall(RADIUS_MM);
/** At these angles from the middle of the ball's front, right and up. */
export const at = (rightRad: number, upRad: number): Vec3 => [
  RADIUS_MM * Math.sin(rightRad) * Math.cos(upRad),
  RADIUS_MM * Math.sin(upRad),
  RADIUS_MM * Math.cos(rightRad) * Math.cos(upRad),
];

export type Light = SkullPixel['rgb'];
export const SKIN: Light = [0.5, 0.32, 0.24];
/** 40 mm above the ears' line, 60 mm long. */
export const strip: Scar = {
  id: 'a',
  kind: 'fut',
  widthMm: 6,
  pointsMm: [...at(-0.35, 0.43), ...at(0, 0.43), ...at(0.35, 0.43)],
};
export const patch: Scar = { id: 'b', kind: 'patch', widthMm: 20, pointsMm: at(0.2, 0.6) };
