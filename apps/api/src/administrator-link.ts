// npm run administrator-link -- NAME@FIRM, or node dist/administrator-link.js NAME@FIRM: prints a one-time link for an
// administrator who cannot sign in, on the database of the program, which may be running.
import { createAuth } from './people/sessions/auth.ts';
import { createAdministratorLink } from './people/sign-in-methods/create-administrator-link.ts';
import { config as readConfig, type Config } from './platform/config/config.ts';
import { StartupError } from './platform/config/startup-error.ts';
import { connectDatabase } from './platform/database/client.ts';
import { isPooled } from './platform/database/pooler.ts';
import { createPasswordGate } from './platform/secrets/password-gate.ts';
import { readOrCreateAuthSecret } from './platform/secrets/auth-secret.ts';

async function print(email: string | undefined): Promise<void> {
  if (!email) throw new StartupError('Name the administrator: npm run administrator-link -- NAME@FIRM');
  const config = readConfig();
  const { url, secret } = await place(config);
  const connection = connectDatabase(url, { max: 1, pooled: await isPooled(url) });
  try {
    const { database } = connection;
    const auth = createAuth({
      database,
      passwordGate: createPasswordGate({ atOnce: 1, queueLimit: 0 }),
      appOrigin: config.appOrigin,
      secret,
      trustedOrigins: [],
      sendResetPassword: () => Promise.resolve(),
    });
    const link = await createAdministratorLink({ database, auth, appOrigin: config.appOrigin }, email);
    process.stdout.write(
      `${email} chooses a new password here and signs in with it, once, until ${link.expiresAt.toISOString()}:\n${link.url}\n`,
    );
  } finally {
    await connection.close();
  }
}

async function place({ database, authSecret }: Config): Promise<{ url: string; secret: string }> {
  if (database.kind === 'url') return { url: database.url, secret: authSecret ?? '' };
  const { findLocalPostgres } = await import('../../../prisma/local-postgres.ts');
  return {
    url: await findLocalPostgres(database.dataDir),
    secret: authSecret ?? (await readOrCreateAuthSecret(database.dataDir)),
  };
}

try {
  await print(process.argv[2]);
} catch (error) {
  process.stderr.write(
    `${error instanceof StartupError ? error.message : ((error as Error).stack ?? String(error))}\n`,
  );
  process.exitCode = 1;
}
