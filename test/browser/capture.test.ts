import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openApp, pollUntil, type OpenedApp } from '../support/app';
import { fullRun } from '../support/shared';
import {
  axeViolations,
  noteTracks,
  release,
  runningTracks,
  sampleCamera,
  SIZES,
  startCamera,
  takeShot,
} from './support/camera';

const camera = await sampleCamera();
let app: OpenedApp;
let page: Page;
beforeAll(async () => {
  app = await openApp({
    browserArgs: camera.args,
    context: { permissions: ['camera', 'accelerometer', 'gyroscope'], reducedMotion: 'reduce' },
    prepare: noteTracks,
  });
  page = app.page;
});
afterEach(async () => {
  while ((await page.getByRole('dialog').count()) > 0)
    await page.getByRole('button', { name: 'Close' }).click();
  expect(await runningTracks(page)).toBe(0);
});
afterAll(async () => {
  await app.close();
  camera.dispose();
});

const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

describe('a photo with the camera', () => {
  it('by keyboard: the timer of a view from behind, stopped by Escape, then run to its end', async () => {
    await page.getByRole('button', { name: 'Take a photo' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Back/ }).focus();
    await page.keyboard.press('Enter');
    await pollUntil('the focus on the button', async () => (await focused()) === 'Take in 5 seconds');
    expect(await page.getByRole('switch', { name: 'Count aloud' }).isChecked()).toBe(true);
    await page.keyboard.press('Space');
    await page.locator('.countdown-number').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.countdown').waitFor({ state: 'detached' });
    expect(await page.getByRole('dialog').count()).toBe(1);
    expect(await focused()).toBe('Take in 5 seconds');
    await page.getByRole('radio', { name: '5 s', exact: true }).focus();
    await page.keyboard.press('ArrowLeft');
    await release(page).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your photo' }).waitFor();
    expect(await focused()).toBe('Your photo');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Take again');
    await page.keyboard.press('Enter');
    await pollUntil('the focus on the button', async () => (await focused()) === 'Take in 3 seconds');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused()).toBe('Take a photo');
    expect(await runningTracks(page)).toBe(0);
  });

  it('a tap anywhere stops the countdown', async () => {
    await startCamera(page, /^Top/);
    await release(page).click();
    await page.locator('.countdown').waitFor();
    await page.mouse.click(5, 5);
    await page.locator('.countdown').waitFor({ state: 'detached' });
    expect(await page.getByRole('heading', { name: 'Your photo' }).count()).toBe(0);
  });

  it('is not mirrored, though the preview is', async () => {
    await startCamera(page, /^Front, head bent/);
    expect(await page.locator('.camera-frame').evaluate((frame) => getComputedStyle(frame).transform)).toBe(
      'matrix(-1, 0, 0, 1, 0, 0)',
    );
    await takeShot(page);
    const [as, mirrored] = await page.evaluate(async () => {
      const shot = document.querySelector<HTMLImageElement>('.shot')!;
      await shot.decode();
      const sample = await createImageBitmap(await (await fetch('samples/sample.jpg')).blob());
      const pixels = (image: CanvasImageSource, mirror: boolean) => {
        const context = new OffscreenCanvas(64, 64).getContext('2d')!;
        if (mirror) context.setTransform(-1, 0, 0, 1, 64, 0);
        context.drawImage(image, 0, 0, 64, 64);
        return context.getImageData(0, 0, 64, 64).data;
      };
      const taken = pixels(shot, false);
      return [false, true].map((mirror) =>
        pixels(sample, mirror).reduce((sum, level, i) => sum + Math.abs(level - taken[i]!), 0),
      ) as [number, number];
    });
    expect(as).toBeLessThan(0.6 * mirrored);
  });
});

