// @ts-check
// The whole check, in the order in which a fault is cheapest to find. The last line printed is the count.
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { modelsStep } from './models.mjs';
import {
  countCheck,
  countReport,
  describeCounts,
  failedFiles,
  reportWithout,
  sumCounts,
} from './testCounts.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const OUTPUT = path.join(ROOT, 'test/output');
const full = process.argv.includes('--full') || process.env['SMP_TEST_FULL'] === '1';
/** @type {NodeJS.ProcessEnv} */
const env = { ...process.env, ...(full ? { SMP_TEST_FULL: '1' } : {}) };

/**
 * @param {string} script a tool's own entry file, so that no shell and no search path is involved
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
function runTool(script, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(ROOT, 'node_modules', script), ...args], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** @param {string} title @param {string} script @param {string[]} args */
async function check(title, script, args) {
  const start = performance.now();
  const code = await runTool(script, args);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${title}: ${code === 0 ? 'ok' : 'FAILED'} (${seconds} s)\n`);
  return countCheck(code === 0);
}

/** What is measured alone comes last. */
const BROWSER = /** @type {const} */ (['browser', 'alone']);
/** More of them are no whim of the browser. */
const MOST_STOOD_STILL = 2;
const STOOD_STILL = path.join(OUTPUT, 'stood-still.txt');

/** @param {readonly [string, ...string[]]} projects @param {string[]} [files] all of them unless told */
async function vitest(projects, files = []) {
  const reportFile = path.join(OUTPUT, `${projects[0]}.json`);
  await rm(reportFile, { force: true });
  const code = await runTool('vitest/vitest.mjs', [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    ...files,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
  ]);
  const report = await readFile(reportFile, 'utf8').then(JSON.parse, () => undefined);
  return { report, code };
}

async function unitTests() {
  const { report, code } = await vitest(['unit']);
  return countReport(report, code);
}

async function browserTests() {
  try {
    env['CHROMIUM_PATH'] = ensureChromium();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return countCheck(false);
  }
  await rm(STOOD_STILL, { force: true });
  const first = await vitest(BROWSER);
  const noted = await readFile(STOOD_STILL, 'utf8').catch(() => '');
  const stoodStill = new Set(noted.split('\n').filter(Boolean));
  if (!first.report || stoodStill.size === 0 || stoodStill.size > MOST_STOOD_STILL)
    return countReport(first.report, first.code);

  console.log(`\nThe browser stood still in ${stoodStill.size} of the files; once more:`);
  const second = await vitest(BROWSER, [...stoodStill]);
  const others = reportWithout(first.report, stoodStill);
  return sumCounts([
    countReport(others, failedFiles(others).length),
    countReport(second.report, second.code),
  ]);
}

await mkdir(OUTPUT, { recursive: true });
await modelsStep();
const counts = [
  await check('Type check', 'typescript-native/bin/tsc', ['-b', '--pretty', 'false']),
  await check('Lint', 'oxlint/bin/oxlint', []),
  await check('Walls between rooms', 'eslint/bin/eslint.js', ['src']),
  await unitTests(),
];
const build = await check('Build', 'vite/bin/vite.js', ['build']);
counts.push(build);
// Against an old build the browser tests would only mislead.
if (build.failed === 0) counts.push(await browserTests());

const total = sumCounts(counts);
console.log(`\n${full ? 'Full run.' : 'Fixed subset of the long tests; `npm run test:full` runs them all.'}`);
console.log(describeCounts(total));
process.exitCode = total.failed === 0 ? 0 : 1;
