import { PATCH_NUMBERS, ROUNDING } from './grainPatches';
import { lightOf, lightPerLevel } from './light';
import type { GrainPatches } from './types';

/** How the levels of a photo waver without anything in the scene that does. Linear light, 1 is white. */
export interface PhotoNoise {
  /** Variance of a channel = noiseFloor + noisePerLight * that channel's light; measured in green. */
  readonly noiseFloor: number;
  readonly noisePerLight: number;
  /** Of neighbouring pixels, 0..0.84. */
  readonly noiseCorrelation: number;
  /** How the three channels go together: 0 each for itself, 1 grey. */
  readonly noiseGrey: number;
}

/** One of `GrainPatches`. */
export interface GrainPatch {
  readonly xPx: number;
  readonly yPx: number;
  /** Mean of green, 0..255; the rest in levels². */
  readonly level: number;
  readonly variance: number;
  readonly ofNeighbours: number;
  readonly finest: number;
  readonly together: number;
  readonly apart: number;
}

export function patchesOf(numbers: GrainPatches): readonly GrainPatch[] {
  return Array.from({ length: numbers.length / PATCH_NUMBERS }, (_, k) => {
    const at = PATCH_NUMBERS * k;
    return {
      xPx: numbers[at]!,
      yPx: numbers[at + 1]!,
      level: numbers[at + 2]!,
      variance: numbers[at + 3]!,
      ofNeighbours: numbers[at + 4]!,
      finest: numbers[at + 5]!,
      together: numbers[at + 6]!,
      apart: numbers[at + 7]!,
    };
  });
}

/** Steps of brightness that are judged each for itself, and the patches that each of them wants. */
const MOST_STEPS = 8;
const PATCHES_A_STEP = 40;
/** Fewer patches of skin say nothing. */
const LEAST_PATCHES = PATCHES_A_STEP;

/**
 * White noise spread by a Gaussian of 0, 0.4, 0.5, 0.6, 0.7, 0.85, 1 and 1.2 px: how far neighbours go together. What is
 * left of that beside the shading at each range of ranks, and of the variance (`Ranks`), was measured on 4096 patches.
 */
const CORRELATION = [0, 0.088, 0.262, 0.446, 0.582, 0.705, 0.778, 0.84];

/** The patches of this share of all, ordered by variance. */
interface Ranks {
  readonly from: number;
  readonly to: number;
  readonly correlationLeft: readonly number[];
  readonly varianceLeft: readonly number[];
}

/** Below the middle; the very lowest of a JPEG are blocks that were flattened. */
const ON_SKIN: Ranks = {
  from: 0.1,
  to: 0.4,
  correlationLeft: [-0.051, 0.012, 0.138, 0.278, 0.393, 0.499, 0.557, 0.604],
  varianceLeft: [0.897, 0.878, 0.827, 0.748, 0.666, 0.563, 0.474, 0.37],
};
/** The smoothest. */
const IN_PHOTO: Ranks = {
  from: 0.02,
  to: 0.12,
  correlationLeft: [-0.055, 0.004, 0.119, 0.251, 0.359, 0.464, 0.525, 0.575],
  varianceLeft: [0.786, 0.767, 0.716, 0.633, 0.546, 0.439, 0.353, 0.263],
};
/** By the finest band: at this rank white noise of 1 level shows 0.7. */
const FINEST_RANK = 0.1;

/**
 * The noise on the skin. What wavers least at each brightness is nearest to noise alone: the lower envelope of Liu,
 * Freeman, Szeliski and Kang 2006 ("Noise estimation from a single image", CVPR). Skin itself wavers, with pores and fine
 * folds over all of it, so three figures bound one another: all that wavers on the skin; below it what wavers in the
 * photo's smoothest places about as bright, where there is no skin texture; and not below that the finest band on the
 * skin, which noise reaches and a lens does not, for a wall may be painted, cut out or smoothed.
 *
 * @returns null where there is too little skin
 */
export function noiseOn(skin: readonly GrainPatch[], elsewhere: readonly GrainPatch[]): PhotoNoise | null {
  if (skin.length < LEAST_PATCHES) return null;
  const count = Math.min(MOST_STEPS, Math.floor(skin.length / PATCHES_A_STEP));
  const byLevel = [...skin].sort((a, b) => a.level - b.level);
  const steps = Array.from({ length: count }, (_, k) =>
    noiseAt(
      byLevel.slice(Math.floor((k * skin.length) / count), Math.floor(((k + 1) * skin.length) / count)),
      elsewhere,
    ),
  );
  const total = sumOf(steps, ({ variance }) => variance);
  const weighed = (of: (step: NoiseStep) => number): number =>
    total > 0 ? sumOf(steps, (step) => step.variance * of(step)) / total : 0;
  return {
    ...lineThrough(steps),
    noiseCorrelation: weighed(({ correlation }) => correlation),
    noiseGrey: weighed(({ grey }) => grey),
  };
}

/** At one brightness, levels². */
interface NoiseStep {
  readonly level: number;
  readonly variance: number;
  readonly correlation: number;
  readonly grey: number;
}

/** Off the skin as many patches are asked, as far from it in brightness: within that, noise changes less than skin does. */
const ASKED_ELSEWHERE = 60;
const FARTHEST_LEVELS = 50;

