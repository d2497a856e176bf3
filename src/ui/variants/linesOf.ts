import type { TreatmentPlan } from '../../domain/plan/TreatmentPlan';
import { AGE_STOPS, nearestStop } from '../panel/timeStops';
import { densityWord } from '../showing/captionOf';
import { words } from '../words';

/** One thing that plans may differ in: what of it stands in each plan, and how each is called. */
interface Trait {
  readonly of: (plan: TreatmentPlan) => unknown;
  readonly said: (plan: TreatmentPlan, all: readonly TreatmentPlan[]) => string | null;
}

const MOST_SAID = 3;

const dilutionOf = ({ pigment }: TreatmentPlan): number =>
  pigment.shade === 'custom' ? pigment.custom.dilution : Number(pigment.shade);
const heightOf = ({ hairline }: TreatmentPlan): number => hairline.midpointHeightMm;

/** Beside the others, where a number says nothing. */
function ranked(
  plan: TreatmentPlan,
  all: readonly TreatmentPlan[],
  value: (plan: TreatmentPlan) => number,
  [least, between, most]: readonly [string, string, string],
): string {
  const values = all.map(value);
  const own = value(plan);
  return own === Math.min(...values) ? least : own === Math.max(...values) ? most : between;
}

const density: Trait = {
  of: (plan) => plan.density.impressionsPerCm2,
  said: (plan) => `${densityWord(plan.density.impressionsPerCm2)} density`,
};
const densityFigure: Trait = {
  ...density,
  said: (plan) => words.variants.perCm2(plan.density.impressionsPerCm2),
};
const shade: Trait = {
  of: ({ pigment }) => pigment,
  said: (plan, all) => ranked(plan, all, dilutionOf, words.variants.shades),
};
const shadeFigure: Trait = { ...shade, said: ({ pigment }) => words.variants.shade(pigment.shade) };
const height: Trait = {
  of: heightOf,
  said: (plan, all) => ranked(plan, all, heightOf, words.variants.heights),
};
const heightFigure: Trait = {
  ...height,
  said: (plan) => words.variants.height((heightOf(plan) / 10).toFixed(1)),
};
const zoneCount: Trait = {
  of: (plan) => plan.zones,
  said: (plan) => words.variants.zones(plan.zones.length),
};

const others: readonly Trait[] = [
  {
    of: ({ hairline }) => hairline.style,
    said: ({ hairline }) => words.showing.hairline(words.hairline.styles[hairline.style].name),
  },
  {
    of: ({ sessions }) => sessions.shown,
    said: ({ sessions }) => words.showing.sessions[sessions.shown] ?? words.variants.allSessions,
  },
  {
    of: ({ age }) => nearestStop(age.days),
    said: ({ age }) => {
      const stop = AGE_STOPS[nearestStop(age.days)];
      return stop ? words.showing.ages[stop.id] : null;
    },
  },
  {
    of: ({ fringe }) => fringe.future,
    said: ({ fringe }) => words.showing.futures[fringe.future] ?? words.variants.today,
  },
];

/** A short line for each plan: what it has that not all of them have, in words alone or with the artist's figures. */
export function linesOf(plans: readonly TreatmentPlan[], figures: boolean): readonly string[] {
  const traits = figures
    ? [densityFigure, shadeFigure, ...others, heightFigure, zoneCount]
    : [density, shade, ...others, height];
  const differing = traits.filter(
    ({ of }) => new Set(plans.map((plan) => JSON.stringify(of(plan)))).size > 1,
  );
  const usual = figures ? [densityFigure, shadeFigure] : [density];
  const told = differing.length > 0 ? differing.slice(0, MOST_SAID) : usual;
  return plans.map((plan) => {
    const said = plan.enabled ? told.map((trait) => trait.said(plan, plans)) : [words.showing.untreated];
    return sentence(said.filter((part) => part !== null).join(', '));
  });
}

const sentence = (said: string): string => `${said.charAt(0).toUpperCase()}${said.slice(1).toLowerCase()}`;
