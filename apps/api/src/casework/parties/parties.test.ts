import type { Party } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMember, buildOrganization } from '../../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';

let test: TestApp;
let admin: Caller;
let organizationId: string;
beforeAll(async () => {
  test = await createTestApp();
  ({ admin, organizationId } = await anOrganization());
});
afterAll(() => test.close());

async function anOrganization() {
  const organization = await buildOrganization(test.database);
  const member = await buildMember(test.database, { organizationId: organization.id, role: 'admin' });
  return { admin: await test.signInAs(member), organizationId: organization.id };
}

async function add(party: object, caller = admin): Promise<Party> {
  const answer = await caller.post('/parties', party);
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.json<Party>();
}

async function search(caller: Caller, query: Record<string, string>): Promise<string[]> {
  const answer = await caller.get(`/parties?${new URLSearchParams(query).toString()}`);
  return answer.json<{ items: Party[] }>().items.map(({ name }) => name);
}

const keysOf = (id: string) =>
  test.database.party.findFirstOrThrow({
    where: { id },
    select: { nameKey: true, emailCanonical: true, phoneKey: true },
  });
const actionsOn = async (subjectId: string) =>
  (await test.database.auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(
    ({ action, details }) => [action, details],
  );

describe('a party', () => {
  it('is added with how it is compared, and the trail keeps that it was, without its name', async () => {
    const party = await add({
      name: ' Müller, Jean-Luc ',
      email: 'JL@Exämple.com',
      phone: '+33 (0)6 12 34 56 78',
      note: 'Neighbour',
    });
    expect(party).toMatchObject({
      name: 'Müller, Jean-Luc',
      email: 'JL@Exämple.com',
      version: 1,
      archivedAt: null,
    });
    expect(await keysOf(party.id)).toEqual({
      nameKey: 'jean luc muller',
      emailCanonical: 'jl@xn--exmple-cua.com',
      phoneKey: '612345678',
    });
    expect(await actionsOn(party.id)).toEqual([['party.added', {}]]);
  });

  it.each([
    ['Ørsted & Œuvre', 'oeuvre orsted'],
    ['O’Neil  Anna', 'anna neil o'],
    ['STRAßE', 'strasse'],
    ['Ｆｕｌｌ ＷＩＤＴＨ', 'full width'],
    ['Łukasz Đorđe', 'dorde lukasz'],
    ['Иван Петров', 'иван петров'],
    ['李 小龙', '小龙 李'],
    ['***', ''],
  ])('called %s is compared as “%s”', async (name, nameKey) => {
    expect(await keysOf((await add({ name })).id)).toMatchObject({ nameKey });
  });

  it.each([
    ['+33 6 12 34 56 78', '612345678'],
    ['0033612345678', '612345678'],
    ['06.12.34.56.78', '612345678'],
    ['123456', null],
    ['1234567', '1234567'],
  ])('at %s is compared by %s', async (phone, phoneKey) => {
    expect(await keysOf((await add({ name: 'Somebody', phone })).id)).toMatchObject({ phoneKey });
  });

  it.each([
    [{}, 'name', 'required'],
    [{ name: 'x'.repeat(201) }, 'name', 'too_long'],
    [{ name: 'A', email: 'nobody' }, 'email', 'email_invalid'],
    [{ name: 'A', email: 'a@-b-.x' }, 'email', 'email_invalid'],
    [{ name: 'A', phone: 'call me' }, 'phone', 'phone_invalid'],
    [{ name: 'A', note: 'x'.repeat(1001) }, 'note', 'too_long'],
  ])('is refused with %j', async (body, path, code) => {
    const answer = await admin.post('/parties', body);
    expect(answer.status).toBe(400);
    expect(answer.json<{ errors: object[] }>().errors).toMatchObject([{ path, code }]);
  });

  it('is changed, taken off the list and put back; the trail keeps which fields, not what they said', async () => {
    const { id } = await add({ name: 'Jane Roe', note: 'Old' });
    const changed = await admin.patch(`/parties/${id}`, { version: 1, name: 'Janet Roe', note: '' });
    expect(changed.json()).toMatchObject({ name: 'Janet Roe', note: null, version: 2 });
    expect(await keysOf(id)).toMatchObject({ nameKey: 'janet roe' });
    expect((await admin.patch(`/parties/${id}`, { version: 1, name: 'X' })).code).toBe('party_changed');
    const gone = await admin.patch(`/parties/${id}`, { version: 2, archived: true });
    expect(gone.json()).toMatchObject({ archivedAt: expect.any(String), version: 3 });
    expect(await search(admin, { q: 'janet' })).toEqual([]);
    expect(await search(admin, { q: 'janet', status: 'archived' })).toEqual(['Janet Roe']);
    expect((await admin.patch(`/parties/${id}`, { version: 3, archived: false })).json()).toMatchObject({
      archivedAt: null,
    });
    expect(await actionsOn(id)).toEqual([
      ['party.added', {}],
      ['party.changed', { fields: ['name', 'note'] }],
      ['party.archived', {}],
      ['party.restored', {}],
    ]);
  });

  it('of another organization exists for nobody else', async () => {
    const { id } = await add({ name: 'Jane Roe' });
    const other = await anOrganization();
    expect((await other.admin.patch(`/parties/${id}`, { version: 1, archived: true })).code).toBe(
      'party_not_found',
    );
    expect(await search(other.admin, {})).toEqual([]);
  });
});

describe('the list of parties', () => {
  it('is searched by words of the name in any order, without accents; by address; by number', async () => {
    const { admin: own } = await anOrganization();
    await add({ name: 'Élodie Bérénice Roux' }, own);
    await add({ name: 'Roux SARL', email: 'Accueil@roux.example', phone: '01 44 55 66 77' }, own);
    expect(await search(own, { q: 'roux elodie' })).toEqual(['Élodie Bérénice Roux']);
    expect(await search(own, { q: 'ROUX' })).toEqual(['Roux SARL', 'Élodie Bérénice Roux']);
    expect(await search(own, { q: 'accueil@' })).toEqual(['Roux SARL']);
    expect(await search(own, { q: '+33 1 44 55' })).toEqual([]);
    expect(await search(own, { q: '44 55 66' })).toEqual(['Roux SARL']);
    expect(await search(own, { q: '01 44 5' })).toEqual(['Roux SARL']);
    expect(await search(own, { q: '+33 (0)1 44 55 66 77' })).toEqual(['Roux SARL']);
    expect(await search(own, { q: '%' })).toEqual([]);
  });

  it('is paginated, newest first', async () => {
    const { admin: own } = await anOrganization();
    for (const name of ['One', 'Two', 'Three']) await add({ name }, own);
    const first = (await own.get('/parties?limit=2')).json<{ items: Party[]; nextCursor: string }>();
    expect(first.items.map(({ name }) => name)).toEqual(['Three', 'Two']);
    const second = (await own.get(`/parties?limit=2&cursor=${first.nextCursor}`)).json<{ items: Party[] }>();
    expect(second).toMatchObject({ items: [{ name: 'One' }], nextCursor: null });
  });

  it('is exported as a file that an import reads again, and the trail keeps it', async () => {
    const { admin: own, organizationId: at } = await anOrganization();
    await add({ name: '=cmd', email: 'x@y.example', phone: '0144556677', note: 'Two\nlines' }, own);
    const { text } = await own.get('/parties/export?locale=fr');
    expect(text).toMatch(
      /^\uFEFFNom;E-mail;Téléphone;Note;Ajout \(UTC\)\r\n'=cmd;x@y.example;0144556677;"Two\nlines";20/,
    );
    expect(
      await test.database.auditEvent.count({ where: { organizationId: at, action: 'parties.exported' } }),
    ).toBe(1);
    expect(organizationId).not.toBe(at);
  });
});