function noiseAt(skin: readonly GrainPatch[], elsewhere: readonly GrainPatch[]): NoiseStep {
  const [darkest, brightest] = [skin[0]!.level, skin[skin.length - 1]!.level];
  const offBy = ({ level }: GrainPatch): number => Math.max(0, darkest - level, level - brightest);
  const asBright = elsewhere.filter((patch) => offBy(patch) === 0);
  const asked = asBright.length >= ASKED_ELSEWHERE ? asBright : nearest(elsewhere, offBy);
  const all = noiseAmong(skin, ON_SKIN);
  const smooth = noiseAmong([...skin, ...asked], IN_PHOTO);
  const finest = Float64Array.from(skin, (patch) => patch.finest).sort()[
    Math.floor(FINEST_RANK * skin.length)
  ]!;
  const white = Math.max(0, finest - ROUNDING);
  if (Math.max(smooth.variance, white) >= all.variance) return all;
  return {
    ...(smooth.variance >= white ? smooth : { ...all, variance: white, correlation: 0 }),
    level: all.level,
  };
}

function nearest(elsewhere: readonly GrainPatch[], offBy: (patch: GrainPatch) => number): GrainPatch[] {
  const off = Float64Array.from(elsewhere, offBy);
  const farthest = off.slice().sort()[Math.min(ASKED_ELSEWHERE, off.length) - 1] ?? 0;
  const most = Math.min(FARTHEST_LEVELS, farthest);
  const near = elsewhere.filter((_, k) => off[k]! <= most);
  return near.sort((a, b) => offBy(a) - offBy(b)).slice(0, ASKED_ELSEWHERE);
}

/** The noise that leaves such patches at these ranks. */
function noiseAmong(patches: readonly GrainPatch[], ranks: Ranks): NoiseStep {
  const first = Math.floor(ranks.from * patches.length);
  const end = Math.max(first + 1, Math.floor(ranks.to * patches.length));
  const most = Float64Array.from(patches, (patch) => patch.variance).sort()[end - 1] ?? Infinity;
  const chosen = patches
    .filter((patch) => patch.variance <= most)
    .sort((a, b) => a.variance - b.variance)
    .slice(first, end);
  const variance = meanOf(chosen, (patch) => patch.variance);
  const together = sumOf(chosen, (patch) => patch.together);
  const apart = sumOf(chosen, (patch) => patch.apart);
  const correlation = variance > 0 ? meanOf(chosen, (patch) => patch.ofNeighbours) / variance : 0;
  return {
    level: meanOf(chosen, (patch) => patch.level),
    variance:
      Math.max(0, variance - ROUNDING) / interpolated(correlation, ranks.correlationLeft, ranks.varianceLeft),
    correlation: interpolated(correlation, ranks.correlationLeft, CORRELATION),
    grey: apart > 0 ? Math.min(1, Math.max(0, together / apart)) : 1,
  };
}

const sumOf = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);
const meanOf = <T>(items: readonly T[], of: (item: T) => number): number => sumOf(items, of) / items.length;

/** Between the given places, which rise; beyond them as at the nearest. */
export function interpolated(at: number, places: readonly number[], values: readonly number[]): number {
  const next = places.findIndex((place) => place >= at);
  if (next === 0) return values[0]!;
  if (next < 0) return values[values.length - 1]!;
  const along = (at - places[next - 1]!) / (places[next]! - places[next - 1]!);
  return values[next - 1]! + along * (values[next]! - values[next - 1]!);
}

/** Brightnesses whose light differs by less tell nothing of a floor, and an impression is darker than all of them. */
const LEAST_RANGE = 4;

/**
 * The line through the variances in linear light that is nearest by their own size, neither of its two figures below 0.
 * Noise of photons has no floor, and noise of the same size at each level of the file nearly none.
 */
function lineThrough(steps: readonly NoiseStep[]): Pick<PhotoNoise, 'noiseFloor' | 'noisePerLight'> {
  const usual = meanOf(steps, ({ variance }) => variance);
  const points = steps.map(({ level, variance }) => {
    const scale = lightPerLevel(level) ** 2;
    return {
      light: lightOf(level),
      variance: scale * variance,
      weight: 1 / (scale * (variance + usual) || 1) ** 2,
    };
  });
  const moment = (of: (point: (typeof points)[number]) => number): number =>
    sumOf(points, (point) => point.weight * of(point));
  const [one, x, xx] = [moment(() => 1), moment((p) => p.light), moment((p) => p.light ** 2)];
  const [y, xy] = [moment((p) => p.variance), moment((p) => p.light * p.variance)];
  const proportional = { noiseFloor: 0, noisePerLight: xy / xx };
  const lights = points.map(({ light }) => light);
  if (Math.max(...lights) < LEAST_RANGE * Math.min(...lights)) return proportional;
  const across = one * xx - x * x;
  const noisePerLight = (one * xy - x * y) / across;
  const noiseFloor = (xx * y - x * xy) / across;
  if (noiseFloor < 0) return proportional;
  return noisePerLight < 0 ? { noiseFloor: y / one, noisePerLight: 0 } : { noiseFloor, noisePerLight };
}
