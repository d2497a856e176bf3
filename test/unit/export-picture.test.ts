import { beforeEach, describe, expect, it, vi } from 'vitest';
import { simulationLabel, untouchedLabel } from '../../src/app/exportLabel';
import { exportPicture } from '../../src/app/exportPicture';
import { OpenPhotos, type OpenPhoto } from '../../src/app/photos';
import type { SaveOptions } from '../../src/app/PreviewApp';
import type { Services } from '../../src/app/services';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';
import { createDocumentStore } from '../../src/state/documentStore';
import { words } from '../../src/ui/words';

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
  const services = { photos, document, viewport: {} } as unknown as Services;
  const save = (options: Partial<SaveOptions>, signal = new AbortController().signal) =>
    exportPicture(services, { layout: 'after', format: 'png', ...options }, signal);
  return { photos, document, save };
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

describe('the label', () => {
  const lateEvening = new Date(2026, 10, 22, 23, 50);
  const earlyMorning = new Date(2026, 10, 22, 0, 10);

  it('bears the day where the user is', () => {
    for (const day of [lateEvening, earlyMorning]) {
      expect(untouchedLabel(false, day)).toEqual(['Unedited photo', '2026-11-22']);
      expect(simulationLabel(DEFAULT_PLAN, false, day)[1]).toMatch(/^2026-11-22 · /);
    }
  });

  it('says what was simulated, and what was hidden', () => {
    const plan = { ...DEFAULT_PLAN, pigment: { ...DEFAULT_PLAN.pigment, shade: '14' } } as const;
    expect(simulationLabel(plan, false, lateEvening)).toEqual([
      'Simulation – not a treatment result',
      '2026-11-22 · 110 impressions/cm² · shade 14 (medium skin) · hairline 7.0 cm · healed, after session 3',
    ]);
    expect(simulationLabel(plan, true, lateEvening)[1]).toMatch(/ · face hidden$/);
    expect(untouchedLabel(true, lateEvening)[0]).toBe('Unedited photo, face hidden');
  });
});
