// @ts-check
// The benchmark of the built app against its peers, in one browser on software graphics, same photo, same run.
// Medians of turns; only the ratios mean anything on another machine, and one over its limit makes the run fail. With arguments
// those parts alone are measured: `open`, `changes`, `fit`, `stroke`; and `gpu`, which is never measured unasked.
import { mkdtemp, cp, rm, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import { CHROMIUM_ARGS, ensureChromium } from '../../.scripts/chromium.mjs';
import { changesAgainstPlainPhoto } from './changes.mjs';
import { median, report, reportInTurns } from './figures.mjs';
import { fitAgainstInference } from './fit.mjs';
import { changesOnCard } from './gpu.mjs';
import { strokeAgainstPlainPhoto } from './stroke.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const OPENINGS = 7;
const asked = process.argv.slice(2);
const isAsked = (/** @type {string} */ part) => asked.length === 0 || asked.includes(part);
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

  if (isAsked('open')) await openingAgainstInference(app, peer);
  if (isAsked('changes')) await changesAgainstPlainPhoto({ photo, sidePx: SIDE_PX, app, peer });
  if (isAsked('stroke')) await strokeAgainstPlainPhoto({ photo, app, peer });
  if (asked.includes('gpu')) await changesOnCard({ photo, address: appAddress ?? '' });
  if (isAsked('fit')) await fitAgainstInference({ root: ROOT, app, peer });
} finally {
  await browser.close();
  await Promise.all(servers.map((server) => server.close()));
  await rm(peerDist, { recursive: true, force: true });
}

/**
 * From a file to its first preview, against decoding it and running the bare models, in turns.
 *
 * @param {import('playwright-core').Page} app @param {import('playwright-core').Page} peer
 */
async function openingAgainstInference(app, peer) {
  const inferences = [];
  /** @type {Record<string, number>[]} */
  const timings = [];
  for (let round = -1; round < OPENINGS; round++) {
    const inference = median((await peer.evaluate(bareInference, photo)).opened);
    const timing = await app.evaluate(openOnce, photo);
    if (round < 0) continue;
    inferences.push(inference);
    timings.push({ ...timing });
  }
  const of = (/** @type {string} */ stage) => timings.map((timing) => timing[stage] ?? Number.NaN);
  report('decode plus bare inference of the three models', median(inferences));
  reportInTurns('open to first preview, models warm', of('total'), inferences, 4);
  for (const stage of Object.keys(timings[0] ?? {})) report(`  of which ${stage}`, median(of(stage)));
}

/** @param {() => Promise<boolean>} condition */
async function settle(condition) {
  for (let i = 0; i < 300 && !(await condition()); i++)
    await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Each of these runs in a page. @param {string} photo */
async function bareInference(photo) {
  const blob = await (await fetch(`data:image/jpeg;base64,${photo}`)).blob();
  return window.peer.bareInference(blob, 3);
}

/** @param {string} photo */
async function openOnce(photo) {
  const smp = /** @type {{ smpPreview: import('../../src/app/automation/smpPreview').SmpPreview }} */ (
    /** @type {unknown} */ (window)
  ).smpPreview;
  await smp.ready();
  const blob = await (await fetch(`data:image/jpeg;base64,${photo}`)).blob();
  await smp.openPhoto(blob);
  const timings = smp.timings();
  // What the picture left for the graphics to do is not part of what follows.
  await new Promise((resolve) => setTimeout(resolve, 2000));
  return timings;
}
