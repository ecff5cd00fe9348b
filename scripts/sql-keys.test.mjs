import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyedTables, unscopedIds } from './sql-keys.mjs';
import { root } from './workspace.mjs';

const source = join(root, 'apps/api/src');
const keyed = keyedTables(readFileSync(join(root, 'prisma/schema.prisma'), 'utf8'));

describe('a lookup', () => {
  it('of an organization’s row by its id alone is nowhere', () => {
    expect(keyed.size).toBeGreaterThan(0);
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.endsWith('.ts') && !path.includes('.test.') && !path.includes('generated'),
    );
    const faults = files.flatMap((path) =>
      unscopedIds(readFileSync(join(source, path), 'utf8'), keyed).map((name) => `${name} (${path})`),
    );
    expect(faults).toEqual([]);
  });

  const tables = new Set(['Party', 'Membership']);

  it.each([
    ['SELECT FROM "Party" WHERE "id" = ${id}::uuid', ['Party']],
    ['UPDATE "Party" SET "name" = ${name}, "phone" = NULL WHERE "id" = ${id}', ['Party']],
    ['UPDATE "Party" p SET "name" = ${name} WHERE p."id" = ANY (${ids})', ['Party']],
    ['SELECT FROM "User" u JOIN "Membership" m ON m."id" = u."x"', ['Membership']],
    ['SELECT FROM "Party" p, "User" u WHERE u."x" = p."id"', ['Party']],
    ['SELECT p."organizationId" FROM "Party" p WHERE p."id" IN (${ids})', ['Party']],
    ['m."id" = ${id} AND m."role" = \'admin\'', ['m']],
    ['SELECT FROM ${Prisma.sql`"User" u JOIN "Party" p ON p."id" = u."x"`}', ['Party']],
  ])('is refused in SQL: %s', (sql, faults) => {
    expect(unscopedIds(`database.$queryRaw\`${sql}\``, tables)).toEqual(faults);
  });

  it.each([
    ['database.party.findFirst({ where: { id: partyId } })', ['Party']],
    ['transaction.party.updateMany({\n  where: { version, id: { in: ids } },\n  data })', ['Party']],
    [
      'transaction.party.findMany({ select: { id: true }, where: { id, addedBy: { organizationId } } })',
      ['Party'],
    ],
    ['transaction.party.updateMany({ where: { id, organizationId }, data: { version } })', []],
    ['transaction.party.findUnique({ where: { organizationId_id: { organizationId, id } } })', []],
    ['transaction.user.update({ where: { id: userId } })', []],
    ['transaction.party.count({ where: { organizationId } }); transaction.user.count({ where: { id } })', []],
  ])('is read in calls of Prisma: %s', (call, faults) => {
    expect(unscopedIds(call, tables)).toEqual(faults);
  });

  it.each([
    ['SELECT FROM "Party" WHERE "organizationId" = ${o} AND "id" = ${id}::uuid'],
    [
      'SELECT FROM "Membership" m JOIN "Party" p ON p."organizationId" = m."organizationId" AND p."id" = m."x"',
    ],
    ['SELECT FROM "User" u WHERE u."id" = ${id}'],
    ['SELECT FROM unnest(${ids}) AS s ("id") JOIN "User" u ON u."id" = s."id"'],
    ['SELECT "id" FROM "Party" ORDER BY "id"'],
    ['m."organizationId" = ${o} AND m."id" = ${id}'],
  ])('is not refused in SQL: %s', (sql) => {
    expect(unscopedIds(`database.$queryRaw\`${sql}\``, tables)).toEqual([]);
  });
});
