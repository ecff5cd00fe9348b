import pg from 'pg';

/** Said once at start, where `isPooled`. */
export const pooledSentence =
  'A connection pooler in transaction mode stands before PostgreSQL: the trigger alone protects the audit trail, and time-outs must be ' +
  'set for the database role. See docs/operating.md, "Behind a connection pooler".';

/**
 * Whether connections come from a pooler that keeps no session, such as PgBouncer in transaction mode: it refuses or drops
 * what a connection sets at its start. Statements must then not be prepared by name, and nothing be set for a session.
 */
export async function isPooled(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    options: '-c casedoor.session=kept',
    connectionTimeoutMillis: 15_000,
    query_timeout: 15_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ kept: string | null }>(
      `SELECT current_setting('casedoor.session', true) AS kept`,
    );
    return rows[0]?.kept !== 'kept';
  } catch (error) {
    // Protocol violation: PgBouncer's answer to a startup parameter that it does not know.
    if (error instanceof pg.DatabaseError && error.code === '08P01') return true;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A client that prepares no statement by name: the next connection of a pooler would not know it, or know another one. */
export class UnnamedStatements extends pg.Client {
  override query = ((config: unknown, ...rest: unknown[]) => {
    const unnamed =
      typeof config === 'object' && config !== null && 'name' in config
        ? { ...config, name: undefined }
        : config;
    return (super.query as (...all: unknown[]) => unknown)(unnamed, ...rest);
  }) as pg.Client['query'];
}
