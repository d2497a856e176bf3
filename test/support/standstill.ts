import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { rootDir } from './shared';

const WAIT_MS = 5000;
/** Read by `.scripts/test.mjs`, which runs the files that it names once more. */
const STOOD_STILL = path.join(rootDir, 'test/output/stood-still.txt');

const within = <T>(promise: Promise<T>): Promise<T | undefined> =>
  Promise.race([
    promise.catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), WAIT_MS)),
  ]);

/**
 * Whether the page's script runs while the browser makes no frame of it. Headless Chromium does so once in some hundred
 * starts and does not recover, and no press is ever carried out, for Playwright waits for two frames before it.
 */
export async function standsStill(page: Page): Promise<boolean> {
  if ((await within(page.evaluate(() => 'runs'))) === undefined) return false;
  const frame = page.evaluate(
    () => new Promise<string>((resolve) => requestAnimationFrame(() => resolve('frame'))),
  );
  return (await within(frame)) === undefined;
}

/** Ends the browser, so that the file's other tests fail at once, and notes the file down for another run. */
export async function noteStandstill(page: Page, testFile: string): Promise<void> {
  console.warn(`The browser stands still: ${path.basename(testFile)}`);
  mkdirSync(path.dirname(STOOD_STILL), { recursive: true });
  appendFileSync(STOOD_STILL, `${testFile}\n`);
  await page.context().browser()?.close();
}
