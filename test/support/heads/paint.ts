import { valueNoise } from '../../../src/domain/random';
import { azimuthDeg } from './border';
import { LANDMARK_VERTICES, type HeadGeometry } from './geometry';
import { linearColour, SKIN_SRGB, type HeadLook } from './look';
import { bell, smoothstep, vertexAt, type Vec3 } from './vector';

export interface Surface {
  /** Linear. */
  readonly albedo: Vec3;
  /** Strength of the highlight. */
  readonly gloss: number;
}

/** Colour of the head at a point of the MEAN head (cm), whatever the identity; `borderCm` of this identity. */
export type Painter = (onMean: Vec3, borderCm: number) => Surface;

const BROW_COLOUR = linearColour([52, 38, 30]);
const LIP_COLOUR = linearColour([178, 92, 84]);
/** The collar: neck above, shirt below this height, lower in front. */
const collarCm = (z: number): number => -10.6 - 0.16 * z;

const mix = (a: Vec3, b: Vec3, k: number): Vec3 => [
  a[0] + k * (b[0] - a[0]),
  a[1] + k * (b[1] - a[1]),
  a[2] + k * (b[2] - a[2]),
];
const scaled = (a: Vec3, k: Vec3): Vec3 => [a[0] * k[0], a[1] * k[1], a[2] * k[2]];

export function headPainter(geometry: HeadGeometry, look: HeadLook): Painter {
  const { seed } = look;
  const mark = (k: number): Vec3 => vertexAt(geometry.meanCm, LANDMARK_VERTICES[k]!);
  const run = (from: number, to: number): Vec3[] =>
    Array.from({ length: to - from + 1 }, (_, k) => mark(from + k));
  const brows = [run(17, 21), run(22, 26).reverse()];
  const lids = [run(36, 39), run(42, 45)];
  const outerLips = run(48, 59);
  const skin = linearColour(SKIN_SRGB[look.skin]);
  const shirt = linearColour(look.shirt);
  const browColour = mix(BROW_COLOUR, skin, 0.12);
  const lipColour = mix(LIP_COLOUR, skin, 0.45);
  const hairColour = look.hair ? linearColour(look.hair.colour) : undefined;

  return (p, borderCm) => {
    const [x, y, z] = p;
    const cloth = smoothstep(0.06, -0.06, y - collarCm(z));
    if (cloth >= 1) return { albedo: shirtAt(p), gloss: 0 };

    const blotches = valueNoise(x / 2.2, y / 2.2, z / 2.2, seed);
    const mottling = valueNoise(x / 0.6, y / 0.6, z / 0.6, seed + 1);
    const pores = valueNoise(x / 0.09, y / 0.09, z / 0.09, seed + 2);
    const tone = 1 + 0.05 * blotches + 0.045 * mottling + 0.05 * pores;
    const flush = 0.1 * mottling + 0.05 * blotches + 0.7 * redness(p);
    let albedo = scaled(skin, [
      tone * (1 + 0.12 * flush),
      tone * (1 - 0.14 * flush),
      tone * (1 - 0.12 * flush),
    ]);
    let gloss = look.gloss * (0.8 + 0.5 * pores);

    if (z > 4 && y > 1.5 && y < 8) {
      for (const brow of brows) {
        const { distance, share } = nearestOnRun(brow, x, y + 0.1);
        if (distance > 0.6) continue;
        const half = 0.42 - 0.26 * share ** 2;
        const streak = valueNoise(x / 0.22 + y / 0.3, y / 0.05 - x / 0.25, z / 0.3, seed + 3);
        const hairy = smoothstep(half + 0.12, half - 0.2, distance) * (0.72 + 0.3 * streak);
        albedo = mix(albedo, browColour, Math.min(1, Math.max(0, hairy)));
        gloss *= 1 - 0.7 * hairy;
      }
      for (const lid of lids)
        albedo = mix(albedo, browColour, 0.75 * smoothstep(0.15, 0.02, nearestOnRun(lid, x, y).distance));
    }
    if (z > 8 && y < 0 && y > -6) {
      const inLips = smoothstep(-0.1, 0.12, signedInside(outerLips, x, y));
      albedo = mix(albedo, lipColour, 0.85 * inLips);
      gloss += 0.15 * inLips;
    }
    if (look.beard > 0) {
      const grain = valueNoise(x / 0.07, y / 0.07, z / 0.07, seed + 4);
      albedo = mix(albedo, browColour, look.beard * 0.5 * bearded(p) * (0.8 + 0.4 * grain));
    }
    if (hairColour && look.hair) {
      const crop = rim(p, borderCm);
      const grain = valueNoise(x / 0.06, y / 0.12, z / 0.06, seed + 5);
      const cover = Math.min(1, crop * look.hair.cover * (0.9 + 0.25 * grain));
      albedo = mix(albedo, scaled(hairColour, [1 + 0.25 * grain, 1 + 0.25 * grain, 1 + 0.25 * grain]), cover);
      gloss *= 1 - 0.8 * cover;
    }
    return { albedo: mix(albedo, shirt, cloth), gloss: gloss * (1 - cloth) };
  };

  function shirtAt([x, y, z]: Vec3): Vec3 {
    const weave = 1 + 0.06 * valueNoise(x / 0.12, y / 0.12, z / 0.12, seed + 6);
    const fold = 1 + 0.12 * valueNoise(x / 3, y / 5, z / 3, seed + 7);
    return scaled(shirt, [weave * fold, weave * fold, weave * fold]);
  }

  /** 1 in the middle of the rim of hair, 0 off it; its upper end is uneven. */
  function rim(p: Vec3, borderCm: number): number {
    const { topCm } = look.hair!;
    const back = smoothstep(60, 170, azimuthDeg(p));
    const top = topCm[0] + back * (topCm[1] - topCm[0]);
    const uneven = 0.35 * valueNoise(p[0] / 0.5, p[1] / 0.5, p[2] / 0.5, seed + 8);
    const strand = 0.2 * valueNoise(p[0] / 0.12, p[1] / 0.12, p[2] / 0.12, seed + 9);
    return smoothstep(-0.15, 0.25, borderCm + strand) * smoothstep(0.5, -0.5, p[1] - top + uneven);
  }
}

