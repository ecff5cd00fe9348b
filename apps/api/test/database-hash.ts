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
  const texts: string[] = [];
  for (const { name } of tables.filter((table) => !leftOut.includes(table.name))) {
    const rows = await database.$queryRaw<{ row: string }[]>(
      Prisma.sql`SELECT t::text AS "row" FROM ${Prisma.raw(`"${name}"`)} t ORDER BY t::text COLLATE "C"`,
    );
    texts.push(`-- ${name}`, ...rows.map(({ row }) => row));
  }
  return texts.join('\n');
}
