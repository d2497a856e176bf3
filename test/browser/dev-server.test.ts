import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MODEL_FILES } from '../../.scripts/modelFiles.mjs';
import { pollUntil, sharedBrowser } from '../support/app';
import { fullRun, rootDir } from '../support/shared';
import { driver } from './support/preview';

const hasModels = MODEL_FILES.every(({ name }) => existsSync(path.join(rootDir, 'public/models', name)));

let server: ViteDevServer;
let page: Page;
const errors: string[] = [];
const foreign: string[] = [];
const cacheDir = mkdtempSync(path.join(os.tmpdir(), 'smp-dev-'));
let loads = 0;

beforeAll(async () => {
  server = await createServer({
    root: rootDir,
    configFile: path.join(rootDir, 'vite.config.ts'),
    logLevel: 'error',
    // Empty, as on the first start: a package that is met late is bundled then, and the page is loaded again under the user.
    cacheDir,
    server: { port: 0 },
  });
  await server.listen();
  const origin = new URL(server.resolvedUrls!.local[0]!).origin;
  const context = await (await sharedBrowser()).newContext({ viewport: { width: 1280, height: 900 } });
  context.on('request', (request) => {
    const url = request.url();
    if (!/^(?:blob|data):/.test(url) && !url.startsWith(origin)) foreign.push(url);
  });
  page = await context.newPage();
  page.on('load', () => (loads += 1));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(origin);
  await pollUntil('window.smpPreview', () => page.evaluate(() => 'smpPreview' in window), 90_000);
});
afterAll(async () => {
  await page.context().close();
  await server.close();
  rmSync(cacheDir, { recursive: true, force: true });
});

describe.skipIf(!fullRun)('the app from the development server', () => {
  it.skipIf(!hasModels)('loads the models in its worker', async () => {
    expect(await page.evaluate(() => window.smpPreview!.ready())).toEqual({ models: 'loaded' });
  });

  it('opens the sample, draws it and saves it', async () => {
    const smp = driver(page);
    const summary = await smp.openFile(path.join(rootDir, 'public/samples/sample.jpg'));
    expect(summary).toMatchObject(hasModels ? { segmentation: 'models', faceFound: true } : { width: 1280 });
    expect(await smp.impressions()).toBeGreaterThan(5000);
    const before = await smp.picture('before');
    const after = await smp.picture('after');
    expect([after.width, after.height]).toEqual([before.width, before.height]);
    expect(Buffer.from(after.data).equals(Buffer.from(before.data))).toBe(false);
    for (const format of ['jpeg', 'webp'] as const)
      expect((await smp.file('after', format)).length).toBeGreaterThan(10_000);
  });

  it('reports no error, asks nobody and is never loaded again', () => {
    expect(loads).toBe(1);
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
  });
});
