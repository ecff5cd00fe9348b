// npm run dev: the API restarts and the web app reloads when a file changes. One Ctrl-C stops both.
import { join } from 'node:path';
import { install } from './install.mjs';
import { prepare } from './prepare.mjs';
import { command, node, root, run, runMain, typescript } from './workspace.mjs';

const web = join(root, 'apps/web');

await runMain(async () => {
  await install();
  await prepare();
  // The browser talks to Vite, which passes API calls on; links in mails must lead there too.
  const env = {
    APP_ORIGIN: 'http://localhost:5173',
    API_ORIGIN: `http://127.0.0.1:${process.env.PORT || 3000}`,
    ...process.env,
  };
  const codes = await Promise.all([
    run(node, ['--watch', '--watch-preserve-output', ...typescript, 'apps/api/src/main.ts'], { env }),
    run(node, [command('vite', web), '--port', '5173', '--strictPort', '--clearScreen', 'false'], {
      cwd: web,
      env,
    }),
  ]);
  // Ended by a signal is how this is meant to end.
  return Math.max(...codes.map((code) => (code >= 128 ? 0 : code)));
});
