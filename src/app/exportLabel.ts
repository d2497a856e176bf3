import { mixture } from '../domain/pigment/shades';
import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import { localDay } from '../imaging';

/** The words burned in below every picture of a treated head; they cannot be switched off. */
export function simulationLabel(plan: TreatmentPlan, faceHidden: boolean, day: Date): string[] {
  const { density, pigment, hairline, sessions } = plan;
  const parameters = [
    `${String(density.impressionsPerCm2)} impressions/cm²`,
    `shade ${String(mixture(pigment).dilution)} (${pigment.family} skin)`,
    ...(density.uniform ? [] : [`hairline ${(hairline.midpointHeightMm / 10).toFixed(1)} cm`]),
    `healed, after session ${String(sessions.shown)}`,
    ...(faceHidden ? ['face hidden'] : []),
  ];
  return ['Simulation – not a treatment result', `${localDay(day)} · ${parameters.join(' · ')}`];
}

/** Below a picture that shows no treatment. */
export function untouchedLabel(faceHidden: boolean, day: Date): string[] {
  return [faceHidden ? 'Unedited photo, face hidden' : 'Unedited photo', localDay(day)];
}
