import type { TreatmentPlan } from '../plan/TreatmentPlan';
import { NEEDLED } from './blood';
import { PIGMENT_SKEW } from './deviation';
import { healedState, type HealedState } from './healing';
import type { ImpressionLook, Rgb, SessionLook } from './look';
import { LINE_STYLES } from '../hairline/styles';
import { markShape, shapeAreaMm2 } from './markShape';
import { pigmentLeft, toneLeft } from './seenLoss';
import { SESSIONS } from './sessions';
import { mixture } from './shades';
import { deepVeil, melaninOf, skinVeil } from './skinVeil';

/** What of a plan an impression's look depends on. */
export type LookedAt = Pick<
  TreatmentPlan,
  'pigment' | 'deposit' | 'finish' | 'skin' | 'sessions' | 'age' | 'hairline'
>;

type Deposit = TreatmentPlan['deposit'];

/** The deposit and the mixture (shade 30, medium family) that the densities below belong to. */
const REFERENCE: Deposit = { diameterMm: 0.25, points: 1, depthMm: 0.5, angleDeg: 60 };
/** Pigment that three points leave beside one of them: they share the drop. [A] */
const THREE_POINTS_PIGMENT = 1.6;
const REFERENCE_SHAPE = markShape(REFERENCE);
const REFERENCE_PER_CM2 = 110;
/**
 * What marks and halo of the reference take away, natural log, linear R, G, B; calibrated on the SMP reference's table
 * of real scalps. The marks are nearly neutral and carry most of the loss of colour, so that the skin between them keeps
 * its warmth: darker by all channels, blue too, not a pale grey film.
 */
const MARK_DENSITY: Rgb = [1.72, 1.83, 1.93];
const HALO_DENSITY: Rgb = [0.05, 0.063, 0.089];
const HALO_STRENGTH = 1.04;
/**
 * Of a little pigment the first grains count most: real work darkens skin by 6 to 20 L* and leaves it half of its chroma,
 * the faint as the strong. Pigment over the reference's at which half of what it could take is gone. [A]
 */
const HALO_HALF_FULL = 0.8;
/** Of more than the reference's pigment little is left to take: so much. [A] */
const HALO_LEVEL = 0.1;
/** Rise at the reference's pigment, from either side. */
const HALO_RISE = HALO_HALF_FULL / (1 + HALO_HALF_FULL);
/** How much more than the reference's a denser mixture takes from one colour than from the others: it is neutral. [A] */
const MARK_COLOUR_LEVEL = 0.2;
const HALO_COLOUR_LEVEL = 0.02;
/** Share of a mixture's own balance of colours that the tone between the marks has. [A] */
const HALO_TINTED = 0.3;
/** Share of the halo that blood in fully reddened skin outshines. [A] */
const HALO_LOST_TO_REDNESS = 0.5;
/** Light carried sideways from the reference depth: red travels farthest. One sigma, mm. */
const HALO_SIGMA_MM = { red: 3, blue: 2.3 };
/** Red skin around fresh marks: 1 to 2 mm wide, uneven from dot to dot and from patch to patch. [A] */
const RED_SKIN_SIGMA_MM = { red: 2.2, blue: 0.75 };
const PATCHINESS = 0.22;
/** Redness from which it is seen dot by dot; less is even and passes into the healed halo. */
const PATCHY_FROM = 0.3;
/** The halo narrows towards the surface, to this share of its width at the reference depth. [A] */
const HALO_AT_SURFACE = 0.6;
/** Natural spread of a hand's work: relative, one sigma. [A] */
const SPREAD = {
  toneSpread: 0.065,
  sizeSpread: 0.19,
  strengthSpread: 0.36,
  strengthSkew: PIGMENT_SKEW,
  depthSpread: 0.18,
  directionSpreadRad: 0.25,
  shapeSpread: 0.16,
};
/** Strong mixtures are for dark skin: their dots would all be black, had they no more spread. [A] */
const MORE_SPREAD_ON_DARK = 0.52;
/** Of blue light, the share that the skin above the deepest pigment sends back before it gets there: Tyndall's blue. [A] */
const BLUE_SENT_BACK = 0.22;
const DEEPEST_MM = 1;
/** Depth is varied by this share to see what it changes. */
const DEPTH_STEP = 0.05;

/** Share of the marks' contrast that flaking skin hides. [A] */
const FLAKES = 0.3;
/** Old pigment takes more red light and less blue. [A] */
const COOL: Rgb = [0.055, 0, -0.09];

