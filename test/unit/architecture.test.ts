// Proves that the rules of the house fail a violation, with the project's own configuration and not a copy of it.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { rootDir } from '../support/shared';

const eslint = new ESLint({ cwd: rootDir, ignore: false });

async function wallsBrokenBy(file: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(rootDir, file) });
  return result!.messages.map((message) => message.ruleId);
}

describe('rooms', () => {
  it.each([
    ['src/domain/head/fit.ts', `export * from '../../imaging/decode';`],
    ['src/domain/head/fit.ts', `import 'zustand';`],
    ['src/domain/head/fit.ts', `export type { Vector3 } from 'three';`],
    ['src/imaging/decode.ts', `import { draw } from '../render/draw';`],
    ['src/vision/segment.ts', `import type { Store } from '../state/store';`],
    ['src/render/viewport.ts', `export { save } from '../storage/save';`],
    ['src/state/store.ts', `import '../imaging/decode';`],
    ['src/storage/save.ts', `export const later = () => import('../vision/segment');`],
    ['src/state/store.ts', `import type { Kept } from '../storage/save';`],
    ['src/ui/Panel.tsx', `import { save } from '../storage/save';`],
    ['src/app/openPhoto.ts', `import { openDB } from 'idb';`],
    ['src/imaging/decode.ts', `import frag from '../../shaders/composite.frag';`],
    ['src/render/viewport.ts', `import { openPhoto } from '../app/openPhoto';`],
    ['src/app/openPhoto.ts', `import { Panel } from '../ui/Panel';`],
    ['src/ui/Panel.tsx', `import { draw } from '../render/draw';`],
    ['src/ui/Panel.tsx', `import { mm } from '../domain/units';`],
    ['src/ui/panels/Panel.tsx', `export type Draw = import('../../render/draw').Draw;`],
    ['src/app/newUseCase.ts', `import '../main';`],
    ['src/app/openPhoto.ts', `import '/src/ui/Panel';`],
    [
      'src/ui/Panel.tsx',
      `export const w = () => new Worker(new URL('../vision/vision.worker.ts', import.meta.url));`,
    ],
    ['src/app/openPhoto.ts', `import { Vector3 } from 'three';`],
    ['src/ui/Panel.tsx', `export const later = () => import('three/addons/controls/OrbitControls.js');`],
    ['src/main.tsx', `import type { Scene } from 'three';`],
    [
      'src/app/openPhoto.ts',
      `import wasm from '@mediapipe/tasks-vision/vision_wasm_module_internal.wasm?url';`,
    ],
    ['src/state/store.ts', `import { useState } from 'react';`],
    ['src/app/openPhoto.ts', `import { createRoot } from 'react-dom/client';`],
  ])('%s may not say: %s', async (file, code) => {
    expect(await wallsBrokenBy(file, code)).toEqual(['rooms/imports']);
  });

  it.each([
    ['src/domain/head/fit.ts', `import { mm } from '../units'; export default mm;`],
    ['src/render/viewport.ts', `import { Scene } from 'three'; export default Scene;`],
    ['src/render/passes/composite.ts', `export { default } from '../../../shaders/composite.frag';`],
    ['src/vision/vision.worker.ts', `export { FilesetResolver } from '@mediapipe/tasks-vision';`],
    ['src/app/openPhoto.ts', `export * from '../imaging/decode'; export * from '../domain/units';`],
    ['src/ui/Panel.tsx', `import type { Mm } from '../domain/units'; import 'react'; export type { Mm };`],
    [
      'src/storage/save.ts',
      `import { openDB } from 'idb'; export * from '../domain/units'; export { openDB };`,
    ],
    ['src/app/saved/save.ts', `export * from '../../storage';`],
    ['src/main.tsx', `import './ui/styles.css'; import 'react-dom/client'; import './app/app';`],
  ])('%s may say: %s', async (file, code) => {
    expect(await wallsBrokenBy(file, code)).toEqual([]);
  });

  it('cannot be left by a comment', async () => {
    const code = `// eslint-disable-next-line rooms/imports\nimport '../imaging/decode';`;
    expect(await wallsBrokenBy('src/state/store.ts', code)).toContain('rooms/imports');
  });
});

