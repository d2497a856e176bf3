import type { AnalysisImage } from '../../src/domain/image';
import type { ScalpMaps } from '../../src/domain/scalp/types';
import { toSrgb } from './heads/look';
import { sphereSurface } from './sphereSurface';

export const SKULL_SIDE_PX = 240;
const RADIUS_PX = 110;
/** Radius of the ball over that in pixels. */
const MM_PER_PX = 0.85;
const { points } = sphereSurface(RADIUS_PX * MM_PER_PX, 4);

/** What is at a pixel of the ball: linear light, and how far hair hides it. */
export interface SkullPixel {
  readonly rgb: readonly [number, number, number];
  readonly hair?: number;
}

/**
 * A ball of scalp seen from the front: all of its upper half, above `y = 0`, bears hair; the lower is forehead.
 *
 * @param paint of x (right) and y (up) on the ball, -1..1, and its facing
 */
export function paintedSkull(paint: (x: number, y: number, facing: number) => SkullPixel): {
  analysis: AnalysisImage;
  maps: ScalpMaps;
} {
  const side = SKULL_SIDE_PX;
  const count = side * side;
  const data = new Uint8ClampedArray(4 * count);
  const scalp = new Uint8Array(count);
  const hair = new Uint8Array(count);
  const areaMm2 = new Float32Array(count);
  const facing = new Float32Array(count);
  const positionMm = new Float32Array(3 * count);
  const borderDistanceMm = new Float32Array(count).fill(-60);
  for (let i = 0; i < count; i++) {
    const x = ((i % side) + 0.5 - side / 2) / RADIUS_PX;
    const y = -(Math.floor(i / side) + 0.5 - side / 2) / RADIUS_PX;
    const square = x * x + y * y;
    if (square >= 1) continue;
    const depth = Math.sqrt(1 - square);
    const pixel = paint(x, y, depth);
    data.set([...pixel.rgb.map(toSrgb), 255], 4 * i);
    facing[i] = depth;
    areaMm2[i] = MM_PER_PX ** 2 / depth;
    positionMm.set(
      [x, y, depth].map((part) => part * RADIUS_PX * MM_PER_PX),
      3 * i,
    );
    borderDistanceMm[i] = Math.max(-60, Math.min(60, Math.asin(y) * RADIUS_PX * MM_PER_PX));
    scalp[i] = y > 0 ? 255 : 0;
    hair[i] = 255 * (pixel.hair ?? 0);
  }
  const size = { width: side, height: side };
  return {
    analysis: { ...size, data, photoPxPerPx: 1 },
    maps: {
      ...size,
      photoPxPerPx: 1,
      box: { x0: 0, y0: 0, x1: side - 1, y1: side - 1 },
      scalp: { ...size, coverage: scalp },
      areaMm2,
      facing,
      positionMm,
      borderDistanceMm,
      points,
      hair: { ...size, coverage: hair },
      skin: null,
      hairBeyondHead: 0,
      person: null,
      rim: null,
    },
  };
}
