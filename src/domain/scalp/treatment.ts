import type { Mask } from '../image';
import type { HeadSurface } from '../head/types';
import type { PlannedHairline } from '../hairline/hairline';
import type { BrushStroke } from './strokes';
import type { ScalpMaps } from './types';

/** Hair coverage (0..255) at which impressions start to fade and are gone. */
const HAIR_FADE_FROM = 80;
const HAIR_FADE_TO = 220;

/**
 * Share of the full density at each pixel, 0..255, at the maps' size.
 *
 * @param hairline null for a uniform plan: no line, no gradient, no blending with hair
 * @param scalp the outline after the user's corrections
 */
export function treatmentCoverage(maps: ScalpMaps, scalp: Mask, hairline: PlannedHairline | null): Mask {
  const { width, height, positionMm, borderDistanceMm, hair } = maps;
  const inner = interior(scalp);
  if (!hairline) return inner;
  const coverage = new Uint8Array(width * height);
  for (let i = 0; i < coverage.length; i++) {
    const inside = inner.coverage[i]!;
    if (inside === 0) continue;
    // Where the user added skin beyond the border the correction itself is the edge.
    const added = maps.scalp.coverage[i] === 0;
    const density = added
      ? 1
      : hairline.density(
          positionMm[3 * i]!,
          positionMm[3 * i + 1]!,
          positionMm[3 * i + 2]!,
          borderDistanceMm[i]!,
        );
    coverage[i] = Math.round(inside * density * (1 - hairFade(hair.coverage[i] ?? 0)));
  }
  return { width, height, coverage };
}

/**
 * The outline without its soft rim: 0 wherever the pixel or one of its neighbours is less than half covered. So nothing
 * drawn between pixels can reach beyond the line at half coverage.
 */
export function interior({ width, height, coverage }: Mask): Mask {
  const inner = new Uint8Array(coverage.length);
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const covered = (k: number): boolean => coverage[k]! >= 128;
      const whole =
        covered(i) &&
        covered(i - 1) &&
        covered(i + 1) &&
        covered(i - width) &&
        covered(i + width) &&
        covered(i - width - 1) &&
        covered(i - width + 1) &&
        covered(i + width - 1) &&
        covered(i + width + 1);
      if (whole) inner[i] = coverage[i]!;
    }
  return { width, height, coverage: inner };
}

function hairFade(coverage: number): number {
  const t = Math.min(1, Math.max(0, (coverage - HAIR_FADE_FROM) / (HAIR_FADE_TO - HAIR_FADE_FROM)));
  return t * t * (3 - 2 * t);
}

/** The outline with the user's strokes, in order. Strokes are in photo px, the mask at the maps' size. */
export function correctedScalp(scalp: Mask, strokes: readonly BrushStroke[], photoPxPerPx: number): Mask {
  if (strokes.length === 0) return scalp;
  const coverage = scalp.coverage.slice();
  for (const stroke of strokes) drawStroke(coverage, scalp.width, scalp.height, stroke, photoPxPerPx);
  return { width: scalp.width, height: scalp.height, coverage };
}

function drawStroke(
  coverage: Uint8Array,
  width: number,
  height: number,
  stroke: BrushStroke,
  photoPxPerPx: number,
): void {
  const radius = stroke.radiusPx / photoPxPerPx;
  const points = stroke.points.map((v) => v / photoPxPerPx);
  for (let k = 0; k + 1 < points.length; k += 2) {
    const x1 = points[k]!,
      y1 = points[k + 1]!;
    const x0 = points[k - 2] ?? x1,
      y0 = points[k - 1] ?? y1;
    const left = Math.max(0, Math.floor(Math.min(x0, x1) - radius - 1));
    const right = Math.min(width - 1, Math.ceil(Math.max(x0, x1) + radius + 1));
    const top = Math.max(0, Math.floor(Math.min(y0, y1) - radius - 1));
    const bottom = Math.min(height - 1, Math.ceil(Math.max(y0, y1) + radius + 1));
    for (let y = top; y <= bottom; y++)
      for (let x = left; x <= right; x++) {
        const amount = Math.min(
          1,
          Math.max(0, radius + 0.5 - distanceToSegment(x + 0.5, y + 0.5, x0, y0, x1, y1)),
        );
        if (amount === 0) continue;
        const i = y * width + x;
        const now = coverage[i]!;
        coverage[i] =
          stroke.mode === 'add'
            ? Math.max(now, Math.round(255 * amount))
            : Math.min(now, Math.round(255 * (1 - amount)));
      }
  }
}

function distanceToSegment(x: number, y: number, x0: number, y0: number, x1: number, y1: number): number {
  const dx = x1 - x0,
    dy = y1 - y0;
  const squared = dx * dx + dy * dy;
  const t = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / squared));
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
}

/** Area of the whole head that the plan treats, weighted by density, cm2; without a line the whole hair-bearing scalp. */
export function plannedAreaCm2(surface: HeadSurface, hairline: PlannedHairline | null): number {
  const { positionsMm: p, triangles, borderDistanceMm } = surface;
  let totalMm2 = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t]!,
      b = triangles[t + 1]!,
      c = triangles[t + 2]!;
    const border = (borderDistanceMm[a]! + borderDistanceMm[b]! + borderDistanceMm[c]!) / 3;
    if (border <= 0) continue;
    const middle = (k: number): number => (p[3 * a + k]! + p[3 * b + k]! + p[3 * c + k]!) / 3;
    const share = hairline ? hairline.density(middle(0), middle(1), middle(2), border) : 1;
    const ux = p[3 * b]! - p[3 * a]!,
      uy = p[3 * b + 1]! - p[3 * a + 1]!,
      uz = p[3 * b + 2]! - p[3 * a + 2]!;
    const vx = p[3 * c]! - p[3 * a]!,
      vy = p[3 * c + 1]! - p[3 * a + 1]!,
      vz = p[3 * c + 2]! - p[3 * a + 2]!;
    totalMm2 += share * 0.5 * Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx);
  }
  return totalMm2 / 100;
}

/** Share of the visible scalp, by skin area, on which the hair model sees hair: 0..1. */
export function hairShareOf(maps: ScalpMaps, scalp: Mask): number {
  let hairMm2 = 0;
  let totalMm2 = 0;
  for (let i = 0; i < scalp.coverage.length; i++) {
    const skinMm2 = (scalp.coverage[i]! / 255) * maps.areaMm2[i]!;
    totalMm2 += skinMm2;
    hairMm2 += skinMm2 * hairFade(maps.hair.coverage[i] ?? 0);
  }
  return totalMm2 > 0 ? hairMm2 / totalMm2 : 0;
}