/** What one impression of this plan looks like. */
export function impressionLook(plan: LookedAt): ImpressionLook {
  const { deposit } = plan;
  const mixed = mixture(plan.pigment);
  const { days, sun, touchUpYears } = plan.age;
  const healedOn = (scar: boolean) => healedState({ days, sun, touchUpYears, skin: plan.skin.type, scar });
  const aged = healedOn(false);
  const healed = markShape(deposit);
  const shape = markShape({ ...deposit, diameterMm: deposit.diameterMm * aged.depositSize });
  const seen = shape.column,
    reference = REFERENCE_SHAPE.column;
  // As much pigment as the needle's opening takes, thinned by the area over which healed skin shows it.
  const pigment =
    mixed.strength *
    (deposit.diameterMm / REFERENCE.diameterMm) ** 2 *
    (deposit.points === 3 ? THREE_POINTS_PIGMENT : 1);
  const thinned = shapeAreaMm2(REFERENCE_SHAPE) / shapeAreaMm2(healed);
  const tint = rgb((c) => mixed.rgb[c] * (1 + COOL[c] * aged.cool));
  const met = metByLight(deposit.depthMm);
  const healedDensity = rgb(
    (c) =>
      (coloured(MARK_DENSITY, c, pigment, MARK_COLOUR_LEVEL) * thinned * tint[c] * met[c] * seen.mark[c]) /
      reference.mark[c],
  );
  const strengthOf = ({ strength, lasting, size }: HealedState): number =>
    (strength / lasting) * pigmentLeft(lasting, healedDensity[1], size);
  const widened = HALO_AT_SURFACE + (1 - HALO_AT_SURFACE) * (deposit.depthMm / REFERENCE.depthMm);
  return {
    markSigmaMm: aged.size * Math.sqrt(shape.acrossMm2),
    elongation: Math.sqrt(shape.alongMm2 / shape.acrossMm2),
    markDensity: rgb((c) => healedDensity[c] * strengthOf(aged)),
    veil: flaked(skinVeil(plan.skin.type), aged.flaking),
    deepVeil: flaked(deepVeil(plan.skin.type), aged.flaking),
    haloSigmaMm: [haloSigmaMm('red', aged.redness) * widened, haloSigmaMm('blue', aged.redness) * widened],
    haloStrength:
      toneLeft(aged.lasting, HALO_STRENGTH * filling((pigment * seen.halo[0]) / reference.halo[0])) *
      (1 - HALO_LOST_TO_REDNESS * aged.redness),
    haloReferencePerCm2: REFERENCE_PER_CM2,
    haloDensity: rgb(
      (c) =>
        (coloured(HALO_DENSITY, c, pigment, HALO_COLOUR_LEVEL) *
          aged.lasting *
          (1 + HALO_TINTED * (tint[c] - 1)) *
          seen.halo[c]) /
        reference.halo[c],
    ),
    redness: rgb((c) => NEEDLED[c] * aged.redness),
    patchiness: PATCHINESS * Math.min(1, aged.redness / PATCHY_FROM),
    ...SPREAD,
    strengthSpread: SPREAD.strengthSpread * (1 + MORE_SPREAD_ON_DARK * melaninOf(plan.skin.type)),
    ...changeByDepth(deposit),
    edgeSize: LINE_STYLES[plan.hairline.style].dotSize,
    edgeStrength: LINE_STYLES[plan.hairline.style].dotStrength,
    sessions: [sessionLook(1), sessionLook(2), sessionLook(3)],
    sessionsShown: plan.sessions.shown,
    scarStrength: strengthOf(healedOn(true)) / strengthOf(aged),
    visible: aged.visible,
    matte: plan.finish === 'matte' ? 1 : 0,
  };
}

const rgb = (of: (channel: 0 | 1 | 2) => number): Rgb => [of(0), of(1), of(2)];

/** A power up to the reference, where `amount` is 1; above it rises by no more than `most`. */
const levelling = (amount: number, power: number, most: number): number =>
  amount <= 1 ? amount ** power : 1 + most * (1 - amount ** (-power / most));

/** Of the halo's strength at the reference, where `amount` is 1. */
const filling = (amount: number): number =>
  amount <= 1
    ? (amount * (1 + HALO_HALF_FULL)) / (amount + HALO_HALF_FULL)
    : levelling(amount, HALO_RISE, HALO_LEVEL);

/** Share of the light, R, G, B, that gets to pigment deeper than the reference's beside what column.ts lets through. */
const metByLight = (depthMm: number): Rgb => {
  const deeper = (depthMm - REFERENCE.depthMm) / (DEEPEST_MM - REFERENCE.depthMm);
  return [1, 1, 1 - BLUE_SENT_BACK * Math.min(1, Math.max(0, deeper))];
};

/** One sigma at the reference depth. */
function haloSigmaMm(light: 'red' | 'blue', redness: number): number {
  const red = Math.min(1, redness / PATCHY_FROM);
  return HALO_SIGMA_MM[light] + red * (RED_SKIN_SIGMA_MM[light] - HALO_SIGMA_MM[light]);
}

/** Of so much pigment beside the reference's. */
function coloured(reference: Rgb, channel: 0 | 1 | 2, pigment: number, most: number): number {
  const neutral = reference[1];
  return pigment * neutral + levelling(pigment, 1, most) * (reference[channel] - neutral);
}

const flaked = (veil: Rgb, flaking: number): Rgb => rgb((c) => veil[c] + (1 - veil[c]) * FLAKES * flaking);

function sessionLook(session: 1 | 2 | 3): SessionLook {
  const { cumulativeShare, strengthFactor, sizeFactor } = SESSIONS[session - 1]!;
  return { upTo: cumulativeShare, strength: strengthFactor, size: sizeFactor };
}

/** How a single deposit that went deeper than the others differs: wider, and a little fainter at its centre. */
function changeByDepth(deposit: Deposit): Pick<ImpressionLook, 'widthByDepth' | 'peakByDepth'> {
  const at = (depthMm: number) => {
    const shape = markShape({ ...deposit, depthMm });
    return { sigma: Math.sqrt(shape.acrossMm2), peak: shape.column.mark[1] / shapeAreaMm2(shape) };
  };
  const deeper = at(deposit.depthMm * (1 + DEPTH_STEP)),
    shallower = at(deposit.depthMm * (1 - DEPTH_STEP));
  const change = (high: number, low: number): number => Math.log(high / low) / (2 * DEPTH_STEP);
  return {
    widthByDepth: change(deeper.sigma, shallower.sigma),
    peakByDepth: change(deeper.peak, shallower.peak),
  };
}
