import type { FollicleField, PatternStyle } from '../domain/follicles/types';
import type { HeadShape } from '../domain/head/types';
import { DENSITY_MAX_PER_CM2, type TreatmentPlan } from '../domain/plan/TreatmentPlan';
import { MOST_DOTS } from '../domain/scalp/fringeLead';
import { dotsInScars } from '../domain/scar/dotsInScars';
import { ontoSkinOf } from '../domain/skinTrack';
import { mostPerCm2 } from '../domain/zones/plannedZones';
import { isOnFace } from '../domain/zones/zone';
import type { Services } from './services';

/** Part of the density that a plan may grow by before more impressions are needed than the first picture's. */
const HEADROOM = 1.15;

/** Plans of one head that are shown beside each other. */
const VARIANTS = 3;

interface Scarred {
  readonly of: string;
  readonly from: Promise<FollicleField>;
  readonly field: Promise<FollicleField>;
}

type Make = (maxDensityPerCm2: number) => Promise<FollicleField>;

/**
 * The impressions of one head in one pattern. Those of the first picture are made at once and all others beside it: fewer
 * are the first ones of more, so a picture does not show which it is drawn from.
 */
export class Planted {
  /** Of the first picture; it settles before the whole does. */
  readonly first: Promise<FollicleField>;
  private readonly firstPerCm2: number;
  private whole: Promise<FollicleField> | null = null;
  private asksForAll = false;
  private scarred: readonly Scarred[] = [];

  constructor(
    private readonly make: Make,
    readonly shape: HeadShape,
    readonly pattern: PatternStyle,
    densityPerCm2: number,
    /** Impressions where a beard grows as well. */
    readonly withFace = false,
  ) {
    this.firstPerCm2 = Math.min(DENSITY_MAX_PER_CM2, HEADROOM * MOST_DOTS * densityPerCm2);
    this.first = heard(make(this.firstPerCm2));
  }

  /**
   * Enough for this density, and for more dots towards hair as far as there are so many; the same ones for every density once
   * all were asked for.
   */
  growTo(densityPerCm2: number): Promise<FollicleField> {
    this.asksForAll ||= MOST_DOTS * densityPerCm2 > this.firstPerCm2;
    return this.asksForAll ? this.all() : this.first;
  }

  /** Enough for this plan, with one in each of its small round scars; the same ones as long as those are the same. */
  ofPlan(plan: TreatmentPlan): Promise<FollicleField> {
    const field = this.growTo(mostPerCm2(plan));
    const scars = plan.density.uniform ? [] : plan.scars.filter(({ kind, shown }) => shown && kind === 'fue');
    if (scars.length === 0) return field;
    const of = JSON.stringify(scars.map(({ pointsMm, widthMm }) => [pointsMm, widthMm]));
    const known = this.scarred.find((one) => one.of === of && one.from === field);
    if (known) return known.field;
    const made = heard(field.then((whole) => dotsInScars(whole, scars, ontoSkinOf(this.shape))));
    this.scarred = [{ of, from: field, field: made }, ...this.scarred.slice(0, VARIANTS - 1)];
    return made;
  }

  /** Makes ahead what a denser plan will ask for. */
  all(): Promise<FollicleField> {
    if (this.firstPerCm2 === DENSITY_MAX_PER_CM2) return this.first;
    return (this.whole ??= heard(this.make(DENSITY_MAX_PER_CM2)));
  }
}

/** What a plan asks of its impressions, whatever their number. */
export const growthOf = ({ density, zones }: TreatmentPlan) => ({
  pattern: density.pattern,
  withFace: !density.uniform && zones.some(({ kind, shown }) => shown && isOnFace(kind)),
});
type Growth = ReturnType<typeof growthOf>;

const keyOf = ({ pattern, withFace }: Growth): string => `${pattern} ${String(withFace)}`;

/** Whether these impressions are such as the plan asks for. */
export const growsAs = (planted: Growth, plan: TreatmentPlan): boolean =>
  keyOf(planted) === keyOf(growthOf(plan));

/** Those of one head: variants may ask for different ones, and going from one to another plants nothing. */
export class Plantings {
  private readonly byGrowth = new Map<string, Planted>();

  constructor(private readonly services: Services) {}

  /** Begins anew with another head. */
  take(planted: Planted): void {
    for (const { shape } of this.byGrowth.values()) if (shape !== planted.shape) this.byGrowth.clear();
    this.byGrowth.set(keyOf(planted), planted);
  }

  of(shape: HeadShape, plan: TreatmentPlan): Planted {
    const growth = growthOf(plan);
    const known = this.byGrowth.get(keyOf(growth));
    if (known?.shape === shape) return known;
    const planted = plantOn(this.services, shape, plan.density, growth.withFace);
    this.take(planted);
    return planted;
  }

  /** All but those that these plans ask for. */
  retain(plans: readonly TreatmentPlan[]): void {
    const wanted = new Set(plans.map((plan) => keyOf(growthOf(plan))));
    for (const key of this.byGrowth.keys()) if (!wanted.has(key)) this.byGrowth.delete(key);
  }
}

/** Whoever draws it hears of a failure; one that is never drawn, or only later, must not leave it unheard. */
function heard(field: Promise<FollicleField>): Promise<FollicleField> {
  field.catch(() => undefined);
  return field;
}

/** The impressions of a head of this shape, for a plan of this density. */
export function plantOn(
  { planting }: Services,
  shape: HeadShape,
  density: TreatmentPlan['density'],
  withFace = false,
): Planted {
  const { pattern, impressionsPerCm2 } = density;
  return new Planted(
    (densityPerCm2) => planting.field(shape, pattern, densityPerCm2, withFace),
    shape,
    pattern,
    impressionsPerCm2,
    withFace,
  );
}
