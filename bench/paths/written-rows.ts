import { randomBytes } from 'node:crypto';
import type pg from 'pg';

/**
 * One statement that writes what one request of the product wrote: the same rows in the same tables, with the same
 * sizes. It is made from the rows themselves, so that the limit follows the product when that writes less or more.
 */
export interface RowsPlan {
  /** Its first parameter is the token of the request. */
  sql: string;
  slots: Slot[];
  /** How many rows it writes in each table. */
  rows: Record<string, number>;
}

/** A parameter after the first: the same for every request, or new for each. */
type Slot = { value: string } | { fresh: number; kind: 'uuid' | 'bytes' | 'text'; length: number };

/** What the token of a request leads to: the row that the others refer to, as `anchor`. */
export interface Anchor {
  /** The statement that finds it by `$1`, with "id" and "organizationId". */
  sql: string;
  id: string;
}

/** A row that exists before the request, which changes it. */
export interface Changed {
  table: string;
  id: string;
}

interface Column {
  name: string;
  type: string;
  isUnique: boolean;
}
type Row = Record<string, string | null>;

/** Sends one request and returns the statement that writes what it wrote. Nothing else may write meanwhile. */
export async function planRows(
  client: pg.Client,
  { anchor, changed, request }: { anchor: Anchor; changed: Changed[]; request: () => Promise<void> },
): Promise<RowsPlan> {
  const tables = await readTables(client);
  const before = await Promise.all(changed.map(({ table, id }) => rowOf(client, table, tables, id)));
  const { rows: clock } = await client.query<{ xid: string }>(
    'SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS "xid"',
  );
  await request();
  const statement = new Statement(anchor);
  for (const [table, columns] of tables) {
    const written = await client.query<Row>(
      `SELECT ${textsOf(columns)} FROM ${table} WHERE xmin::text::bigint >= $1::bigint ORDER BY 1`,
      [clock[0]?.xid],
    );
    for (const row of written.rows) {
      const index = changed.findIndex((each) => each.table === table && each.id === row['id']);
      const old = before[index];
      if (old) statement.addUpdate(table, columns, old, row);
      else if (isOfRequest(table, row)) statement.addInsert(table, columns, row);
    }
  }
  return statement.plan();
}

/** What runs beside requests: the queues' own notes, and counters of the check of readiness. */
function isOfRequest(table: string, row: Row): boolean {
  if (table === 'pgboss.job') return row['singleton_key'] !== null || row['name'] === 'report-conflict';
  return !(table === '"RateLimit"' && row['key']?.startsWith('readiness'));
}

class Statement {
  private readonly parts: { table: string; columns: Column[]; row: Row; old: Row | null }[] = [];
  private readonly anchor: Anchor;
  constructor(anchor: Anchor) {
    this.anchor = anchor;
  }

  addInsert(table: string, columns: Column[], row: Row): void {
    this.parts.push({ table, columns, row, old: null });
  }

  addUpdate(table: string, columns: Column[], old: Row, row: Row): void {
    this.parts.push({ table, columns, row, old });
  }

  plan(): RowsPlan {
    const slots: Slot[] = [];
    const rows: Record<string, number> = {};
    const fresh = this.freshValues();
    const parameter = (slot: Slot, type: string) => `$${slots.push(slot) + 1}::${type}`;
    const valueOf = (value: string, type: string) => {
      if (value === this.anchor.id) return 'anchor."id"';
      const known = fresh.get(value);
      return parameter(known ?? { value }, type);
    };
    const texts = this.parts.map(({ table, columns, row, old }, index) => {
      rows[table] = (rows[table] ?? 0) + 1;
      if (table === '"RateLimit"') return this.counter(index, row, valueOf);
      const given = columns.filter(({ name }) => row[name] != null && !stays(table, name, row, old));
      const set = given.map(({ name, type }) => {
        const value = row[name] ?? '';
        // Nobody shall deliver the copy of a mail.
        if (table === 'pgboss.job' && name === 'start_after') return `now() + interval '1 day'`;
        // A count goes on from where it is.
        if (old && type === 'integer')
          return `"${name}" = "${name}" + ${Number(value) - Number(old[name] ?? 0)}`;
        return old ? `"${name}" = ${valueOf(value, type)}` : valueOf(value, type);
      });
      const names = given.map(({ name }) => `"${name}"`).join(', ');
      if (old) {
        const which = valueOf(row['id'] ?? '', 'uuid');
        return `w${index} AS (UPDATE ${table} t SET ${set.join(', ').replaceAll(/= "(\w+)" \+/g, '= t."$1" +')} FROM anchor WHERE t."organizationId" = anchor."organizationId" AND t."id" = ${which})`;
      }
      return `w${index} AS (INSERT INTO ${table} (${names}) SELECT ${set.join(', ')} FROM anchor)`;
    });
    const sql = `WITH anchor AS (${this.anchor.sql}), ${texts.join(', ')} SELECT "id" FROM anchor`;
    return { sql, slots, rows };
  }

