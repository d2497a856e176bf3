import type { TreatmentPlan } from '../plan/TreatmentPlan';
import type { ImpressionLook } from './look';
import { shadeOf } from './shades';

/** Peak optical density of a healed dark-brown mark, linear R, G, B; calibrated on the SMP reference's table of real scalps. */
const MARK_DENSITY = [1.03, 1.09, 1.16] as const;
const HALO_DENSITY = [0.05, 0.045, 0.04] as const;
const HALO_STRENGTH = 0.52;
const HALO_SIGMA_MM = 1.6;
const REFERENCE_PER_CM2 = 110;
/** Half width of a healed mark of the default deposit: the deposit widened by scatter in skin and lens. */
const MARK_HALF_WIDTH_MM = 0.215;

/** What one impression of this plan looks like once healed. */
export function impressionLook(plan: Pick<TreatmentPlan, 'pigment' | 'deposit' | 'finish'>): ImpressionLook {
  const shade = shadeOf(plan.pigment.shade);
  const scaled = (density: readonly [number, number, number]): [number, number, number] => [
    density[0] * shade.strength * shade.rgb[0],
    density[1] * shade.strength * shade.rgb[1],
    density[2] * shade.strength * shade.rgb[2],
  ];
  return {
    markHalfWidthMm: MARK_HALF_WIDTH_MM,
    elongation: 1.25,
    markDensity: scaled(MARK_DENSITY),
    haloSigmaMm: HALO_SIGMA_MM,
    haloStrength: Math.min(0.9, HALO_STRENGTH * Math.sqrt(shade.strength)),
    haloReferencePerCm2: REFERENCE_PER_CM2,
    haloDensity: scaled(HALO_DENSITY),
    sizeSpread: 0.16,
    strengthSpread: 0.22,
    matte: plan.finish === 'matte' ? 1 : 0,
  };
}
