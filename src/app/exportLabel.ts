import { shadeOf } from '../domain/pigment/shades';
import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';

const date = (day: Date): string => day.toISOString().slice(0, 10);

/** The words burned in below every picture of a treated head; they cannot be switched off. */
export function simulationLabel(plan: TreatmentPlan, day: Date): string[] {
  const { density, pigment, hairline, sessions } = plan;
  const parameters = [
    `${String(density.impressionsPerCm2)} impressions/cm²`,
    `shade ${shadeOf(pigment.shade).name.toLowerCase()}`,
    ...(density.uniform ? [] : [`hairline ${(hairline.midpointHeightMm / 10).toFixed(1)} cm`]),
    `healed, after session ${String(sessions.shown)}`,
  ];
  return ['Simulation – not a treatment result', `${date(day)} · ${parameters.join(' · ')}`];
}

export function untouchedLabel(faceHidden: boolean, day: Date): string[] {
  return [faceHidden ? 'Unedited photo, face hidden' : 'Unedited photo', date(day)];
}
