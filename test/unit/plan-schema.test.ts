import { describe, expect, it } from 'vitest';
import { patchedPlan } from '../../src/app/planSchema';
import { PreviewError } from '../../src/domain/errors';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';

function refusal(patch: object): PreviewError {
  try {
    patchedPlan(DEFAULT_PLAN, patch);
  } catch (error) {
    if (error instanceof PreviewError) return error;
  }
  throw new Error('not refused');
}

describe('plan patches', () => {
  it('merges deeply and leaves the rest', () => {
    const plan = patchedPlan(DEFAULT_PLAN, { density: { impressionsPerCm2: 60 } });
    expect(plan).toEqual({
      ...DEFAULT_PLAN,
      density: { impressionsPerCm2: 60, uniform: false, regional: true, pattern: 'fine' },
    });
  });

  it.each([
    [{ density: { impressionsPerCm2: 500 } }, 'density.impressionsPerCm2'],
    [{ density: { impressionsPerCm2: '60' } }, 'density.impressionsPerCm2'],
    [{ density: { impressionsPerCm2: Number.NaN } }, 'density.impressionsPerCm2'],
    [{ density: { perCm2: 60 } }, 'density.perCm2'],
    [{ unknown: 1 }, 'unknown'],
    [{ pigment: { shade: 'purple' } }, 'pigment.shade'],
    [{ density: null }, 'density'],
    [{ sessions: { shown: 4 } }, 'sessions.shown'],
    [{ age: { days: 0 } }, 'age.days'],
    [{ finish: 'glossy' }, 'finish'],
    [{ deposit: { depthMm: 1.2 } }, 'deposit.depthMm'],
    [{ pigment: { custom: { dilution: 2 } } }, 'pigment.custom.dilution'],
    [{ skin: { type: 'VII' } }, 'skin.type'],
  ])('refuses %j and names %s', (patch, path) => {
    const error = refusal(patch);
    expect(error.code).toBe('invalid-plan');
    expect(error.path).toBe(path);
    expect(error.message).toContain(path);
  });

  it('accepts the default of an effect that is not built yet', () => {
    expect(patchedPlan(DEFAULT_PLAN, { finish: 'natural', sessions: { shown: 3 } })).toEqual(DEFAULT_PLAN);
  });
});
