// Finds by text search which tables a source file of the API reads and writes: Prisma calls, also nested ones, and SQL.

import { apiRooms } from './rooms.mjs';

const uncapitalized = (name) => name[0].toLowerCase() + name.slice(1);

/** Reads the models of a Prisma schema: by name, the model that each relation field leads to. */
export function readModels(schema) {
  const blocks = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  const names = new Set(blocks.map(([, name]) => name));
  return new Map(
    blocks.map(([, name, body]) => [
      name,
      new Map(
        [...body.matchAll(/^ {2}(\w+)\s+(\w+)(?:\[\]|\?)?/gm)]
          .filter(([, , type]) => names.has(type))
          .map(([, field, type]) => [field, type]),
      ),
    ]),
  );
}

const writing = /^(create|update|upsert|delete)/;
const methods =
  'find\\w+|count|aggregate|groupBy|createMany\\w*|create|updateMany\\w*|update|upsert|deleteMany|delete';

/** Returns the uses of a file: `{ table, kind: 'read' | 'write', by: 'sql' | 'prisma' }`, each once. */
export function tableUses(text, models) {
  const uses = new Map();
  const add = (table, kind, by) => uses.set(`${table} ${kind} ${by}`, { table, kind, by });
  readSql(text, models, add);
  const delegates = new Map([...models.keys()].map((name) => [uncapitalized(name), name]));
  for (const call of text.matchAll(new RegExp(`\\.(\\w+)\\s*\\.(${methods})\\(`, 'g'))) {
    const table = delegates.get(call[1]);
    if (table === undefined) continue;
    add(table, writing.test(call[2]) ? 'write' : 'read', 'prisma');
    readObject(text.slice(call.index + call[0].length - 1), table, models, add);
  }
  // An object outside a call: `{ … } satisfies Prisma.UserSelect`, or the result of a function with that return type.
  const shape =
    '(Select|Include|WhereInput|OrderByWithRelationInput|DefaultArgs|\\w*CreateInput|\\w*UpdateInput)';
  for (const found of text.matchAll(new RegExp(`\\bsatisfies Prisma\\.(\\w+?)${shape}\\b`, 'g')))
    if (models.has(found[1])) readObject(text.slice(openingOf(text, found.index)), found[1], models, add);
  for (const found of text.matchAll(new RegExp(`: Prisma\\.(\\w+?)${shape}(?:\\[\\])?( =>)? ?[{=(]`, 'g')))
    if (models.has(found[1])) readObject(text.slice(text.indexOf('{', found.index)), found[1], models, add);
  return [...uses.values()];
}

function readSql(text, models, add) {
  const writes =
    /\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM|MERGE\s+INTO|TRUNCATE(?:\s+TABLE)?)\s+(?:ONLY\s+)?(?:"(\w+)"|\$\{)/g;
  const targets = new Map(
    [...text.matchAll(writes)].map((found) => [found.index + found[0].indexOf('"'), found[1]]),
  );
  const isGiven = [...targets.values()].includes(undefined);
  // Every other mention of a table is a read: after FROM, JOIN, USING, or a comma.
  for (const { 0: quoted, 1: table, index } of text.matchAll(/"(\w+)"/g)) {
    if (!models.has(table)) continue;
    // If the table of a statement is a parameter, the file writes each table that it passes as a fragment.
    const isAlone = text[index - 1] === '`' && text[index + quoted.length] === '`';
    add(table, targets.has(index) || (isGiven && isAlone) ? 'write' : 'read', 'sql');
  }
}

/**
 * Reads the first `{…}` or `(…)` of a text as the argument of a Prisma
 * call on a table, and follows its relations to other tables.
 */
function readObject(text, table, models, add) {
  const stack = [];
  let key = null;
  for (const [token, string, name] of text.matchAll(
    /('(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(\w+)\??:(?!:)|[{[(}\])]|[^\s]/g,
  )) {
    if (string !== undefined) continue;
    const { table: at, ofRelation } = stack.at(-1) ?? { table, ofRelation: false };
    if (name !== undefined) {
      key = name;
      const target = models.get(at)?.get(name);
      if (target) add(target, 'read', 'prisma');
      else if (ofRelation && writing.test(name) && !/At$|ById$/.test(name)) add(at, 'write', 'prisma');
    } else if ('{[('.includes(token)) {
      const target = key === null ? undefined : models.get(at)?.get(key);
      // The fields inside a nested write belong to the table that is written.
      stack.push({ table: target ?? at, ofRelation: target !== undefined || (ofRelation && key === null) });
      key = null;
    } else if ('}])'.includes(token)) {
      stack.pop();
      key = null;
      if (stack.length === 0) return;
    } else key = token === ',' ? null : key;
  }
}

/** Returns the position of the brace that matches the last closing one before `end`. */
function openingOf(text, end) {
  let depth = 0;
  for (let index = text.lastIndexOf('}', end); index >= 0; index -= 1) {
    if (text[index] === '}') depth += 1;
    if (text[index] === '{' && (depth -= 1) === 0) return index;
  }
  return end;
}

// `app`, the files that compose the application, may read every room.
const areas = ['app', 'door', 'casework', 'people', 'platform'];

/** Whether a room may read another's tables: to the right of its area; inside it, in SQL, only of rooms that it may import. */
function mayRead(room, owner, by) {
  const [from, to] = [room, owner].map((each) => areas.indexOf(areaOf(each)));
  if (from !== to || room === owner) return from <= to;
  return by === 'prisma' || apiRooms[room].includes(owner);
}

const areaOf = (room) => room.split('/')[0];

/** Reads the owning room of each table, and the exceptions, from docs/data.md. */
export function readOwners(page) {
  const rows = [...page.matchAll(/^\| .+ \|$/gm)].map(([row]) =>
    row.split(' | ').map((cell) => cell.replaceAll(/^\| | \|$|`/g, '')),
  );
  const isRoom = (cell) => cell !== undefined && areas.includes(cell.split('/')[0]) && cell.includes('/');
  return {
    owners: new Map(rows.filter(([, , room]) => isRoom(room)).map(([table, , room]) => [table, room])),
    exceptions: new Set(
      rows.filter(([room]) => isRoom(room)).map(([room, table, does]) => `${room} ${does} ${table}`),
    ),
  };
}

/** Returns a sentence for each forbidden use of a table by a file of a room. */
export function faultsOf(room, text, { models, owners }) {
  const faults = tableUses(text, models)
    .filter(({ table, kind, by }) => {
      const owner = owners.get(table);
      return kind === 'write' ? owner !== room : !mayRead(room, owner, by);
    })
    .map(({ table, kind }) => `${room} ${kind}s ${table}`);
  return [...new Set(faults)];
}
