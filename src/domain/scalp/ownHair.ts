import { connectedRuns } from '../connectedRuns';
import type { Mask } from '../image';
import type { ScalpMaps } from './types';

/** Hair of the scalp ends within these distances outside its usual border, mm: a low hairline or sideburns, never brows. [A] */
const GROWS_TO_MM = 8;
const ENDS_BY_MM = 15;
/** From this opacity on (0..255) hair continues hair beside it. */
const STRANDS_FROM = 100;

/** Share of the head that hair covers, below which it bears none: a bald head of which the model sees specks. */
const HAIRED_LEAST = 0.01;

type Surface = Pick<ScalpMaps, 'borderDistanceMm' | 'box'>;

/** `facing` is above 0 where the head is seen, nowhere outside its `box`. */
export type HeadInBox = Pick<ScalpMaps, 'width' | 'facing' | 'box'>;

/**
 * Of the hair on the head what grows on the scalp, without brows, lashes and whatever else the hair model takes for hair on
 * a face. Long hair is followed from the scalp to where it hangs.
 *
 * @param isLong of `LONG_FROM`
 */
export function ownHair(hair: Mask, { borderDistanceMm, box }: Surface, isLong: boolean): Mask {
  const { width, height } = hair;
  const coverage = new Uint8Array(hair.coverage.length);
  const hanging = isLong ? hangingFrom(hair, borderDistanceMm) : null;
  for (let y = box.y0; y <= box.y1; y++)
    for (let i = y * width + box.x0; i <= y * width + box.x1; i++) {
      const opacity = hair.coverage[i]!;
      if (opacity === 0) continue;
      const beyond = -borderDistanceMm[i]! - GROWS_TO_MM;
      const near = 1 - Math.min(1, Math.max(0, beyond / (ENDS_BY_MM - GROWS_TO_MM)));
      coverage[i] = hanging?.[i] === 1 ? opacity : Math.round(opacity * near);
    }
  return { width, height, coverage };
}

/**
 * Whether the head bears hair at all.
 *
 * @param opacity of hair on it, 0..255
 */
export function bearsHair(opacity: Uint8Array, { width, facing, box }: HeadInBox): boolean {
  let head = 0,
    haired = 0;
  for (let y = box.y0; y <= box.y1; y++)
    for (let i = y * width + box.x0, end = i + box.x1 - box.x0; i <= end; i++) {
      if (!(facing[i]! > 0)) continue;
      head++;
      haired += opacity[i]!;
    }
  return haired > 0 && haired >= 255 * HAIRED_LEAST * head;
}

/** 1 where strands go on without a gap from the scalp. */
function hangingFrom({ width, height, coverage }: Mask, borderDistanceMm: Float32Array): Uint8Array {
  const strands = new Uint8Array(coverage.length);
  for (let i = 0; i < strands.length; i++) strands[i] = coverage[i]! >= STRANDS_FROM ? 1 : 0;
  const { count, start, end, part } = connectedRuns(strands, 1, width, height);
  const grows = new Uint8Array(count);
  for (let run = 0; run < count; run++)
    for (let i = start[run]!; i < end[run]!; i++) if (borderDistanceMm[i]! > 0) grows[part[run]!] = 1;
  const hanging = new Uint8Array(coverage.length);
  for (let run = 0; run < count; run++) hanging.fill(grows[part[run]!]!, start[run], end[run]);
  return hanging;
}