/** Cheeks, tip of the nose and ears. */
function redness([x, y, z]: Vec3): number {
  const side = Math.abs(x);
  const cheek = bell(Math.hypot(side - 4.6, y - 0.3, z - 8), 2.2);
  const nose = bell(Math.hypot(x, y - 0.5, z - 12.6), 1.4);
  const ear = side > 7.4 && y > -3 && y < 4.3 && Math.abs(z) < 2.5 ? 0.7 : 0;
  return Math.min(1, cheek + nose + ear);
}

/** Jaw, chin and upper lip. */
function bearded([x, y, z]: Vec3): number {
  const jaw = smoothstep(-0.4 - 0.22 * Math.abs(x), -1.6 - 0.22 * Math.abs(x), y) * smoothstep(1, 3.5, z);
  const lip = bell(Math.hypot(x / 2.2, (y + 2) / 0.6), 1) * smoothstep(9, 10, z);
  const neck = smoothstep(-9, -7.5, y);
  return Math.min(1, jaw * smoothstep(-1.2, -2.6, y + 0.25 * Math.abs(x) - 1) + lip) * neck;
}

/** Distance in x and y to a run of points, and how far along it (0..1) the nearest place lies from its last point. */
function nearestOnRun(points: readonly Vec3[], x: number, y: number): { distance: number; share: number } {
  let distance = Infinity,
    share = 0;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    const [ex, ey] = [b[0] - a[0], b[1] - a[1]];
    const t = Math.min(1, Math.max(0, ((x - a[0]) * ex + (y - a[1]) * ey) / (ex * ex + ey * ey)));
    const d = Math.hypot(x - a[0] - t * ex, y - a[1] - t * ey);
    if (d < distance) {
      distance = d;
      share = 1 - (i - 1 + t) / (points.length - 1);
    }
  }
  return { distance, share };
}

/** Distance to a polygon's edge in x and y, positive inside. */
function signedInside(polygon: readonly Vec3[], x: number, y: number): number {
  let inside = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [a, b] = [polygon[i]!, polygon[j]!];
    if (a[1] > y !== b[1] > y && x < a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside;
  }
  const { distance } = nearestOnRun([...polygon, polygon[0]!], x, y);
  return inside ? distance : -distance;
}
