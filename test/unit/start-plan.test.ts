import { describe, expect, it } from 'vitest';
import { shownPigment } from '../../src/app/shownPigment';
import { matchLater, startPlan } from '../../src/app/startPlan';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';
import { createDocumentStore } from '../../src/state/documentStore';
import { pigmentShown } from '../support/shownPigment';

const { skin, hair } = pigmentShown();
const grey = { ...hair!, tone: 'grey', lab: { l: 62, a: 1, b: 1 } } as const;

describe('the shade with which a plan starts', () => {
  it.each([
    ['skin and hair', { skin, hair }],
    ['grey hair', { skin, hair: grey }],
    ['skin alone', { skin, hair: null }],
    ['neither', { skin: null, hair: null }],
  ])('is the one that the screen names: %s', (_, tones) => {
    const plan = startPlan(tones);
    const { match } = shownPigment(tones, plan);
    expect(plan.pigment).toMatchObject({ shade: match.shade, family: match.family });
  });

  it('is found later for a head that was pointed at, and left alone once one was chosen', () => {
    const document = createDocumentStore();
    expect(startPlan(null)).toBe(DEFAULT_PLAN);
    matchLater(document, { skin: null, hair: null });
    expect(document.getState().plan.pigment.shade).toBe(startPlan({ skin: null, hair: null }).pigment.shade);
    const { pigment } = document.getState().plan;
    matchLater(document, { skin, hair: grey });
    expect(document.getState().plan.pigment).toBe(pigment);
  });
});
