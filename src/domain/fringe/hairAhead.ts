import type { HeadPoints } from '../head/types';
import type { AnalysisImage, Mask } from '../image';
import type { SeenMasks } from '../observation';
import { levelOf, LINEAR_OF_LEVEL } from '../pigment/colour';
import type { TreatmentPlan } from '../plan/TreatmentPlan';
import type { Fringe } from '../scalp/fringe';
import { insideOf } from '../scalp/insideOf';
import { hairBesideHead } from '../scalp/longHair';
import type { ScalpMaps } from '../scalp/types';
import { withoutBareEdge } from './bareEdge';
import { greyShare } from './greyShare';
import { croppedHairLight, skinUnderHair, type Planes } from './skinUnderHair';
import { strandDirections } from './strandDirection';
import { forEachIn, meansAround, softened, windowAround, type Window } from './window';

/** What the picture needs to know of hair that is shown other than it is; row-major at the maps' size. */
export interface HairAhead {
  /** Of the hair, what the future changes: is gone, or has turned white; 0..255. null where it changes none. */
  readonly share: Uint8Array | null;
  /**
   * 4 bytes a pixel. sRGB of the skin under cropped hair, or the mean of long hair around · how squarely cropped hair faces the
   * camera, 0..255, or the direction of long strands, see `strandDirections`.
   */
  readonly ground: Uint8Array;
  /** How far hair hides what is behind it, 0..255: on the head, none of it on the background, and what of long hair stands out. */
  readonly opacity: Uint8Array;
}

export interface HairSeen {
  readonly analysis: AnalysisImage;
  readonly masks: SeenMasks;
  readonly maps: ScalpMaps;
  readonly points: HeadPoints;
  readonly fringe: Pick<Fringe, 'isLong' | 'lost'>;
  /** Of the maps, on skin that faces the camera. */
  readonly mmPerPx: number;
}

type Future = TreatmentPlan['fringe']['future'];
type HairGround = Pick<HairAhead, 'ground' | 'opacity'> & Pick<Spread, 'around'>;

/** Around the hair, mm. */
const MARGIN_MM = 10;
/** Mean of long hair is taken over about this, mm. */
const STRANDS_MM = 2.5;

/** Made when it is first asked for, and remembered; null where the skin's colour is not known, or there is no hair. */
export function hairAheadOf(seen: HairSeen): (future: Future) => HairAhead | null {
  let made: HairGround | null | undefined;
  let lost: Uint8Array | null = null;
  let grey: Uint8Array | null = null;
  return (future) => {
    made ??= groundOf(seen);
    if (!made) return null;
    const { around, ...ground } = made;
    if (future === 'receded') {
      const share = seen.fringe.lost();
      return { ...ground, share: share && (lost ??= around(share)) };
    }
    if (future === 'today') return { ...ground, share: null };
    const { maps, points, fringe } = seen;
    grey ??= greyShare(maps, points, fringe.isLong ? ground.opacity : maps.hair.coverage, fringe.isLong);
    return { ...ground, share: grey };
  };
}

const withBeside = (hair: Uint8Array, beside: Uint8Array | null): Uint8Array =>
  beside ? hair.map((opacity, i) => Math.max(opacity, beside[i]!)) : hair;

/** The photo spreads the edge of cropped hair over about this, where it is hardly seen as hair, mm. */
const SPREAD_MM = 0.5;

interface Spread {
  readonly opacity: Uint8Array;
  /** The same values, told for hair alone, beside it as they are next to it. */
  readonly around: (values: Uint8Array) => Uint8Array;
}

function spreadOf({ width, height, coverage }: Mask, mmPerPx: number): Spread {
  const radiusPx = Math.max(1, Math.round(SPREAD_MM / mmPerPx));
  const window = windowAround(coverage, width, height, 2 * radiusPx);
  if (!window) return { opacity: coverage, around: (values) => values };
  const weight = new Float32Array(window.columns * window.rows);
  forEachIn(window, width, (at, i) => (weight[at] = coverage[i]!));
  const soft = softened(weight, window, radiusPx);
  const opacity = coverage.slice();
  forEachIn(window, width, (at, i) => (opacity[i] = Math.max(coverage[i]!, Math.round(soft[at]!))));
  const around = (values: Uint8Array): Uint8Array => {
    const known = new Float32Array(weight.length);
    forEachIn(window, width, (at, i) => (known[at] = values[i]!));
    const means = meansAround(known, weight, window, radiusPx, soft);
    const spread = values.slice();
    forEachIn(window, width, (at, i) => {
      if (coverage[i] === 0 && opacity[i]! > 0) spread[i] = Math.round(means[at]!);
    });
    return spread;
  };
  return { opacity, around };
}

function onPerson(hair: Uint8Array, person: Mask | null): Uint8Array {
  return person ? hair.map((opacity, i) => (insideOf(person.coverage[i]!) === 0 ? 0 : opacity)) : hair;
}

function groundOf(seen: HairSeen): HairGround | null {
  const { analysis, masks, maps, points, fringe, mmPerPx } = seen;
  const spread = fringe.isLong ? null : spreadOf(maps.hair, mmPerPx);
  const hair = spread
    ? onPerson(spread.opacity, maps.person)
    : withBeside(maps.hair.coverage, hairBesideHead(analysis, maps, masks, mmPerPx));
  const window = windowAround(hair, maps.width, maps.height, Math.ceil(MARGIN_MM / mmPerPx));
  if (!maps.skin || !window) return null;
  const planes = fringe.isLong
    ? meanHair(analysis, hair, window, mmPerPx)
    : skinUnderHair(
        analysis,
        maps,
        maps.skin,
        points,
        window,
        mmPerPx,
        croppedHairLight(analysis, maps, maps.skin),
      );
  const directions = fringe.isLong ? strandDirections(analysis, hair, window, mmPerPx) : null;
  const ground = new Uint8Array(4 * hair.length);
  forEachIn(window, maps.width, (at, i) => {
    for (let k = 0; k < 3; k++) ground[4 * i + k] = byteOf(planes[k]![at]!);
    ground[4 * i + 3] = directions ? directions[at]! : Math.round(255 * Math.max(0, maps.facing[i]!));
  });
  const opacity = fringe.isLong ? hair : withoutBareEdge(analysis, maps, hair, planes, window, mmPerPx);
  return { ground, opacity, around: spread?.around ?? ((values) => values) };
}

function meanHair({ width, data }: AnalysisImage, hair: Uint8Array, window: Window, mmPerPx: number): Planes {
  const weight = new Float32Array(window.columns * window.rows);
  forEachIn(window, width, (at, i) => (weight[at] = hair[i]! / 255));
  const plane = (k: number): Float32Array => {
    const light = new Float32Array(weight.length);
    forEachIn(window, width, (at, i) => (light[at] = LINEAR_OF_LEVEL[data[4 * i + k]!]!));
    return meansAround(light, weight, window, STRANDS_MM / mmPerPx);
  };
  return [plane(0), plane(1), plane(2)];
}

const STEPS = 4096;
const LEVELS = Uint8Array.from({ length: STEPS + 1 }, (_, step) => Math.round(levelOf(step / STEPS)));
const byteOf = (light: number): number => LEVELS[Math.round(STEPS * Math.min(1, Math.max(0, light)))]!;
