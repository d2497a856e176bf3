import type { HeadPoints } from '../head/types';
import { valueNoise } from '../random';
import { ColourField } from '../scalp/ColourField';
import type { ScalpMaps } from '../scalp/types';

/**
 * Hair greys at temples and sideburns first, and least far away from them: share of the pixels that show a white hair. In
 * hair cropped to stubble there is skin between. [A]
 */
const AT_TEMPLES = { cropped: 0.65, long: 0.7 } as const;
const FAR_AWAY = { cropped: 0.12, long: 0.16 } as const;
/** Temples lie so far above and in front of the ears, mm. */
const ABOVE_EARS_MM = 30;
const BEFORE_EARS_MM = 22;
/** As far around them it is whitest, and from here on it changes no more, mm. */
const WHITEST_TO_MM = 15;
const LEAST_FROM_MM = 90;
/** Here and there there are more white hairs. */
const WANDER = 0.05;
const WANDER_SCALE_MM = 9;
/** It changes slowly: every so many pixels of the head are asked, and told for squares of this side. */
const STEP_PX = 4;
const CELL_PX = 12;

/**
 * Share of the hairs that are white once hair greys, 0..255 a pixel of the maps; 0 where there is no hair.
 *
 * @param hair opacity, 0..255, on the head and beside it
 */
export function greyShare(
  { width, height, facing, positionMm }: ScalpMaps,
  { leftTragion, rightTragion }: HeadPoints,
  hair: Uint8Array,
  isLong: boolean,
): Uint8Array {
  const kind = isLong ? 'long' : 'cropped';
  const field = new ColourField(width, height, CELL_PX);
  for (let y = 0; y < height; y += STEP_PX)
    for (let x = 0, i = y * width; x < width; x += STEP_PX, i += STEP_PX) {
      if (!(facing[i]! > 0)) continue;
      const [px, py, pz] = [positionMm[3 * i]!, positionMm[3 * i + 1]!, positionMm[3 * i + 2]!];
      const from = ([ex, ey, ez]: readonly [number, number, number]): number =>
        Math.hypot(px - ex, py - ey - ABOVE_EARS_MM, pz - ez - BEFORE_EARS_MM);
      const awayMm = Math.min(from(leftTragion), from(rightTragion));
      const t = Math.min(1, Math.max(0, (awayMm - WHITEST_TO_MM) / (LEAST_FROM_MM - WHITEST_TO_MM)));
      const wander = valueNoise(px / WANDER_SCALE_MM, py / WANDER_SCALE_MM, pz / WANDER_SCALE_MM, 2);
      field.add(x, y, mixed(AT_TEMPLES[kind], FAR_AWAY[kind], t) + WANDER * wander, 0, 0, STEP_PX ** 2);
    }
  const share = new Uint8Array(hair.length);
  if (!field.spread()) return share;
  const out = new Float64Array(3);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if (hair[i] === 0) continue;
      field.at(x, y, out);
      share[i] = Math.round(255 * out[0]!);
    }
  return share;
}

const mixed = (a: number, b: number, share: number): number => a + share * (b - a);
