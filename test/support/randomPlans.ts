import type { DeepPartial } from '../../src/app/PreviewApp';
import type { TreatmentPlan } from '../../src/domain/plan/TreatmentPlan';

type Random = () => number;

export const oneOf = <T>(random: Random, values: readonly T[]): T =>
  values[Math.floor(random() * values.length)]!;
export const within = (random: Random, least: number, most: number): number =>
  least + (most - least) * random();

/** One change of a plan that any control of the screen could make. */
export function randomPatch(random: Random): DeepPartial<TreatmentPlan> {
  const pick = <T>(values: readonly T[]): T => oneOf(random, values);
  const number = (least: number, most: number): number => within(random, least, most);
  const patches: readonly (() => DeepPartial<TreatmentPlan>)[] = [
    () => ({ density: { impressionsPerCm2: number(30, 210) } }),
    () => ({ density: { regional: pick([true, false]), pattern: pick(['fine', 'diffuse', 'clustered']) } }),
    () => ({ hairline: { midpointHeightMm: number(50, 95), edgeSoftnessMm: number(2, 20) } }),
    () => ({ hairline: { cornerRecessionMm: number(20, 50), irregularity: number(0, 2) } }),
    () => ({ hairline: { style: pick(['natural', 'soft', 'broken', 'receded', 'rounded', 'edged']) } }),
    () => ({ skin: { type: pick(['I', 'II', 'III', 'IV', 'V', 'VI']) } }),
    () => ({ pigment: { family: pick(['light', 'medium', 'dark']), shade: pick(['8', '22', '34', '60']) } }),
    () => ({ pigment: { shade: 'custom', custom: { dilution: number(4, 60), warmth: number(-1, 1) } } }),
    () => ({ deposit: { diameterMm: number(0.18, 0.3), points: pick([1, 3]) } }),
    () => ({ deposit: { depthMm: number(0.25, 1), angleDeg: number(30, 90) } }),
    () => ({ sessions: { shown: pick([1, 2, 3]) } }),
    () => ({ age: { days: Math.round(number(0, 2190)), sun: pick(['little', 'some', 'much']) } }),
    () => ({ age: { touchUpYears: pick([null, 3, 4, 5, 6]) } }),
    () => ({ fringe: { future: pick(['today', 'receded', 'greyed']) } }),
    () => ({ finish: pick(['natural', 'matte']) }),
    () => ({ enabled: pick([true, false]) }),
  ];
  return pick(patches)();
}
