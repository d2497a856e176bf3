import type { HeadSurface } from '../head/types';
import type { TreatmentPlan } from '../plan/TreatmentPlan';
import { valueNoise } from '../random';
import { sagittalArc } from './sagittalArc';

/** Depth of the hairline's wander at the 1–2 cm and the 1–2 mm scale, mm (SMP reference figures: irregular at both). */
const COARSE = { depthMm: 2.2, scaleMm: 14 };
const FINE = { depthMm: 1.1, scaleMm: 2 };
const WANDER_MOST_MM = COARSE.depthMm + FINE.depthMm;
/** How steeply the line falls from the corner towards the temple, mm of height per mm sideways. */
const TEMPLE_SLOPE = 2.4;
/** The line is tabulated sideways from the midline to 140 mm. */
const LINE_STEP_MM = 0.5;
const LINE_STEPS = 281;
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

  const line = lineTable(lineHeightMm);
  const behindLineMm = (x: number, y: number, z: number): number => {
    const at = Math.min(LINE_STEPS - 2, Math.abs(x - middleX) / LINE_STEP_MM);
    const i = Math.floor(at);
    const heightMm = line.heightMm[i]! + (at - i) * (line.heightMm[i + 1]! - line.heightMm[i]!);
    return (arc.heightMm(y, z) - heightMm) * line.acrossPerHeight[i]!;
  };

  return {
    distanceMm: (x, y, z, border) => Math.min(behindLineMm(x, y, z), border),
    density(x, y, z, border) {
      const behindLine = behindLineMm(x, y, z);
      if (behindLine < -WANDER_MOST_MM || border < 0) return 0;
      // Deep inside no wander of the line can be felt; most of the scalp is there.
      if (behindLine > edgeSoftnessMm + WANDER_MOST_MM && border > BORDER_SOFTNESS_MM + WANDER_MOST_MM)
        return 1;
      const wander = wanderMm(x, y, z, COARSE, seed) + wanderMm(x, y, z, FINE, seed + 1);
      return (
        ramp((behindLine + wander) / edgeSoftnessMm) * ramp((border + 0.5 * wander) / BORDER_SOFTNESS_MM)
      );
    },
  };
}

interface LineTable {
  /** Height of the line above the glabella, every LINE_STEP_MM from the midline. */
  readonly heightMm: Float64Array;
  /** Distance across the line per mm of height above it. */
  readonly acrossPerHeight: Float64Array;
}

function lineTable(lineHeightMm: (sideMm: number) => number): LineTable {
  const heightMm = Float64Array.from({ length: LINE_STEPS }, (_, i) => lineHeightMm(i * LINE_STEP_MM));
  const acrossPerHeight = heightMm.map((height, i) => {
    const slope = ((heightMm[i + 1] ?? height) - height) / LINE_STEP_MM;
    return 1 / Math.sqrt(1 + slope * slope);
  });
  return { heightMm, acrossPerHeight };
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
