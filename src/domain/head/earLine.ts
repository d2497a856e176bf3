import type { HeadPoints } from './types';

/** Midway between the ears, along y or z of the head, mm. */
export const earLine = (
  { leftTragion, rightTragion }: Pick<HeadPoints, 'leftTragion' | 'rightTragion'>,
  axis: 1 | 2,
): number => (leftTragion[axis] + rightTragion[axis]) / 2;
