import type {
  listUsers,
  OwnCorrection,
  ProblemCode,
  ResponseOf,
  User,
  UserDetail,
} from '@casedoor/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildMember, buildMemberOfEachRole, buildOrganization } from '../../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';

let test: TestApp;
let organizationId: string;
let people: Awaited<ReturnType<typeof buildMemberOfEachRole>>;
let admin: Caller;
let lea: Awaited<ReturnType<typeof buildMember>>;

beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());
beforeEach(async () => {
  organizationId = (await buildOrganization(test.database, { name: 'Cabinet Durand' })).id;
  people = await buildMemberOfEachRole(test.database, organizationId);
  admin = await test.signInAs(people.admin);
  lea = await buildMember(test.database, {
    organizationId,
    firstName: 'Léa',
    lastName: 'Martin',
    phone: '06 12 34 56 78',
  });
});

const row = (id: string) =>
  test.database.membership.findFirstOrThrow({
    where: { id },
    select: { knownFirstName: true, knownLastName: true, knownPhone: true },
  });
const uncorrected = { knownFirstName: null, knownLastName: null, knownPhone: null };
const duval = { firstName: 'Léa', lastName: 'Martin-Duval' };
const correct = (by: Caller, id: string, body: object) => by.patch(`/users/${id}`, body);
const read = async (by: Caller, id: string) => (await by.get(`/users/${id}`)).json<UserDetail>();
const events = (subjectId: string) =>
  test.database.auditEvent.findMany({
    where: { subjectId },
    orderBy: { id: 'asc' },
    select: { organizationId: true, action: true, actorMembershipId: true, details: true },
  });

