import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClinicalView, HeadOval } from '../../src/domain/observation';
import { openApp, type OpenedApp } from '../support/app';
import { cameraOfJson, project } from '../support/heads/camera';
import { mean, scalpIou, sharedTruth, type PictureTruth } from '../support/heads/score';
import { headNames, sharedDir, sharedFile } from '../support/shared';
import { driver } from './support/preview';

const SUBSET = ['crown-117'];
/** Above the floor value of a pixel without skin, 2 ** -12. */
const SKIN_MM2 = 2 ** -11;
const CHIN = 8;

interface SharedHead {
  readonly view: ClinicalView;
  readonly size: readonly number[];
  readonly headToCamera: readonly number[];
  readonly projection: readonly number[];
  readonly pointsCm: { readonly landmarks68: readonly [number, number, number][] };
}

/** The oval that a person would draw: around the skin above the chin. */
function ovalAround({ width, height, areaMm2 }: PictureTruth, chinPx: number): HeadOval {
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let y = 0; y < Math.min(height, chinPx); y++)
    for (let x = 0; x < width; x++) {
      if (areaMm2[y * width + x]! <= SKIN_MM2) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  return {
    cx: (left + right) / 2,
    cy: (top + bottom) / 2,
    rx: (right - left) / 2,
    ry: (bottom - top) / 2,
  };
}

describe.skipIf(!sharedDir)('heads without the models', () => {
  const names = headNames(SUBSET);
  const scores: { name: string; iou: number }[] = [];
  let app: OpenedApp;
  let smp: ReturnType<typeof driver>;

  beforeAll(async () => {
    app = await openApp({
      prepare: async (page) => {
        await page.context().route('**/models/**', (route) => route.fulfill({ status: 404 }));
      },
    });
    smp = driver(app.page);
    expect(await app.page.evaluate(() => window.smpPreview!.ready())).toEqual({ models: 'missing' });
  });
  afterAll(() => app.close());

  it.each(names)('%s: the scalp is found from the view and an oval', async (name) => {
    const shared = JSON.parse(readFileSync(sharedFile('heads', `${name}.json`), 'utf8')) as SharedHead;
    const truth = sharedTruth(name);
    const chin = project(cameraOfJson(shared), shared.pointsCm.landmarks68[CHIN]!);
    const opened = await app.page.evaluate(
      async ({ base64, ...options }) => {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        return window.smpPreview!.openPhoto(new Blob([bytes], { type: 'image/jpeg' }), options);
      },
      {
        base64: readFileSync(sharedFile('heads', `${name}.jpg`)).toString('base64'),
        view: shared.view,
        headOval: ovalAround(truth, chin.y),
      },
    );
    expect(opened).toMatchObject({ segmentation: 'manual', faceFound: false });
    scores.push({ name, iou: scalpIou((await smp.mask()).coverage, truth) });
  });

  it('is right in the mean', () => {
    expect(scores).toHaveLength(names.length);
    const line = `${scores.length} heads without models: mean IoU ${mean(scores.map(({ iou }) => iou)).toFixed(3)}; ${scores.map(({ name, iou }) => `${name} ${iou.toFixed(2)}`).join(', ')}`;
    process.stdout.write(`${line}\n`);
    expect(mean(scores.map(({ iou }) => iou)), line).toBeGreaterThanOrEqual(0.72);
  });
});
