import type { OwnHair } from '../../src/domain/fringe/fringeLook';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { simulationLabel, untouchedLabel, type LabelledHead } from '../../src/app/exportLabel';
import { exportPicture } from '../../src/app/exportPicture';
import type { KeptInputs } from '../../src/app/KeptPlans';
import { OpenPhotos, type OpenPhoto } from '../../src/app/photos';
import type { SaveOptions } from '../../src/app/PreviewApp';
import type { Services } from '../../src/app/services';
import { ONE_PLAN, lettersOf, type VariantLetter, type Variants } from '../../src/domain/plan/variants';
import type { RgbaImage } from '../../src/domain/image';
import { DEFAULT_PLAN, type TreatmentPlan } from '../../src/domain/plan/TreatmentPlan';
import { type ListedScar, NEWLY_LISTED } from '../../src/domain/scar/scar';
import { createDocumentStore } from '../../src/state/documentStore';
import { layoutLabel } from '../../src/imaging/labelLayout';
import { words } from '../../src/ui/words';

// Modules are shared with other files: here they must not be ones without the doubles, elsewhere not ones with them.
vi.hoisted(() => vi.resetModules());
afterAll(() => void vi.resetModules());

const stage = vi.hoisted(() => ({ labels: [] as (readonly string[])[], whileReading: () => {} }));
vi.mock(import('../../src/imaging'), async (original) => ({
  ...(await original()),
  readPixels: () => {
    stage.whileReading();
    return Promise.resolve({ width: 8, height: 8, data: new Uint8ClampedArray(256) });
  },
  drawLabelStrip: (lines) => {
    stage.labels.push(lines);
    return Promise.resolve({ width: 8, height: 1, data: new Uint8ClampedArray(32) });
  },
  composeExport: ([first]) => Promise.resolve(first!.photo),
  encodeImage: () => Promise.resolve(new Blob(['picture'])),
}));

/** What a plan makes of the photo, told apart by its letter; hair covers what A treats. */
const of = (letter: VariantLetter) => ({ letter, covered: letter === 'A' }) as unknown as KeptInputs;

const othersOf = (variants: Variants): readonly VariantLetter[] =>
  lettersOf(variants).filter((letter) => letter !== variants.letter);

/** Everything but a head: what the export has to do with one is in the browser's test. */
function opened() {
  const photos = new OpenPhotos();
  for (const id of ['a', 'b'])
    photos.put({
      id,
      decoded: { widthPx: 8, heightPx: 8 },
      observation: { face: null },
      head: null,
      treatment: null,
    } as OpenPhoto);
  photos.select('a');
  const document = createDocumentStore();
  const drawnBy: unknown[] = [];
  const viewport = {
    renderTile: (_: unknown, pixels: RgbaImage, __: unknown, plan: unknown) => {
      drawnBy.push(plan);
      return Promise.resolve(pixels);
    },
    releaseTiles: () => undefined,
  };
  const services = { photos, document, viewport } as unknown as Services;
  const drawing = {
    keptInputs: () =>
      Promise.resolve(new Map(othersOf(document.getState().variants).map((letter) => [letter, of(letter)]))),
  };
  const save = (options: Partial<SaveOptions>, signal = new AbortController().signal) =>
    exportPicture(services, drawing, { layout: 'after', format: 'png', ...options }, signal);
  return { photos, document, save, drawnBy };
}

beforeEach(() => {
  stage.labels = [];
  stage.whileReading = () => {};
});

describe('the export of a photo without a head', () => {
  it('is called unedited, before and after alike', async () => {
    await opened().save({ layout: 'side-by-side' });
    expect(stage.labels.map(([first]) => first)).toEqual(['Unedited photo', 'Unedited photo']);
  });

  it('refuses to hide a face that it cannot place, in the words of the dialog', async () => {
    await expect(opened().save({ hideFace: true })).rejects.toMatchObject({
      code: 'no-head-found',
      message: words.save.hideFaceNoHead,
    });
  });

  it('refuses to call the whole photo the scalp', async () => {
    await expect(opened().save({ scalpOnly: true })).rejects.toMatchObject({ code: 'no-head-found' });
  });

  it('stops when another photo is chosen, the plan changes or the photo is closed', async () => {
    const { photos, document, save } = opened();
    const changes = [
      () => photos.select('b'),
      () => document.setState({ plan: { ...DEFAULT_PLAN, enabled: false } }),
      () => photos.select('closed'),
    ];
    for (const change of changes) {
      photos.select('a');
      stage.whileReading = change;
      await expect(save({})).rejects.toMatchObject({ name: 'PreviewError', code: 'aborted' });
    }
    expect(stage.labels).toEqual([]);
  });

  it('stops when it is cancelled, with an error of its own', async () => {
    const cancel = new AbortController();
    stage.whileReading = () => cancel.abort();
    await expect(opened().save({}, cancel.signal)).rejects.toMatchObject({
      name: 'PreviewError',
      code: 'aborted',
    });
  });
});

