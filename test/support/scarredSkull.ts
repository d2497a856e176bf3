import type { Vec3 } from '../../src/domain/head/types';
import type { ScalpMaps } from '../../src/domain/scalp/types';
import type { Scar } from '../../src/domain/scar/scar';
import { scarCoverage, scarLines, type ScarCoverage } from '../../src/domain/scar/scarCoverage';
import type { OntoSkin } from '../../src/domain/skinTrack';
import { paintedSkull, SKULL_SIDE_PX, type SkullPixel } from './paintedSkull';

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

/** What scars make of a skull that is painted so, and its maps. Throws where none of them is seen. */
export const covered = (
  scars: readonly Scar[],
  paint: (x: number, y: number) => SkullPixel = () => ({ rgb: SKIN }),
): ScarCoverage & { readonly maps: ScalpMaps } => {
  const { analysis, maps } = paintedSkull(paint);
  const found = scarCoverage(analysis, maps, scarLines(scars, onSkull));
  if (!found) throw new Error('no scar seen');
  return { ...found, maps };
};
export const position = ({ positionMm }: ScalpMaps, i: number): Vec3 => [
  positionMm[3 * i]!,
  positionMm[3 * i + 1]!,
  positionMm[3 * i + 2]!,
];
/** Those that show the skull. */
export const pixels = (maps: ScalpMaps): readonly number[] =>
  [...Array(SKULL_SIDE_PX ** 2).keys()].filter((i) => maps.facing[i]! > 0);
export const away = (a: Vec3, b: Vec3): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
