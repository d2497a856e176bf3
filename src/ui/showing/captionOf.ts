import type { OwnHair } from '../../domain/fringe/fringeLook';
import type { LightCheck } from '../../domain/light';
import type { ClinicalView } from '../../domain/observation';
import type { TreatmentPlan } from '../../domain/plan/TreatmentPlan';
import type { ZoneFigures } from '../../domain/zones/plannedZones';
import type { Zone } from '../../domain/zones/zone';
import { shownFringe } from '../../state/statusStore';
import { AGE_STOPS, isTouchedUp, nearestStop } from '../panel/timeStops';
import { words } from '../words';

interface Shown {
  readonly plan: TreatmentPlan;
  /** The plan's, or those of a proposal that is looked at. */
  readonly zones: readonly Zone[];
  /** Densities as drawn; empty of a uniform plan. */
  readonly drawn: readonly ZoneFigures[];
  readonly view: ClinicalView;
  readonly ownHair: OwnHair;
  readonly light: LightCheck;
}

const WITHOUT_HAIRLINE: readonly ClinicalView[] = ['crown', 'back'];

/** What the treated picture shows, in words alone: "Medium density, natural hairline, healed." */
export function captionOf({ plan, zones, drawn, view, ownHair, light }: Shown): string {
  const text = words.showing;
  const uniform = plan.density.uniform;
  const treated = zones.filter(({ shown }) => shown);
  if (!plan.enabled || (!uniform && treated.length === 0)) return text.untreated;

  const densities = uniform ? [] : drawn.filter(({ areaCm2 }) => areaCm2 > 0);
  const perCm2 = densities.map(({ impressionsPerCm2 }) => impressionsPerCm2);
  if (perCm2.length === 0) perCm2.push(plan.density.impressionsPerCm2);
  const hasLine =
    !uniform &&
    !WITHOUT_HAIRLINE.includes(view) &&
    treated.some(({ kind }) => kind === 'scalp' || kind === 'hairline');
  const { days, touchUpYears } = plan.age;
  const stop = AGE_STOPS[nearestStop(days)]?.id;
  const { future } = shownFringe(plan.fringe, ownHair);

  const said = [
    text.density(densityWord(Math.min(...perCm2)), densityWord(Math.max(...perCm2))),
    hasLine && text.hairline(words.hairline.styles[plan.hairline.style].name),
    text.sessions[plan.sessions.shown],
    stop && text.ages[stop],
    isTouchedUp(days, touchUpYears) && text.touchedUp,
    text.futures[future],
    light !== 'photo' && words.look.lit[light],
  ].filter((part) => typeof part === 'string');
  const sentence = said.join(', ').toLowerCase();
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** Of the three that can be chosen, the nearest. */
export function densityWord(perCm2: number): string {
  const apart = words.density.choices.map((choice) => Math.abs(choice.perCm2 - perCm2));
  return words.density.choices[apart.indexOf(Math.min(...apart))]?.name ?? '';
}
