// @ts-check
// A field of 120,000 impressions from nothing (planted on the mean head, laid on it) against two packages that make as
// many points in a plane. They take turns, so that whatever else the machine does slows all; every code is warm.
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { median, report } from './figures.mjs';

/** @typedef {new (options: { shape: [number, number], radius: number, minDistance: number }) => { fill(): unknown[] }} Sampler */

const ROOT = path.resolve(import.meta.dirname, '../..');
const RUNS = 9;
const WARM_RUNS = 3;
const COUNT = 120_000;
const PLANE_SIDE = 1000;
/** Share by which a peer may make more or fewer points. */
const COUNT_TOLERANCE = 0.01;
const LIMIT = 1;
const FIELD_SEED = 20_011;

const require = createRequire(import.meta.url);
/** With the distance at which it fills the plane with COUNT points, by trial. */
const PEERS = [
  { name: 'poisson-disk-sampling', distance: 2.297 },
  { name: 'fast-2d-poisson-disk-sampling', distance: 2.695 },
].map((peer) => ({ ...peer, Sampler: /** @type {Sampler} */ (require(peer.name)) }));

const field = await fieldMaker();
const ours = () => field().count;
/** @param {(typeof PEERS)[number]} peer */
const theirs = ({ Sampler, distance }) =>
  new Sampler({ shape: [PLANE_SIDE, PLANE_SIDE], radius: distance, minDistance: distance }).fill().length;

const rounds = Array.from({ length: WARM_RUNS + RUNS }, () => ({
  ours: timed(ours),
  peers: PEERS.map((peer) => timed(() => theirs(peer))),
})).slice(WARM_RUNS);

const oursMs = median(rounds.map((round) => round.ours));
PEERS.forEach(({ name }, k) => {
  const peerMs = median(rounds.map(({ peers }) => peers[k] ?? Number.NaN));
  report(`${COUNT} points in a plane by ${name}`, peerMs);
  report(`field of ${COUNT} impressions on the head`, oursMs, oursMs / peerMs, LIMIT);
});

/** Milliseconds of a run that makes COUNT points. @param {() => number} make */
function timed(make) {
  const started = performance.now();
  const count = make();
  const ms = performance.now() - started;
  if (Math.abs(count / COUNT - 1) > COUNT_TOLERANCE) throw new Error(`${count} points are another task`);
  return ms;
}

/** The domain's own code, bundled as the app's is. @returns {Promise<() => { count: number }>} */
async function fieldMaker() {
  const outDir = await mkdtemp(path.join(os.tmpdir(), 'smp-bench-'));
  try {
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      build: {
        outDir,
        emptyOutDir: true,
        lib: {
          entry: path.join(import.meta.dirname, 'fieldOfMeanHead.ts'),
          formats: ['es'],
          fileName: 'field',
        },
      },
    });
    const { fieldOfMeanHead } = await import(path.join(outDir, 'field.js'));
    return fieldOfMeanHead(FIELD_SEED, COUNT);
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
