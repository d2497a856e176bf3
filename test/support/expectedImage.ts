import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pixelmatch from 'pixelmatch';
import { readPng, writePng } from './png';
import { rootDir } from './shared';

export interface ExpectedImageOptions {
  /** Share of pixels that may differ, 0..1: antialiasing and the last bit of software rendering. */
  allowedFraction?: number;
  /** How far a pixel may be off before it differs, 0..1, as pixelmatch counts it. */
  threshold?: number;
  expectedDir?: string;
  outputDir?: string;
}

function save(dir: string, file: string, bytes: Uint8Array): string {
  mkdirSync(dir, { recursive: true });
  const target = path.join(dir, file);
  writeFileSync(target, bytes);
  return path.relative(rootDir, target);
}

/**
 * Compares a PNG with test/expected/NAME.png and throws where they differ, leaving the actual picture and the
 * difference in test/output. `UPDATE_EXPECTED=1` writes the expected picture instead.
 */
export function expectImage(name: string, png: Uint8Array, options: ExpectedImageOptions = {}): void {
  const { allowedFraction = 0.001, threshold = 0.1 } = options;
  const expectedDir = options.expectedDir ?? path.join(rootDir, 'test/expected');
  const outputDir = options.outputDir ?? path.join(rootDir, 'test/output');
  if (process.env['UPDATE_EXPECTED'] === '1') {
    save(expectedDir, `${name}.png`, png);
    return;
  }

  const fail = (reason: string): never => {
    const actual = save(outputDir, `${name}.actual.png`, png);
    throw new Error(`${name}: ${reason}; see ${actual} (UPDATE_EXPECTED=1 accepts it)`);
  };
  const file = path.join(expectedDir, `${name}.png`);
  if (!existsSync(file)) return fail('there is no expected picture');
  const expected = readPng(file);
  const actual = readPng(png);
  const { width, height } = expected;
  if (actual.width !== width || actual.height !== height)
    return fail(`${actual.width} × ${actual.height} instead of ${width} × ${height} pixels`);

  const diff = new Uint8Array(4 * width * height);
  const differing = pixelmatch(expected.data, actual.data, diff, width, height, { threshold });
  const fraction = differing / (width * height);
  if (fraction <= allowedFraction) return;
  save(outputDir, `${name}.diff.png`, writePng({ width, height, data: diff }));
  fail(`${(100 * fraction).toFixed(3)} % of the pixels differ, ${100 * allowedFraction} % may`);
}
