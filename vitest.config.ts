import { defineConfig } from 'vitest/config';
import { glslPlugin } from './.scripts/glslPlugin.mjs';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [glslPlugin()],
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [glslPlugin()],
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          // Two pages share the cores better than one: each waits for its worker or its graphics half of the time.
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
