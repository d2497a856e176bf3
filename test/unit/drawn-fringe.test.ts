import { describe, expect, it } from 'vitest';
import { requireDrawnFringe } from '../../src/app/automation/drawnFringe';
import type { OwnHair } from '../../src/domain/fringe/fringeLook';
import { DEFAULT_PLAN, type TreatmentPlan } from '../../src/domain/plan/TreatmentPlan';

const asks = (
  hair: OwnHair,
  wanted: Partial<TreatmentPlan['fringe']>,
  before: Partial<TreatmentPlan['fringe']> = {},
) => {
  const { fringe } = DEFAULT_PLAN;
  return () => requireDrawnFringe({ ...fringe, ...before }, { ...fringe, ...wanted }, hair);
};

describe('hair shown otherwise through the interface', () => {
  it.each([
    ['long', { future: 'receded' }, 'fringe.future', 'too long in this photo'],
    ['long', { shavedDaysAgo: 2 }, 'fringe.shavedDaysAgo', 'too long in this photo'],
    ['none', { future: 'greyed' }, 'fringe.future', 'No hair of your own'],
    ['none', { shavedDaysAgo: 0 }, 'fringe.shavedDaysAgo', 'No hair of your own'],
  ] as const)('of %s hair is refused where it cannot be drawn: %o', (hair, wanted, path, why) => {
    expect(asks(hair, wanted)).toThrow(expect.objectContaining({ code: 'invalid-plan', path }) as Error);
    expect(asks(hair, wanted)).toThrow(why);
  });

  it('is taken where it is drawn, and where it is none', () => {
    expect(asks('long', { future: 'greyed' })).not.toThrow();
    for (const future of ['receded', 'greyed'] as const)
      expect(asks('cropped', { future, shavedDaysAgo: 4 })).not.toThrow();
    for (const hair of ['none', 'long', 'cropped'] as const) expect(asks(hair, {})).not.toThrow();
  });

  it('leaves alone what the plan held before this photo was shown', () => {
    expect(asks('long', { future: 'receded' }, { future: 'receded' })).not.toThrow();
    expect(asks('long', {}, { future: 'receded' })).not.toThrow();
  });
});
