import { latticeNoise, valueNoise } from '../random';
import { smooth } from '../smoothstep';
import { chartOf, type HeadDome } from './frontChart';
import { UNIT_MM } from './plane';

/** Gaps in the front of a line. They run the way hair grows and narrow to the back; no two are alike. */
export interface LineGaps {
  /** From one gap to the next, along the line, mm: in the mean. */
  readonly everyMm: number;
  /** Usual width at the very front, and the most that a gap reaches behind the wandering line, mm. */
  readonly widthMm: number;
  readonly reachMm: number;
  /** Share of the dots that a gap takes, 0..1. */
  readonly strength: number;
}

/** Share of the dots that gaps take at a point of the head so far behind the wandering line, 0..1. */
export type GapsAt = (x: number, y: number, z: number, behindMm: number) => number;

/** On the map of the head hair of the front runs away from here, so many radii behind the map's middle: near the vertex. */
const HAIR_FROM = 1.1;
/** Each gap lies so far from the middle of its stretch, of the stretch. */
const JITTER = 0.7;
/** Widths and reaches are uniform between these shares. */
const WIDTHS = [0.5, 1.5] as const;
const REACHES = [0.4, 1] as const;
/** Stretches without a gap. */
const CLOSED_SHARE = 0.15;
/** A gap is half an ellipse that is open to the front; within this share of its square radius it sets in. */
const RIM = 0.5;
/** Gaps bend aside by so much at this scale, mm. */
const BEND_MM = 0.9;
const BEND_SCALE_MM = 6;

export function lineGaps(gaps: LineGaps, { centreMm: [cx, cy, cz] }: HeadDome, seed: number): GapsAt {
  const gapAt = gapsAlong(gaps, seed);
  return (x, y, z, behindMm) => {
    if (behindMm >= gaps.reachMm) return 0;
    const [u, v] = chartOf(x - cx, y - cy, z - cz);
    const bendMm = BEND_MM * valueNoise(x / BEND_SCALE_MM, y / BEND_SCALE_MM, z / BEND_SCALE_MM, seed);
    return gapAt(Math.atan2(u, HAIR_FROM - v) * HAIR_FROM * UNIT_MM + bendMm, behindMm);
  };
}

/** The same gaps on a strip: share of the dots that they take so far along the line and behind it, mm; 0..1. */
export function gapsAlong(
  { everyMm, widthMm, reachMm, strength }: LineGaps,
  seed: number,
): (alongMm: number, behindMm: number) => number {
  return (alongMm, behindMm) => {
    const stretch = Math.floor(alongMm / everyMm);
    let most = 0;
    for (let k = stretch - 1; k <= stretch + 1; k++) {
      const drawn = (of: number): number => latticeNoise(k, of, 0, seed);
      if (drawn(0) < CLOSED_SHARE) continue;
      const endMm = reachMm * between(REACHES, drawn(1));
      if (behindMm >= endMm) continue;
      const middleMm = everyMm * (k + 0.5 + JITTER * (drawn(2) - 0.5));
      const halfMm = (widthMm / 2) * between(WIDTHS, drawn(3));
      const out = ((alongMm - middleMm) / halfMm) ** 2 + (Math.max(0, behindMm) / endMm) ** 2;
      most = Math.max(most, smooth((1 - out) / RIM));
    }
    return strength * most;
  };
}

const between = ([least, most]: readonly [number, number], share: number): number =>
  least + (most - least) * share;
