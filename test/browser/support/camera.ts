import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { RgbaImage } from '../../../src/domain/image';
import { readJpeg } from '../../support/jpeg';
import { rootDir } from '../../support/shared';

export { axeViolations } from './axe';

export const SAMPLE = path.join(rootDir, 'public/samples/sample.jpg');

export const SIZES = {
  desktop: { width: 1440, height: 900 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
} as const;

const FRAMES_PER_SECOND = 8;

/** One frame of film as a browser's stand-in camera reads it: YUV4MPEG2, BT.601, half of the colour each way. */
function filmOf({ width, height, data }: RgbaImage): Buffer {
  const luma = Buffer.alloc(width * height);
  for (let i = 0; i < luma.length; i++) {
    const [r, g, b] = [data[4 * i]!, data[4 * i + 1]!, data[4 * i + 2]!];
    luma[i] = Math.round(16 + 0.2568 * r + 0.5041 * g + 0.0979 * b);
  }
  const chroma = (red: number, green: number, blue: number): Buffer =>
    Buffer.from(
      Uint8Array.from({ length: (width * height) / 4 }, (_, k) => {
        const i = 4 * (2 * Math.floor(k / (width / 2)) * width + 2 * (k % (width / 2)));
        return Math.round(128 + red * data[i]! + green * data[i + 1]! + blue * data[i + 2]!);
      }),
    );
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${width} H${height} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420\nFRAME\n`),
    luma,
    chroma(-0.1482, -0.291, 0.4392),
    chroma(0.4392, -0.3678, -0.0714),
  ]);
}

/**
 * What a browser needs for a camera that sees the sample head, again and again: as film, for of a JPEG it would decode
 * and show thirty a second.
 */
export async function sampleCamera() {
  const folder = mkdtempSync(path.join(tmpdir(), 'camera-'));
  const film = path.join(folder, 'sample.y4m');
  writeFileSync(film, filmOf(await readJpeg(SAMPLE)));
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
