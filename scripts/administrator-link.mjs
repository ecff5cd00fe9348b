// npm run administrator-link -- NAME@FIRM: prints a one-time link for an administrator who cannot sign in.
import { install } from './install.mjs';
import { prepare } from './prepare.mjs';
import { node, run, runMain, typescript } from './workspace.mjs';

await runMain(async () => {
  await install();
  await prepare();
  return run(node, [...typescript, 'apps/api/src/administrator-link.ts', ...process.argv.slice(2)]);
});