describe('the camera ends', () => {
  it('when the screen is left, by Escape, by the cross, and for another view', async () => {
    for (const leave of [
      () => page.keyboard.press('Escape'),
      () => page.getByRole('button', { name: 'Close' }).click(),
      () => page.getByRole('button', { name: 'Other view' }).click(),
    ]) {
      await startCamera(page, /^Crown/);
      expect(await runningTracks(page)).toBe(1);
      await leave();
      await pollUntil('the camera off', async () => (await runningTracks(page)) === 0);
    }
  });

  it('while the page is hidden, and starts again when it is back', async () => {
    await startCamera(page, /^Front L/);
    const turn = (state: string) =>
      page.evaluate((visibilityState) => {
        Object.defineProperty(document, 'visibilityState', { value: visibilityState, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
    await turn('hidden');
    expect(await runningTracks(page)).toBe(0);
    await turn('visible');
    await pollUntil('the camera on', async () => (await runningTracks(page)) === 1);
  });
});

interface FakeVoices {
  spoken: [text: string, voice: string | undefined][];
}

/** Voices as a browser may have them, here or on a server. */
const withVoices = (places: readonly ('here' | 'server')[]) =>
  page.evaluate((all) => {
    const fake: FakeVoices = { spoken: [] };
    Object.assign(window, fake);
    const voices = all.map((place) => ({ name: place, lang: 'en-GB', localService: place === 'here' }));
    class Utterance {
      voice: { name: string } | undefined;
      constructor(readonly text: string) {}
    }
    Object.assign(window, { SpeechSynthesisUtterance: Utterance });
    Object.defineProperty(window, 'speechSynthesis', {
      configurable: true,
      value: {
        getVoices: () => voices,
        cancel: () => undefined,
        speak: ({ text, voice }: Utterance) => fake.spoken.push([text, voice?.name]),
      },
    });
  }, places);

describe('the countdown is heard', () => {
  it.each([
    [
      ['server', 'here'],
      [
        ['3', 'here'],
        ['2', 'here'],
        ['1', 'here'],
      ],
    ],
    // What a server says would tell it that a photo is being taken.
    [['server'], []],
  ] as const)('with voices %j it says %j', async (places, said) => {
    await withVoices(places);
    await startCamera(page, /^Crown/);
    await page
      .getByText(places.length > 1 ? 'A voice on this device' : 'This device has no voice, so it beeps')
      .waitFor();
    await page.getByText('3 s', { exact: true }).click();
    await release(page).click();
    await page.getByRole('heading', { name: 'Your photo' }).waitFor();
    expect(await page.evaluate(() => (window as unknown as FakeVoices).spoken)).toEqual(said);
  });
});

describe('level', () => {
  it('is told where the device tells how it is held, else not shown', async () => {
    await startCamera(page, /^Front L/);
    expect(await page.getByText('Level:').count()).toBe(0);
    const devtools = await app.context.newCDPSession(page);
    const hold = (beta: number, gamma: number) =>
      devtools.send('DeviceOrientation.setDeviceOrientationOverride', { alpha: 0, beta, gamma });
    await hold(90, 0);
    await page.locator('.check').getByText('Level: good').waitFor();
    await hold(70, 20);
    await page.locator('.check').getByText('Level: looks up').waitFor();
    await hold(70, 60);
    await page.locator('.check').getByText('Level: leans right').waitFor();
  });
});

/** In the short run `ui-states.test.ts` looks at these states. */
describe.skipIf(!fullRun)('every state, at every size', () => {
  it.each(Object.entries(SIZES))(
    '%s: axe finds nothing, nothing is cut off sideways',
    async (_, viewport) => {
      await page.setViewportSize(viewport);
      const check = async (): Promise<void> => {
        expect(await axeViolations(page)).toEqual([]);
        const dialog = page.getByRole('dialog');
        expect(await dialog.evaluate((d) => d.scrollWidth - d.clientWidth)).toBe(0);
      };
      await page.getByRole('button', { name: 'How to take the photo' }).click();
      await check();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Take a photo' }).click();
      await check();
      await page.keyboard.press('Escape');
      await startCamera(page, /^Crown/);
      await check();
      // The button is on screen without scrolling.
      const button = await release(page).boundingBox();
      expect(button!.y + button!.height).toBeLessThanOrEqual(viewport.height);
      await page.getByText('10 s', { exact: true }).click();
      await release(page).click();
      await page.locator('.countdown').waitFor();
      await check();
      await page.keyboard.press('Escape');
      await takeShot(page);
      await check();
    },
  );
});

describe('in the end', () => {
  it('by pointer: view, checks, shot, preview; the camera ends and the photo is that of the view', async () => {
    await page.setViewportSize(SIZES.desktop);
    await startCamera(page, /^Front, head bent/);
    for (const check of ['Light: good', 'Distance: good', 'Sharpness: good'])
      await page.locator('.check').getByText(check).waitFor();
    expect(await runningTracks(page)).toBe(1);
    await takeShot(page);
    await page.getByText('you can use it').waitFor();
    await page.getByText('Single dots will hardly be visible').waitFor();
    await page.getByRole('button', { name: 'Use this one' }).click();
    await page.getByRole('button', { name: 'Save picture' }).waitFor();
    expect(await runningTracks(page)).toBe(0);
    expect(await page.evaluate(() => window.smpPreview!.plan().enabled)).toBe(true);
    await page.getByRole('button', { name: 'More choices' }).click();
    await page.getByText('Numbers for the consultation').click();
    const figures = (await page.locator('.figures').innerText()).replaceAll('\n', ' ');
    expect(figures).toContain('View front, head bent');
    expect(figures).toContain('Photo 1280 × 1280 px');
  });

  it('nothing has been asked of others, and nothing failed', () => {
    expect(app.pageErrors).toEqual([]);
    expect(app.consoleErrors).toEqual([]);
    expect(app.foreignRequests()).toEqual([]);
  });
});
