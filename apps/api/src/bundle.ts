// The entry of the production bundle (dist/main.js): switches on Node's compile cache, then loads the program.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// NODE_COMPILE_CACHE names another folder. If the folder is not writable, Node runs without the cache.
enableCompileCache(join(import.meta.dirname, 'compile-cache'));
await import('./main.ts');
