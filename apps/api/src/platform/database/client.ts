import { createHash } from 'node:crypto';
import pg from 'pg';
import { Prisma, PrismaClient } from './generated/client.ts';
import { UnnamedStatements } from './pooler.ts';
import { retryConflicts } from './retry-conflicts.ts';
import { SerialPg } from './serial-transactions.ts';

export { Prisma };
export type * from './generated/client.ts';

/** The database: parameter of a verb that starts its own transaction. */
export type Database = PrismaClient;

/** An open transaction: parameter of a verb that writes as part of another verb's transaction. */
export type Transaction = Prisma.TransactionClient;

/** PostgreSQL connection pools and the Prisma client on the first, closed together. */
export interface DatabaseConnection {
  database: Database;
  pool: pg.Pool;
  /** For `readPrepared`: who only looks must not wait for a connection behind writes that wait for each other. */
  reads: pg.Pool;
  close(): Promise<void>;
}

// Below Prisma's own time-outs: PostgreSQL fails first, and the caller gets its reason.
const timeouts = {
  statement_timeout: 5_000,
  lock_timeout: 3_000,
  idle_in_transaction_session_timeout: 6_000,
};
// PostgreSQL has transaction_timeout from version 17 on; an older server refuses a connection that asks for it.
const setTransactionTimeout = `SELECT set_config(name, $1, false) FROM pg_settings WHERE name = 'transaction_timeout'`;
const transactionTimeout = 9_000;
// For a server that no longer answers: it cannot end a statement itself. Longer than all of its own time-outs of one.
const answerTimeout = 7_000;
// In kB. With PostgreSQL's default of 4 MB, the joins and sorts of a funnel of 100,000 registrations go to disk.
const memory = { work_mem: 16_384 };
// As many as a core or two can use: these reads take a tenth of a millisecond.
const mostReads = 3;
const transactionOptions = { maxWait: 5_000, timeout: 12_000 };

interface ConnectOptions {
  max?: number;
  role?: string | null;
  /** A pooler keeps no session (`isPooled`): nothing is set for one, and no statement is prepared by name. */
  pooled?: boolean;
  /** Called with the error of a connection lost while idle. */
  onError?: (error: Error) => void;
  /** Factor for every time-out. Tests use a larger one, because their machine may be busy. */
  patience?: number;
}

/** Connects to PostgreSQL 15 or newer, as `role` if one is given. */
export function connectDatabase(url: string, options: ConnectOptions = {}): DatabaseConnection {
  const { patience = 1, pooled = false } = options;
  const settings = {
    ...Object.fromEntries(Object.entries(timeouts).map(([name, value]) => [name, value * patience])),
    ...memory,
    ...(options.role ? { role: options.role } : {}),
  };
  const newPool = (max: number) => {
    const created = new pg.Pool({
      connectionString: url,
      max,
      connectionTimeoutMillis: 5_000 * patience,
      query_timeout: answerTimeout * patience,
      keepAlive: true,
      ...(pooled
        ? { Client: UnnamedStatements }
        : {
            options: Object.entries(settings)
              .map(([name, value]) => `-c ${name}=${value}`)
              .join(' '),
            onConnect: async (client: pg.ClientBase) => {
              await client.query(setTransactionTimeout, [String(transactionTimeout * patience)]);
            },
          }),
    });
    created.on('error', (error) => options.onError?.(error));
    return created;
  };
  const pool = newPool(options.max ?? 10);
  const reads = newPool(mostReads);
  const client = new PrismaClient({
    adapter: new SerialPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) }),
    transactionOptions: {
      maxWait: transactionOptions.maxWait * patience,
      timeout: transactionOptions.timeout * patience,
    },
  });
  const database = retryConflicts(client);
  return {
    database,
    pool,
    reads,
    async close() {
      await database.$disconnect();
      await Promise.all([pool.end(), reads.end()]);
    },
  };
}

/** Prepares every statement by name, except searches: a generic plan makes ILIKE a thousand times slower. */
function statementName(sql: string): string {
  return /\bI?LIKE\b/i.test(sql) ? '' : createHash('sha1').update(sql).digest('base64url');
}
