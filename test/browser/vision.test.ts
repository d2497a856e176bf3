import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { build, createServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEV_HEADERS } from '../../.scripts/headers.mjs';
import { pollUntil, sharedBrowser } from '../support/app';
import { rootDir, sharedDir, sharedFile } from '../support/shared';
import { serveStatic } from '../support/staticServer';

const FIXTURE = path.join(rootDir, 'test/browser/fixtures/vision');
/** Below a sub-path, as a clinic may host it. */
const SUB_PATH = '/clinic/';
/** Inner and outer eye corners, tip of the nose, corners of the mouth, chin: face model and Multi-PIE order. */
const SAME_POINTS = [
  [33, 36],
  [133, 39],
  [362, 42],
  [263, 45],
  [4, 30],
  [61, 48],
  [291, 54],
  [152, 8],
] as const;

interface OpenedPage {
  readonly page: Page;
  readonly url: string;
  readonly requests: string[];
  readonly errors: string[];
  close(): Promise<void>;
}

async function openPage(url: string): Promise<OpenedPage> {
  const context = await (await sharedBrowser()).newContext();
  const requests: string[] = [];
  const errors: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) errors.push(message.text());
  });
  await page.goto(url);
  await pollUntil('the fixture', () => page.evaluate(() => 'visionPage' in window));
  return { page, url, requests, errors, close: () => context.close() };
}

/** Where a point of the rendered head lies in its picture of `sidePx`. */
function landmarksInPicture(name: string, sidePx: number): { xPx: number; yPx: number }[] {
  const truth = JSON.parse(readFileSync(sharedFile('heads', `${name}.json`), 'utf8')) as {
    headToCamera: number[];
    projection: number[];
    pointsCm: { landmarks68: [number, number, number][] };
  };
  const apply = (m: number[], v: number[]): number[] =>
    [0, 1, 2, 3].map((row) => v.reduce((sum, value, k) => sum + m[k * 4 + row]! * value, 0));
  return truth.pointsCm.landmarks68.map((point) => {
    const [x, y, , w] = apply(truth.projection, apply(truth.headToCamera, [...point, 1]));
    return { xPx: ((x! / w! + 1) / 2) * sidePx, yPx: ((1 - y! / w!) / 2) * sidePx };
  });
}

function landmarkErrorPx(name: string, landmarks: number[], sidePx: number): number {
  const truth = landmarksInPicture(name, sidePx);
  const squares = SAME_POINTS.map(([seen, drawn]) => {
    const { xPx, yPx } = truth[drawn]!;
    return (landmarks[seen * 3]! - xPx) ** 2 + (landmarks[seen * 3 + 1]! - yPx) ** 2;
  });
  return Math.sqrt(squares.reduce((a, b) => a + b) / squares.length);
}

