import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, pollUntil, type OpenedApp } from '../support/app';
import { writePng } from '../support/png';
import { fullRun, rootDir } from '../support/shared';
import { driver } from './support/preview';

const sample = readFileSync(path.join(rootDir, 'public/samples/sample.jpg'));
const flat = (sidePx: number): Buffer =>
  writePng({ width: sidePx, height: sidePx, data: new Uint8Array(4 * sidePx * sidePx).fill(255) });

let app: OpenedApp;
let smp: ReturnType<typeof driver>;
beforeAll(async () => {
  app = await openApp({ context: { acceptDownloads: true } });
  smp = driver(app.page);
  await app.page.evaluate(() => window.smpPreview!.ready());
});
afterAll(() => app.close());

const says = (sentence: string | RegExp) =>
  pollUntil(String(sentence), async () => (await app.page.getByText(sentence).count()) > 0);

async function save(): Promise<void> {
  const { page } = app;
  await page.getByRole('button', { name: /save/i }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
}

const treatedPixels = async (): Promise<Buffer> => Buffer.from((await smp.picture('after')).data);

describe('a photo that is being analysed', () => {
  it('gives way to the next one that is chosen', async () => {
    const codes = await app.page.evaluate(
      async ({ first, second }) => {
        const blob = (base64: string) =>
          new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type: 'image/jpeg' });
        const outcome = (opening: Promise<{ width: number }>) =>
          opening.then(
            ({ width }) => String(width),
            (error: unknown) => (error as { code: string }).code,
          );
        const openings = [outcome(window.smpPreview!.openPhoto(blob(first)))];
        await new Promise((resolve) => setTimeout(resolve, 300));
        openings.push(outcome(window.smpPreview!.openPhoto(blob(second))));
        return Promise.all(openings);
      },
      { first: sample.toString('base64'), second: flat(400).toString('base64') },
    );
    expect(codes).toEqual(['aborted', '400']);
    expect(await app.page.getByRole('progressbar').count()).toBe(0);
  });

  it('can be closed', async () => {
    const code = await app.page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const opening = window.smpPreview!.openPhoto(new Blob([bytes], { type: 'image/jpeg' })).then(
        () => 'opened',
        (error: unknown) => (error as { code: string }).code,
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
      await window.smpPreview!.close();
      return opening;
    }, sample.toString('base64'));
    expect(code).toBe('aborted');
    await app.page.getByRole('button', { name: /try a sample photo/i }).waitFor();
  });

  it.skipIf(!fullRun)(
    'does not come back when it is closed while it is drawn, with another one open',
    async () => {
      await smp.open(sample);
      await app.page.evaluate(async (base64) => {
        const smp = window.smpPreview!;
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        const opening = smp.openPhoto(new Blob([bytes], { type: 'image/jpeg' }));
        // The timings of the last opening are forgotten first.
        while ('maps' in smp.timings()) await new Promise((resolve) => setTimeout(resolve, 1));
        while (!('maps' in smp.timings())) await new Promise((resolve) => setTimeout(resolve, 1));
        await smp.close();
        await Promise.allSettled([opening]);
      }, sample.toString('base64'));
      await app.page.getByRole('button', { name: /try a sample photo/i }).waitFor();
      await expect(smp.impressions()).rejects.toThrow(/open a photo first/i);
    },
  );
});

describe('the sample', () => {
  it('gives way to a photo that is chosen while it is on its way', async () => {
    const { page } = app;
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/samples/sample.jpg', async (route) => {
      await asked;
      await route.continue().catch(() => undefined);
    });
    await page.getByRole('button', { name: /try a sample photo/i }).click();
    await page.getByRole('progressbar').waitFor();
    expect(await smp.open(flat(400), 'image/png')).toMatchObject({ width: 400 });
    answer();
    await page.waitForTimeout(1500);
    expect(await page.evaluate(async () => (await window.smpPreview!.scalpMask()).width)).toBe(400);
    await page.unroute('**/samples/sample.jpg');
  });
});

describe('a head that is pointed at by keys alone', () => {
  it('moves, sizes and turns the oval, and the impressions follow', async () => {
    const { page } = app;
    await smp.open(flat(600), 'image/png');
    expect(await smp.impressions()).toBe(0);
    const oval = page.getByRole('application', { name: /^Oval/ });
    await oval.focus();
    const description = () => page.locator('#oval-description').innerText();
    const start = await description();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'Shift+ArrowUp', ']', ']'])
      await page.keyboard.press(key);
    expect(await description()).not.toBe(start);
    expect(await description()).toContain('turned by 10 degrees');
    await page.keyboard.press('Enter');
    await pollUntil('impressions', async () => (await smp.impressions()) > 1000);
    await page.getByRole('button', { name: 'More choices' }).click();
    await says('Placed by your oval');
    await page.keyboard.press('Control+z');
    await pollUntil('no impressions again', async () => (await smp.impressions()) === 0);
  });
});

describe('a picture that cannot be saved', () => {
  it('says so and loses nothing', async () => {
    const { page } = app;
    await smp.open(sample);
    await smp.update({ density: { impressionsPerCm2: 90 } });
    const drawn = await smp.impressions();
    await page.evaluate(() => {
      const create = URL.createObjectURL.bind(URL);
      Object.assign(URL, {
        createObjectURL: () => {
          Object.assign(URL, { createObjectURL: create });
          throw new DOMException('full', 'QuotaExceededError');
        },
      });
    });
    await save();
    await says(/could not be saved.*Your photo and your changes are still here/);
    expect((await smp.plan()).density.impressionsPerCm2).toBe(90);
    expect(await smp.impressions()).toBe(drawn);
    const download = page.waitForEvent('download');
    await save();
    expect((await download).suggestedFilename()).toMatch(/\.jpg$/);
    await pollUntil('the dialog closed', async () => (await page.getByRole('dialog').count()) === 0);
  });
});

describe('a graphics context that is lost', () => {
  it('is announced, and comes back with the same picture and plan', async () => {
    const { page } = app;
    const before = await treatedPixels();
    const lose = () =>
      page.evaluate(() => {
        const gl = document.querySelector('canvas')!.getContext('webgl2')!;
        const context = gl.getExtension('WEBGL_lose_context')!;
        Object.assign(window, { giveBack: () => context.restoreContext() });
        context.loseContext();
      });
    await lose();
    await says('The picture is being restored');
    await save();
    await says(/took a break while the picture was being saved/);
    await page.evaluate(() => (window as unknown as { giveBack: () => void }).giveBack());
    await says('The picture is back.');
    expect((await smp.plan()).density.impressionsPerCm2).toBe(90);
    expect((await treatedPixels()).equals(before)).toBe(true);
  });
});

describe('leaving the page', () => {
  it('asks where changes would be lost, and leaves nothing behind on the device', async () => {
    const { page, context } = app;
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    // A page may only ask once it was touched.
    await page.getByText('soft, airy').click();
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
    await page.getByRole('button', { name: /try a sample photo/i }).waitFor();
    const stored = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
    expect(stored).toEqual({ local: 0, session: 0, databases: 0, caches: 0, workers: 0 });
    expect(await context.cookies()).toEqual([]);
    await page.reload();
    expect(asked).toHaveLength(1);
  });
});
