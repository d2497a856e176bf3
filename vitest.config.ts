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
          // Software rendering fills the machine: one page at a time, and patience.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
