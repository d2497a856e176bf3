import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openApp, type OpenAppOptions } from '../../support/app';
import { rootDir } from '../../support/shared';
import { driver } from './preview';

const SAMPLE = path.join(rootDir, 'public/samples/sample.jpg');
export const SAMPLE_SIDE_PX = 1280;
/** Px of the sample, from its top left. */
export type Point = readonly [number, number];
export type SamplePhoto = Awaited<ReturnType<typeof openSamplePhoto>>;

/** The sample, whole on the stage, in a consultation. */
export async function openSamplePhoto(context: OpenAppOptions['context'] = {}) {
  const app = await openApp({ viewport: { width: 1300, height: 900 }, context });
  const { page } = app;
  const smp = driver(page);
  await page.evaluate(() => window.smpPreview!.ready());
  await smp.openFile(SAMPLE);
  await page.keyboard.press('0');
  await page.getByText('Consultation', { exact: true }).click();
  const steps = page.getByRole('list', { name: 'Steps' }).getByRole('button');
  return {
    app,
    page,
    smp,
    close: () => app.close(),
    /** The newest first. */
    steps,
    press: (name: string | RegExp) => page.getByRole('button', { name }).click(),
    /** From the menu of zones and scars. */
    async add(name: string | RegExp): Promise<void> {
      await page.getByRole('button', { name: 'Add a zone' }).click();
      await page.locator('.zone-kinds').getByRole('button', { name }).click();
    },
    takeTool: (name: string) =>
      page.getByRole('group', { name: 'Draw on this zone' }).getByText(name, { exact: true }).click(),
    zones: async () => (await smp.plan()).zones,
    scars: async () => (await smp.plan()).scars,
    /** Centres of the impressions in the picture. */
    dots: (): Promise<readonly Point[]> =>
      page.evaluate(async () => {
        const { x, y } = await window.smpPreview!.follicles();
        return [...x].map((px, k) => [px, y[k]!] as const);
      }),
    onScreen: (point: Point) => sampleOnScreen(page, point),
    drag: (points: readonly Point[]) => dragOnSample(page, points),
  };
}

/** The sample for a file's tests: opened and handed over before the first, closed after the last. */
export function openSampleForFile(take: (sample: SamplePhoto) => void | Promise<void>): void {
  let sample: SamplePhoto;
  beforeAll(async () => {
    sample = await openSamplePhoto();
    await take(sample);
  });
  afterAll(() => sample.close());
}

/** Where a px of the sample is on the page while the whole photo fits the stage. */
export async function sampleOnScreen(page: Page, [x, y]: Point): Promise<Point> {
  const box = await page.locator('.surface').boundingBox();
  if (!box) throw new Error('no picture');
  const zoom = Math.min(box.width, box.height) / SAMPLE_SIDE_PX;
  return [
    box.x + box.width / 2 + (x - SAMPLE_SIDE_PX / 2) * zoom,
    box.y + box.height / 2 + (y - SAMPLE_SIDE_PX / 2) * zoom,
  ];
}

/** A press that is drawn along these px of the sample. */
async function dragOnSample(page: Page, [first, ...rest]: readonly Point[]): Promise<void> {
  await page.mouse.move(...(await sampleOnScreen(page, first!)));
  await page.mouse.down();
  for (const point of rest) await page.mouse.move(...(await sampleOnScreen(page, point)), { steps: 5 });
  await page.mouse.up();
}

/** Middle of what is covered, px of the mask. */
export function middleOf({
  coverage,
  width,
}: {
  readonly coverage: Uint8Array;
  readonly width: number;
}): Point {
  let x = 0,
    y = 0,
    count = 0;
  coverage.forEach((value, i) => {
    if (value < 128) return;
    x += i % width;
    y += Math.floor(i / width);
    count++;
  });
  return [x / count, y / count];
}
