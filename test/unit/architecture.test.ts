// Proves that the rules of the house fail a violation, with the project's own configuration and not a copy of it.
import path from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { rootDir } from '../support/shared';

// Types come from files on disk, which these snippets are not; the rules here need none.
const eslint = new ESLint({
  cwd: rootDir,
  ignore: false,
  overrideConfig: [
    { ...tseslint.configs.disableTypeChecked, files: ['**/*.ts', '**/*.tsx'] },
    {
      rules: {
        '@typescript-eslint/no-unused-vars': 'off',
        '@typescript-eslint/consistent-type-imports': 'off',
      },
    },
  ] as ESLint.Options['overrideConfig'] & object,
});

async function rulesBrokenBy(file: string, code: string): Promise<(string | null)[]> {
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
    expect(await rulesBrokenBy(file, code)).toEqual(['rooms/imports']);
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
    expect(await rulesBrokenBy(file, code)).toEqual([]);
  });
});

describe('other rules of the linter', () => {
  it('reports a cycle', async () => {
    const broken = await rulesBrokenBy(
      'test/fixtures/lint/cycle/hen.ts',
      `import { egg } from './egg';\nexport const hen = (): unknown => egg;\n`,
    );
    expect(broken).toEqual(['import-x/no-cycle']);
  });

  it('reports a file of more than 350 lines', async () => {
    expect(await rulesBrokenBy('src/app/long.ts', 'export {};\n'.repeat(351))).toContain('max-lines');
    expect(await rulesBrokenBy('src/app/long.ts', 'export {};\n'.repeat(350))).not.toContain('max-lines');
  });

  it.each([
    ['the clock', 'export const now = () => Date.now();', 'no-restricted-globals'],
    ['unseeded chance', 'export const any = () => Math.random();', 'no-restricted-properties'],
  ])('reports %s in the domain', async (_, code, rule) => {
    expect(await rulesBrokenBy('src/domain/random.ts', code)).toEqual([rule]);
  });

  it('reports a hook that is called conditionally', async () => {
    const code = `import { useState } from 'react';
      export function Panel({ open }: { open: boolean }) { if (open) useState(0); return null; }`;
    expect(await rulesBrokenBy('src/ui/Panel.tsx', code)).toContain('react-hooks/rules-of-hooks');
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
