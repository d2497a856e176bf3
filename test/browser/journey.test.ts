import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type OpenedApp } from '../support/app';
import { fullRun, rootDir, sharedDir, sharedFile } from '../support/shared';
import { driver } from './support/preview';

const SAMPLE = path.join(rootDir, 'public/samples/sample.jpg');
let app: OpenedApp;
let smp: ReturnType<typeof driver>;

beforeAll(async () => {
  app = await openApp();
  smp = driver(app.page);
  await app.page.evaluate(() => window.smpPreview!.ready());
});
afterAll(() => app.close());

describe('from photo to saved picture', () => {
  it('opens the sample and draws impressions on it', async () => {
    const photo = await smp.openFile(SAMPLE);
    expect(photo).toMatchObject({ width: 1280, height: 1280 });
    expect(photo.confidence).toBeGreaterThan(0.2);
    expect(await smp.impressions()).toBeGreaterThan(5000);
  });

  it('changes nothing outside the outline, to the last bit', async () => {
    const [before, after, mask] = [await smp.picture('before'), await smp.picture('after'), await smp.mask()];
    let inside = 0;
    let outside = 0;
    for (let i = 0; i < mask.coverage.length; i++) {
      const differs = [0, 1, 2].some((c) => before.data[4 * i + c] !== after.data[4 * i + c]);
      if (!differs) continue;
      if (mask.coverage[i]! > 127) inside++;
      else outside++;
    }
    expect(outside).toBe(0);
    expect(inside).toBeGreaterThan(20_000);
  });

  it('saves the untouched photo pixel for pixel, above a label', async () => {
    const before = await smp.picture('before');
    expect(before.width).toBe(1280);
    expect(before.height).toBeGreaterThan(1280);
    const differing = await app.page.evaluate(async () => {
      const blob = await (await fetch('samples/sample.jpg')).blob();
      const saved = await window.smpPreview!.exportImage({ layout: 'before', format: 'png' });
      const pixels = async (source: Blob) => {
        const bitmap = await createImageBitmap(source, { premultiplyAlpha: 'none' });
        const context = new OffscreenCanvas(1280, 1280).getContext('2d')!;
        context.drawImage(bitmap, 0, 0);
        return context.getImageData(0, 0, 1280, 1280).data;
      };
      const [photo, file] = [await pixels(blob), await pixels(saved)];
      return photo.reduce((count, value, i) => count + (value === file[i] ? 0 : 1), 0);
    });
    expect(differing).toBe(0);
  });

  it('draws more impressions with more density, and the first of them stay where they are', async () => {
    const centres = async () => {
      const list = await app.page.evaluate(async () => {
        const f = await window.smpPreview!.follicles();
        return Array.from(f.x, (x, i) => `${x.toFixed(2)} ${f.y[i]!.toFixed(2)}`);
      });
      return new Set(list);
    };
    await smp.update({ density: { impressionsPerCm2: 60 } });
    const few = await centres();
    await smp.update({ density: { impressionsPerCm2: 100 } });
    const many = await centres();
    expect(many.size / few.size).toBeGreaterThan(1.5);
    expect(many.size / few.size).toBeLessThan(1.8);
    expect([...few].filter((centre) => !many.has(centre))).toEqual([]);
  });

  it('draws nothing when the plan is switched off', async () => {
    await smp.update({ enabled: false });
    expect(await smp.impressions()).toBe(0);
    const [before, after] = [await smp.picture('before'), await smp.picture('after')];
    expect(
      Buffer.from(after.data.subarray(0, 4 * 1280 * 1280)).equals(before.data.subarray(0, 4 * 1280 * 1280)),
    ).toBe(true);
    await smp.update({ enabled: true });
  });

  it('refuses what it does not know, and keeps the plan', async () => {
    const plan = await smp.plan();
    const refusal = await app.page.evaluate(() =>
      window.smpPreview!.updatePlan({ finish: 'glossy' as 'matte' }).catch((error: unknown) => {
        const { code, path } = error as { code: string; path: string };
        return { code, path };
      }),
    );
    expect(refusal).toEqual({ code: 'invalid-plan', path: 'finish' });
    expect(await smp.plan()).toEqual(plan);
  });

  it('writes JPEG and WebP as well, and two pictures side by side', async () => {
    expect((await smp.file('after', 'jpeg')).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect((await smp.file('after', 'webp')).toString('latin1', 8, 12)).toBe('WEBP');
    expect((await smp.picture('side-by-side')).width).toBeGreaterThan(2 * 1280);
  });

  it('asked nobody but its own server, from load to export', () => {
    expect(app.requests.length).toBeGreaterThan(5);
    expect(app.foreignRequests()).toEqual([]);
    expect(app.pageErrors).toEqual([]);
  });

  it('stores nothing', async () => {
    const stored = await app.page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      cookies: document.cookie,
    }));
    expect(stored).toEqual({ local: 0, session: 0, databases: 0, caches: 0, cookies: '' });
  });

  it('forgets everything on close', async () => {
    await app.page.evaluate(() => window.smpPreview!.close());
    const code = await app.page.evaluate(() =>
      window.smpPreview!.scalpMask().then(
        () => 'answered',
        (error: unknown) => (error as { code: string }).code,
      ),
    );
    expect(code).toBe('no-photo');
  });
});

describe.skipIf(!sharedDir || !fullRun)('several photos of one person', () => {
  it('keeps both open, selects between them and draws the same person’s impressions', async () => {
    const first = await smp.openFile(sharedFile('heads', 'front-down-111.jpg'));
    const drawn = async () => ({
      mask: await smp.mask(),
      estimate: await app.page.evaluate(() => window.smpPreview!.estimate()),
      impressions: await smp.impressions(),
    });
    const alone = await drawn();
    const second = await app.page.evaluate(
      async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        return window.smpPreview!.addPhoto(new Blob([bytes], { type: 'image/jpeg' }));
      },
      readFileSync(sharedFile('heads', 'top45-109.jpg')).toString('base64'),
    );
    expect(second.id).not.toBe(first.id);
    expect(await smp.impressions()).toBeGreaterThan(5000);
    await app.page.evaluate((id) => window.smpPreview!.selectPhoto(id), first.id);
    expect(await smp.impressions()).toBeGreaterThan(5000);
    const group = app.page.getByRole('group', { name: 'Photos of this head' });
    const row = group.locator('[aria-pressed]');
    const pressed = () =>
      row.evaluateAll((all) => all.map((button) => button.getAttribute('aria-pressed')).join(' '));
    expect(await pressed()).toBe('true false');
    await row.nth(1).click();
    await expect.poll(pressed).toBe('false true');
    const unknown = await app.page.evaluate(() =>
      window.smpPreview!.selectPhoto('nobody').then(
        () => '',
        (error: unknown) => (error as { code: string }).code,
      ),
    );
    expect(unknown).toBe('unknown-photo');

    expect((await drawn()).impressions).not.toBe(alone.impressions);
    await group.getByRole('button', { name: 'Remove photo 2' }).click();
    await app.page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.poll(() => group.count()).toBe(0);
    await expect.poll(() => app.page.locator('.announcer').textContent()).toContain('Photo removed');
    expect(await drawn()).toEqual(alone);
    const last = await app.page.evaluate((id) => window.smpPreview!.removePhoto(id).catch(String), first.id);
    expect(last).toContain('not open');
  });
});
