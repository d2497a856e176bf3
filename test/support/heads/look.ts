import type { Vec3 } from './vector';

export type SkinType = 'I' | 'II' | 'III' | 'IV' | 'V' | 'VI';

export interface HeadLight {
  /** Towards the key light, camera frame (x right, y up, z to the camera). */
  readonly from: Vec3;
  /** Of the key light; 1 is a well exposed picture. */
  readonly strength: number;
  readonly fill: number;
  /** Linear, about 1. */
  readonly tint: Vec3;
}

export interface RimHair {
  /** sRGB 0..255 */
  readonly colour: Vec3;
  /** 0..1: how much of the skin the crop covers. */
  readonly cover: number;
  /** Upper end of the rim at the temple and at the back of the head, mean head, cm (vertex 14.5, ear 4). */
  readonly topCm: readonly [number, number];
}

/** How a head is painted, lit and photographed; every part has a default. */
export interface HeadLook {
  readonly skin: SkinType;
  readonly light: HeadLight;
  /** Bare where it is missing. */
  readonly hair?: RimHair;
  /** 0..1 */
  readonly beard: number;
  /** 0 matt, 1 wet */
  readonly gloss: number;
  /** sRGB 0..255, top and bottom of the picture. */
  readonly background: readonly [Vec3, Vec3];
  readonly shirt: Vec3;
  readonly shoulders: boolean;
  /** Standard deviation of the noise, 8-bit steps. */
  readonly noise: number;
  /** Of the lens, px. */
  readonly blurPx: number;
  readonly seed: number;
}

export const DEFAULT_LOOK: HeadLook = {
  skin: 'III',
  light: { from: [-0.45, 0.65, 0.75], strength: 1, fill: 0.35, tint: [1, 0.98, 0.95] },
  beard: 0,
  gloss: 0.3,
  background: [
    [150, 160, 172],
    [108, 112, 122],
  ],
  shirt: [34, 44, 84],
  shoulders: true,
  noise: 2,
  blurPx: 0.6,
  seed: 1,
};

/** Albedo as sRGB under white light. */
export const SKIN_SRGB: Record<SkinType, Vec3> = {
  I: [234, 200, 184],
  II: [222, 182, 158],
  III: [206, 160, 130],
  IV: [176, 126, 94],
  V: [134, 89, 62],
  VI: [90, 60, 46],
};

export const toLinear = (byte: number): number => {
  const v = byte / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
};
export const toSrgb = (linear: number): number => {
  const v = Math.min(1, Math.max(0, linear));
  return 255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);
};
export const linearColour = (srgb: Vec3): Vec3 => [toLinear(srgb[0]), toLinear(srgb[1]), toLinear(srgb[2])];
