import type { DatabaseConnection } from '../src/platform/database/client.ts';
import { buildTestApp, callerWith, type Caller, type TestApp, type TestAppOptions } from './test-app.ts';
import { connectTestDatabase } from './test-connection.ts';

/** A second instance of the program on the same database, with its own connections. */
export interface SecondInstance {
  http: TestApp['app'];
  connection: DatabaseConnection;
  /** Calls it without a session. */
  anyone: Caller;
  /** Calls it with the session that a caller has at the first instance. */
  as(caller: Pick<Caller, 'cookie'>): Caller;
  close(): Promise<void>;
}

/** Starts a second instance beside a test's application. */
export async function secondInstance(
  { databaseUrl }: TestApp,
  options: TestAppOptions = {},
): Promise<SecondInstance> {
  const connection = connectTestDatabase(databaseUrl);
  const { http } = await buildTestApp(connection, options);
  return {
    http,
    connection,
    anyone: callerWith(http, ''),
    as: ({ cookie }) => callerWith(http, cookie),
    async close() {
      await http.close();
      await connection.close();
    },
  };
}
