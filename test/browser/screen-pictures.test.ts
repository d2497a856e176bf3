import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectImage } from '../support/expectedImage';
import { readPng, writePng, type RgbaImage } from '../support/png';
import { fullRun } from '../support/shared';
import { serveScreen, SIZES, type Screen } from './fixtures/ui/openScreen';
import type { ScreenName } from './fixtures/ui/screens';
import { tooLongIn } from './support/textLines';

/** Greys that a kept picture has: enough to see every border and letter, few enough to be small. */
const GREYS = 16;
/** Pixels of half size that may differ; a button moved by 6 px changes 160 and more. */
const ALLOWED_PX = 100;
const MOST_LINES = 2;

const MAIN: readonly ScreenName[] = [
  'start',
  'home-density',
  'consultation',
  'zones',
  'variants',
  'show-patient',
  'save',
];
const sizes = Object.keys(SIZES) as (keyof typeof SIZES)[];
const cases = MAIN.flatMap((name, i) =>
  sizes.flatMap((size, s) => (fullRun || i % sizes.length === s ? [{ name, size }] : [])),
);

let screen: Screen;
beforeAll(async () => {
  screen = await serveScreen({ fixedFont: true });
});
afterAll(() => screen.close());

/** Half as large, in a few greys. */
function reduced({ width, height, data }: RgbaImage): RgbaImage {
  const small = { width: width >> 1, height: height >> 1 };
  const to = new Uint8Array(4 * small.width * small.height).fill(255);
  for (let y = 0; y < small.height; y++)
    for (let x = 0; x < small.width; x++) {
      const at = 4 * (2 * y * width + 2 * x);
      let sum = 0;
      for (const i of [at, at + 4, at + 4 * width, at + 4 * width + 4])
        sum += 0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!;
      const grey = Math.round((Math.round(((sum / 4) * (GREYS - 1)) / 255) * 255) / (GREYS - 1));
      to.fill(grey, 4 * (y * small.width + x), 4 * (y * small.width + x) + 3);
    }
  return { ...small, data: to };
}

/** Once every picture on it is there and nothing moves. */
async function pictureOf(page: Page): Promise<Buffer> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode()));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    (document.activeElement as HTMLElement | null)?.blur();
  });
  return writePng(reduced(readPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }))));
}

const opened = (name: ScreenName, size: keyof typeof SIZES) =>
  screen.openSetting(name, { viewport: SIZES[size] });

describe('the main screens look as they should', () => {
  it.each(cases)('$name on a $size', async ({ name, size }) => {
    const picture = await pictureOf(await opened(name, size));
    const { width, height } = SIZES[size];
    expectImage(`screen-${name}-${size}`, picture, { allowedFraction: (4 * ALLOWED_PX) / (width * height) });
  });

  it.each(sizes)('no sentence of the first screen of a %s is longer than two lines', async (size) => {
    expect(await tooLongIn(await opened('start', size), '.start', MOST_LINES)).toEqual([]);
  });
});
