import { createHash } from 'node:crypto';
import { Prisma, type Database } from '../src/platform/database/client.ts';

// Rate-limit counters change with every call; they are not an effect of it.
const leftOut = ['RateLimit', '_prisma_migrations'];

/** Returns a hash of all rows of all our tables: equal before and after a call that changed nothing. */
export async function databaseHash(database: Database): Promise<string> {
  return createHash('sha256')
    .update(await databaseText(database))
    .digest('hex');
}

/** Returns all rows of all our tables as text, like a dump; bytes in hexadecimal. */
export async function databaseText(database: Database): Promise<string> {
  const tables = await database.$queryRaw<{ name: string }[]>`
    SELECT table_name AS "name" FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name`;
  // One statement for all tables: a test compares two or three times, and each statement costs a round trip.
  const rows = tables
    .filter(({ name }) => !leftOut.includes(name))
    .map(
      ({ name }) =>
        `SELECT '-- ${name}' AS "table", string_agg(t::text, chr(10) ORDER BY t::text COLLATE "C") AS "rows" FROM "${name}" t`,
    );
  const texts = await database.$queryRaw<{ table: string; rows: string | null }[]>(
    Prisma.raw(`${rows.join(' UNION ALL ')} ORDER BY "table"`),
  );
  return texts.map(({ table, rows }) => (rows === null ? table : `${table}\n${rows}`)).join('\n');
}
