import { SESSIONS, type Session } from '../pigment/sessions';
import type { ZoneFigures } from '../zones/plannedZones';

/** A session counts once, on however many days it is worked; each of these days is a visit. */
export type PriceUnit = 'session' | 'visit' | 'hour' | 'thousand';

/** How an artist works, and what for. */
export interface Practice {
  readonly impressionsPerHour: number;
  /** null: no price is shown. */
  readonly price: {
    readonly amount: number;
    readonly per: PriceUnit;
    /** The currency's sign before and after a figure. */
    readonly written: readonly [before: string, after: string];
  } | null;
}

/** More than these in one session no artist is known to set: it becomes several visits. [S] */
export const MOST_A_VISIT = 14_000;
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
  /** Days on which the artist works on it; 0 where nothing is set. */
  readonly visits: number;
  readonly price: number | null;
}

export interface Estimate {
  readonly zones: readonly ZoneEstimate[];
  readonly sessions: readonly SessionEstimate[];
  readonly areaCm2: number;
  readonly impressions: number;
  readonly hours: number;
  readonly visits: number;
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
    const visits = Math.ceil(own / MOST_A_VISIT);
    const units =
      price && { session: Math.min(1, visits), visit: visits, hour: hours, thousand: own / 1000 }[price.per];
    return { session, impressions: own, hours, visits, price: price && price.amount * units! };
  });
  const total = (of: (session: SessionEstimate) => number): number =>
    sessions.reduce((sum, session) => sum + of(session), 0);
  return {
    zones: each,
    sessions,
    areaCm2: share * plannedCm2,
    impressions,
    hours: total(({ hours }) => hours),
    visits: total(({ visits }) => visits),
    price: price && total((session) => session.price ?? 0),
  };
}
