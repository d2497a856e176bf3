import { smoothstep } from '../smoothstep';
import type { ImpressionLook, Rgb } from './look';

/** As in shaders/chunks/highlight.glsl. */
const HIGHLIGHT_KNEE = 1.3;
const RED_CLIPS_FROM = 0.8;
const RED_CLIPPED = 0.97;
const BLOWN_FROM = 0.12;
const BLOWN = 0.27;
const BLOWN_SPARED = 0.15;

/** Means around a place; the same as `Shine` there. */
export interface Shine {
  /** Darkest channel of the skin's own light, linear, or of the scar where that is lighter. */
  readonly level: number;
  /** Of gloss in the darkest channel. */
  readonly glossShare: number;
  /** What clipping took from red, over red. */
  readonly redLost: number;
}

/** Amounts at one place, as in shaders/chunks/pigment.glsl. */
export interface PigmentAmounts {
  /** Sum of the marks' depths, 1 at the centre of an average one. */
  readonly mark: number;
  /** The same, each mark times its warmth, -1 the coolest … 1 the warmest; 0 where marks are as warm as the average. */
  readonly warm?: number;
  /** Density of average impressions around, over the reference: for red and for blue light. */
  readonly halo: readonly [number, number];
  /** In a scar: what pigment at the reference density leaves of the skin's own light, linear R, G, B, as in `ScarMap`. */
  readonly scarTone?: Rgb;
  /** The halo for red light that a scar's dots would give were they all around, and by which it is toned at the least. */
  readonly scarPigment?: number;
}

/** As in shaders/chunks/pigment.glsl. */
const ALONE = 0.47;
const CROWDING = 7;
const GREEN_LOST = 0.92;
const GREEN_WITHOUT_BLOOD = 0.29;
const BLOOD_HIDDEN = 0.57;

const NO_SCAR: Rgb = [1, 1, 1];

type Optics = Pick<
  ImpressionLook,
  'markDensity' | 'toneSpread' | 'veil' | 'deepVeil' | 'haloStrength' | 'haloDensity' | 'redness' | 'matte'
>;

/**
 * The light of treated skin: the same maths as shaders/chunks/pigment.glsl and highlight.glsl.
 *
 * @param photo its light, linear R, G, B, 0..1
 */
export function pigmentedLight(photo: Rgb, shine: Shine, amounts: PigmentAmounts, look: Optics): Rgb {
  const least = Math.min(...photo);
  const highlight = Math.max(shine.glossShare * least, least - HIGHLIGHT_KNEE * shine.level);
  const lost = shine.redLost * smoothstep(RED_CLIPS_FROM, RED_CLIPPED, photo[0]);
  const light: Rgb = [photo[0] * (1 + lost), photo[1], photo[2]];
  const { mark, warm = 0, halo, scarTone = NO_SCAR, scarPigment = 0 } = amounts;
  const pulled = Math.min(1, Math.max(halo[0], scarPigment));
  const body = light.map((value, c) => (value - highlight) * (1 - pulled * (1 - scarTone[c]!)));
  const shallow = Math.min(...body);
  const spared = (1 - look.matte) * BLOWN_SPARED * smoothstep(BLOWN_FROM, BLOWN, lost);
  const [red, blue] = [halo[0] * (1 - spared), halo[1] * (1 - spared)];
  const halos = [red, (red + blue) / 2, blue] as const;
  const gloss = highlight * (1 - look.matte * Math.min(1, halo[0]));
  const below = (veil: number, density: number): number => veil + (1 - veil) * Math.exp(-density);
  const markTone = warmestMark(look.markDensity, look.toneSpread);
  const kept = (c: 0 | 1 | 2): number =>
    below(look.deepVeil[c], look.haloStrength * (c === 1 ? GREEN_LOST : 1) * tinting(halos[c]));
  const deep = (c: 0 | 1 | 2): number => (body[c]! - shallow) * kept(c);
  const paled = BLOOD_HIDDEN * (1 - kept(1)) * Math.max(0, GREEN_WITHOUT_BLOOD * deep(0) - deep(1));
  const channel = (c: 0 | 1 | 2): number => {
    const passed = below(look.veil[c], look.markDensity[c] * mark + markTone[c] * warm);
    const tone = Math.exp(-(look.haloDensity[c] + look.redness[c]) * tinting(halos[c]));
    return (shallow + deep(c) + (c === 1 ? paled : 0)) * tone * passed + gloss;
  };
  return [channel(0), channel(1), channel(2)];
}

/** What the warmest mark takes more of each colour than an average one of this density. */
export const warmestMark = ([red, , blue]: Rgb, toneSpread: number): Rgb => [
  -toneSpread * red,
  0,
  toneSpread * blue,
];

/** What density of impressions does to the skin between them: as far apart as at a front row, little; crowded, no more. */
function tinting(halo: number): number {
  const below = Math.min(halo, 1),
    above = Math.max(halo - 1, 0);
  return below * (ALONE + (1 - ALONE) * below) + ((2 - ALONE) * above) / (1 + CROWDING * above);
}

/** The halo, of one of the reference, that tints by so much of what that does, 0..1. */
export const haloTinting = (share: number): number =>
  (Math.sqrt(ALONE ** 2 + 4 * (1 - ALONE) * share) - ALONE) / (2 * (1 - ALONE));

/** Skin of this darkest channel, all of it its own light. */
export const withoutShine = (level: number): Shine => ({ level, glossShare: 0, redLost: 0 });
