import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type OpenedApp } from '../support/app';
import { drawNotHead, NOT_HEADS } from './fixtures/notHeads';
import { fullRun } from '../support/shared';
import { driver } from './support/preview';

/** All in a full run; otherwise the one that was hardest to tell. */
const SUBSET = ['football'];
const pictures = NOT_HEADS.filter((name) => fullRun || SUBSET.includes(name));

let app: OpenedApp;
let smp: ReturnType<typeof driver>;

beforeAll(async () => {
  app = await openApp();
  smp = driver(app.page);
  await app.page.evaluate(() => window.smpPreview!.ready());
});
afterAll(() => app.close());

describe('a picture without a head', () => {
  it.each(pictures)('%s: opens, says so, and is left without impressions', async (name) => {
    const picture = Buffer.from(await app.page.evaluate(drawNotHead, name), 'base64');
    expect(await smp.open(picture, 'image/png')).toMatchObject({ confidence: 0, segmentation: 'manual' });
    expect(await smp.impressions()).toBe(0);
  });
});
