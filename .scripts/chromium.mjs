// @ts-check
// Finds a Chromium for the browser tests, and gets one where there is none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = path.resolve(import.meta.dirname, '..');

/** What headless Chromium needs for software WebGL2 in a container, and to stay silent on the network. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Playwright names a path even where it has installed nothing, and throws on systems it does not know. */
function playwrightPath() {
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** @returns {string | undefined} */
export function findChromium() {
  const own = process.env['CHROMIUM_PATH'];
  return [own, ...SYSTEM_PATHS, playwrightPath()].find((file) => file !== undefined && existsSync(file));
}

/** @param {string} command @param {string[]} args */
function succeeds(command, args) {
  console.log(`> ${[path.basename(command), ...args].join(' ')}`);
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000', ...process.env };
  return spawnSync(command, args, { cwd: ROOT, env, stdio: 'inherit', timeout: 300_000 }).status === 0;
}

/** A downloaded browser may lack system libraries: only one that starts counts. */
function installWithPlaywright() {
  const cli = path.join(ROOT, 'node_modules/playwright-core/cli.js');
  if (!succeeds(process.execPath, [cli, 'install', 'chromium'])) return undefined;
  const file = findChromium();
  if (file === undefined) return undefined;
  return process.platform !== 'linux' || spawnSync(file, ['--version']).status === 0 ? file : undefined;
}

function installWithApt() {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return undefined;
  const install = () => succeeds('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  if (!install() && succeeds('apt-get', ['update'])) install();
  return findChromium();
}

/** @returns {string} the path of a Chromium; throws one sentence that says what to install */
export function ensureChromium() {
  const file = findChromium() ?? installWithPlaywright() ?? installWithApt();
  if (file !== undefined) return file;
  throw new Error('No Chromium found: install Chromium or Google Chrome, or set CHROMIUM_PATH to one.');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  console.log(`Chromium: ${ensureChromium()}`);