describe('the export of all variants', () => {
  const plan = (impressionsPerCm2: number, enabled = true): TreatmentPlan => ({
    ...DEFAULT_PLAN,
    enabled,
    density: { ...DEFAULT_PLAN.density, impressionsPerCm2 },
  });

  /** B is worked on, C shows the photo as it is. */
  function withVariants() {
    const all = opened();
    const photo = all.photos.get('a')!;
    all.photos.put({ ...photo, head: { ownHair: 'none' }, treatment: {} } as OpenPhoto);
    all.document.setState({
      plan: plan(110),
      variants: { letter: 'B', kept: { A: plan(60), C: plan(160, false) } },
    });
    return all;
  }

  it('has each in its order, under its letter and the words of every simulation', async () => {
    await withVariants().save({ layout: 'variants' });
    expect(stage.labels.map(([letter, words]) => [letter, words])).toEqual([
      ['Variant A', 'Simulation – not a treatment result'],
      ['Variant B', 'Simulation – not a treatment result'],
      ['Variant C', 'Unedited photo'],
    ]);
    expect(stage.labels.slice(0, 2).map((label) => label[2]!.split(' · ')[1])).toEqual([
      'own hair hides the treated skin here',
      '110 impressions/cm²',
    ]);
    expect(stage.labels[0]![2]).toContain(' · 60 impressions/cm² · ');
  });

  it('draws each by its own plan: that which is worked on as it is drawn already', async () => {
    const { save, drawnBy } = withVariants();
    await save({ layout: 'variants' });
    expect(drawnBy).toEqual([of('A'), null]);
  });

  it('has the one plan alone where there are no others', async () => {
    const { document, save } = withVariants();
    document.setState({ variants: ONE_PLAN });
    await save({ layout: 'variants' });
    expect(stage.labels.map(([letter]) => letter)).toEqual(['Variant A']);
  });

  it('stops when one of them is deleted meanwhile', async () => {
    const { document, save } = withVariants();
    stage.whileReading = () => document.setState({ variants: { letter: 'B', kept: {} } });
    await expect(save({ layout: 'variants' })).rejects.toMatchObject({ code: 'aborted' });
    await expect(save({ layout: 'after' })).resolves.toBeInstanceOf(Blob);
  });
});

