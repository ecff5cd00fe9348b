// npm run dev: the API restarts and the web app reloads when a file changes. One Ctrl-C stops both.
import { join } from 'node:path';
import { install } from './install.mjs';
import { prepare } from './prepare.mjs';
import { command, node, root, run, runMain, typescript } from './workspace.mjs';

const web = join(root, 'apps/web');

await runMain(async () => {
  await install();
  await prepare();
  // The browser's origin is Vite's, which proxies API calls; links in mails must lead there too.
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
  // Being stopped by a signal is a success.
  return Math.max(...codes.map((code) => (code >= 128 ? 0 : code)));
});
