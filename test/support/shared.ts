import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const named = process.env['SMP_SHARED_DIR'];

/**
 * The folder of shared test data, or undefined: `describe.skipIf(!sharedDir)(…)`, so that a run without it says
 * how much it left out.
 */
export const sharedDir: string | undefined = named && existsSync(named) ? path.resolve(named) : undefined;

/** `npm run test:full`: every case of the long tests instead of the fixed subset. */
export const fullRun = process.env['SMP_TEST_FULL'] === '1';

export const rootDir = path.resolve(import.meta.dirname, '../..');

/** A path below the shared folder. Throws outside `skipIf(!sharedDir)`. */
export function sharedFile(...parts: string[]): string {
  if (!sharedDir) throw new Error('SMP_SHARED_DIR names no folder: guard this test with skipIf(!sharedDir)');
  return path.join(sharedDir, ...parts);
}

/** Names of the shared heads that a long test looks at: all of them in the full run. */
export function headNames(subset: readonly string[]): readonly string[] {
  if (!fullRun || !sharedDir) return subset;
  return readdirSync(sharedFile('heads'))
    .filter((file) => file.endsWith('.jpg'))
    .map((file) => file.slice(0, -4));
}