describe('the label', () => {
  const lateEvening = new Date(2026, 10, 22, 23, 50);
  const CROPPED: LabelledHead = { hair: 'cropped', isCovered: false };
  const earlyMorning = new Date(2026, 10, 22, 0, 10);

  it('bears the day where the user is', () => {
    for (const day of [lateEvening, earlyMorning]) {
      expect(untouchedLabel(false, day)).toEqual(['Unedited photo', '2026-11-22']);
      expect(simulationLabel(DEFAULT_PLAN, false, day, CROPPED)[1]).toMatch(/^2026-11-22 · /);
    }
  });

  it('says what was simulated, and what was hidden', () => {
    const plan = { ...DEFAULT_PLAN, pigment: { ...DEFAULT_PLAN.pigment, shade: '14' } } as const;
    expect(simulationLabel(plan, false, lateEvening, CROPPED)).toEqual([
      'Simulation – not a treatment result',
      '2026-11-22 · 110 impressions/cm² · shade 14 (medium skin) · hairline 7.0 cm · healed, after session 3',
    ]);
    expect(simulationLabel(plan, true, lateEvening, CROPPED)[1]).toMatch(/ · face hidden$/);
    expect(untouchedLabel(true, lateEvening)[0]).toBe('Unedited photo, face hidden');
  });

  it('says where own hair hides what the figures tell of', () => {
    const words = 'own hair hides the treated skin here';
    expect(simulationLabel(DEFAULT_PLAN, false, lateEvening, CROPPED)[1]).not.toContain(words);
    const covered = { hair: 'long', isCovered: true } as const;
    expect(simulationLabel(DEFAULT_PLAN, false, lateEvening, covered)[1]).toContain(` · ${words} · 110 `);
  });

  const shown = (plan: Partial<TreatmentPlan>) => {
    const [, line] = simulationLabel({ ...DEFAULT_PLAN, ...plan }, false, lateEvening, CROPPED);
    return line!.split(' · ').slice(1);
  };
  const age = (days: number, touchUpYears: TreatmentPlan['age']['touchUpYears'] = null) =>
    shown({ age: { days, sun: 'some', touchUpYears } }).slice(3);

  it('tells the age in words, and a touch-up that has been', () => {
    expect([0, 1, 7, 30, 182, 365, 6 * 365].map((days) => age(days))).toEqual([
      ['fresh, after session 3'],
      ['1 day after session 3'],
      ['7 days after session 3'],
      ['healed, after session 3'],
      ['6 months after session 3'],
      ['1 year after session 3'],
      ['6 years after session 3'],
    ]);
    expect(age(4 * 365, 5)).toEqual(['4 years after session 3']);
    expect(age(5 * 365, 5)).toEqual(['5 years after session 3', 'touched up after 5 years']);
    expect(shown({ sessions: { shown: 1 } })).toContain('healed, after session 1');
  });

  it('tells everything else that is not as usual, and nothing that is', () => {
    const { density, hairline, pigment } = DEFAULT_PLAN;
    expect(shown({})).toHaveLength(4);
    expect(
      shown({
        density: { ...density, pattern: 'clustered' },
        hairline: { ...hairline, style: 'edged' },
        pigment: { ...pigment, family: 'dark', shade: 'custom', custom: { dilution: 12, warmth: -0.3 } },
        fringe: { future: 'greyed', shavedDaysAgo: 4 },
        finish: 'matte',
      }),
    ).toEqual([
      '110 impressions/cm², grouped',
      'custom mix 12, ashen −0.3 (dark skin)',
      'hairline 7.0 cm, edged',
      'healed, after session 3',
      'with greyed hair',
      'own hair 4 days after shaving',
      'matte finish',
    ]);
    expect(shown({ fringe: { future: 'receded', shavedDaysAgo: null } })).toContain('if hair loss goes on');
  });

  it('tells another needle and scars, and of own hair only what the picture shows', () => {
    const { deposit } = DEFAULT_PLAN;
    expect(shown({ deposit: { ...deposit, depthMm: 0.75 } })).toContain('0.75 mm deep');
    expect(shown({ deposit: { diameterMm: 0.3, points: 3, depthMm: 1, angleDeg: 45 } })).toContain(
      'needle 0.30 mm, 3 points, 1.00 mm deep, at 45°',
    );
    const scar: ListedScar = { ...NEWLY_LISTED, id: 'a', kind: 'fut', pointsMm: [0, 0, 0], widthMm: 3 };
    expect(shown({ scars: [scar] })).toContain('1 scar in the plan');
    expect(shown({ scars: [scar, scar] })).toContain('2 scars in the plan');
    expect(shown({ scars: [scar, { ...scar, shown: false }] })).toContain('1 scar in the plan');
    const of = (hair: OwnHair, future: TreatmentPlan['fringe']['future']): string => {
      const plan: TreatmentPlan = { ...DEFAULT_PLAN, fringe: { future, shavedDaysAgo: 2 } };
      return simulationLabel(plan, false, lateEvening, { ...CROPPED, hair })[1]!;
    };
    expect(of('long', 'greyed')).toMatch(/with greyed hair$/);
    expect(of('long', 'receded')).not.toMatch(/hair loss|shaving/);
    for (const future of ['receded', 'greyed'] as const)
      expect(of('none', future)).not.toMatch(/hair loss|greyed|shaving/);
  });

  it('stays within a quarter of a narrow picture, however much it has to tell', () => {
    const { density, hairline, pigment } = DEFAULT_PLAN;
    const lines = simulationLabel(
      {
        ...DEFAULT_PLAN,
        density: { ...density, pattern: 'clustered' },
        hairline: { ...hairline, style: 'defined' },
        pigment: { ...pigment, shade: 'custom', custom: { dilution: 60, warmth: 0.9 } },
        age: { days: 6 * 365, sun: 'some', touchUpYears: 3 },
        fringe: { future: 'receded', shavedDaysAgo: 4 },
        finish: 'matte',
      },
      true,
      lateEvening,
      CROPPED,
    );
    const { heightPx, rows } = layoutLabel(lines, 800, (text, fontPx) => 0.55 * fontPx * text.length);
    expect(rows.join(' ')).toBe(lines.join(' '));
    expect(heightPx).toBeLessThan(200);
  });
});
