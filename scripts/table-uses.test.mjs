import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultsOf, readModels, readOwners, tableUses } from './table-uses.mjs';
import { root } from './workspace.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');
const source = join(root, 'apps/api/src');
const models = readModels(read('prisma/schema.prisma'));
const { owners, exceptions } = readOwners(read('docs/data.md'));

const files = readdirSync(source, { recursive: true })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => path.endsWith('.ts') && !path.includes('.test.') && !path.includes('/generated/'));

/** The room of a file; `app` for the files that compose the application. */
const roomOf = (path) => (dirname(path) === '.' ? 'app' : path.split('/').slice(0, 2).join('/'));

describe('docs/data.md', () => {
  it('gives every table of the schema to one room', () => {
    expect(new Set(owners.keys())).toEqual(new Set(models.keys()));
  });

  it('names only rooms that exist', () => {
    const rooms = [...owners.values()];
    expect(rooms.filter((room) => !existsSync(join(source, room)))).toEqual([]);
  });

  it('is kept by every room: nobody writes or reads a table that is not theirs to', () => {
    expect(files.length).toBeGreaterThan(200);
    const faults = files.flatMap((path) => {
      const found = faultsOf(roomOf(path), readFileSync(join(source, path), 'utf8'), { models, owners });
      return found.filter((fault) => !exceptions.has(fault)).map((fault) => `${fault} (${path})`);
    });
    expect(faults).toEqual([]);
  });

  it('lists no exception that nobody needs', () => {
    const needed = new Set(
      files.flatMap((path) =>
        faultsOf(roomOf(path), readFileSync(join(source, path), 'utf8'), { models, owners }),
      ),
    );
    expect([...exceptions].filter((exception) => !needed.has(exception))).toEqual([]);
  });
});

describe('what a file does with tables', () => {
  const usesOf = (text) => tableUses(text, models).map(({ table, kind }) => `${kind} ${table}`);

  it.each([
    ['await transaction.membership.update({ where: { id } });', ['write Membership']],
    ['await transaction\n  .signupLink.createMany({ data });', ['write SignupLink']],
    ['await database.user.findUnique({ where: { id } });', ['read User']],
    ['members.known.find(({ id }) => id === actorId)', []],
    [
      'database.user.create({ data: { email, memberships: { create: { role } } } })',
      ['write User', 'read Membership', 'write Membership'],
    ],
    [
      'database.caseRecord.update({ where, data: { participants: { deleteMany: { membershipId } } } })',
      ['write CaseRecord', 'read CaseParticipant', 'write CaseParticipant'],
    ],
    [
      'database.registration.findMany({ select: { signupLink: { select: { createdBy: { include: { user: true } } } } } })',
      ['read Registration', 'read SignupLink', 'read Membership', 'read User'],
    ],
    [
      'database.membership.count({ where: { registrations: { some: { state } } } })',
      ['read Membership', 'read Registration'],
    ],
    [
      'const fields = { id: true, party: { select: { name: true } } } as const satisfies Prisma.CaseHoldMatchSelect;',
      ['read Party'],
    ],
    [
      'function visible(): Prisma.CaseRecordWhereInput {\n  return { participants: { none: { id } } };\n}',
      ['read CaseParticipant'],
    ],
  ])('of Prisma: %s', (text, uses) => {
    expect(usesOf(text)).toEqual(uses);
  });

  it.each([
    ['SELECT FROM "Party" WHERE "id" = ${id}', ['read Party']],
    ['SELECT FROM "Party" p, "Membership" m', ['read Party', 'read Membership']],
    ['SELECT FROM a LEFT JOIN LATERAL (SELECT FROM "Party") b ON true', ['read Party']],
    ['UPDATE "Party" SET "name" = 1 FROM "User" u', ['write Party', 'read User']],
    ['DELETE FROM "Session" s USING "Membership" m', ['write Session', 'read Membership']],
    ['INSERT INTO\n "Email" ("id") SELECT', ['write Email']],
    ['SELECT FROM "Party" FOR UPDATE', ['read Party']],
    ['SELECT "now", "name" FROM held', []],
  ])('of SQL: %s', (sql, uses) => {
    expect(usesOf(`database.$queryRaw\`${sql}\``)).toEqual(uses);
  });

  it('takes a statement that is given its table for a writer of every table that stands by itself', () => {
    const text =
      'const tables = [Prisma.sql`"Visit"`];\nPrisma.sql`INSERT INTO ${table} SELECT FROM "SignupLink"`';
    expect(usesOf(text)).toEqual(['write Visit', 'read SignupLink']);
  });
});

describe('a file is refused', () => {
  const faults = (room, text) => faultsOf(room, text, { models, owners });

  it.each([
    ['door/approvals', 'x.registration.update({ data })', 'door/approvals writes Registration'],
    ['door/approvals', 'sql`UPDATE "Registration" SET a`', 'door/approvals writes Registration'],
    ['door/imports', 'x.party.updateMany({ data })', 'door/imports writes Party'],
    ['app', 'x.user.create({ data })', 'app writes User'],
    [
      'people/users',
      'x.user.update({ data: { memberships: { update: { redemption: { create: {} } } } } })',
      'people/users writes Redemption',
    ],
    ['people/users', 'sql`SELECT FROM "Registration"`', 'people/users reads Registration'],
    [
      'people/users',
      'x.membership.findMany({ include: { caseParticipants: true } })',
      'people/users reads CaseParticipant',
    ],
    ['platform/mail', 'sql`SELECT FROM "Email" m, "Membership" x`', 'platform/mail reads Membership'],
    ['door/signup-links', 'sql`SELECT FROM "Invitation"`', 'door/signup-links reads Invitation'],
    ['casework/parties', 'x.signupLink.findFirst({})', 'casework/parties reads SignupLink'],
  ])('in %s: %s', (room, text, fault) => {
    expect(faults(room, text)).toContain(fault);
  });

  it.each([
    ['door/approvals', 'sql`SELECT FROM "Registration" r JOIN "User" u ON true`'],
    ['door/registrations', 'x.registration.update({ data })'],
    ['app', 'x.organization.findFirst({})'],
    ['casework/cases', 'sql`SELECT FROM "Party", "Membership"`'],
  ])('but not in %s: %s', (room, text) => {
    expect(faults(room, text)).toEqual([]);
  });
});
