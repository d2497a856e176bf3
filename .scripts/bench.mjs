// @ts-check
// Measures the app as it stands: builds it, then hands over to test/bench/run.mjs with the same arguments, and to
// test/bench/pattern.mjs, which needs no browser. With arguments those parts alone are measured: `open`, `changes`, `fit`,
// `stroke`, `pattern`, and `gpu`, which is not measured unasked.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { modelsStep } from './models.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const asked = process.argv.slice(2);

const PARTS = ['open', 'changes', 'fit', 'stroke', 'pattern', 'gpu'];
const unknown = asked.filter((part) => !PARTS.includes(part));
if (unknown.length > 0) {
  console.error(`Nothing is called ${unknown.join(', ')} here. What can be measured: ${PARTS.join(', ')}.`);
  process.exit(2);
}

const inBrowser = asked.filter((part) => part !== 'pattern');
if (asked.length === 0 || inBrowser.length > 0) {
  const env = { ...process.env, CHROMIUM_PATH: ensureChromium() };
  await modelsStep();
  if (node(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], env))
    node(['test/bench/run.mjs', ...inBrowser], env);
}
if (asked.length === 0 || asked.includes('pattern')) node(['test/bench/pattern.mjs'], process.env);

/** Whether it went well; if not, neither did the whole. @param {string[]} args @param {NodeJS.ProcessEnv} env */
function node(args, env) {
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' });
  if (status !== 0) process.exitCode = status ?? 1;
  return status === 0;
}
