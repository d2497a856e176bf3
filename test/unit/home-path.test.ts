import { describe, expect, test } from 'vitest';
import { patchedPlan } from '../../src/app/planSchema';
import { lineWarnings } from '../../src/domain/hairline/warnings';
import { matchedShade } from '../../src/domain/pigment/shadeMatch';
import type { LADDER } from '../../src/domain/pigment/shades';
import { DEFAULT_PLAN, type TreatmentPlan } from '../../src/domain/plan/TreatmentPlan';
import { HOME_STEPS } from '../../src/state/viewStore';
import { densityOptions, hairlineOptions, shadeOptions, type Option } from '../../src/ui/home/options';
import { firstStep, stepBeside, stepsFor } from '../../src/ui/home/steps';
import { shownHead } from '../support/shownHead';
import { pigmentShown } from '../support/shownPigment';

const isWarned = (line: TreatmentPlan['hairline']) => lineWarnings(line, null).length > 0;
const linesOf = (plan: TreatmentPlan) => hairlineOptions(plan, isWarned);
const chosen = (options: readonly Option[]) => options.filter((option) => option.chosen).map(({ id }) => id);

describe('the steps at home', () => {
  test('a head that is sure begins with the first choice, a doubtful one with its border', () => {
    expect(firstStep(shownHead({ confidence: 0.8 }))).toBe('density');
    expect(firstStep(shownHead({ confidence: 0.5, hairShare: 0.4 }))).toBe('density');
    expect(firstStep(shownHead({ confidence: 0.49 }))).toBe('outline');
    expect(firstStep(shownHead({ confidence: 0.1, source: 'oval' }))).toBe('outline');
  });

  test('a photo that shows no hairline asks for none', () => {
    expect(stepsFor({ view: 'front' })).toEqual(HOME_STEPS);
    for (const view of ['crown', 'back'] as const)
      expect(stepsFor({ view })).toEqual(['outline', 'density', 'shade', 'compare']);
  });

  test('from each step both neighbours are reached, and none beyond the ends', () => {
    const steps = stepsFor({ view: 'back' });
    expect(stepBeside(steps, 'shade', 1)).toBe('compare');
    expect(stepBeside(steps, 'shade', -1)).toBe('density');
    expect(stepBeside(steps, 'outline', -1)).toBeNull();
    expect(stepBeside(steps, 'compare', 1)).toBeNull();
  });
});

describe('what the steps offer', () => {
  const pigment = pigmentShown();
  const { shade, family } = pigment.match;
  const plan = patchedPlan(DEFAULT_PLAN, { pigment: { shade, family } });

  test('the plan as it begins has one of each', () => {
    expect(chosen(densityOptions(plan))).toEqual(['density-medium']);
    expect(chosen(shadeOptions(plan, pigment))).toEqual(['shade-matched']);
    expect(chosen(linesOf(plan))).toEqual(['hairline-natural']);
  });

  test('each is a plan of its own, and is chosen once it is applied', () => {
    const offered: readonly ((plan: TreatmentPlan) => readonly Option[])[] = [
      densityOptions,
      (now) => shadeOptions(now, pigment),
      linesOf,
    ];
    for (const options of offered) {
      const plans = options(plan).map(({ patch }) => patchedPlan(plan, patch));
      expect(new Set(plans.map((each) => JSON.stringify(each))).size).toBe(plans.length);
      for (const [i, applied] of plans.entries())
        expect(chosen(options(applied))).toEqual([options(plan)[i]!.id]);
    }
  });

  test('from lighter to darker, and two where the ladder ends', () => {
    const dilutions = (matched: (typeof LADDER)[number]) =>
      shadeOptions(plan, {
        ...pigment,
        match: { ...matchedShade('III', null, null), shade: matched },
      }).map(({ patch }) => Number(patch.pigment?.shade));
    expect(dilutions('26')).toEqual([38, 26, 14]);
    expect(dilutions('4')).toEqual([10, 4]);
    expect(dilutions('60')).toEqual([60, 42]);
    expect(dilutions('50')).toEqual([60, 50, 38]);
  });

  test('a start from no skin that was seen is not called matched', () => {
    const named = (skin: typeof pigment.skin) =>
      shadeOptions(plan, { ...pigment, skin }).map(({ name, hint }) => [name, hint]);
    expect(named(pigment.skin)).toContainEqual(['Matched', 'for you']);
    expect(named(null)).toContainEqual(['A start', undefined]);
    expect(named(null).flat()).not.toContain('Matched');
  });

  test('a line that the field warns of says so before it is chosen, no other does', () => {
    const hints = Object.fromEntries(linesOf(plan).map(({ id, hint }) => [id, hint]));
    expect(hints).toEqual({
      'hairline-natural': 'usual',
      'hairline-higher': undefined,
      'hairline-straighter': undefined,
      'hairline-sharper': 'ages less well',
    });
  });

  test('a line drawn by hand is none of them', () => {
    const own = { kind: 'drawn', pointsMm: [] } as const;
    expect(chosen(linesOf({ ...plan, hairline: { ...plan.hairline, own } }))).toEqual([]);
  });
});
