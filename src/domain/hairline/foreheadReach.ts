import type { HeadPoints } from '../head/types';
import { smooth } from '../smoothstep';

/** A planned line may lie so far in front of the natural hair border, mm: the lowest one that can be planned on a high forehead. */
export const FOREHEAD_MARGIN_MM = 40;

/** Beside this the forehead begins, mm in front of the ear and above the outer eye corner, and over so much it is wholly one. */
const BEFORE_EAR_MM = 20;
const ABOVE_EYE_MM = 10;
const OVER_MM = 20;

/** How far a point of the head is forehead or scalp in front of the ears, where a line alone says where hair begins: 0..1. */
export type ForeheadShare = (y: number, z: number) => number;

export function foreheadShare({
  leftTragion,
  rightTragion,
  leftExocanthion,
  rightExocanthion,
}: Pick<HeadPoints, 'leftTragion' | 'rightTragion' | 'leftExocanthion' | 'rightExocanthion'>): ForeheadShare {
  const fromY = (leftExocanthion[1] + rightExocanthion[1]) / 2 + ABOVE_EYE_MM;
  const fromZ = (leftTragion[2] + rightTragion[2]) / 2 + BEFORE_EAR_MM;
  return (y, z) => smooth((y - fromY) / OVER_MM) * smooth((z - fromZ) / OVER_MM);
}