describe.skipIf(!sharedDir)('vision in the build', () => {
  const outDir = mkdtempSync(path.join(tmpdir(), 'vision-'));
  let server: Awaited<ReturnType<typeof serveStatic>>;
  let opened: OpenedPage;

  beforeAll(async () => {
    await build({
      configFile: false,
      root: FIXTURE,
      base: './',
      logLevel: 'error',
      worker: { format: 'es' },
      build: { outDir, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
    });
    server = await serveStatic([outDir, sharedDir!], SUB_PATH);
    opened = await openPage(server.origin + SUB_PATH);
  });
  afterAll(async () => {
    await opened.close();
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  });

  it('runs the three models in one worker and finds a frontal face where it is', async () => {
    const { page } = opened;
    expect(await page.evaluate(() => window.visionPage.open('models/'))).toBe('loaded');
    expect(page.workers()).toHaveLength(1);

    const seen = await page.evaluate(() => window.visionPage.observe('heads/front-100.jpg'));
    expect(page.workers()).toHaveLength(1);
    expect(seen.source).toBe('models');
    expect(seen.imageKept).toBe(true);
    const everyPixel = { pixels: seen.width * seen.height, complete: true };
    expect(seen.person).toMatchObject(everyPixel);
    expect(seen.hair).toMatchObject(everyPixel);
    expect(seen.person!.insideShare).toBeGreaterThan(0.3);
    expect(seen.face!.landmarks).toHaveLength(478 * 3);
    // 1024 px wide; the face is about 450.
    expect(landmarkErrorPx('front-100', seen.face!.landmarks, seen.width)).toBeLessThan(12);
    const depthCm = seen.face!.poseCm[14]!;
    expect(depthCm).toBeLessThan(-15);
    expect(seen.face!.poseCm[15]).toBe(1);
    expect(seen.fractions.at(-1)).toBe(1);
    expect(seen.fractions).toEqual([...seen.fractions].sort((a, b) => a - b));
  });

  it('leaves the page free while it looks', async () => {
    const counts: number[] = [];
    // A busy machine may hold the page up once; a task of ours would be there each time.
    for (let attempt = 0; attempt < 3 && !counts.includes(0); attempt++) {
      const seen = await opened.page.evaluate(() => window.visionPage.observe('heads/front-110.jpg'));
      counts.push(seen.longTasks);
    }
    expect(counts).toContain(0);
  });

  it('finds a face whose chin is far down at the second look', async () => {
    const seen = await opened.page.evaluate(() => window.visionPage.observe('heads/front-down-101.jpg'));
    expect(landmarkErrorPx('front-down-101', seen.face!.landmarks, seen.width)).toBeLessThan(24);
  });

  it.each(['top-106', 'top-116'])(
    'sees the head of %s, which the person model misses upright',
    async (name) => {
      const seen = await opened.page.evaluate((n) => window.visionPage.observe(`heads/${n}.jpg`), name);
      expect(seen.face).toBeNull();
      expect(seen.person!.insideShare).toBeGreaterThan(0.25);
    },
  );

  it('finds no face on the back of a head, nor on a cat', async () => {
    const back = await opened.page.evaluate(() => window.visionPage.observe('heads/back-118.jpg'));
    expect(back.person).not.toBeNull();
    expect(back.face).toBeNull();
    const cat = await opened.page.evaluate(() => window.visionPage.observe('photos/no-head-cat.png'));
    expect(cat.face).toBeNull();
  });

  it('stops at once when it is told to, and serves the next', async () => {
    const end = await opened.page.evaluate(() => window.visionPage.stopFirstOfTwo('heads/front-100.jpg', 60));
    expect(end.first).toBe('aborted');
    expect(end.firstAfterMs).toBeLessThan(50);
    expect(end.second).toBe('seen');
  });

  it('forgets one that is stopped while it waits, and lets the one at work end', async () => {
    const { page } = opened;
    const before = page.workers();
    const end = await page.evaluate(() => window.visionPage.stopSecondOfTwo('heads/front-100.jpg'));
    expect(end).toEqual({ first: 'seen', second: 'aborted' });
    expect(page.workers()).toEqual(before);
  });

  it('ends the worker after 10 s without work, and starts another for the next photo', async () => {
    const { page } = opened;
    await page.clock.install();
    await page.evaluate(() => window.visionPage.observe('heads/front-100.jpg'));
    expect(page.workers()).toHaveLength(1);
    await page.clock.runFor(8_000);
    expect(page.workers()).toHaveLength(1);
    await page.clock.runFor(3_500);
    await pollUntil('the end of the worker', () => Promise.resolve(page.workers().length === 0));
    const again = await page.evaluate(() => window.visionPage.observe('heads/front-100.jpg'));
    expect(again.face).not.toBeNull();
  });

  it('says so where the models are missing, and sees nothing', async () => {
    const { page } = opened;
    expect(await page.evaluate(() => window.visionPage.open('no-models/'))).toBe('missing');
    const seen = await page.evaluate(() => window.visionPage.observe('heads/front-100.jpg'));
    expect(seen).toMatchObject({ source: 'none', person: null, hair: null, face: null });
  });

  it('takes models from the own origin only', async () => {
    const { page } = opened;
    expect(await page.evaluate(() => window.visionPage.refusesOrigin('https://models.invalid/'))).toBe(true);
  });

  it('asked nobody but its own host, and broke no rule of the policy', () => {
    expect(opened.requests.filter((request) => request.endsWith('.wasm')).length).toBeGreaterThan(0);
    const foreign = opened.requests.filter((r) => !/^(?:data|blob):/.test(r) && !r.startsWith(server.origin));
    expect(foreign).toEqual([]);
    expect(opened.errors).toEqual([]);
  });
});

describe.skipIf(!sharedDir)('vision in the build with some models only', () => {
  it.each([
    { missing: 'face_landmarker.task', answer: 404, person: true, hair: true, face: false },
    { missing: 'selfie_segmenter.tflite', answer: 200, person: false, hair: true, face: true },
  ])('runs the others without $missing (HTTP $answer)', async ({ missing, answer, ...expected }) => {
    const dev = await startDev();
    const opened = await openPage(dev.url);
    try {
      await opened.page.context().route(`**/${missing}`, (route) =>
        route.fulfill({
          status: answer,
          contentType: 'text/html',
          body: '<!doctype html><title>App</title>',
        }),
      );
      expect(await opened.page.evaluate((url) => window.visionPage.open(url), dev.modelsUrl)).toBe('loaded');
      const seen = await opened.page.evaluate((url) => window.visionPage.observe(url), dev.headUrl);
      expect({
        person: seen.person !== null,
        hair: seen.hair !== null,
        face: seen.face !== null,
      }).toEqual(expected);
      expect(seen.source).toBe(expected.person ? 'models' : 'none');
    } finally {
      await opened.close();
      await dev.close();
    }
  });
});

interface DevPage {
  close(): Promise<void>;
  readonly url: string;
  readonly modelsUrl: string;
  readonly headUrl: string;
}

async function startDev(): Promise<DevPage> {
  const cacheDir = mkdtempSync(path.join(tmpdir(), 'vision-dev-'));
  const server = await createServer({
    configFile: false,
    root: rootDir,
    logLevel: 'error',
    cacheDir,
    optimizeDeps: { exclude: ['@mediapipe/tasks-vision'], noDiscovery: true },
    worker: { format: 'es' },
    server: {
      host: '127.0.0.1',
      port: 0,
      headers: DEV_HEADERS,
      watch: null,
      fs: { allow: [rootDir, sharedDir!] },
    },
  });
  await server.listen();
  const origin = server.resolvedUrls!.local[0]!;
  return {
    close: async () => {
      await server.close();
      rmSync(cacheDir, { recursive: true, force: true });
    },
    url: `${origin}test/browser/fixtures/vision/index.html`,
    modelsUrl: `/@fs${sharedFile('models')}/`,
    headUrl: `/@fs${sharedFile('heads', 'front-100.jpg')}`,
  };
}

describe.skipIf(!sharedDir)('vision in the dev server', () => {
  it('runs the three models in its module worker', async () => {
    const dev = await startDev();
    const opened = await openPage(dev.url);
    try {
      expect(await opened.page.evaluate((url) => window.visionPage.open(url), dev.modelsUrl)).toBe('loaded');
      const seen = await opened.page.evaluate((url) => window.visionPage.observe(url), dev.headUrl);
      expect(opened.page.workers()).toHaveLength(1);
      expect(landmarkErrorPx('front-100', seen.face!.landmarks, seen.width)).toBeLessThan(12);
      expect(seen.person!.insideShare).toBeGreaterThan(0.3);
      expect(seen.hair).not.toBeNull();
      expect(opened.errors).toEqual([]);
    } finally {
      await opened.close();
      await dev.close();
    }
  });
});
