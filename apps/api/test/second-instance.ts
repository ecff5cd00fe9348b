import { buildApp } from '../src/app.ts';
import { connectDatabase } from '../src/platform/database/client.ts';
import { mailboxMailer } from '../src/platform/mail/mailbox-mailer.ts';
import { appOrigin, authSecret, callerWith, type Caller, type TestApp } from './test-app.ts';

/** Another process of the program on the same database, with connections of its own; nobody is signed in. */
export async function secondInstance({
  databaseUrl,
}: TestApp): Promise<{ anyone: Caller; close(): Promise<void> }> {
  const connection = connectDatabase(databaseUrl);
  const { http } = await buildApp({
    connection,
    jobs: { enqueue: () => Promise.resolve() },
    appOrigin,
    authSecret,
    mailer: mailboxMailer(),
    mailbox: true,
    logLevel: 'silent',
    longestEventLoopDelay: 0,
  });
  await http.ready();
  return {
    anyone: callerWith(http, ''),
    async close() {
      await http.close();
      await connection.close();
    },
  };
}
