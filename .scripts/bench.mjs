// @ts-check
// Measures the built app: builds it where there is none, then hands over to test/bench/run.mjs with the same arguments.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
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

if (!existsSync(path.join(ROOT, 'dist/index.html'))) {
  await modelsStep();
  node(['node_modules/vite/bin/vite.js', 'build']);
}
node(['test/bench/run.mjs', ...process.argv.slice(2)]);
