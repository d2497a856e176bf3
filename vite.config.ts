import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { glslPlugin } from './.scripts/glslPlugin.mjs';
import { DEV_HEADERS, SECURITY_HEADERS } from './.scripts/headers.mjs';

export default defineConfig({
  // Relative, so that dist/ works from any sub-path.
  base: './',
  // No fallback page: a model or chunk that is not there is a 404, and not a page of HTML.
  appType: 'mpa',
  plugins: [react(), glslPlugin()],
  // These find their .wasm beside their own file, which pre-bundling would move.
  optimizeDeps: { exclude: ['@jsquash/jpeg', '@jsquash/webp'], include: ['@mediapipe/tasks-vision'] },
  worker: { format: 'es', plugins: () => [glslPlugin()] },
  server: { host: '127.0.0.1', headers: DEV_HEADERS },
  preview: { host: '127.0.0.1', headers: SECURITY_HEADERS },
  build: {
    target: 'es2022',
    // Nothing becomes a data: address: the policy forbids those for scripts and fonts, and wasm streams only as a file.
    assetsInlineLimit: 0,
    // three alone is above the default limit.
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'three', test: /node_modules[\\/]three[\\/]/ },
            { name: 'react', test: /node_modules[\\/](?:react|react-dom|scheduler)[\\/]/ },
          ],
        },
      },
    },
  },
});
