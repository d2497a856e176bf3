import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, type BuildEnvironmentOptions, type InlineConfig } from 'vite';

const built = new Map<string, Promise<string>>();

/**
 * The folder with the built page of the fixture in `root`: built for the first of the test files that a process runs
 * after each other, removed when the process ends.
 */
export function builtPage(
  root: string,
  { build: options, ...config }: InlineConfig & { build: BuildEnvironmentOptions },
): Promise<string> {
  const folder = built.get(root) ?? builtAnew(root, config, options);
  built.set(root, folder);
  return folder;
}

async function builtAnew(
  root: string,
  config: InlineConfig,
  options: BuildEnvironmentOptions,
): Promise<string> {
  const outDir = mkdtempSync(path.join(tmpdir(), `page-${path.basename(root)}-`));
  const remove = () => rmSync(outDir, { recursive: true, force: true });
  process.once('exit', remove);
  // How a process of tests is ended.
  process.once('SIGTERM', remove);
  // As users get it: the test runner's own value would build React's slower twin for development.
  const { NODE_ENV: before } = process.env;
  process.env['NODE_ENV'] = 'production';
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      ...config,
      root,
      build: { ...options, outDir, emptyOutDir: true },
    });
  } finally {
    process.env['NODE_ENV'] = before;
  }
  return outDir;
}
