import { join } from 'node:path';
import { defineConfig } from 'rolldown';
import { root } from './workspace.mjs';

const ours = (id) => /^(@casedoor\/|[./]|\0)/.test(id) || id.startsWith(root);

export default defineConfig({
  input: join(root, 'apps/api/src/main.ts'),
  platform: 'node',
  // Our own TypeScript is bundled; packages stay in node_modules.
  external: (id) => !ours(id),
  output: {
    dir: join(root, 'dist'),
    format: 'esm',
    entryFileNames: 'main.js',
    // Beside main.js, so that every module sees the same folder as its own.
    chunkFileNames: '[name]-[hash].js',
    sourcemap: true,
  },
});
