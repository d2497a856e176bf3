import path from 'node:path';
import type { Page } from 'playwright-core';
import type { ZonePart } from '../../../src/domain/zones/zone';
import { openApp, pollUntil } from '../../support/app';
import { rootDir } from '../../support/shared';
import { driver } from './preview';

const SAMPLE = path.join(rootDir, 'public/samples/sample.jpg');
export const SAMPLE_SIDE_PX = 1280;
export type Point = readonly [number, number];
export type ZonePhoto = Awaited<ReturnType<typeof openZonePhoto>>;

/** The sample, whole on the stage, in a consultation with an empty free area as the chosen zone. */
export async function openZonePhoto() {
  const app = await openApp({ viewport: { width: 1300, height: 900 }, context: { hasTouch: true } });
  const { page } = app;
  const smp = driver(page);
  await page.evaluate(() => window.smpPreview!.ready());
  await smp.openFile(SAMPLE);
  await page.keyboard.press('0');
  await page.getByText('Consultation', { exact: true }).click();
  await page.getByRole('button', { name: 'Add a zone' }).click();
  await page.getByRole('button', { name: /^Free area/ }).click();
  const middle = middleOf(await smp.mask());
  const pxPerMm = 1 / (await page.evaluate(async () => (await window.smpPreview!.estimate()).mmPerPx));
  /** Millimetres from the middle of the scalp that is seen, as the photo shows it; photo px. */
  const beside = (rightMm: number, downMm: number): Point => [
    middle[0] + rightMm * pxPerMm,
    middle[1] + downMm * pxPerMm,
  ];
  const toolGroup = page.getByRole('group', { name: 'Draw on this zone' });
  const area = async () => (await smp.plan()).zones.find(({ id }) => id === 'area')!;
  const parts = async (): Promise<readonly ZonePart[]> => (await area()).parts;
  return {
    app,
    smp,
    middle,
    pxPerMm,
    beside,
    corners: [beside(-20, -10), beside(20, -10), beside(20, 12), beside(-20, 12)] as const,
    toolGroup,
    takeTool: (name: string) => toolGroup.getByText(name, { exact: true }).click(),
    area,
    parts,
    said: (text: string) =>
      pollUntil(text, async () => (await page.locator('.announcer').textContent())!.includes(text)),

    /** Whatever was drawn is gone; the zone and what it has of its own stays as it is. */
    async emptied(): Promise<void> {
      await pollUntil('an empty zone', async () => {
        const { zones } = await smp.plan();
        await smp.update({
          zones: zones.map((zone) => (zone.id === 'area' ? { ...zone, parts: [] } : zone)),
        });
        // A stroke may still be on its way from the worker.
        await page.waitForTimeout(300);
        return (await parts()).length === 0;
      });
    },

    async drawnParts(count: number): Promise<readonly ZonePart[]> {
      await pollUntil(`${count} parts`, async () => (await parts()).length >= count);
      // A stroke shows on the way: it is whole once it is a step.
      const step = (await parts()).at(-1)?.mode === 'remove' ? 'Zone rubbed out' : /Zone (?:painted|filled)/;
      const newest = page.getByRole('list', { name: 'Steps' }).getByRole('button').first();
      await pollUntil('a step', async () => newest.getByText(step).first().isVisible());
      return parts();
    },

    onScreen: (point: Point) => sampleOnScreen(page, point),
  };
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
export async function dragOnSample(page: Page, points: readonly Point[]): Promise<void> {
  await page.mouse.move(...(await sampleOnScreen(page, points[0]!)));
  await page.mouse.down();
  for (const point of points.slice(1))
    await page.mouse.move(...(await sampleOnScreen(page, point)), { steps: 5 });
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

/** How far the points of a part reach from its first one on the head, mm. */
export function reachMm({ pointsMm }: ZonePart): number {
  const [x = 0, y = 0, z = 0] = pointsMm;
  let most = 0;
  for (let k = 0; k < pointsMm.length; k += 3)
    most = Math.max(most, Math.hypot(pointsMm[k]! - x, pointsMm[k + 1]! - y, pointsMm[k + 2]! - z));
  return most;
}
