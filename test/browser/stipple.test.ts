import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { fullRun, rootDir, sharedDir, sharedFile } from '../support/shared';

const run = promisify(execFile);

/** Of the figures of real treated scalps, how many each head meets at least: dark skin shows less contrast. */
const LEAST = 9;
const LEAST_ON_DARK = 8;
const SUBSET = ['top45-109'];

const onDark = (name: string): boolean => {
  const about: unknown = JSON.parse(readFileSync(sharedFile('heads', `${name}.json`), 'utf8'));
  return /V/.test((about as { readonly fitzpatrick: string }).fitzpatrick);
};

/** The saved picture of the default plan beside photographs of treated scalps. */
describe.skipIf(!sharedDir)('the default plan on rendered heads', () => {
  it('reads as real treated scalps do', { timeout: (fullRun ? 15 : 3) * 60_000 }, async () => {
    const heads = fullRun ? [] : ['--heads', SUBSET.join(',')];
    const { stdout } = await run(
      process.execPath,
      [sharedFile('tools', 'measure-stipple.mjs'), sharedFile('heads'), ...heads],
      { cwd: rootDir },
    );
    const met = [...stdout.matchAll(/^(\S+)\s+(\d+)\/(\d+) {2}/gm)];
    expect(met.length).toBe(fullRun ? 9 : SUBSET.length);
    for (const [, name = '', figures, of] of met) {
      expect(of).toBe('11');
      expect([name, Number(figures) >= (onDark(name) ? LEAST_ON_DARK : LEAST)]).toEqual([name, true]);
    }
    const [, inMedian] = /(\d+) of 11 figures in range/.exec(stdout) ?? [];
    expect(Number(inMedian)).toBeGreaterThanOrEqual(fullRun ? 11 : LEAST);
  });
});