/** A fault, the file it is in, and what the linter is to say of that file. */
const FAULTS: [fault: string, file: string, code: string, rules: string[]][] = [
  [
    'a cycle',
    'src/app/hen.ts',
    `import { egg } from './egg';\nexport const hen = (): unknown => egg;\n`,
    ['import(no-cycle)'],
  ],
  [
    'its other half',
    'src/app/egg.ts',
    `import { hen } from './hen';\nexport const egg = (): unknown => hen;\n`,
    ['import(no-cycle)'],
  ],
  ['more than 350 lines', 'src/app/long.ts', '//\n'.repeat(351), ['eslint(max-lines)']],
  ['no fault: 350 lines', 'src/app/short.ts', '//\n'.repeat(350), []],
  [
    'the clock in the domain',
    'src/domain/clock.ts',
    'export const now = () => Date.now();',
    ['eslint(no-restricted-globals)'],
  ],
  [
    'unseeded chance in the domain',
    'src/domain/random.ts',
    'export const any = () => Math.random();',
    ['eslint(no-restricted-properties)'],
  ],
  [
    'a hook that is called conditionally',
    'src/ui/Panel.tsx',
    `import { useState } from 'react';
    export function Panel({ open }: { open: boolean }) { if (open) useState(0); return null; }`,
    ['react-hooks(rules-of-hooks)'],
  ],
  [
    'a promise that a test does not await',
    'test/unit/late.test.ts',
    `import { expect, it } from 'vitest';
    it('waits', () => { expect(Promise.resolve(1)).resolves.toBe(2); });`,
    ['typescript(no-floating-promises)'],
  ],
  [
    'a value of no known type',
    'src/app/parsed.ts',
    `export const sizePx: number = JSON.parse('1');`,
    ['typescript(no-unsafe-assignment)'],
  ],
  [
    'what is deprecated',
    'src/imaging/worker/escaped.ts',
    `export const text = escape('x');`,
    ['typescript(no-deprecated)'],
  ],
  ['an unknown name in a script', '.scripts/step.mjs', 'export const x = nowhere;', ['eslint(no-undef)']],
  [
    'leave that nothing needs',
    'src/app/tidy.ts',
    '// oxlint-disable-next-line no-console\nexport const one = 1;',
    ['Unused oxlint-disable directive (no problems were reported).'],
  ],
];

interface LintReport {
  diagnostics: { filename: string; code?: string; message: string }[];
}

/** Lints the files of `FAULTS` in a folder of their own; the complaints by file. */
function lintFaults(): Map<string, string[]> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'lint-'));
  try {
    for (const file of readdirSync(rootDir).filter((name) => /^(\.oxlintrc|tsconfig.*)\.json$/.test(name)))
      copyFileSync(path.join(rootDir, file), path.join(dir, file));
    symlinkSync(path.join(rootDir, 'node_modules'), path.join(dir, 'node_modules'), 'junction');
    for (const [, file, code] of FAULTS) {
      mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
      writeFileSync(path.join(dir, file), code);
    }
    const oxlint = path.join(rootDir, 'node_modules/oxlint/bin/oxlint');
    const run = spawnSync(process.execPath, [oxlint, '--format=json'], { cwd: dir, encoding: 'utf8' });
    expect(run.status).toBe(1);
    const { diagnostics } = JSON.parse(run.stdout) as LintReport;
    const complaints = new Map<string, string[]>();
    for (const { filename, code, message } of diagnostics)
      complaints.set(filename, [...(complaints.get(filename) ?? []), code ?? message]);
    return complaints;
  } finally {
    rmSync(dir, { recursive: true });
  }
}

describe('general rules', () => {
  let complaints: Map<string, string[]>;
  beforeAll(() => {
    complaints = lintFaults();
  });

  it.each(FAULTS)('report %s', (_, file, __, rules) => {
    expect(complaints.get(file) ?? []).toEqual(rules);
  });
});

/** The complaints of the compiler about `code`, were it a file of that project. */
function typeErrors(project: string, file: string, code: string): string[] {
  const configFile = path.join(rootDir, project);
  const { config } = ts.readConfigFile(configFile, (name) => ts.sys.readFile(name)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, rootDir, undefined, configFile);
  const fileName = path.join(rootDir, file);
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target, ...rest) =>
    name === fileName ? ts.createSourceFile(name, code, target) : getSourceFile(name, target, ...rest);
  const program = ts.createProgram([fileName], { ...options, incremental: false, composite: false }, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
}

describe('type check', () => {
  it.each(['document', 'window', 'ImageBitmap', 'postMessage', 'fetch', 'console', 'process', 'setTimeout'])(
    'does not know %s in the domain',
    (name) => {
      const errors = typeErrors(
        'tsconfig.domain.json',
        'src/domain/x.ts',
        `export const x: unknown = ${name};`,
      );
      expect(errors).toEqual([expect.stringContaining(`'${name}'`)]);
    },
  );

  it('knows a worker’s own scope in a worker, and no document there', () => {
    const inWorker = (code: string) => typeErrors('tsconfig.workers.json', 'src/app/x.worker.ts', code);
    expect(inWorker(`export const scope: WorkerGlobalScope = self;`)).toEqual([]);
    expect(inWorker(`export const x: unknown = document;`)).toHaveLength(1);
  });

  it('holds an indexed read to be possibly undefined', () => {
    const code = `export const first = (list: number[]): number => list[0];`;
    expect(typeErrors('tsconfig.domain.json', 'src/domain/x.ts', code)).toHaveLength(1);
  });
});
