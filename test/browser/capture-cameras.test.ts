import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openApp, pollUntil, type OpenedApp } from '../support/app';
import { axeViolations, noteTracks, runningTracks, SAMPLE, SIZES, startCamera } from './support/camera';

const TWO_CAMERAS = ['--use-fake-device-for-media-stream=device-count=2,fps=8'];
let app: OpenedApp;
let page: Page;
beforeAll(async () => {
  app = await openApp({ browserArgs: TWO_CAMERAS, prepare: noteTracks });
  page = app.page;
});
afterEach(async () => {
  while ((await page.getByRole('dialog').count()) > 0)
    await page.getByRole('button', { name: 'Close' }).click();
  expect(await runningTracks(page)).toBe(0);
});
afterAll(() => app.close());

const ask = async (): Promise<void> => {
  await page.getByRole('button', { name: 'Take a photo' }).click();
  await page.getByRole('button', { name: /^Front L/ }).click();
};

describe('without a camera', () => {
  it('that is refused, it says so at every size', async () => {
    for (const viewport of Object.values(SIZES)) {
      await page.setViewportSize(viewport);
      await ask();
      await page.getByText('The camera may not be used here.').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });

  it('that is allowed afterwards, another try starts it', async () => {
    await ask();
    await page.getByText('The camera may not be used here.').waitFor();
    await app.context.grantPermissions(['camera']);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.capture .check-good').first().waitFor();
  });

  it('that stops in between, it says so', async () => {
    await startCamera(page, /^Front L/);
    await page.evaluate(() => window.cameraTracks.at(-1)!.dispatchEvent(new Event('ended')));
    await page.getByRole('alert').getByText('The camera stopped.').waitFor();
    expect(await runningTracks(page)).toBe(0);
  });

  it.each([
    ['NotFoundError', 'No camera was found on this device.'],
    ['NotReadableError', 'The camera is in use by another program.'],
    ['TypeError', 'The camera did not start.'],
  ])('for %s it says: %s', async (name, sentence) => {
    await page.evaluate((failure) => {
      const { mediaDevices } = navigator;
      const given = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = () => {
        mediaDevices.getUserMedia = given;
        return Promise.reject(new DOMException('', failure));
      };
    }, name);
    await ask();
    await page.getByRole('dialog').getByText(sentence).waitFor();
  });
});

it('of two cameras the other one is a press away, and the first one ends', async () => {
  await startCamera(page, /^Front L/);
  const before = await page.evaluate(() => window.cameraTracks.length);
  await page.getByRole('button', { name: 'Other camera' }).click();
  await pollUntil('another camera', () =>
    page.evaluate((count) => window.cameraTracks.length > count, before),
  );
  const ids = await page.evaluate(() =>
    window.cameraTracks.slice(-2).map((track) => track.getSettings().deviceId),
  );
  expect(new Set(ids).size).toBe(2);
  await pollUntil('one camera runs', async () => (await runningTracks(page)) === 1);
});

it('a file is the way on, and another photo may be one from the camera', async () => {
  await app.context.clearPermissions();
  await ask();
  await page.getByText('The camera may not be used here.').waitFor();
  await page.getByRole('dialog').getByLabel('Choose a photo').setInputFiles(SAMPLE);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Another photo' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take a photo' }).click();
  await page.getByRole('button', { name: /^Crown/ }).waitFor();
});

it('that the browser does not offer, none is offered here', async () => {
  const plain = await openApp({
    browserArgs: TWO_CAMERAS,
    prepare: (opened) =>
      opened.addInitScript(() => {
        Object.defineProperty(MediaDevices.prototype, 'getUserMedia', { value: undefined });
      }),
  });
  try {
    await plain.page.getByLabel('Choose a photo').waitFor({ state: 'attached' });
    expect(await plain.page.getByText('Take a photo').count()).toBe(0);
    expect(await plain.page.getByRole('button', { name: 'How to take the photo' }).count()).toBe(1);
  } finally {
    await plain.close();
  }
});

it('nothing has been asked of others, and nothing failed', () => {
  expect(app.pageErrors).toEqual([]);
  expect(app.consoleErrors).toEqual([]);
  expect(app.foreignRequests()).toEqual([]);
});
