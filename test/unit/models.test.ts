import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeOutcome, installModels } from '../../.scripts/models.mjs';
import { MODEL_FILES } from '../../.scripts/modelFiles.mjs';
import { rootDir, sharedDir } from '../support/shared';

const RIGHT = 'the model';
const WRONG = 'THE MODEL';
const model = {
  name: 'one.task',
  bytes: RIGHT.length,
  sha256: createHash('sha256').update(RIGHT).digest('hex'),
  url: 'https://models.invalid/published/one.task',
};

let dir = '';
let targetDir = '';
let sourceDir = '';
let server: Server;
let served: Record<string, string> = {};
let asked: string[] = [];
let baseUrl = '';

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'smp-models-'));
  targetDir = path.join(dir, 'public/models');
  sourceDir = path.join(dir, 'source');
  await mkdir(targetDir, { recursive: true });
  await mkdir(sourceDir);
  served = {};
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const body = served[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(dir, { recursive: true });
});

const install = (options: { sourceDir?: string } = {}) =>
  installModels({ targetDir, baseUrl, models: [model], ...options });
const installed = () => readFile(path.join(targetDir, model.name), 'utf8');

describe('the models step', () => {
  it('keeps a file that is right, and asks nobody', async () => {
    await writeFile(path.join(targetDir, model.name), RIGHT);
    expect(await install({ sourceDir })).toMatchObject({ kept: [model.name], missing: [] });
    expect(asked).toEqual([]);
  });

  it('copies from the named folder', async () => {
    await writeFile(path.join(sourceDir, model.name), RIGHT);
    expect(await install({ sourceDir })).toMatchObject({ copied: [model.name], missing: [] });
    expect(await installed()).toBe(RIGHT);
    expect(asked).toEqual([]);
  });

  it('downloads the published path where there is no copy', async () => {
    served['/published/one.task'] = RIGHT;
    expect(await install({ sourceDir })).toMatchObject({ downloaded: [model.name], missing: [] });
    expect(await installed()).toBe(RIGHT);
  });

  it('replaces a wrong file, and passes over a wrong copy', async () => {
    await writeFile(path.join(targetDir, model.name), WRONG);
    await writeFile(path.join(sourceDir, model.name), WRONG);
    served['/published/one.task'] = RIGHT;
    const outcome = await install({ sourceDir });
    expect(outcome).toMatchObject({ downloaded: [model.name], missing: [] });
    expect(outcome.notes).toHaveLength(2);
    expect(await installed()).toBe(RIGHT);
  });

  it('leaves nothing in place of a model that is wrong everywhere', async () => {
    await writeFile(path.join(targetDir, model.name), WRONG);
    await writeFile(path.join(targetDir, `${model.name}.part`), 'half');
    await writeFile(path.join(sourceDir, model.name), WRONG);
    served['/published/one.task'] = WRONG;
    const outcome = await install({ sourceDir });
    expect(outcome.missing).toEqual([model.name]);
    expect(outcome.notes.join('\n')).toMatch(/removed.*\n.*refused.*\n.*refused/);
    expect(await readdir(targetDir)).toEqual([]);
  });

  it('goes on without, and warns once', async () => {
    const outcome = await install();
    expect(outcome.missing).toEqual([model.name]);
    const text = describeOutcome(outcome);
    expect(text.match(/WARNING/g)).toHaveLength(1);
    expect(text).toContain('404');
  });

  it('goes on without where the server cannot be reached', async () => {
    const outcome = await installModels({ targetDir, baseUrl: 'http://127.0.0.1:1', models: [model] });
    expect(outcome.missing).toEqual([model.name]);
  });

  it('ends well as a command when every model is absent', async () => {
    const scripts = path.join(dir, '.scripts');
    await mkdir(scripts);
    for (const name of ['models.mjs', 'modelFiles.mjs'])
      await writeFile(path.join(scripts, name), await readFile(path.join(rootDir, '.scripts', name)));
    const { status, stderr } = spawnSync(process.execPath, [path.join(scripts, 'models.mjs')], {
      env: { SMP_MODELS_URL: 'http://127.0.0.1:1' },
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stderr.match(/WARNING/g)).toHaveLength(1);
    for (const { name } of MODEL_FILES) expect(stderr).toContain(name);
  });
});

describe.skipIf(!sharedDir)('the table of models', () => {
  it('agrees with the files', async () => {
    const outcome = await installModels({ targetDir, sourceDir: path.join(sharedDir!, 'models'), baseUrl });
    expect(outcome.copied.sort()).toEqual(MODEL_FILES.map(({ name }) => name).sort());
    expect(outcome.notes).toEqual([]);
  });
});
