import { defineConfig } from 'vitest/config';
import { glslPlugin } from './.scripts/glslPlugin.mjs';
import { LongestFirst } from './.scripts/LongestFirst.mjs';

/** A browser and the built fixtures are kept from file to file: `setupFiles` ends what is a file's own. */
const BROWSER = {
  isolate: false,
  setupFiles: ['test/support/browserFile.ts'],
  testTimeout: 180_000,
  hookTimeout: 120_000,
  // The usual second is too short for what a busy machine draws first.
  expect: { poll: { timeout: 10_000 } },
};

/** Measure how long the page is busy: the other worker's browser would make that longer. */
const ALONE = ['test/browser/responsive.test.ts'];

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [glslPlugin()],
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          // Modules are read and compiled once for all files of a process.
          isolate: false,
          maxWorkers: '100%',
          testTimeout: 30_000,
        },
      },
      {
        plugins: [glslPlugin()],
        test: {
          ...BROWSER,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          exclude: ALONE,
          sequence: { groupOrder: 1 },
          // Two pages share the cores better than one: each waits for its worker or its graphics half of the time.
          maxWorkers: 2,
        },
      },
      {
        plugins: [glslPlugin()],
        test: {
          ...BROWSER,
          name: 'alone',
          include: ALONE,
          sequence: { groupOrder: 2 },
          maxWorkers: 1,
          // Its scripts compiled as every browser does.
          env: { SMP_AS_SHIPPED: '1' },
        },
      },
    ],
  },
});
