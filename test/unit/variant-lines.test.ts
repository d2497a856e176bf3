import { describe, expect, it } from 'vitest';
import type { DeepPartial } from '../../src/app/PreviewApp';
import { patchedPlan } from '../../src/app/planSchema';
import { DEFAULT_PLAN, type TreatmentPlan } from '../../src/domain/plan/TreatmentPlan';
import { newZone } from '../../src/domain/zones/zone';
import { linesOf } from '../../src/ui/variants/linesOf';

const lines = (figures: boolean, ...patches: readonly DeepPartial<TreatmentPlan>[]) =>
  linesOf(
    patches.map((patch) => patchedPlan(DEFAULT_PLAN, patch)),
    figures,
  );

describe('the line of a variant', () => {
  it('says density and shade while all are the same', () => {
    expect(lines(true, {}, {})).toEqual(['110 per cm², shade 26', '110 per cm², shade 26']);
    expect(lines(false, {}, {})).toEqual(['Medium density', 'Medium density']);
  });

  it('says what one has that the others have not, and no more', () => {
    expect(lines(true, { density: { impressionsPerCm2: 60 } }, {})).toEqual(['60 per cm²', '110 per cm²']);
    expect(lines(true, { hairline: { style: 'edged' } }, { sessions: { shown: 1 } })).toEqual([
      'Edged hairline, after all sessions',
      'Natural hairline, after the first session',
    ]);
    expect(lines(true, { zones: [newZone('crown', 'c'), newZone('patch', 'p')] }, {})).toEqual([
      '2 zones',
      '1 zone',
    ]);
  });

  it('for the patient says in words what a figure would', () => {
    const shades = lines(
      false,
      { pigment: { shade: '22' } },
      { pigment: { shade: 'custom', custom: { dilution: 30 } } },
      { pigment: { shade: '60' } },
    );
    expect(shades).toEqual(['Darker shade', 'Middle shade', 'Lighter shade']);
    expect(lines(false, { hairline: { midpointHeightMm: 62 } }, {})).toEqual([
      'Lower hairline',
      'Higher hairline',
    ]);
    expect(lines(false, { enabled: false }, {})[0]).toBe('Nothing is treated.');
  });

  it('has no digit for the patient, whatever differs', () => {
    const all = lines(
      false,
      { density: { impressionsPerCm2: 160 }, pigment: { shade: '8' }, age: { days: 182 } },
      { fringe: { future: 'greyed' }, hairline: { midpointHeightMm: 80 }, sessions: { shown: 2 } },
      {},
    );
    for (const line of all) expect(line).toMatch(/^[A-Z]\D+$/);
  });
});
