import { describe, expect, it } from 'vitest';
import { NEWLY_LISTED } from '../../src/domain/scar/scar';
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

/** As before scars were listed. */
const SCAR = { id: 'a', kind: 'fut', widthMm: 3, pointsMm: [0, 90, 0, 10, 90, 0] } as const;

const SIDE = { cornerMm: [0, 0], peakMm: [0, 0], sideburnMm: [0, 0] } as const;
const HANDLES = { kind: 'handles', left: SIDE, right: SIDE } as const;

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
    [{ age: { days: -1 } }, 'age.days'],
    [{ finish: 'glossy' }, 'finish'],
    [{ deposit: { depthMm: 1.2 } }, 'deposit.depthMm'],
    [{ pigment: { custom: { dilution: 2 } } }, 'pigment.custom.dilution'],
    [{ skin: { type: 'VII' } }, 'skin.type'],
    [{ hairline: { irregularity: 2.1 } }, 'hairline.irregularity'],
    [{ hairline: { symmetric: 1 } }, 'hairline.symmetric'],
    [{ hairline: { style: 'wavy' } }, 'hairline.style'],
    [{ hairline: { own: { kind: 'drawn', pointsMm: [0, 118, 75] } } }, 'hairline.own.pointsMm'],
    [{ hairline: { own: { kind: 'dreamt' } } }, 'hairline.own.kind'],
    [
      { hairline: { own: { ...HANDLES, left: { ...SIDE, cornerMm: [0, 70] } } } },
      'hairline.own.left.cornerMm.1',
    ],
    [{ hairline: { own: { ...HANDLES, right: { ...SIDE, peakMm: [1] } } } }, 'hairline.own.right.peakMm.1'],
    [{ scars: [{ ...SCAR, widthMm: 16 }] }, 'scars.0.widthMm'],
    [{ scars: [{ ...SCAR, kind: 'burn' }] }, 'scars.0.kind'],
    [{ scars: [{ ...SCAR, pointsMm: [] }] }, 'scars.0.pointsMm'],
    [{ scars: [{ ...SCAR, pointsMm: [0, 90, 0, 1] }] }, 'scars.0.pointsMm'],
    [{ scars: [{ ...SCAR, pointsMm: [0, 900, 0] }] }, 'scars.0.pointsMm.1'],
    [{ scars: [SCAR, SCAR] }, 'scars'],
    [{ scars: Array.from({ length: 33 }, (_, k) => ({ ...SCAR, id: String(k) })) }, 'scars'],
  ])('refuses %j and names %s', (patch, path) => {
    const error = refusal(patch);
    expect(error.code).toBe('invalid-plan');
    expect(error.path).toBe(path);
    expect(error.message).toContain(path);
  });

  it('takes a patch of the hairline as before it could be shaped by hand', () => {
    const { hairline } = patchedPlan(DEFAULT_PLAN, { hairline: { midpointHeightMm: 65 } });
    expect(hairline).toEqual({ ...DEFAULT_PLAN.hairline, midpointHeightMm: 65 });
  });

  it('takes a hairline shaped by hand, one kind after the other, and back', () => {
    const moved = patchedPlan(DEFAULT_PLAN, { hairline: { own: HANDLES } });
    const further = patchedPlan(moved, {
      hairline: { own: { kind: 'handles', left: { cornerMm: [1, 2] } } },
    });
    expect(further.hairline.own).toEqual({ ...HANDLES, left: { ...SIDE, cornerMm: [1, 2] } });
    const drawn = { kind: 'drawn', pointsMm: [-40, 110, 50, 0, 118, 75, 10, 118, 74, 40, 110, 50] } as const;
    const redrawn = patchedPlan(further, { hairline: { own: { ...drawn, pointsMm: [...drawn.pointsMm] } } });
    expect(redrawn.hairline.own).toEqual(drawn);
    expect(patchedPlan(redrawn, { hairline: { own: HANDLES } }).hairline.own).toEqual(HANDLES);
    expect(patchedPlan(redrawn, { hairline: { own: null } }).hairline).toEqual(DEFAULT_PLAN.hairline);
  });

  it('takes scars of each kind as a whole', () => {
    const scars = [
      SCAR,
      { ...SCAR, id: 'b', kind: 'fue', widthMm: 1 },
      { ...SCAR, id: 'c', kind: 'patch', widthMm: 40 },
    ];
    const plan = patchedPlan(DEFAULT_PLAN, { scars: scars as (typeof SCAR)[] });
    expect(plan.scars).toEqual(scars.map((scar) => ({ ...scar, ...NEWLY_LISTED })));
    expect(patchedPlan(plan, { scars: [SCAR] }).scars).toEqual([{ ...SCAR, ...NEWLY_LISTED }]);
    const listed = { ...SCAR, name: 'Back', shown: false, locked: true };
    expect(patchedPlan(plan, { scars: [listed] }).scars).toEqual([listed]);
  });

  it('leaves parts that are not patched the same objects', () => {
    const { hairline, zones } = DEFAULT_PLAN;
    const plan = patchedPlan(DEFAULT_PLAN, { density: { impressionsPerCm2: 90 } });
    expect(plan.density.impressionsPerCm2).toBe(90);
    expect(plan.hairline).toBe(hairline);
    expect(plan.zones).toBe(zones);
    expect(patchedPlan(plan, { hairline: { midpointHeightMm: 55 } }).hairline).not.toBe(hairline);
  });

  it('accepts the default of an effect that is not built yet', () => {
    expect(patchedPlan(DEFAULT_PLAN, { finish: 'natural', sessions: { shown: 3 } })).toEqual(DEFAULT_PLAN);
  });
});
