import type { HeadSurface } from '../head/types';
import type { TreatmentPlan } from '../plan/TreatmentPlan';
import { valueNoise } from '../random';
import { sagittalArc } from './sagittalArc';

/** Depth of the hairline's wander at the 1–2 cm and the 1–2 mm scale, mm (SMP reference figures: irregular at both). */
const COARSE = { depthMm: 2.2, scaleMm: 14 };
const FINE = { depthMm: 1.1, scaleMm: 2 };
/** How steeply the line falls from the corner towards the temple, mm of height per mm sideways. */
const TEMPLE_SLOPE = 2.4;
/** Rounding of the corner between the two branches, mm. */
const CORNER_ROUNDING_MM = 9;
/** Full density is reached over this width behind the natural border of sides and nape. */
const BORDER_SOFTNESS_MM = 6;

export interface PlannedHairline {
  /** Signed distance behind the planned line without its irregularity, mm; positive inside. `border` is the distance from the hair border. */
  distanceMm(x: number, y: number, z: number, border: number): number;
  /** Share of full density at a point of the head, 0..1. */
  density(x: number, y: number, z: number, border: number): number;
}

/**
 * The default line: middle at `midpointHeightMm` above the glabella along the skin, fronto-temporal corners on the
 * vertical through the outer eye corners, set back by `cornerRecessionMm`, never closed; from there down to the natural
 * border of the temple.
 */
export function plannedHairline(
  surface: HeadSurface,
  plan: TreatmentPlan['hairline'],
  seed: number,
): PlannedHairline {
  const arc = sagittalArc(surface);
  const { leftExocanthion, rightExocanthion } = surface.points;
  const middleX = (leftExocanthion[0] + rightExocanthion[0]) / 2;
  const cornerX = Math.abs(leftExocanthion[0] - rightExocanthion[0]) / 2;
  const { midpointHeightMm, cornerRecessionMm, edgeSoftnessMm } = plan;

  const lineHeightMm = (side: number): number => {
    const t = Math.min(side / cornerX, 1.6);
    const front = midpointHeightMm + cornerRecessionMm * t ** 2.2;
    const temple = midpointHeightMm + cornerRecessionMm - TEMPLE_SLOPE * (side - cornerX);
    return smoothMin(front, temple + CORNER_ROUNDING_MM / 2, CORNER_ROUNDING_MM);
  };

  const behindLineMm = (x: number, y: number, z: number): number => {
    const side = Math.abs(x - middleX);
    const slope = lineHeightMm(side + 0.5) - lineHeightMm(Math.max(0, side - 0.5));
    return (arc.heightMm(y, z) - lineHeightMm(side)) / Math.hypot(1, slope);
  };

  return {
    distanceMm: (x, y, z, border) => Math.min(behindLineMm(x, y, z), border),
    density(x, y, z, border) {
      const behindLine = behindLineMm(x, y, z);
      if (behindLine < -2 * COARSE.depthMm || border < 0) return 0;
      const wander = wanderMm(x, y, z, COARSE, seed) + wanderMm(x, y, z, FINE, seed + 1);
      return (
        ramp((behindLine + wander) / edgeSoftnessMm) * ramp((border + 0.5 * wander) / BORDER_SOFTNESS_MM)
      );
    },
  };
}

function wanderMm(x: number, y: number, z: number, scale: typeof COARSE, seed: number): number {
  return scale.depthMm * valueNoise(x / scale.scaleMm, y / scale.scaleMm, z / scale.scaleMm, seed);
}

/** 0 before the line, a first thin row of dots at once, full density at 1. */
function ramp(t: number): number {
  if (t <= 0) return 0;
  return t >= 1 ? 1 : 0.12 + 0.88 * t * t * (3 - 2 * t);
}

/** Polynomial smooth minimum (I. Quilez): the minimum, rounded over `width`. */
function smoothMin(a: number, b: number, width: number): number {
  const h = Math.max(width - Math.abs(a - b), 0) / width;
  return Math.min(a, b) - (h * h * width) / 4;
}
