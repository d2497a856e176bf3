import type { Vec3 } from './types';

/** Points of the head that can be held to a place in the photo. Left and right are the person's own. */
export const PIN_NAMES = ['brow', 'vertex', 'leftEar', 'rightEar', 'back'] as const;
export type PinName = (typeof PIN_NAMES)[number];

/** Photo px. */
export type PhotoPoint = readonly [number, number];

/** A known length in the photo, on the head or held beside it. */
export interface Ruler {
  readonly fromPx: PhotoPoint;
  readonly toPx: PhotoPoint;
  readonly lengthMm: number;
}

/** What a person has put right by hand in one photo, on top of where the machine laid the head. */
export interface HeadCorrection {
  /** Axis times angle, rad, camera axes (x right, y up, z towards the viewer). */
  readonly turnRad: Vec3;
  /** Of the head's middle. */
  readonly shiftPx: PhotoPoint;
  /** Natural log of how much larger the head is in the picture. */
  readonly logSize: number;
  readonly pins: Readonly<Partial<Record<PinName, PhotoPoint>>>;
  readonly ruler: Ruler | null;
}

export const NO_CORRECTION: HeadCorrection = {
  turnRad: [0, 0, 0],
  shiftPx: [0, 0],
  logSize: 0,
  pins: {},
  ruler: null,
};

/** One gesture, or a part of it. */
export type HeadChange =
  /** About the camera's axes: x nods, y turns, z tilts; rad, on top of what is. */
  | { readonly kind: 'turn'; readonly byRad: Vec3 }
  | { readonly kind: 'move'; readonly byPx: PhotoPoint }
  /** Factor of the head's size in the picture. */
  | { readonly kind: 'scale'; readonly by: number }
  | { readonly kind: 'pin'; readonly name: PinName; readonly atPx: PhotoPoint | null }
  | { readonly kind: 'ruler'; readonly ruler: Ruler | null }
  /** Back to where the machine laid the head; a ruler stays. */
  | { readonly kind: 'reset' };
