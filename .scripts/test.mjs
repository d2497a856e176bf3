// @ts-check
// The whole check, in the order in which a fault is cheapest to find. The last line printed is the count.
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { modelsStep } from './models.mjs';
import { countCheck, countReport, describeCounts, sumCounts } from './testCounts.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const OUTPUT = path.join(ROOT, 'test/output');
const full = process.argv.includes('--full') || process.env['SMP_TEST_FULL'] === '1';
/** @type {NodeJS.ProcessEnv} */
const env = { ...process.env, ...(full ? { SMP_TEST_FULL: '1' } : {}) };

/**
 * @param {string} script a tool's own entry file, so that no shell and no search path is involved
 * @param {string[]} args @param {{ quiet?: boolean }} [options] quiet: print only once it has ended
 * @returns {Promise<number>} the exit code
 */
function runTool(script, args, { quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(ROOT, 'node_modules', script), ...args], {
      cwd: ROOT,
      env,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}

/** @param {string} title @param {string} script @param {string[]} args @param {{ quiet?: boolean }} [options] */
async function check(title, script, args, options) {
  const start = performance.now();
  const ok = (await runTool(script, args, options)) === 0;
  console.log(`${title}: ${ok ? 'ok' : 'FAILED'} (${((performance.now() - start) / 1000).toFixed(1)} s)\n`);
  return countCheck(ok);
}

/** @param {string} project */
async function vitest(project) {
  const reportFile = path.join(OUTPUT, `${project}.json`);
  await rm(reportFile, { force: true });
  const code = await runTool('vitest/vitest.mjs', [
    'run',
    '--project',
    project,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
  ]);
  const report = await readFile(reportFile, 'utf8').then(JSON.parse, () => undefined);
  return countReport(report, code);
}

async function browserTests() {
  try {
    env['CHROMIUM_PATH'] = ensureChromium();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return countCheck(false);
  }
  return vitest('browser');
}

await mkdir(OUTPUT, { recursive: true });
await modelsStep();
const counts = await Promise.all([
  check('Type check', 'typescript/bin/tsc', ['-b', '--pretty', 'false'], { quiet: true }),
  check('Lint', 'eslint/bin/eslint.js', ['.'], { quiet: true }),
]);
counts.push(await vitest('unit'));
const build = await check('Build', 'vite/bin/vite.js', ['build']);
counts.push(build);
// Against an old build the browser tests would only mislead.
if (build.failed === 0) counts.push(await browserTests());

const total = sumCounts(counts);
console.log(`\n${full ? 'Full run.' : 'Fixed subset of the long tests; `npm run test:full` runs them all.'}`);
console.log(describeCounts(total));
process.exitCode = total.failed === 0 ? 0 : 1;
