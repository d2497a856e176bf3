import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { rootDir } from '../../support/shared';

export { axeViolations } from './axe';

export const SAMPLE = path.join(rootDir, 'public/samples/sample.jpg');

export const SIZES = {
  desktop: { width: 1440, height: 900 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
} as const;

/** What a browser needs for a camera that sees the sample head, again and again. */
export function sampleCamera() {
  const folder = mkdtempSync(path.join(tmpdir(), 'camera-'));
  const film = path.join(folder, 'sample.mjpeg');
  copyFileSync(SAMPLE, film);
  return {
    args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`],
    dispose: () => rmSync(folder, { recursive: true }),
  };
}

declare global {
  interface Window {
    /** Every camera track that the page was given. */
    cameraTracks: MediaStreamTrack[];
  }
}

/** Before the page is opened. */
export const noteTracks = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    window.cameraTracks = [];
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await ask(constraints);
      window.cameraTracks.push(...stream.getTracks());
      return stream;
    };
  });

export const runningTracks = (page: Page): Promise<number> =>
  page.evaluate(() => window.cameraTracks.filter(({ readyState }) => readyState === 'live').length);

/** From the first screen or the dialog to the camera's picture. */
export async function startCamera(page: Page, view: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Take a photo' }).click();
  await page.getByRole('button', { name: view }).click();
  await page.locator('.capture .check-good').first().waitFor();
}

export const release = (page: Page) => page.locator('.camera-buttons .primary');

export async function takeShot(page: Page): Promise<void> {
  await page.getByText('Off', { exact: true }).click();
  await release(page).click();
  await page.getByRole('heading', { name: 'Your photo' }).waitFor();
}
