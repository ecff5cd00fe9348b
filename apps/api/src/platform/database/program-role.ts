import pg from 'pg';

/** The database role of the program: it may read and write everything, but not change the audit trail. */
export const programRole = 'casedoor_program';

const lockKey = 7065734;

/**
 * Creates the role, or updates its rights after a migration, and tests it. Returns its name, or
 * null if this server does not allow the role; then logs one sentence for the operator, and the
 * trigger alone protects the audit trail. Never throws: a failure must not prevent the start.
 */
export async function prepareProgramRole(
  databaseUrl: string,
  log: (sentence: string) => void,
): Promise<string | null> {
  try {
    await withClient({ connectionString: databaseUrl }, grantRights);
    await withClient({ connectionString: databaseUrl, options: `-c role=${programRole}` }, tryRights);
    return programRole;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log(
      `The audit trail is kept by its trigger alone: the role ${programRole} cannot be used (${reason}). See docs/operating.md.`,
    );
    return null;
  }
}

async function withClient(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({
    ...config,
    connectionTimeoutMillis: 15_000,
    statement_timeout: 30_000,
    // Treat a connection that the connection pooler cannot give like any other failure.
    query_timeout: 40_000,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** All in one transaction, under an advisory lock: one instance at a time. */
async function grantRights(client: pg.Client): Promise<void> {
  await client.query('BEGIN');
  await client.query('SELECT pg_advisory_xact_lock($1)', [lockKey]);
  const { rows } = await client.query<{ name: string; separate: boolean }>(
    `SELECT current_schema() AS name, current_setting('server_version_num')::int >= 160000 AS separate`,
  );
  const own = pg.escapeIdentifier(rows[0]?.name ?? 'public');
  // Before version 16 every member of a role may SET ROLE to it.
  const separate = rows[0]?.separate ?? true;
  await client.query(`
    DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${programRole}') THEN
        CREATE ROLE ${programRole} NOLOGIN;
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      -- Race: another database of this server created the role first.
      NULL;
    END $$`);
  const { rows: may } = await client.query<{ may: boolean }>(
    `SELECT pg_has_role(current_user, '${programRole}', '${separate ? 'SET' : 'MEMBER'}') AS may`,
  );
  if (!may[0]?.may)
    await client.query(`GRANT ${programRole} TO CURRENT_USER${separate ? ' WITH SET TRUE' : ''}`);
  const { rows: jobs } = await client.query(`SELECT FROM pg_namespace WHERE nspname = 'pgboss'`);
  for (const schema of [own, ...(jobs.length > 0 ? ['pgboss'] : [])]) {
    await client.query(`
      GRANT USAGE ON SCHEMA ${schema} TO ${programRole};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${programRole};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${programRole};
      ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${programRole};
      ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT USAGE, SELECT ON SEQUENCES TO ${programRole}`);
  }
  await client.query(`REVOKE ALL ON "AuditEvent" FROM ${programRole}`);
  await client.query(`GRANT SELECT, INSERT ON "AuditEvent" TO ${programRole}`);
  // Only the owner of the tables records migrations.
  await client.query(`REVOKE ALL ON _prisma_migrations FROM ${programRole}`);
  await client.query('COMMIT');
}

/**
 * Checks the rights of a connection in this role: it must have all that the program needs, and must not be able to
 * change the audit trail.
 */
async function tryRights(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS "table"
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname IN (current_schema(), 'pgboss')
      AND c.relname NOT IN ('AuditEvent', '_prisma_migrations')
      AND NOT (has_table_privilege(c.oid, 'SELECT') AND has_table_privilege(c.oid, 'INSERT')
        AND has_table_privilege(c.oid, 'UPDATE') AND has_table_privilege(c.oid, 'DELETE'))`);
  if (rows[0]) throw new Error(`it has no right to ${rows[0].table}`);
  const { rows: audit } = await client.query<{ fits: boolean }>(`
    SELECT current_user = '${programRole}'
      AND has_table_privilege('"AuditEvent"', 'SELECT') AND has_table_privilege('"AuditEvent"', 'INSERT')
      AND NOT has_table_privilege('"AuditEvent"', 'UPDATE') AND NOT has_table_privilege('"AuditEvent"', 'DELETE')
      AND NOT has_table_privilege('"AuditEvent"', 'TRUNCATE') AS fits`);
  if (!audit[0]?.fits) throw new Error('it could still change the audit trail');
}
