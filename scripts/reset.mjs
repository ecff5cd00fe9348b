// npm run reset: deletes the embedded database and everything else in DATA_DIR.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root, runMain, Stop } from './workspace.mjs';

await runMain(async () => {
  if (process.env.DATABASE_URL) {
    throw new Stop('DATABASE_URL is set: npm run reset deletes the embedded database only, never a server.');
  }
  const dataDir = resolve(root, process.env.DATA_DIR || '.data');
  if (!existsSync(dataDir)) {
    console.log(`There is nothing to delete: ${dataDir} does not exist.`);
    return;
  }
  // A wrong DATA_DIR must not delete somebody's files.
  if (!existsSync(join(dataDir, 'postgres/PG_VERSION'))) {
    throw new Stop(`${dataDir} holds no Casedoor database, so it is left alone.`);
  }
  if (serverRuns(dataDir)) throw new Stop(`Casedoor is running on ${dataDir}; stop it first.`);
  rmSync(dataDir, { recursive: true });
  console.log(`Deleted ${dataDir}. The next npm start begins anew.`);
});

function serverRuns(dataDir) {
  try {
    const [pid] = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
