import { describe, expect, test } from 'vitest';
import { HEALING_STOPS } from '../../src/domain/pigment/healing';
import { DEFAULT_PLAN, type TreatmentPlan } from '../../src/domain/plan/TreatmentPlan';
import { newZone } from '../../src/domain/zones/zone';
import { createViewStore, INITIAL_VIEW, marksShown, SHOWING } from '../../src/state/viewStore';
import { STYLES } from '../../src/ui/panel/styleSoftness';
import { captionOf } from '../../src/ui/showing/captionOf';

type Shown = Parameters<typeof captionOf>[0];

const SCALP_DRAWN = { id: 'scalp', areaCm2: 300, impressionsPerCm2: 105 };
const caption = (plan: Partial<TreatmentPlan> = {}, more: Partial<Shown> = {}) =>
  captionOf({
    plan: { ...DEFAULT_PLAN, ...plan },
    zones: DEFAULT_PLAN.zones,
    drawn: [SCALP_DRAWN],
    view: 'front',
    ownHair: 'cropped',
    light: 'photo',
    ...more,
  });
const drawnAt = (...densities: readonly number[]) =>
  densities.map((impressionsPerCm2, i) => ({ ...SCALP_DRAWN, id: String(i), impressionsPerCm2 }));

describe('the caption for the patient', () => {
  test('says density, hairline and age in words', () =>
    expect(caption()).toBe('Medium density, natural hairline, healed.'));

  test('a density is called by the nearest of the three that can be chosen', () => {
    const first = (perCm2: number) => caption({}, { drawn: drawnAt(perCm2) }).split(',')[0];
    expect([30, 84, 86, 134, 136, 210].map(first)).toEqual([
      'Light density',
      'Light density',
      'Medium density',
      'Medium density',
      'Full density',
      'Full density',
    ]);
  });

  test('zones of their own density are told from the lightest to the fullest, those without area not', () => {
    expect(caption({}, { drawn: drawnAt(160, 60, 105) })).toMatch(/^Light to full density,/);
    const empty = { id: 'patch', areaCm2: 0, impressionsPerCm2: 60 };
    expect(caption({}, { drawn: [SCALP_DRAWN, empty] })).toMatch(/^Medium density,/);
  });

  test('a hairline is spoken of only where one is drawn and seen', () => {
    const crownAlone = [newZone('crown', 'crown')];
    expect(caption({}, { zones: crownAlone })).toBe('Medium density, healed.');
    expect(caption({}, { view: 'back' })).toBe('Medium density, healed.');
    expect(caption({ density: { ...DEFAULT_PLAN.density, uniform: true } }, { drawn: [] })).toBe(
      'Medium density, healed.',
    );
  });

  test('an early session, a touch-up, a future and another light are said', () => {
    expect(caption({ sessions: { shown: 1 } })).toContain('after the first session');
    expect(caption({ age: { days: 5 * 365, sun: 'some', touchUpYears: 4 } })).toContain(
      'after five years, touched up',
    );
    const receded: Partial<TreatmentPlan> = { fringe: { future: 'receded', shavedDaysAgo: null } };
    expect(caption(receded)).toContain('if hair loss goes on');
    expect(caption(receded, { ownHair: 'none' })).not.toContain('if hair loss goes on');
    expect(caption({}, { light: 'hard' })).toContain('harder light');
  });

  test('where nothing is treated it says so', () => {
    expect(caption({ enabled: false })).toBe('Nothing is treated.');
    expect(caption({}, { zones: [] })).toBe('Nothing is treated.');
  });

  test('it has no digit, whatever is chosen', () => {
    for (const style of STYLES)
      for (const { days } of HEALING_STOPS)
        for (const shown of [1, 2, 3] as const)
          expect(
            caption({
              hairline: { ...DEFAULT_PLAN.hairline, style },
              age: { days, sun: 'much', touchUpYears: 3 },
              sessions: { shown },
            }),
          ).toMatch(/^[A-Z]\D+, \D+ hairline, \D+\.$/);
  });
});

describe('the picture while it is shown', () => {
  test('the tool is put down, and how the picture is looked at stays', () => {
    const view = createViewStore();
    view.setState({ tool: 'zone-brush', split: 0.3, compare: 'split', zoneId: 'crown', zoom: 2 });
    view.setState(SHOWING);
    expect(view.getState()).toMatchObject({
      showing: true,
      tool: 'pan',
      split: 0.3,
      compare: 'split',
      zoneId: 'crown',
      zoom: 2,
    });
  });

  test('bears no marks, as while before is held', () => {
    expect(marksShown(INITIAL_VIEW)).toBe(true);
    expect(marksShown({ holdBefore: true, showing: false })).toBe(false);
    expect(marksShown({ holdBefore: false, showing: true })).toBe(false);
  });
});