  /** A counter that an earlier request began is the link's: its key follows from the token. */
  private counter(index: number, row: Row, valueOf: (value: string, type: string) => string): string {
    const isOfLink = Number(row['points']) > 1;
    const key = isOfLink ? `'limit of ' || $1::text` : valueOf(row['key'] ?? '', 'text');
    return `w${index} AS (INSERT INTO "RateLimit" AS counted ("key", "points", "expire") SELECT ${key}, 1, ${valueOf(row['expire'] ?? '', 'bigint')} FROM anchor
      ON CONFLICT ("key") DO UPDATE SET "points" = counted."points" + 1)`;
  }

  /** The values that must be new for each request: ids of new rows, and whatever is unique. */
  private freshValues(): Map<string, Slot> {
    const fresh = new Map<string, Slot>();
    for (const { columns, row, old } of this.parts) {
      if (old) continue;
      for (const { name, type, isUnique } of columns) {
        const value = row[name];
        if (!isUnique || value == null || value === this.anchor.id || fresh.has(value)) continue;
        const slot = { fresh: fresh.size, length: value.length };
        if (type === 'uuid' && name === 'id') fresh.set(value, { ...slot, kind: 'uuid' });
        if (type === 'bytea') fresh.set(value, { ...slot, kind: 'bytes' });
        if (type === 'text') fresh.set(value, { ...slot, kind: 'text' });
      }
    }
    return fresh;
  }
}

/** Columns that the copy leaves to their defaults, and those that an update does not change. */
function stays(table: string, name: string, row: Row, old: Row | null): boolean {
  if (old) return row[name] === old[name];
  // A mail and its job as they are before their delivery.
  if (table === '"Email"') return ['state', 'attempts', 'sentAt', 'providerId', 'lastError'].includes(name);
  if (table === 'pgboss.job')
    return ['state', 'started_on', 'completed_on', 'heartbeat_on', 'output', 'retry_count'].includes(name);
  return false;
}

/** All tables that a request may write, with their columns. */
async function readTables(client: pg.Client): Promise<Map<string, Column[]>> {
  const { rows } = await client.query<{ table: string } & Column>(`
    SELECT CASE WHEN n.nspname = 'public' THEN format('%I', c.relname) ELSE 'pgboss.job' END AS "table", a.attname AS "name",
      format_type(a.atttypid, NULL) AS "type",
      CASE n.nspname WHEN 'pgboss' THEN a.attname = 'id'
        ELSE EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND a.attnum = ANY (i.indkey)) END AS "isUnique"
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE (n.nspname = 'public' AND c.relkind = 'r' OR n.nspname = 'pgboss' AND c.relname = 'job')
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    ORDER BY c.oid, a.attnum`);
  const tables = new Map<string, Column[]>();
  for (const { table, ...column } of rows) tables.set(table, [...(tables.get(table) ?? []), column]);
  return tables;
}

const textsOf = (columns: Column[]) => columns.map(({ name }) => `"${name}"::text AS "${name}"`).join(', ');

async function rowOf(
  client: pg.Client,
  table: string,
  tables: Map<string, Column[]>,
  id: string,
): Promise<Row | undefined> {
  const { rows } = await client.query<Row>(
    `SELECT ${textsOf(tables.get(table) ?? [])} FROM ${table} WHERE "id" = $1`,
    [id],
  );
  return rows[0];
}

/** The parameters of one request: its token, then the slots. */
export function parametersOf({ slots }: RowsPlan, token: string | Buffer): (string | Buffer)[] {
  const made = new Map<number, string>();
  const values: (string | Buffer)[] = [token];
  for (const slot of slots) {
    if ('value' in slot) {
      values.push(slot.value);
      continue;
    }
    let value = made.get(slot.fresh);
    if (value === undefined) {
      value = create(slot.kind, slot.length);
      made.set(slot.fresh, value);
    }
    values.push(value);
  }
  return values;
}

function create(kind: 'uuid' | 'bytes' | 'text', length: number): string {
  if (kind === 'uuid') return uuidV7();
  const random = randomBytes(Math.ceil(length / 2)).toString('hex');
  return kind === 'text' ? random.slice(0, length) : `\\x${random.slice(0, length - 2)}`;
}

/** Sorts by time, as the product's ids do: other ids would cost PostgreSQL more. */
function uuidV7(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  const random = randomBytes(10).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
}
