import { describe, expect, it } from 'vitest';
import { estimate, USUAL_PRACTICE } from '../../src/domain/estimate/estimate';

const ZONES = [
  { id: 'crown', areaCm2: 50, impressionsPerCm2: 160 },
  { id: 'scalp', areaCm2: 150, impressionsPerCm2: 100 },
];

describe('the estimate', () => {
  it('has each zone’s area and impressions, and their sums', () => {
    const { zones, areaCm2, impressions } = estimate(ZONES, 200, USUAL_PRACTICE);
    expect(zones.map((zone) => [zone.id, zone.areaCm2, zone.impressions])).toEqual([
      ['crown', 50, 8000],
      ['scalp', 150, 15_000],
    ]);
    expect(areaCm2).toBe(200);
    expect(impressions).toBe(23_000);
  });

  it('shares what hair leaves over the zones', () => {
    const { zones, impressions } = estimate(ZONES, 100, USUAL_PRACTICE);
    expect(zones.map(({ areaCm2 }) => areaCm2)).toEqual([25, 75]);
    expect(impressions).toBe(11_500);
  });

  it('splits impressions and hours over the sessions, all of them once', () => {
    const { sessions, impressions, hours } = estimate(ZONES, 200, { impressionsPerHour: 2000, price: null });
    expect(sessions.map(({ session }) => session)).toEqual([1, 2, 3]);
    expect(sessions.reduce((sum, session) => sum + session.impressions, 0)).toBeCloseTo(impressions, 6);
    expect(hours).toBeCloseTo(11.5, 9);
    expect(sessions[0]!.hours).toBeCloseTo(sessions[0]!.impressions / 2000, 9);
    expect(sessions.every(({ price }) => price === null)).toBe(true);
  });

  it.each([
    ['session', 3 * 400],
    ['visit', 3 * 400],
    ['hour', 400 * 11.5],
    ['thousand', 400 * 23],
  ] as const)('has a price where one is set per %s', (per, expected) => {
    const { price } = estimate(ZONES, 200, {
      impressionsPerHour: 2000,
      price: { amount: 400, per, written: ['', ''] },
    });
    expect(price).toBeCloseTo(expected, 6);
  });

  it('makes several visits of a session that is more than one day’s work, and charges them by the visit alone', () => {
    const large = [{ id: 'scalp', areaCm2: 500, impressionsPerCm2: 105 }];
    const charged = (per: 'session' | 'visit') =>
      estimate(large, 500, { impressionsPerHour: 2500, price: { amount: 400, per, written: ['', ''] } });
    const { sessions, visits, price } = charged('visit');
    expect(sessions.map((session) => session.visits)).toEqual(
      sessions.map(({ impressions }) => Math.ceil(impressions / 14_000)),
    );
    expect(visits).toBeGreaterThan(3);
    expect(price).toBe(400 * visits);
    expect(charged('session').price).toBe(3 * 400);
    expect(charged('session').sessions.map(({ price }) => price)).toEqual([400, 400, 400]);
    expect(estimate(ZONES, 200, USUAL_PRACTICE).visits).toBe(3);
  });

  it('costs nothing where nothing is treated', () => {
    const nothing = estimate([], 0, {
      impressionsPerHour: 2000,
      price: { amount: 400, per: 'session', written: ['', ''] },
    });
    expect(nothing).toMatchObject({ areaCm2: 0, impressions: 0, hours: 0, price: 0 });
  });
});
