// @ts-check
// Measures the app as it stands: builds it, then hands over to test/bench/run.mjs with the same arguments.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { modelsStep } from './models.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const env = { ...process.env, CHROMIUM_PATH: ensureChromium() };

/** @param {string[]} args */
function node(args) {
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

await modelsStep();
node(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']);
node(['test/bench/run.mjs', ...process.argv.slice(2)]);
