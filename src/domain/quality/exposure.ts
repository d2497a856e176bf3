import type { AnalysisImage } from '../image';
import type { ScalpMaps } from '../scalp/types';
import { lightOf } from './light';

/** Linear light, 0..1 of what the file can hold. */
export interface Exposure {
  /** The brightest hundredth of the picture or of the head, whichever is brighter. */
  readonly brightest: number;
  /** The brightest tenth of the head: its lit side and its highlights. */
  readonly headLit: number;
  /** Share of the scalp whose colour is burnt out. */
  readonly burntShare: number;
}

/** Pixels that are looked at: each of these steps along a row. */
const STEP_PX = 3;
/** All three channels this high leave no colour for an impression to darken, of 255. */
const BURNT_LEVEL = 247;

export function exposure({ data }: AnalysisImage, { facing, scalp }: ScalpMaps): Exposure {
  const picture = new Histogram();
  const head = new Histogram();
  let scalpPixels = 0;
  let burnt = 0;
  for (let i = 0; i < facing.length; i += STEP_PX) {
    const [r, g, b] = [data[4 * i]!, data[4 * i + 1]!, data[4 * i + 2]!];
    const luminance = 0.2126 * LINEAR[r]! + 0.7152 * LINEAR[g]! + 0.0722 * LINEAR[b]!;
    picture.add(luminance);
    if (facing[i]! > 0) head.add(luminance);
    if (scalp.coverage[i]! < 128) continue;
    scalpPixels++;
    if (Math.min(r, g, b) >= BURNT_LEVEL) burnt++;
  }
  return {
    brightest: Math.max(picture.quantile(0.99), head.quantile(0.99)),
    headLit: head.quantile(0.9),
    burntShare: scalpPixels > 0 ? burnt / scalpPixels : 0,
  };
}

const BINS = 1024;

/** Of linear light; finer where it is dark. */
class Histogram {
  private readonly counts = new Uint32Array(BINS);
  private total = 0;

  add(luminance: number): void {
    const bin = Math.min(BINS - 1, Math.floor(Math.sqrt(luminance) * BINS));
    this.counts[bin]!++;
    this.total++;
  }

  quantile(share: number): number {
    let below = 0;
    for (let bin = 0; bin < BINS; bin++) {
      below += this.counts[bin]!;
      if (below > share * this.total) return ((bin + 0.5) / BINS) ** 2;
    }
    return 0;
  }
}

const LINEAR = Float32Array.from({ length: 256 }, (_, level) => lightOf(level));
