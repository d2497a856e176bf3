import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, pollUntil, type OpenedApp } from '../support/app';
import { driver } from './support/preview';

let app: OpenedApp;
beforeAll(async () => {
  app = await openApp({
    context: { acceptDownloads: true, hasTouch: true },
    viewport: { width: 1024, height: 768 },
  });
  await app.page.evaluate(() => window.smpPreview!.ready());
});
afterAll(() => app.close());

const impressions = (): Promise<number> => driver(app.page).impressions();

describe('a patient alone at home', () => {
  it('tries the sample photo with one tap', async () => {
    const { page } = app;
    await page.getByRole('button', { name: /try a sample photo/i }).tap();
    await pollUntil(
      'the sample on screen',
      async () => (await page.getByRole('button', { name: /save/i }).count()) > 0,
    );
    await pollUntil('impressions', async () => (await impressions()) > 5000);
  });

  it('chooses a density from pictures, takes it back and again', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'More choices' }).tap();
    const medium = await impressions();
    await page.getByText('soft, airy').tap();
    await pollUntil('fewer impressions', async () => (await impressions()) < 0.7 * medium);
    await page.keyboard.press('Control+z');
    await pollUntil('undone', async () => (await impressions()) === medium);
    await page.keyboard.press('Control+Shift+z');
    await pollUntil('done again', async () => (await impressions()) < 0.7 * medium);
    await page.keyboard.press('Control+z');
  });

  it('corrects the outline with the brush, as one step', async () => {
    const { page } = app;
    const before = await impressions();
    await page.keyboard.press('r');
    const canvas = (await page.locator('canvas').first().boundingBox())!;
    const x = canvas.x + canvas.width / 2,
      y = canvas.y + canvas.height * 0.28;
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y + 4, { steps: 6 });
    await page.mouse.up();
    await pollUntil('impressions rubbed out', async () => (await impressions()) < before - 20);
    await page.keyboard.press('Control+z');
    await pollUntil('the stroke undone', async () => (await impressions()) === before);
    await page.keyboard.press('Escape');
  });

  it('saves a picture under a name that tells nobody what it shows', async () => {
    const { page } = app;
    await page.getByRole('button', { name: /save/i }).first().tap();
    const download = page.waitForEvent('download');
    await page.getByRole('dialog').getByRole('button', { name: /^save/i }).tap();
    expect((await download).suggestedFilename()).toMatch(/^picture-\d{4}-\d\d-\d\d-\d+\.(png|jpg|webp)$/);
  });

  it('left no error behind and asked nobody', () => {
    expect(app.pageErrors).toEqual([]);
    expect(app.consoleErrors).toEqual([]);
    expect(app.foreignRequests()).toEqual([]);
  });
});
