import { SESSIONS, type Session } from '../pigment/sessions';
import type { ZoneFigures } from '../zones/plannedZones';

export type PriceUnit = 'session' | 'hour' | 'thousand';

/** How an artist works, and what for. */
export interface Practice {
  readonly impressionsPerHour: number;
  /** null: no price is shown. */
  readonly price: { readonly amount: number; readonly per: PriceUnit } | null;
}

/** 14,000 in a session of about five hours is the upper end of one practitioner's [S]; most set fewer. [A] */
export const USUAL_PRACTICE: Practice = { impressionsPerHour: 2500, price: null };
export const IMPRESSIONS_PER_HOUR = { least: 500, most: 6000 } as const;

export interface ZoneEstimate {
  readonly id: string;
  readonly areaCm2: number;
  readonly impressions: number;
}

export interface SessionEstimate {
  readonly session: Session;
  readonly impressions: number;
  readonly hours: number;
  readonly price: number | null;
}

export interface Estimate {
  readonly zones: readonly ZoneEstimate[];
  readonly sessions: readonly SessionEstimate[];
  readonly areaCm2: number;
  readonly impressions: number;
  readonly hours: number;
  readonly price: number | null;
}

/**
 * @param zones as planned on the whole head
 * @param treatedAreaCm2 what is left of them under hair, and what scars and strokes add: shared out over the zones
 */
export function estimate(
  zones: readonly ZoneFigures[],
  treatedAreaCm2: number,
  { impressionsPerHour, price }: Practice,
): Estimate {
  const plannedCm2 = zones.reduce((sum, { areaCm2 }) => sum + areaCm2, 0);
  const share = plannedCm2 > 0 ? treatedAreaCm2 / plannedCm2 : 0;
  const each = zones.map(({ id, areaCm2, impressionsPerCm2 }) => ({
    id,
    areaCm2: share * areaCm2,
    impressions: share * areaCm2 * impressionsPerCm2,
  }));
  const impressions = each.reduce((sum, zone) => sum + zone.impressions, 0);
  let before = 0;
  const sessions = SESSIONS.map(({ session, cumulativeShare }): SessionEstimate => {
    const own = (cumulativeShare - before) * impressions;
    before = cumulativeShare;
    const hours = own / impressionsPerHour;
    return { session, impressions: own, hours, price: price && price.amount * units(price.per, own, hours) };
  });
  const total = (of: (session: SessionEstimate) => number): number =>
    sessions.reduce((sum, session) => sum + of(session), 0);
  return {
    zones: each,
    sessions,
    areaCm2: share * plannedCm2,
    impressions,
    hours: total(({ hours }) => hours),
    price: price && total((session) => session.price ?? 0),
  };
}

/** How many of them a session takes; none where nothing is set. */
function units(per: PriceUnit, impressions: number, hours: number): number {
  switch (per) {
    case 'session':
      return impressions > 0 ? 1 : 0;
    case 'hour':
      return hours;
    case 'thousand':
      return impressions / 1000;
  }
}
