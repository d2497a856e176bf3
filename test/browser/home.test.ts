import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { openApp, pollUntil, type OpenAppOptions, type OpenedApp } from '../support/app';
import { fullRun } from '../support/shared';
import { axeViolations } from './support/axe';
import { tooLongIn } from './support/textLines';

/** From the first screen to the saved picture: the photo, density, shade, hairline, and saving. Next goes on with each. */
const MOST_CHOICES = 5;
const MOST_LINES = 2;
const IDS = {
  Density: ['Light', 'Medium', 'Full'],
  Shade: ['Lighter', 'Matched', 'Darker'],
  Hairline: ['Natural', 'Higher', 'Straighter', 'Sharper'],
} as const;

let app: OpenedApp;
afterEach(async () => {
  expect(app.pageErrors).toEqual([]);
  expect(app.consoleErrors).toEqual([]);
  expect(app.foreignRequests()).toEqual([]);
  await app.close();
});

async function start(options: OpenAppOptions): Promise<Page> {
  app = await openApp({ ...options, context: { acceptDownloads: true, ...options.context } });
  await app.page.evaluate(() => window.smpPreview!.ready());
  return app.page;
}

type Step = keyof typeof IDS;
const current = (page: Page) => page.locator('[aria-current=step]').innerText();
const option = (page: Page, name: string) =>
  page.locator('.home-options').getByRole('button', { name: new RegExp(`^${name}`) });

/** Once all its pictures are there; each as drawn, in its bytes. */
async function picturesOf(page: Page, step: Step): Promise<string[]> {
  await pollUntil(`the step ${step}`, async () => (await current(page)) === step);
  const pictures = () =>
    page.evaluate(() =>
      Promise.all(
        [...document.querySelectorAll<HTMLImageElement>('.home-picture img')].map(async (image) => {
          const bytes = new Uint8Array(await (await fetch(image.src)).arrayBuffer());
          await image.decode();
          return `${image.naturalWidth} ${image.naturalHeight} ${bytes.join()}`;
        }),
      ).catch(() => []),
    );
  await pollUntil(`small pictures of ${step}`, async () => (await pictures()).length === IDS[step].length);
  return pictures();
}

const planOf = (page: Page) => page.evaluate(() => window.smpPreview!.plan());

/** What holds of every step, whoever walks it. */
async function looksRight(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
  expect(await tooLongIn(page, '.home-path', MOST_LINES)).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}

interface Hand {
  readonly sample: () => Promise<void>;
  readonly choose: (step: Step, name: string) => Promise<void>;
  readonly next: () => Promise<void>;
  readonly save: () => Promise<void>;
}

/** The whole way with a choice of one's own at every step; returns how many it took. */
async function walk(page: Page, hand: Hand): Promise<number> {
  let choices = 0;
  const choose = async (step: Step, name: string) => {
    await hand.choose(step, name);
    choices += 1;
    expect(await option(page, name).getAttribute('aria-pressed')).toBe('true');
    expect(await current(page)).toBe(step);
    await hand.next();
  };
  await hand.sample();
  choices += 1;
  await page.getByRole('navigation', { name: 'Steps' }).waitFor();
  const opened = await planOf(page);

  const wanted = { Density: 'Full', Shade: 'Darker', Hairline: 'Higher' } as const;
  for (const step of ['Density', 'Shade', 'Hairline'] as const) {
    const before = await planOf(page);
    const pictures = await picturesOf(page, step);
    expect(new Set(pictures).size).toBe(pictures.length);
    await looksRight(page);
    expect(await planOf(page)).toEqual(before);
    await choose(step, wanted[step]);
  }
  await pollUntil('the last step', async () => (await current(page)) === 'Compare');
  await page.getByRole('slider', { name: /before and after/i }).waitFor();
  await looksRight(page);

  const plan = await planOf(page);
  expect(plan.density.impressionsPerCm2).toBe(160);
  expect(plan.hairline.midpointHeightMm).toBeGreaterThan(opened.hairline.midpointHeightMm);
  expect(Number(plan.pigment.shade)).toBeLessThan(Number(opened.pigment.shade));

  const download = page.waitForEvent('download');
  await hand.save();
  choices += 1;
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^picture-\d{4}-\d\d-\d\d-\d+\.jpg$/);
  const bytes = await readFile(await file.path());
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  expect(bytes.length).toBeGreaterThan(50_000);
  return choices;
}

