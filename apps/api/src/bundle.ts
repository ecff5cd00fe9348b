// The entry of the production bundle (dist/main.js): switches on Node's compile cache, then loads the program.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// NODE_COMPILE_CACHE names another folder. Where the folder cannot be written, Node goes on without a cache.
enableCompileCache(join(import.meta.dirname, 'compile-cache'));
await import('./main.ts');
