// Finds by text search what looks up a row by its id alone in a table whose key is [organizationId, id]. No index serves such a
// lookup, and it could find a row of another organization. Types refuse it in `findUnique`, `update` and `delete` alone.

/** The tables of a Prisma schema whose key is `[organizationId, id]`. */
export function keyedTables(schema) {
  const blocks = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  return new Set(
    blocks.filter(([, , body]) => body.includes('@@id([organizationId, id])')).map(([, name]) => name),
  );
}

/** Returns the tables whose id a source compares without the organization; of a table that another template names, its alias. */
export function unscopedIds(text, keyed) {
  return [...unscopedCalls(text, keyed), ...unscopedSql(text, keyed)];
}

function unscopedCalls(text, keyed) {
  const faults = [];
  for (const call of text.matchAll(/\.(\w+)\s*\.(?:find|update|delete|count)\w*\(\{[^;]*?\bwhere: (?=\{)/g)) {
    const table = call[1][0].toUpperCase() + call[1].slice(1);
    const where = objectAt(text, call.index + call[0].length);
    if (keyed.has(table) && /[{,]\s*id\b/.test(where) && !/organizationId|\buserId\b/.test(where))
      faults.push(table);
  }
  return faults;
}

/** The text of the object that opens at `start`, without the objects in it. */
function objectAt(text, start) {
  let depth = 0;
  let own = '';
  for (let index = start; index < text.length; index += 1) {
    if (text[index] === '}') depth -= 1;
    if (depth < 2) own += text[index];
    if (text[index] === '{') depth += 1;
    if (depth === 0) break;
  }
  return own;
}

function unscopedSql(text, keyed) {
  const others = aliasesOfOthers(text, keyed);
  return templatesOf(text).flatMap((sql) => {
    const uses = sql.matchAll(/(?:FROM|JOIN|UPDATE|USING|,)\s+"(\w+)"(?:\s+(?:AS\s+)?([a-z]\w*))?/g);
    const tables = new Map(
      [...uses].filter(([, table]) => keyed.has(table)).map(([, table, alias = '']) => [alias, table]),
    );
    const faults = [...tables]
      .filter(([alias]) => compares(sql, alias, 'id') && !compares(sql, alias, 'organizationId'))
      .map(([, table]) => table);
    const given = [...sql.matchAll(/\b([a-z])\."id"\s*(?:=|IN\b)/g)].map(([, alias]) => alias);
    const faultsOfFragments = given.filter(
      (alias) => !tables.has(alias) && !others.has(alias) && !compares(sql, alias, 'organizationId'),
    );
    return [...faults, ...faultsOfFragments];
  });
}

function compares(sql, alias, column) {
  const name = alias === '' ? `(?<![.\\w])"${column}"` : `\\b${alias}\\."${column}"`;
  return new RegExp(`${name}\\s*(=|IN\\b)|=\\s*${name}`).test(sql);
}

/** The aliases that a file gives to subqueries, functions and other tables. */
function aliasesOfOthers(text, keyed) {
  const given = text.matchAll(/(?:"(\w+)"|\)) (?:AS )?([a-z])\b|\bAS ([a-z]) \(/g);
  return new Set([...given].flatMap(([, table, ...aliases]) => (keyed.has(table) ? [] : aliases)));
}

/** The texts of all templates of a source, each with `?` in place of what it inserts. */
function templatesOf(text) {
  const done = [];
  const open = [];
  for (let index = 0; index < text.length; index += 1) {
    const top = open.at(-1);
    if (text[index] === '`') {
      if (top?.depth === 0) done.push(open.pop().sql);
      else open.push({ sql: '', depth: 0 });
    } else if (top?.depth === 0 && text.startsWith('${', index)) {
      top.sql += '?';
      top.depth = 1;
      index += 1;
    } else if (top?.depth > 0) top.depth += { '{': 1, '}': -1 }[text[index]] ?? 0;
    else if (top) top.sql += text[index];
  }
  return done;
}
