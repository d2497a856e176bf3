// @ts-check
// Puts the model files into public/models: kept if right, else copied from SMP_MODELS_DIR, else downloaded.
// Never fatal: the app works without them, and says so.
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { MODEL_FILES } from './modelFiles.mjs';

/** @typedef {import('./modelFiles.mjs').ModelFile} ModelFile */
/** @typedef {{ kept: string[], copied: string[], downloaded: string[], missing: string[], notes: string[] }} Outcome */

const PART = '.part';

/** @param {Uint8Array} content @param {ModelFile} model */
const isRight = (content, model) =>
  content.byteLength === model.bytes && createHash('sha256').update(content).digest('hex') === model.sha256;

/** @param {unknown} error */
const reasonOf = (error) => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
};

/** @param {string} file */
async function readIfThere(file) {
  return readFile(file).catch((error) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** @param {string} url @param {number} timeoutMs */
async function download(url, timeoutMs) {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Written beside and renamed, so that a build never sees half a file. @param {string} file @param {Uint8Array} content */
async function install(file, content) {
  await writeFile(file + PART, content);
  await rename(file + PART, file);
}

/**
 * @param {{ targetDir: string, sourceDir?: string | undefined, baseUrl?: string | undefined,
 *           models?: readonly ModelFile[], timeoutMs?: number }} options
 *   `baseUrl` stands in for the published server; the path below it stays.
 * @returns {Promise<Outcome>}
 */
export async function installModels({
  targetDir,
  sourceDir,
  baseUrl,
  models = MODEL_FILES,
  timeoutMs = 60_000,
}) {
  /** @type {Outcome} */
  const outcome = { kept: [], copied: [], downloaded: [], missing: [], notes: [] };
  await mkdir(targetDir, { recursive: true });
  for (const name of await readdir(targetDir)) {
    if (name.endsWith(PART)) await rm(path.join(targetDir, name), { force: true });
  }

  /** @param {ModelFile} model */
  const provide = async (model) => {
    const target = path.join(targetDir, model.name);
    const present = await readIfThere(target);
    if (present && isRight(present, model)) return void outcome.kept.push(model.name);
    if (present) {
      await rm(target);
      outcome.notes.push(`${model.name}: removed from ${targetDir}, its SHA-256 is wrong`);
    }

    const local = sourceDir ? await readIfThere(path.join(sourceDir, model.name)) : undefined;
    if (local && isRight(local, model)) {
      await install(target, local);
      return void outcome.copied.push(model.name);
    }
    if (local) outcome.notes.push(`${model.name}: the copy in ${sourceDir} is refused, its SHA-256 is wrong`);

    const url = baseUrl ? new URL(new URL(model.url).pathname, baseUrl).href : model.url;
    try {
      const content = await download(url, timeoutMs);
      if (!isRight(content, model)) throw new Error('refused, its SHA-256 is wrong');
      await install(target, content);
      outcome.downloaded.push(model.name);
    } catch (error) {
      outcome.missing.push(model.name);
      outcome.notes.push(`${model.name}: not had from ${url}: ${reasonOf(error)}`);
    }
  };
  await Promise.all(models.map(provide));
  return outcome;
}

/** One line where all is well, one warning where not. @param {Outcome} outcome */
export function describeOutcome({ kept, copied, downloaded, missing, notes }) {
  const counts = `${kept.length} kept, ${copied.length} copied, ${downloaded.length} downloaded`;
  const details = notes.map((note) => `\n  ${note}`).join('');
  if (missing.length === 0) return `Models: ${counts}.${details}`;
  return (
    `WARNING: models missing: ${missing.join(', ')} (${counts}). The app works without them, by hand tools; ` +
    `put the files into a folder named by SMP_MODELS_DIR, or connect to the network, and run this again.${details}`
  );
}

/** The step as every build takes it. */
export async function modelsStep() {
  const outcome = await installModels({
    targetDir: path.resolve(import.meta.dirname, '../public/models'),
    sourceDir: process.env['SMP_MODELS_DIR'] || undefined,
    baseUrl: process.env['SMP_MODELS_URL'] || undefined,
  });
  const text = describeOutcome(outcome);
  if (outcome.missing.length > 0) console.warn(text);
  else console.log(text);
  return outcome;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await modelsStep();
