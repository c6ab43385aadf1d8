import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { compressed } from './vite-compress.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Built into dist/console, which the API serves at `/`. `vite dev` passes /api on to a running system. */
export default defineConfig({
  root: here('.'),
  base: './',
  build: {
    outDir: here('../../dist/console'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // The icon too is a file of its own: the content security policy allows no inline script.
    assetsInlineLimit: 0,
    // Measured after compression by a test, which knows what a first visit needs.
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      // Ant Design marks its files for a server renderer that we have not got.
      onLog: (level, log, handle) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
  plugins: [compressed() satisfies Plugin],
});
