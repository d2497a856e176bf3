import { describe, expect, it } from 'vitest';
import {
  HEALING_STOPS,
  healedState,
  LAST_DAY,
  type HealedState,
  type HealingInput,
} from '../../src/domain/pigment/healing';
import { SKIN_CLASSES } from '../../src/domain/pigment/skinClass';
import { SESSIONS } from '../../src/domain/pigment/sessions';

const at = (days: number, more: Partial<HealingInput> = {}): HealedState =>
  healedState({ days, skin: 'III', sun: 'some', touchUpYears: null, scar: false, ...more });
const everyDay = Array.from({ length: LAST_DAY + 1 }, (_, day) => day);
const STATES: readonly Partial<HealingInput>[] = SKIN_CLASSES.flatMap((skin) =>
  (['little', 'some', 'much'] as const).flatMap((sun) =>
    [false, true].map((scar): Partial<HealingInput> => ({ skin, sun, scar })),
  ),
);

describe('a healed impression', () => {
  it('is the measure of all others', () => {
    expect(at(30)).toMatchObject({
      depositSize: 1,
      size: 1,
      strength: 1,
      lasting: 1,
      visible: 1,
      visualDensity: 1,
      redness: 0,
      flaking: 0,
      cool: 0,
      assumptions: [],
    });
  });

  it('was larger, darker and red when fresh', () => {
    const fresh = at(0, { skin: 'I' });
    expect(fresh.depositSize).toBeCloseTo(1.7, 10);
    expect(fresh.size).toBe(1);
    expect(fresh.strength).toBeCloseTo(1.6, 10);
    expect(fresh.redness).toBe(1);
    expect(fresh.assumptions).toContain('fresh-marks');
  });

  it('never gains strength, density or marks, nor gets smaller after it healed', () => {
    const broken: string[] = [];
    for (const state of STATES) {
      const course = everyDay.map((day) => at(day, state));
      for (let day = 1; day < course.length; day++) {
        const [before, after] = [course[day - 1]!, course[day]!];
        const isInOrder =
          after.strength < before.strength &&
          after.depositSize <= before.depositSize &&
          (day > 30 ? after.visualDensity < before.visualDensity : after.visualDensity === 1) &&
          after.visible <= before.visible &&
          after.cool >= before.cool &&
          after.redness <= before.redness &&
          after.size > before.size === day > 30 &&
          (after.depositSize < before.depositSize || day > 30);
        if (!isInOrder) broken.push(`${JSON.stringify(state)} day ${String(day)}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('has no jumps without a touch-up', () => {
    const step = 0.01;
    for (let day = 0; day < 60; day += step) {
      const [before, after] = [at(day), at(day + step)];
      expect(Math.abs(after.strength - before.strength)).toBeLessThan(0.002);
      expect(Math.abs(after.size - before.size)).toBeLessThan(0.002);
      expect(Math.abs(after.depositSize - before.depositSize)).toBeLessThan(0.002);
      expect(Math.abs(after.redness - before.redness)).toBeLessThan(0.006);
      expect(Math.abs(after.flaking - before.flaking)).toBeLessThan(0.02);
    }
  });

  it('is red for 2 to 5 days, the longest on the lightest skin', () => {
    for (const skin of SKIN_CLASSES) {
      expect(at(1.9, { skin }).redness).toBeGreaterThan(0);
      expect(at(5, { skin }).redness).toBe(0);
    }
    expect(at(4.9, { skin: 'I' }).redness).toBeGreaterThan(0);
    expect(at(2, { skin: 'VI' }).redness).toBe(0);
  });

  it('flakes on days 6 to 10 only', () => {
    expect(at(6).flaking).toBe(0);
    expect(at(8).flaking).toBe(1);
    expect(at(10).flaking).toBe(0);
    expect(everyDay.filter((day) => at(day).flaking > 0)).toEqual([7, 8, 9]);
  });
});

describe('fading', () => {
  it('takes 11 % in half a year, and in a scar 1.6 for 0.9', () => {
    expect(at(182).visualDensity).toBeCloseTo(0.89, 6);
    expect(at(182, { scar: true }).visualDensity).toBeCloseTo(1 - (0.11 * 1.6) / 0.9, 6);
  });

  it('goes faster while the skin settles a second time than after', () => {
    const lossADay = (from: number, to: number): number =>
      Math.log(at(from).visualDensity / at(to).visualDensity) / (to - from);
    expect(lossADay(30, 90)).toBeGreaterThan(1.3 * lossADay(90, 180));
    expect(lossADay(90, 180)).toBeGreaterThan(lossADay(200, 400));
    expect(lossADay(200, 300)).toBeCloseTo(lossADay(800, 900), 9);
  });

  it('leaves half after five years', () => {
    expect(at(5 * 365).visualDensity).toBeCloseTo(0.5, 6);
  });

  it('widens marks by 10 to 15 % in the first year', () => {
    expect(at(365).size).toBeCloseTo(1.125, 6);
    expect(at(LAST_DAY).size).toBeLessThan(1.15);
  });

  it('is faster with more sun, on lighter skin and in scars, and says that this is assumed', () => {
    const left = (more: Partial<HealingInput>): number => at(1000, more).visualDensity;
    expect(left({ sun: 'much' })).toBeLessThan(left({}));
    expect(left({})).toBeLessThan(left({ sun: 'little' }));
    expect(left({ skin: 'I' })).toBeLessThan(left({ skin: 'III' }));
    expect(left({ skin: 'IV' })).toBeLessThan(left({ skin: 'VI' }));
    expect(left({ scar: true })).toBeLessThan(left({}));
    expect(at(1000, { sun: 'much', skin: 'I', scar: true }).assumptions).toEqual(
      expect.arrayContaining(['fading-by-sun', 'fading-by-skin', 'fading-of-scars']),
    );
    expect(at(1000).assumptions).not.toContain('fading-by-sun');
  });

  it('starts again from a healed result at the touch-up', () => {
    const touchedUp = { touchUpYears: 4 };
    const day = 4 * 365;
    expect(at(day - 1, touchedUp)).toEqual(at(day - 1));
    const after = at(day, touchedUp);
    expect(after.visualDensity).toBeCloseTo(1, 10);
    expect(after.visible).toBe(1);
    expect(after.assumptions).toContain('touch-up');
    expect(after.size).toBe(at(day).size);
    expect(at(day + 152, touchedUp).visualDensity).toBeCloseTo(0.89, 6);
    for (let later = day + 1; later <= LAST_DAY; later++)
      expect(at(later, touchedUp).strength).toBeLessThan(at(later - 1, touchedUp).strength);
  });

  it('has stops in order, from fresh to six years', () => {
    const days = HEALING_STOPS.map((stop) => stop.days);
    expect(days).toEqual([0, 7, 30, 182, 365, 730, 1095, 1460, 1825, 2190]);
    expect(at(9999)).toEqual(at(LAST_DAY));
  });
});

describe('sessions', () => {
  it('place a half, eight tenths, all', () => {
    expect(SESSIONS.map(({ cumulativeShare }) => cumulativeShare)).toEqual([0.5, 0.8, 1]);
  });

  it('leave the mean strength and the mean area of all impressions at 1', () => {
    let [before, strength, area] = [0, 0, 0];
    for (const { cumulativeShare, strengthFactor, sizeFactor } of SESSIONS) {
      strength += (cumulativeShare - before) * strengthFactor;
      area += (cumulativeShare - before) * sizeFactor ** 2;
      before = cumulativeShare;
    }
    expect(strength).toBeCloseTo(1, 10);
    expect(area).toBeCloseTo(1, 10);
  });

  it('begin with the lightest and finest; the second is the darkest', () => {
    const [first, second, third] = SESSIONS;
    expect(first!.strengthFactor).toBeLessThan(third!.strengthFactor);
    expect(third!.strengthFactor).toBeLessThan(second!.strengthFactor);
    expect(first!.sizeFactor).toBeLessThan(Math.min(second!.sizeFactor, third!.sizeFactor));
  });
});