describe('a patient’s way from the first screen to a saved picture', () => {
  it.skipIf(!fullRun)('by pointer alone', { timeout: 120_000 }, async () => {
    const page = await start({ viewport: { width: 1440, height: 900 } });
    const choices = await walk(page, {
      sample: () => page.getByRole('button', { name: /try a sample photo/i }).click(),
      choose: (_, name) => option(page, name).click(),
      next: () => page.getByRole('button', { name: 'Next' }).click(),
      save: () => page.getByRole('button', { name: 'Save this picture' }).click(),
    });
    expect(choices).toBeLessThanOrEqual(MOST_CHOICES);
  });

  it('by touch alone, on a phone', { timeout: 120_000 }, async () => {
    const page = await start({
      viewport: { width: 390, height: 844 },
      context: { hasTouch: true, isMobile: true },
    });
    const choices = await walk(page, {
      sample: () => page.getByRole('button', { name: /try a sample photo/i }).tap(),
      choose: (_, name) => option(page, name).tap(),
      next: () => page.getByRole('button', { name: 'Next' }).tap(),
      save: () => page.getByRole('button', { name: 'Save this picture' }).tap(),
    });
    expect(choices).toBeLessThanOrEqual(MOST_CHOICES);
  });

  it.skipIf(!fullRun)('by keyboard alone, on a tablet', { timeout: 120_000 }, async () => {
    const page = await start({ viewport: { width: 1024, height: 768 } });
    /** Tab until what has the focus is called so; then it is pressed. */
    const tabTo = async (name: RegExp) => {
      for (let i = 0; i < 40; i++) {
        await page.keyboard.press('Tab');
        const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
        if (name.test(focused)) return page.keyboard.press('Enter');
      }
      throw new Error(`${String(name)} was not reached`);
    };
    const choices = await walk(page, {
      sample: () => tabTo(/try a sample photo/i),
      choose: async (_, name) => tabTo(new RegExp(`^${name}`)),
      next: () => tabTo(/^Next/),
      save: () => tabTo(/^Save this picture/),
    });
    expect(choices).toBeLessThanOrEqual(MOST_CHOICES);
  });

  it.skipIf(!fullRun)(
    'keeps the plan from face to face, and gives every address back',
    { timeout: 120_000 },
    async () => {
      const page = await start({
        viewport: { width: 1024, height: 768 },
        prepare: (opening) =>
          opening.addInitScript(() => {
            const held = new Set<string>();
            Object.assign(window, { held });
            const create = URL.createObjectURL.bind(URL);
            const revoke = URL.revokeObjectURL.bind(URL);
            URL.createObjectURL = (object: Blob | MediaSource) => {
              const address = create(object);
              held.add(address);
              return address;
            };
            URL.revokeObjectURL = (address: string) => {
              held.delete(address);
              revoke(address);
            };
          }),
      });
      const held = () => page.evaluate(() => (window as unknown as { held: Set<string> }).held.size);
      await page.getByRole('button', { name: /try a sample photo/i }).click();
      await picturesOf(page, 'Density');
      const idle = (await held()) - IDS.Density.length;
      await option(page, 'Light').click();
      await page.getByRole('button', { name: 'Next' }).click();
      await picturesOf(page, 'Shade');
      expect(await held()).toBe(idle + IDS.Shade.length);
      const plan = await planOf(page);
      await page.getByText('Consultation', { exact: true }).click();
      await page.getByRole('heading', { name: 'Zones' }).waitFor();
      expect(await planOf(page)).toEqual(plan);
      expect(await held()).toBe(idle);
      await page.getByText('At home', { exact: true }).click();
      await picturesOf(page, 'Shade');
      await page.evaluate(() => window.smpPreview!.close());
      await page.getByRole('button', { name: /try a sample photo/i }).waitFor();
      await pollUntil('all addresses to be given back', async () => (await held()) <= idle);
    },
  );
});
