import type { HeadPoints } from '../head/types';
import type { AnalysisImage, Mask } from '../image';
import type { SeenMasks } from '../observation';
import { levelOf, LINEAR_OF_LEVEL } from '../pigment/colour';
import type { TreatmentPlan } from '../plan/TreatmentPlan';
import type { Fringe } from '../scalp/fringe';
import { hairBesideHead } from '../scalp/longHair';
import type { ScalpMaps } from '../scalp/types';
import { greyShare } from './greyShare';
import { croppedHairLight, skinUnderHair, type Planes } from './skinUnderHair';
import { strandDirections } from './strandDirection';
import { forEachIn, meansAround, windowAround, type Window } from './window';

/** What the picture needs to know of hair that is shown other than it is; row-major at the maps' size. */
export interface HairAhead {
  /** Of the hair, what the future changes: is gone, or has turned white; 0..255. null where it changes none. */
  readonly share: Uint8Array | null;
  /**
   * 4 bytes a pixel. sRGB of the skin under cropped hair, or the mean of long hair around · direction of the strands, see
   * `strandDirections`.
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
type HairGround = Pick<HairAhead, 'ground' | 'opacity'>;

/** Around the hair, mm. */
const MARGIN_MM = 10;
/** Mean of long hair is taken over about this, mm. */
const STRANDS_MM = 2.5;

/** Made when it is first asked for, and remembered; null where the skin's colour is not known, or there is no hair. */
export function hairAheadOf(seen: HairSeen): (future: Future) => HairAhead | null {
  let ground: HairGround | null | undefined;
  let grey: Uint8Array | null = null;
  return (future) => {
    ground ??= groundOf(seen);
    if (!ground) return null;
    if (future === 'receded') return { ...ground, share: seen.fringe.lost() };
    if (future === 'today') return { ...ground, share: null };
    grey ??= greyShare(seen.maps, seen.points, ground.opacity, seen.fringe.isLong);
    return { ...ground, share: grey };
  };
}

const withBeside = (hair: Uint8Array, beside: Uint8Array | null): Uint8Array =>
  beside ? hair.map((opacity, i) => Math.max(opacity, beside[i]!)) : hair;

/** Of 255: the outline runs where the person's coverage is half. */
const PERSON_FROM = 128;

function onPerson(hair: Uint8Array, person: Mask | null): Uint8Array {
  return person ? hair.map((opacity, i) => (person.coverage[i]! < PERSON_FROM ? 0 : opacity)) : hair;
}

function groundOf(seen: HairSeen): HairGround | null {
  const { analysis, masks, maps, points, fringe, mmPerPx } = seen;
  const hair = fringe.isLong
    ? withBeside(maps.hair.coverage, hairBesideHead(maps, masks, mmPerPx))
    : onPerson(maps.hair.coverage, maps.person);
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
  const directions = strandDirections(analysis, hair, window, mmPerPx, fringe.isLong);
  const ground = new Uint8Array(4 * hair.length);
  forEachIn(window, maps.width, (at, i) => {
    for (let k = 0; k < 3; k++) ground[4 * i + k] = byteOf(planes[k]![at]!);
    ground[4 * i + 3] = directions[at]!;
  });
  return { ground, opacity: hair };
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
