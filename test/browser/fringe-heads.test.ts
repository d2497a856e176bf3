import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type OpenedApp } from '../support/app';
import { readPng, type RgbaImage } from '../support/png';
import { fullRun, sharedDir, sharedFile } from '../support/shared';
import { driver } from './support/preview';

/** Rendered heads with a cropped rim of hair. */
const HEADS = ['left-114', 'top-106', 'back-118'];
const FUTURES = [
  { future: 'greyed', shavedDaysAgo: null },
  { future: 'receded', shavedDaysAgo: null },
  { future: 'today', shavedDaysAgo: 0 },
] as const;
/** The outline of the head is known within this, px. */
const OUTLINE_PX = 3;
/** Hair of the scalp ends within this outside its border; px of the most distant head, on the safe side. */
const BEYOND_BORDER_PX = 90;
const SQUARE_PX = 12;
/** Differs much, of the mean green of a square: dark hair on dark skin has few levels in all. */
const MUCH = 0.1;

describe.skipIf(!sharedDir || !fullRun)('the hair of a head, shown otherwise', () => {
  let app: OpenedApp;
  let smp: ReturnType<typeof driver>;

  beforeAll(async () => {
    app = await openApp();
    smp = driver(app.page);
    await app.page.evaluate(() => window.smpPreview!.ready());
  });
  afterAll(() => app.close());

  it.each(HEADS)('%s: changes hair by hair, and neither background nor face', async (name) => {
    await smp.openFile(sharedFile('heads', `${name}.jpg`));
    const area = readPng(sharedFile('heads', `${name}.area.png`));
    const scalp = readPng(sharedFile('heads', `${name}.scalp.png`));
    const isHead = (i: number): boolean => area.data[4 * i]! + area.data[4 * i + 1]! > 0;
    const background = notNear(area, OUTLINE_PX, isHead);
    const face = notNear(scalp, BEYOND_BORDER_PX, (i) => scalp.data[4 * i]! > 0);
    const today = await smp.picture('after');
    for (const fringe of FUTURES) {
      await smp.update({ fringe });
      const ahead = await smp.picture('after');
      const found = { background: 0, face: 0, hair: 0 };
      for (let i = 0; i < area.width * area.height; i++) {
        if ([0, 1, 2].every((c) => today.data[4 * i + c] === ahead.data[4 * i + c])) continue;
        if (background[i]) found.background++;
        else if (face[i]) found.face++;
        else found.hair++;
      }
      expect({ fringe, ...found }).toMatchObject({ background: 0, face: 0 });
      expect(found.hair).toBeGreaterThan(2000);
      if (fringe.future !== 'receded') expectSpecks(today, ahead, area);
    }
    await smp.update({ fringe: { future: 'today', shavedDaysAgo: null } });
    expect(Buffer.compare((await smp.picture('after')).data, today.data)).toBe(0);
  });
});

/** Farther than so many px from all that is asked for. */
function notNear({ width, height }: RgbaImage, px: number, isThere: (i: number) => boolean): Uint8Array {
  const far = new Uint8Array(width * height).fill(1);
  const step = Math.max(1, Math.floor(px / 3));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (!isThere(y * width + x) || (px > 10 && (x % step !== 0 || y % step !== 0))) continue;
      for (let by = Math.max(0, y - px); by <= Math.min(height - 1, y + px); by++)
        far.fill(0, by * width + Math.max(0, x - px), by * width + Math.min(width, x + px + 1));
    }
  return far;
}

/**
 * In squares that are all hair some of it changes much and some less: never as a veil.
 * @param photo its size: below it there is the label
 */
function expectSpecks(today: RgbaImage, ahead: RgbaImage, photo: Pick<RgbaImage, 'width' | 'height'>): void {
  const change = (i: number): number => ahead.data[4 * i + 1]! - today.data[4 * i + 1]!;
  let [squares, speckled, veiled] = [0, 0, 0];
  for (let y = 0; y + SQUARE_PX <= photo.height; y += SQUARE_PX)
    for (let x = 0; x + SQUARE_PX <= photo.width; x += SQUARE_PX) {
      const square = Array.from(
        { length: SQUARE_PX ** 2 },
        (_, k) => (y + Math.floor(k / SQUARE_PX)) * today.width + x + (k % SQUARE_PX),
      );
      const meanLevel = square.reduce((sum, i) => sum + today.data[4 * i + 1]!, 0) / square.length;
      const changes = square.map((i) => change(i) / Math.max(1, meanLevel));
      const much = changes.filter((share) => Math.abs(share) > MUCH).length / changes.length;
      if (much < 0.1) continue;
      squares++;
      const range = Math.max(...changes) - Math.min(...changes);
      if (range > 1.5 * MUCH) speckled++;
      if (range < MUCH / 2) veiled++;
    }
  expect(squares).toBeGreaterThan(30);
  expect(speckled / squares).toBeGreaterThan(0.9);
  expect(veiled / squares).toBeLessThan(0.05);
}
