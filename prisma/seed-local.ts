import { join } from 'node:path';
import { config } from '../apps/api/src/platform/config/config.ts';
import { connectDatabase } from '../apps/api/src/platform/database/client.ts';
import { migrate } from '../apps/api/src/platform/database/migrate.ts';
import { StartupError } from '../apps/api/src/platform/config/startup-error.ts';
import { startLocalPostgres } from './local-postgres.ts';
import { seedDemo } from './seed.ts';

const log = (sentence: string) => console.log(sentence);

try {
  await seedLocal();
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** Seeds the embedded database with the demo organization, without starting the program. */
async function seedLocal(): Promise<void> {
  const { database: place } = config();
  if (place.kind === 'url') {
    throw new StartupError('Demo data goes into the embedded database only; unset DATABASE_URL to seed it.');
  }
  const server = await startLocalPostgres({ dataDir: place.dataDir, log });
  try {
    await migrate({
      databaseUrl: server.url,
      migrationsDir: join(import.meta.dirname, 'migrations'),
      log,
    });
    const connection = connectDatabase(server.url, { onError: (error) => log(error.message) });
    await seedDemo({ database: connection.database, log });
    await connection.close();
    log('The demo organization is there; npm start shows it.');
  } finally {
    await server.stop();
  }
}
