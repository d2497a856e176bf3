import { isInField } from '../follicles/fieldMargin';
import type { Mask } from '../image';
import type { ScalpMaps } from './types';

/** One drag of the outline brush. Photo pixels. */
export interface BrushStroke {
  readonly mode: 'add' | 'remove';
  readonly radiusPx: number;
  /** x, y, x, y, … at least one point */
  readonly points: readonly number[];
}

export interface CorrectedScalp {
  readonly scalp: Mask;
  /** What the user added by hand, 0..255: it is treated wherever the planned line runs. null where nothing was added. */
  readonly added: Mask | null;
  /** What the user took away by hand, 0..255: nothing is treated there. null where nothing was taken away. */
  readonly removed: Mask | null;
}

/**
 * The machine's outline with the user's strokes, in order. Skin where no impression can lie (face, ears, background) is
 * not added.
 *
 * @param strokes in photo px
 */
export function correctedScalp(maps: ScalpMaps, strokes: readonly BrushStroke[]): CorrectedScalp {
  const { scalp } = maps;
  if (strokes.length === 0) return { scalp, added: null, removed: null };
  const { width, height } = scalp;
  const coverage = scalp.coverage.slice();
  const added = new Uint8Array(width * height);
  const removed = new Uint8Array(width * height);
  const canBear = isInField(maps);
  for (const stroke of strokes)
    forEachPixel(maps, stroke, (i, amount) => {
      const painted = Math.round(255 * amount);
      if (stroke.mode === 'remove') {
        coverage[i] = Math.min(coverage[i]!, 255 - painted);
        added[i] = Math.min(added[i]!, 255 - painted);
        removed[i] = Math.max(removed[i]!, painted);
      } else if (canBear(i)) {
        coverage[i] = Math.max(coverage[i]!, painted);
        added[i] = Math.max(added[i]!, painted);
        removed[i] = Math.min(removed[i]!, 255 - painted);
      }
    });
  const mask = (of: Uint8Array): Mask => ({ width, height, coverage: of });
  return { scalp: mask(coverage), added: mask(added), removed: mask(removed) };
}

/** Calls back with each pixel of the maps that the stroke covers and how much of it, 0..1. */
function forEachPixel(
  { width, height, photoPxPerPx }: ScalpMaps,
  stroke: BrushStroke,
  paint: (i: number, amount: number) => void,
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
        const amount = radius + 0.5 - distanceToSegment(x + 0.5, y + 0.5, x0, y0, x1, y1);
        if (amount > 0) paint(y * width + x, Math.min(1, amount));
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
