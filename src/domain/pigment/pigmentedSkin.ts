import type { ImpressionLook, Rgb } from './look';

/** As in shaders/chunks/highlight.glsl. */
const HIGHLIGHT_KNEE = 1.3;

/** Amounts at one place, as in shaders/chunks/pigment.glsl. */
export interface PigmentAmounts {
  /** Sum of the marks' depths, 1 at the centre of an average one. */
  readonly mark: number;
  /** Density of average impressions around, over the reference: for red and for blue light. */
  readonly halo: readonly [number, number];
  /** In a scar: what pigment at the reference density leaves of the skin's own light, linear R, G, B, as in `ScarMap`. */
  readonly scarTone?: Rgb;
}

const NO_SCAR: Rgb = [1, 1, 1];

type Optics = Pick<
  ImpressionLook,
  'markDensity' | 'veil' | 'haloStrength' | 'haloDensity' | 'redness' | 'matte'
>;

/**
 * The light of treated skin: the same maths as shaders/chunks/pigment.glsl and highlight.glsl.
 *
 * @param light of the photo, linear R, G, B, 0..1
 * @param skinLevel darkest channel of the skin around, linear, or of the scar where that is lighter: gloss is what lies
 *   above it
 */
export function pigmentedLight(light: Rgb, skinLevel: number, amounts: PigmentAmounts, look: Optics): Rgb {
  const highlight = Math.max(0, Math.min(...light) - HIGHLIGHT_KNEE * skinLevel);
  const { mark, halo, scarTone = NO_SCAR } = amounts;
  const pulled = Math.min(1, halo[0]);
  const body = light.map((value, c) => (value - highlight) * (1 - pulled * (1 - scarTone[c]!)));
  const shallow = Math.min(...body);
  const halos = [halo[0], (halo[0] + halo[1]) / 2, halo[1]] as const;
  const gloss = highlight * (1 - look.matte * Math.min(1, halo[0]));
  const channel = (c: 0 | 1 | 2): number => {
    const below = (density: number): number => look.veil[c] + (1 - look.veil[c]) * Math.exp(-density);
    const deep = (body[c]! - shallow) * below(look.haloStrength * halos[c]);
    const passed = below(look.markDensity[c] * mark);
    const tone = Math.exp(-(look.haloDensity[c] + look.redness[c]) * halos[c]);
    return (shallow + deep) * tone * passed + gloss;
  };
  return [channel(0), channel(1), channel(2)];
}
