import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, pollUntil, type OpenedApp } from '../support/app';
import { rootDir } from '../support/shared';
import { driver } from './support/preview';

const SAMPLE = path.join(rootDir, 'public/samples/sample.jpg');
const SIDE_PX = 1280;
type Point = readonly [number, number];

let app: OpenedApp;
let smp: ReturnType<typeof driver>;

beforeAll(async () => {
  app = await openApp({ viewport: { width: 1300, height: 900 } });
  smp = driver(app.page);
  await app.page.evaluate(() => window.smpPreview!.ready());
  await smp.openFile(SAMPLE);
  await app.page.getByRole('button', { name: 'More choices' }).click();
  // The line as far back as it goes: before it there is scalp without a dot.
  await smp.update({ hairline: { midpointHeightMm: 100, edgeSoftnessMm: 2 } });
});
afterAll(() => app.close());

/** Where a photo px is on the page while the whole photo fits the stage. */
async function onScreen([x, y]: Point): Promise<Point> {
  const box = await app.page.locator('.surface').boundingBox();
  if (!box) throw new Error('no picture');
  const zoom = Math.min(box.width, box.height) / SIDE_PX;
  return [
    box.x + box.width / 2 + (x - SIDE_PX / 2) * zoom,
    box.y + box.height / 2 + (y - SIDE_PX / 2) * zoom,
  ];
}

async function draw(kind: RegExp, points: readonly Point[]): Promise<void> {
  await app.page.keyboard.press('0');
  await app.page.getByRole('radio', { name: kind }).check({ force: true });
  await app.page.mouse.move(...(await onScreen(points[0]!)));
  await app.page.mouse.down();
  for (const point of points.slice(1)) await app.page.mouse.move(...(await onScreen(point)), { steps: 5 });
  await app.page.mouse.up();
}

const scarCount = async (): Promise<number> => (await smp.plan()).scars.length;

/** Centres of the impressions that lie as near as this to a row of points. */
const dotsAlong = (from: Point, to: Point, withinPx: number): Promise<number> =>
  app.page.evaluate(
    async ([[x0, y0], [x1, y1], within]) => {
      const { x, y } = await window.smpPreview!.follicles();
      const long = (x1 - x0) ** 2 + (y1 - y0) ** 2;
      return [...x].filter((px, k) => {
        const t = Math.min(1, Math.max(0, ((px - x0) * (x1 - x0) + (y[k]! - y0) * (y1 - y0)) / long));
        return Math.hypot(px - x0 - t * (x1 - x0), y[k]! - y0 - t * (y1 - y0)) < within;
      }).length;
    },
    [from, to, withinPx] as const,
  );

/** A level line in the scalp that the plan leaves bare, a little below the border of what it treats. */
async function bareLine(): Promise<readonly [Point, Point]> {
  const [mask, before, after] = [await smp.mask(), await smp.picture('before'), await smp.picture('after')];
  const isBare = (x: number, y: number): boolean => {
    const i = y * SIDE_PX + x;
    return (
      mask.coverage[i] === 255 && [0, 1, 2].every((c) => before.data[4 * i + c] === after.data[4 * i + c])
    );
  };
  // Bare scalp around it as well, so that no pixel of it is under the plan's own dots.
  const isLine = (x: number, y: number): boolean =>
    [-70, -35, 0, 35, 70].every((dx) => [-25, 0, 25].every((dy) => isBare(x + dx, y + dy)));
  for (let y = 200; y < 700; y += 5)
    for (let x = 300; x < 980; x += 5)
      if (isLine(x, y))
        return [
          [x - 50, y],
          [x + 50, y],
        ];
  throw new Error('all of the scalp is treated');
}

describe('a scar drawn by pointer', () => {
  let from: Point, to: Point;

  it('is dotted inside, changes nothing outside the scalp, and leaves the rest of the picture as it was', async () => {
    [from, to] = await bareLine();
    const areaOf = () => app.page.evaluate(async () => (await window.smpPreview!.estimate()).treatedAreaCm2);
    const area = await areaOf();
    const [plain, before] = [await smp.picture('after'), await smp.picture('before')];
    expect(await dotsAlong(from, to, 12)).toBe(0);
    await draw(/^Line from a strip/, [from, to]);
    await pollUntil('the scar', async () => (await scarCount()) === 1);
    expect((await smp.plan()).scars[0]).toMatchObject({ kind: 'fut', widthMm: 3 });
    // 100 px of a line 3 mm wide are some 50 mm2 and more at the edges: dozens of dots at 110 per cm2.
    expect(await dotsAlong(from, to, 12)).toBeGreaterThan(25);
    expect(await areaOf()).toBeGreaterThan(area + 0.3);

    const [after, mask] = [await smp.picture('after'), await smp.mask()];
    let outside = 0,
      farOff = 0,
      changed = 0;
    for (let i = 0; i < SIDE_PX * SIDE_PX; i++) {
      const differs = (a: typeof after, b: typeof after): boolean =>
        [0, 1, 2].some((c) => a.data[4 * i + c] !== b.data[4 * i + c]);
      if (mask.coverage[i] === 0 && differs(after, before)) outside++;
      if (!differs(after, plain)) continue;
      const x = i % SIDE_PX,
        y = Math.floor(i / SIDE_PX);
      const near = Math.abs(y - from[1]) < 60 && x > from[0] - 60 && x < to[0] + 60;
      if (near) changed++;
      else farOff++;
    }
    expect(outside).toBe(0);
    expect(farOff).toBe(0);
    expect(changed).toBeGreaterThan(1000);
  });

  it('is listed, undone by one step, and removed from the list', async () => {
    const remove = app.page.getByRole('button', { name: /^Remove scar 1/ });
    expect(await remove.count()).toBe(1);
    await app.page.keyboard.press('Control+z');
    await pollUntil('the undo', async () => (await scarCount()) === 0);
    expect(await dotsAlong(from, to, 12)).toBe(0);
    await app.page.keyboard.press('Control+Shift+z');
    await pollUntil('the redo', async () => (await scarCount()) === 1);
    await remove.focus();
    await app.page.keyboard.press('Enter');
    await pollUntil('the removal', async () => (await scarCount()) === 0);
    expect(await dotsAlong(from, to, 12)).toBe(0);
    await remove.waitFor({ state: 'detached' });
    // With the last entry the focus must not fall to the page's beginning.
    const focused = await app.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(focused).toBe('Scars on this head');
  });

  it('beside the head is refused in words', async () => {
    await draw(/^Patch/, [
      [20, 20],
      [60, 40],
    ]);
    const said = () => app.page.getByText('please draw the scar on the scalp').count();
    await pollUntil('the words', async () => (await said()) > 0);
    expect(await scarCount()).toBe(0);
  });

  it('as dots: each tap is one step, all of them one entry', async () => {
    await draw(/^Small round dots/, [from]);
    await pollUntil('the first dot', async () => (await scarCount()) === 1);
    await draw(/^Small round dots/, [to]);
    await pollUntil('the second dot', async () => (await smp.plan()).scars[0]?.pointsMm.length === 6);
    expect(await scarCount()).toBe(1);
    expect(app.pageErrors).toEqual([]);
  });
});
