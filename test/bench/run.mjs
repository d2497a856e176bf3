// @ts-check
/* global window, document -- the functions that run in a page */
// The benchmark of the built app against its peers, in one browser on software graphics, same photo, same run.
// Medians; only the ratios mean anything on another machine, and one over its limit makes the run fail. With the argument
// `fit` the fit alone is measured.
import { mkdtemp, cp, rm, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import { CHROMIUM_ARGS, ensureChromium } from '../../.scripts/chromium.mjs';
import { median, report } from './figures.mjs';
import { fitAgainstInference } from './fit.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const RUNS = 15;
const SIDE_PX = 1280;
const photo = (await readFile(path.join(ROOT, 'public/samples/sample.jpg'))).toString('base64');

const peerDist = await mkdtemp(path.join(os.tmpdir(), 'smp-bench-'));
await build({
  root: path.join(import.meta.dirname, 'peer'),
  configFile: false,
  logLevel: 'warn',
  base: './',
  build: { outDir: peerDist, emptyOutDir: true },
});
await cp(path.join(ROOT, 'node_modules/@mediapipe/tasks-vision/wasm'), path.join(peerDist, 'wasm'), {
  recursive: true,
});
await cp(path.join(ROOT, 'public/models'), path.join(peerDist, 'models'), { recursive: true });

/** @param {string} outDir @param {string} root */
const serve = (outDir, root) =>
  preview({
    root,
    configFile: false,
    logLevel: 'warn',
    base: './',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
const servers = [await serve(path.join(ROOT, 'dist'), ROOT), await serve(peerDist, peerDist)];
const [appAddress, peerAddress] = servers.map((server) => server.resolvedUrls?.local[0] ?? '');
// Else the page behind gets less of a busy machine than the one in front.
const ALIKE = ['--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows'];
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: [...CHROMIUM_ARGS, ...ALIKE],
});

try {
  const peer = await browser.newPage();
  await peer.goto(peerAddress ?? '');
  const app = await browser.newPage({ viewport: { width: SIDE_PX + 700, height: SIDE_PX + 400 } });
  await app.goto(appAddress ?? '');
  await settle(async () => app.evaluate(() => 'smpPreview' in window));

  if (!process.argv.includes('fit')) await timesOfTheApp(app, peer);
  await fitAgainstInference({ root: ROOT, app, peer });
} finally {
  await browser.close();
  await Promise.all(servers.map((server) => server.close()));
  await rm(peerDist, { recursive: true, force: true });
}

/** @param {import('playwright-core').Page} app @param {import('playwright-core').Page} peer */
async function timesOfTheApp(app, peer) {
  const plainBefore = await peer.evaluate(plainPhoto, { photo, runs: RUNS });
  const opened = await app.evaluate(openRuns, { photo, runs: 5 });
  await fitCanvas(app);
  const changes = await app.evaluate(changeRuns, { photo, runs: RUNS });
  const plain = median([...plainBefore, ...(await peer.evaluate(plainPhoto, { photo, runs: RUNS }))]);
  const inference = median((await peer.evaluate(bareInference, { photo, runs: 5 })).opened);

  report('draw the plain photo once with three', plain);
  for (const [name, { times, limit }] of Object.entries(changes))
    report(`change of ${name} to finished frame`, median(times), plain, limit);
  report('decode plus bare inference of the three models', inference);
  report(
    'open to first preview, models warm',
    median(opened.map((run) => run['total'] ?? Number.NaN)),
    inference,
    4,
  );
  for (const stage of Object.keys(opened[0] ?? {}))
    report(`  of which ${stage}`, median(opened.map((run) => run[stage] ?? 0)));
}

/** Gives the app's canvas the photo's own size, as the peer's has. @param {import('playwright-core').Page} page */
async function fitCanvas(page) {
  const canvas = await page.evaluate(() => {
    const { width = 0, height = 0 } = document.querySelector('canvas') ?? {};
    return { width, height };
  });
  const viewport = page.viewportSize() ?? { width: 0, height: 0 };
  await page.setViewportSize({
    width: viewport.width + SIDE_PX - canvas.width,
    height: viewport.height + SIDE_PX - canvas.height,
  });
  await page.waitForTimeout(500);
}

/** @param {() => Promise<boolean>} condition */
async function settle(condition) {
  for (let i = 0; i < 300 && !(await condition()); i++)
    await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Each of these runs in a page. @param {{ photo: string, runs: number }} input */
async function plainPhoto({ photo, runs }) {
  const blob = await (await fetch(`data:image/jpeg;base64,${photo}`)).blob();
  return window.peer.plainPhoto(blob, runs);
}

/** @param {{ photo: string, runs: number }} input */
async function bareInference({ photo, runs }) {
  const blob = await (await fetch(`data:image/jpeg;base64,${photo}`)).blob();
  return window.peer.bareInference(blob, runs);
}

/** @param {{ photo: string, runs: number }} input */
async function openRuns({ photo, runs }) {
  const smp = /** @type {{ smpPreview: import('../../src/app/automation/smpPreview').SmpPreview }} */ (
    /** @type {unknown} */ (window)
  ).smpPreview;
  await smp.ready();
  const blob = await (await fetch(`data:image/jpeg;base64,${photo}`)).blob();
  const timings = [];
  for (let run = -1; run < runs; run++) {
    // What the last picture left for the graphics to do is not part of this one.
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await smp.openPhoto(blob);
    if (run >= 0) timings.push(smp.timings());
  }
  return timings;
}

/** @param {{ photo: string, runs: number }} input */
async function changeRuns({ photo, runs }) {
  const smp = /** @type {{ smpPreview: import('../../src/app/automation/smpPreview').SmpPreview }} */ (
    /** @type {unknown} */ (window)
  ).smpPreview;
  const blob = await (await fetch(`data:image/jpeg;base64,${photo}`)).blob();
  await smp.openPhoto(blob);
  const canvas = document.querySelector('canvas');
  const gl = canvas?.getContext('webgl2');
  if (!gl) throw new Error('no canvas');
  const pixel = new Uint8Array(4);
  /** @param {import('../../src/app/PreviewApp').DeepPartial<import('../../src/domain/plan/TreatmentPlan').TreatmentPlan>} patch */
  const timed = async (patch) => {
    const started = performance.now();
    await smp.updatePlan(patch);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    return performance.now() - started;
  };
  /** What is changed, to and fro, and how many times the plain photo it may take. */
  const CHANGES = /** @type {const} */ ({
    shade: { limit: 2, plans: [{ pigment: { shade: '14' } }, { pigment: { shade: '38' } }] },
    finish: { limit: 2, plans: [{ finish: 'matte' }, { finish: 'natural' }] },
    density: {
      limit: 6,
      plans: [{ density: { impressionsPerCm2: 121 } }, { density: { impressionsPerCm2: 120 } }],
    },
    session: { limit: 6, plans: [{ sessions: { shown: 2 } }, { sessions: { shown: 3 } }] },
    size: { limit: 6, plans: [{ deposit: { diameterMm: 0.28 } }, { deposit: { diameterMm: 0.25 } }] },
    depth: { limit: 6, plans: [{ deposit: { depthMm: 0.6 } }, { deposit: { depthMm: 0.5 } }] },
    age: { limit: 6, plans: [{ age: { days: 365 } }, { age: { days: 30 } }] },
  });
  await timed({ density: { uniform: true, impressionsPerCm2: 120 } });
  /** @type {Record<string, { times: number[], limit: number }>} */
  const found = {};
  for (const [name, { limit, plans }] of Object.entries(CHANGES)) {
    const times = [];
    for (let run = -1; run < runs; run++) {
      const [to, fro] = [await timed(plans[0]), await timed(plans[1])];
      if (run >= 0) times.push((to + fro) / 2);
    }
    found[name] = { times, limit };
  }
  const lights = [];
  for (let run = -1; run < runs; run++)
    for (const light of /** @type {const} */ (['hard', 'photo'])) {
      const started = performance.now();
      await smp.setLight(light);
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
      if (run >= 0) lights.push(performance.now() - started);
    }
  found['light'] = { times: lights, limit: 2 };
  return found;
}
