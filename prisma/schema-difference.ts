import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

export const migrationsDir = join(import.meta.dirname, 'migrations');
const schemaPath = join(import.meta.dirname, 'schema.prisma');

/**
 * Returns the SQL that brings a migrated database to schema.prisma; null if they agree. Destructive: first drops what
 * schema.prisma cannot express, which the difference would drop otherwise. Pass a temporary database.
 */
export async function schemaDifference(databaseUrl: string): Promise<string | null> {
  await dropHandWritten(databaseUrl);
  const schema = { path: schemaPath, content: await readFile(schemaPath, 'utf8') };
  using engine = await openSchemaEngine(databaseUrl);
  const { stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files: [schema], configDir: import.meta.dirname },
    to: { tag: 'schemaDatamodel', files: [schema] },
    script: true,
    exitCode: null,
    filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
  });
  return /^-- This is an empty migration/m.test(stdout ?? '') ? null : (stdout ?? '');
}

/** Opens the engine of Prisma's CLI, as WebAssembly: it needs no downloaded binary. */
export async function openSchemaEngine(databaseUrl: string): Promise<SchemaEngine> {
  return SchemaEngine.new(
    { datamodels: [[schemaPath, await readFile(schemaPath, 'utf8')]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new CataloguePg(databaseUrl)),
  );
}

const charOid = 18;

/**
 * PrismaPg does not know the system catalogue's type "char":
 * reports it as text, and corrects the column type afterwards.
 */
class CataloguePg extends PrismaPg {
  readonly #charColumns: Map<string, number[]>;

  constructor(connectionString: string) {
    const charColumns = new Map<string, number[]>();
    super(
      new (class extends pg.Pool {
        override async query(...args: unknown[]): Promise<never> {
          const [query] = args as [pg.QueryConfig];
          const result: pg.QueryResult = await super.query(query);
          const isChar = result.fields.map(({ dataTypeID }) => dataTypeID === charOid);
          charColumns.set(
            query.text,
            [...isChar.keys()].filter((index) => isChar[index]),
          );
          for (const field of result.fields)
            if (field.dataTypeID === charOid) field.dataTypeID = pg.types.builtins.TEXT;
          return result as never;
        }
        // The engine never closes its connections, and a database with connections cannot be dropped.
      })({ connectionString, idleTimeoutMillis: 100 }),
    );
    this.#charColumns = charColumns;
  }

  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const index of this.#charColumns.get(query.sql) ?? [])
        result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  }
}

/**
 * Drops what is written by hand: generated columns, and the indexes and foreign keys whose names do not end like
 * Prisma's own (_pkey, _key, _idx, _fkey).
 */
async function dropHandWritten(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`
      DO $$ DECLARE statement text; BEGIN
        FOR statement IN
          SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)
          FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND conname !~ '_fkey$'
          UNION ALL
          SELECT format('DROP INDEX %s', indexrelid::regclass)
          FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
          WHERE relnamespace = current_schema()::regnamespace AND relname !~ '_(pkey|key|idx)$'
          UNION ALL
          SELECT format('ALTER TABLE %s ALTER COLUMN %I DROP EXPRESSION', attrelid::regclass, attname)
          FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
          WHERE relnamespace = current_schema()::regnamespace AND attgenerated <> ''
        LOOP EXECUTE statement; END LOOP;
      END $$`);
  } finally {
    await client.end();
  }
}
