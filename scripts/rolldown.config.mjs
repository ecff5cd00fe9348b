import { join } from 'node:path';
import { defineConfig } from 'rolldown';
import { packagesAtRunTime } from './dist.mjs';
import { root } from './workspace.mjs';

/** Optional dependencies: other packages load them if they are installed, and work without. */
const optional = ['pg-native', 'supports-color'];

export default defineConfig({
  input: {
    main: join(root, 'apps/api/src/bundle.ts'),
    'administrator-link': join(root, 'apps/api/src/administrator-link.ts'),
  },
  platform: 'node',
  external: [...packagesAtRunTime, ...optional],
  // React's development build is larger and slower.
  transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  onLog(level, log, report) {
    // Otherwise this would crash in production only.
    if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message);
    report(level, log);
  },
  output: {
    dir: join(root, 'dist'),
    format: 'esm',
    entryFileNames: '[name].js',
    // Beside main.js, so that every module has the same folder (`import.meta.dirname`).
    chunkFileNames: '[name]-[hash].js',
  },
});