describe('correcting a user’s name and telephone', () => {
  it('changes what this organization sees, and neither the person’s own data nor another organization', async () => {
    const elsewhere = await buildOrganization(test.database);
    const there = await test.database.membership.create({
      data: { organizationId: elsewhere.id, userId: lea.userId, role: 'client', joinedAt: new Date() },
    });
    const otherAdmin = await test.signInAs(
      await buildMember(test.database, { organizationId: elsewhere.id, role: 'admin' }),
    );
    const user = () => test.database.user.findUniqueOrThrow({ where: { id: lea.userId } });
    const before = await user();

    const answer = await correct(admin, lea.id, {
      correctedName: duval,
      correctedPhone: 'Tél. : 06 98 76 54 32.',
    });
    expect(answer.json<User>()).toMatchObject({ ...duval, phone: '06 98 76 54 32' });
    expect(await row(lea.id)).toEqual({
      knownFirstName: 'Léa',
      knownLastName: 'Martin-Duval',
      knownPhone: '06 98 76 54 32',
    });
    expect(await user()).toEqual(before);
    expect(await row(there.id)).toEqual(uncorrected);
    expect(await read(otherAdmin, there.id)).toMatchObject({
      firstName: 'Léa',
      lastName: 'Martin',
      phone: '06 12 34 56 78',
      own: { corrected: [] },
    });
    expect(await test.database.email.count({ where: { organizationId } })).toBe(0);
    expect(test.jobs).toEqual([]);
    expect(await events(lea.id)).toEqual([
      {
        organizationId,
        action: 'user.corrected',
        actorMembershipId: people.admin.id,
        details: {
          name: { from: 'Léa Martin', to: 'Léa Martin-Duval' },
          phone: { from: '06 12 34 56 78', to: '06 98 76 54 32' },
          ownAgain: [],
        },
      },
    ]);
    expect(await events(there.id)).toEqual([]);
  });

  it('leaves what is not named, and records nothing where nothing changes', async () => {
    await correct(admin, lea.id, { correctedName: duval });
    await correct(admin, lea.id, { correctedName: duval });
    await correct(admin, lea.id, { correctedPhone: '06 12 34 56 78' });
    expect(await row(lea.id)).toEqual({
      knownFirstName: 'Léa',
      knownLastName: 'Martin-Duval',
      knownPhone: null,
    });
    expect(await events(lea.id)).toHaveLength(1);
  });

  it('divides the same words into other names', async () => {
    await test.database.user.update({
      where: { id: lea.userId },
      data: { firstName: 'Léa Martin', lastName: '' },
    });
    const parts = { firstName: 'Léa', lastName: 'Martin' };
    expect((await correct(admin, lea.id, { correctedName: parts })).json<User>()).toMatchObject(parts);
  });

  it('accepts one name, and no telephone at all', async () => {
    const answer = await correct(admin, lea.id, {
      correctedName: { firstName: 'Suharto' },
      correctedPhone: '',
    });
    expect(answer.json<User>()).toMatchObject({ firstName: 'Suharto', lastName: '', phone: null });
    expect(await row(lea.id)).toEqual({ knownFirstName: 'Suharto', knownLastName: '', knownPhone: '' });
    expect(await read(admin, lea.id)).toMatchObject({
      own: { firstName: 'Léa', lastName: 'Martin', phone: '06 12 34 56 78', corrected: ['name', 'phone'] },
    });
  });

  it.each([
    ['null', { correctedName: null, correctedPhone: null }],
    [
      'the same words',
      { correctedName: { firstName: 'Léa', lastName: 'Martin' }, correctedPhone: '06 12 34 56 78' },
    ],
  ])('goes back to what the person gave, by %s', async (_how, body) => {
    await correct(admin, lea.id, { correctedName: duval, correctedPhone: '' });
    const answer = await correct(admin, lea.id, body);
    expect(answer.json<User>()).toMatchObject({
      firstName: 'Léa',
      lastName: 'Martin',
      phone: '06 12 34 56 78',
    });
    expect(await row(lea.id)).toEqual(uncorrected);
    expect((await events(lea.id)).at(-1)?.details).toEqual({
      name: { from: 'Léa Martin-Duval', to: 'Léa Martin' },
      phone: { from: null, to: '06 12 34 56 78' },
      ownAgain: ['name', 'phone'],
    });
  });

  it('follows the person’s own changes where nothing was corrected', async () => {
    await correct(admin, lea.id, { correctedPhone: '06 98 76 54 32' });
    const own = await test.signInAs(lea);
    await own.patch('/profile', { lastName: 'Petit' });
    expect(await read(admin, lea.id)).toMatchObject({ lastName: 'Petit', phone: '06 98 76 54 32' });
  });

  it('keeps a correction that the person’s own change contradicts, and says so', async () => {
    await correct(admin, lea.id, { correctedName: duval, correctedPhone: '06 98 76 54 32' });
    expect(await read(admin, lea.id)).toMatchObject({ own: { changedSince: [] } });
    const own = await test.signInAs(lea);
    await own.patch('/profile', { lastName: 'Petit' });
    expect(await read(admin, lea.id)).toMatchObject({
      ...duval,
      own: { lastName: 'Petit', corrected: ['name', 'phone'], changedSince: ['name'] },
    });
    await own.patch('/profile', { lastName: 'Martin-Duval' });
    expect(await read(admin, lea.id)).toMatchObject({
      own: { corrected: ['name', 'phone'], changedSince: [] },
    });
    await own.patch('/profile', { lastName: 'Petit', phone: '01 02 03 04 05' });
    expect(await read(admin, lea.id)).toMatchObject({ own: { changedSince: ['name', 'phone'] } });
    await correct(admin, lea.id, { correctedName: { firstName: 'Léa', lastName: 'Petit-Duval' } });
    expect(await read(admin, lea.id)).toMatchObject({ own: { changedSince: ['phone'] } });
  });

  it('changes the name that somebody was invited by, and nothing that they have not given yet', async () => {
    const invited = await buildMember(test.database, {
      organizationId,
      joinedAt: null,
      knownFirstName: 'Lea',
      knownLastName: 'Matin',
      firstName: 'Own',
      lastName: 'Secret',
      phone: '06 11 11 11 11',
    });
    expect((await correct(admin, invited.id, { correctedName: duval })).json<User>()).toMatchObject(duval);
    for (const body of [
      { correctedName: null },
      { correctedPhone: '06 98 76 54 32' },
      { correctedPhone: null },
    ])
      expect(await correct(admin, invited.id, body)).toMatchObject({ status: 409, code: 'user_not_joined' });
    const answer = await admin.get(`/users/${invited.id}`);
    expect(answer.json<UserDetail>()).toMatchObject({ ...duval, phone: null, own: null });
    expect(answer.text).not.toMatch(/Secret|11 11/);
    expect((await events(invited.id)).map(({ details }) => details)).toEqual([
      { name: { from: 'Lea Matin', to: 'Léa Martin-Duval' }, ownAgain: [] },
    ]);
  });

  it('does not reveal an account by accepting its own name from an invitation', async () => {
    const invited = await buildMember(test.database, {
      organizationId,
      joinedAt: null,
      knownFirstName: 'Lea',
      firstName: 'Own',
      lastName: 'Secret',
    });
    await correct(admin, invited.id, { correctedName: { firstName: 'Own', lastName: 'Secret' } });
    expect(await row(invited.id)).toMatchObject({ knownFirstName: 'Own', knownLastName: 'Secret' });
  });

  it.each([
    [{ correctedName: { firstName: '' } }, 'correctedName.firstName'],
    [{ correctedName: { firstName: 'x'.repeat(101) } }, 'correctedName.firstName'],
    [{ correctedName: { firstName: 'Léa', lastName: 'see www.example.com' } }, 'correctedName.lastName'],
    [{ correctedName: { firstName: 'Léa\u202E' } }, 'correctedName.firstName'],
    [{ correctedName: { firstName: 'Léa', middleName: 'X' } }, 'correctedName.middleName'],
    [{ correctedPhone: 'call me' }, 'correctedPhone'],
    [{ knownPhone: '' }, 'knownPhone'],
  ])('refuses %j', async (body, path) => {
    const answer = await correct(admin, lea.id, body);
    expect(answer.json()).toMatchObject({ code: 'request_invalid', errors: [{ path }] });
    expect(await row(lea.id)).toEqual(uncorrected);
  });

  it('answers another organization’s id like an unknown one and changes nothing', async () => {
    const theirs = await buildMember(test.database, {
      organizationId: (await buildOrganization(test.database)).id,
    });
    for (const id of [theirs.id, '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11'])
      expect(await correct(admin, id, { correctedName: duval, correctedPhone: '' })).toMatchObject({
        status: 404,
        code: 'user_not_found',
      });
    expect(await row(theirs.id)).toEqual(uncorrected);
    expect(await events(theirs.id)).toEqual([]);
  });

  type Role = keyof typeof people;
  const byWhom: [Role, Role | 'otherManager' | 'otherAdmin', ProblemCode | null][] = [
    ['admin', 'client', null],
    ['admin', 'staff', null],
    ['admin', 'manager', null],
    ['admin', 'otherAdmin', null],
    ['admin', 'admin', 'user_correction_own'],
    ['manager', 'client', null],
    ['manager', 'staff', null],
    ['manager', 'otherManager', 'user_correction_forbidden'],
    ['manager', 'admin', 'user_correction_forbidden'],
    ['manager', 'manager', 'user_correction_own'],
    ['staff', 'client', 'membership_role_insufficient'],
    ['staff', 'staff', 'membership_role_insufficient'],
    ['client', 'client', 'membership_role_insufficient'],
    ['client', 'staff', 'membership_role_insufficient'],
  ];
  it.each(byWhom)('%s corrects %s: %s', async (who, whom, code) => {
    const members = {
      ...people,
      otherManager: await buildMember(test.database, { organizationId, role: 'manager' }),
      otherAdmin: await buildMember(test.database, { organizationId, role: 'admin' }),
    };
    const caller = await test.signInAs(members[who]);
    const target = members[whom].id;
    for (const body of [{ correctedName: duval }, { correctedPhone: '06 98 76 54 32' }]) {
      const answer = await correct(caller, target, body);
      expect(answer.code, answer.text).toBe(code);
    }
    if (code) expect(await row(target)).toEqual(uncorrected);
    expect(await events(target)).toHaveLength(code ? 0 : 2);
  });

  it('saves all of a request or nothing', async () => {
    await buildMember(test.database, { organizationId, tagId: 'taken' });
    const answer = await correct(admin, lea.id, { correctedName: duval, tagId: 'taken' });
    expect(answer.code).toBe('user_tag_id_taken');
    expect(await row(lea.id)).toEqual(uncorrected);
    expect(await events(lea.id)).toEqual([]);
  });

  it('keeps every step when two administrators correct at once', async () => {
    const second = await test.signInAs(await buildMember(test.database, { organizationId, role: 'admin' }));
    const answers = await Promise.all([
      correct(admin, lea.id, { correctedName: { firstName: 'Léa', lastName: 'One' } }),
      correct(second, lea.id, { correctedName: { firstName: 'Léa', lastName: 'Two' } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const [first, last] = (await events(lea.id)).map(
      ({ details }) => (details as { name: { from: string; to: string } }).name,
    );
    expect(first?.from).toBe('Léa Martin');
    expect(last?.from).toBe(first?.to);
  });
});

type UsersPage = ResponseOf<typeof listUsers>;

describe('what else reads a correction', () => {
  it('shows the history to administrators and managers, and what the person gave to nobody else', async () => {
    await correct(admin, lea.id, { correctedName: duval });
    const path = `/audit-events?action=user.corrected&subjectId=${lea.id}`;
    for (const who of ['admin', 'manager'] as const) {
      const caller = await test.signInAs(people[who]);
      expect((await caller.get(path)).json()).toMatchObject({
        items: [{ by: 'Ada Admin', details: { name: { from: 'Léa Martin', to: 'Léa Martin-Duval' } } }],
      });
      expect(await read(caller, lea.id)).toMatchObject({ own: { lastName: 'Martin' } });
    }
    const staff = await test.signInAs(people.staff);
    expect((await staff.get(path)).code).toBe('membership_role_insufficient');
    expect(await read(staff, lea.id)).toMatchObject({ ...duval, own: null });
    const client = await test.signInAs(people.client);
    for (const refused of [path, `/users/${lea.id}`])
      expect((await client.get(refused)).code).toBe('membership_role_insufficient');
  });

  it('shows the person themselves, and nobody else, by which name an organization knows them', async () => {
    const own = await test.signInAs(lea);
    const known = async (caller: Caller) =>
      (await caller.get('/profile/corrections')).json<{ items: OwnCorrection[] }>().items;
    expect(await known(own)).toEqual([]);
    await correct(admin, lea.id, { correctedName: duval });
    expect(await known(own)).toEqual([
      {
        organization: { id: organizationId, name: 'Cabinet Durand' },
        ...duval,
        phone: '06 12 34 56 78',
        corrected: ['name'],
      },
    ]);
    expect((await own.get('/profile')).json()).toMatchObject({ firstName: 'Léa', lastName: 'Martin' });
    expect(await known(await test.signInAs(people.client))).toEqual([]);
    expect((await test.anyone.get('/profile/corrections')).code).toBe('session_required');
  });

  it('lists, sorts and finds by the corrected name, and no longer by the other one', async () => {
    await buildMember(test.database, { organizationId, firstName: 'Zoé', lastName: 'Abel' });
    await correct(admin, lea.id, { correctedName: { firstName: 'Éloïse', lastName: 'Zuber' } });
    const names = async (query: string) =>
      (await admin.get(`/users?${query}`))
        .json<{ items: User[] }>()
        .items.map(({ firstName, lastName }) => `${firstName} ${lastName}`);
    const sorted = ['Zoé Abel', 'Ada Admin', 'Clea Client', 'Max Manager', 'Sam Staff', 'Éloïse Zuber'];
    expect(await names('sort=name')).toEqual(sorted);
    expect(await names('sort=-name')).toEqual(sorted.toReversed());
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const query = `sort=name&limit=1${cursor === null ? '' : `&cursor=${cursor}`}`;
      const page: UsersPage = (await admin.get(`/users?${query}`)).json<UsersPage>();
      paged.push(...page.items.map(({ firstName, lastName }) => `${firstName} ${lastName}`));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual(sorted);
    for (const q of ['zuber', 'zuber eloise', 'elo', 'Zu'])
      expect(await names(`q=${q}`), q).toEqual(['Éloïse Zuber']);
    expect(await names('q=martin')).toEqual([]);
    const trail = async (q: string) =>
      (await admin.get(`/audit-events?q=${q}`)).json<{ items: unknown[] }>().items.length;
    expect([await trail('zuber'), await trail('martin')]).toEqual([1, 0]);
  });
});
