import type { Completion, Registration, User } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMember } from '../../../test/builders.ts';
import { callerWith, createTestApp, type TestApp } from '../../../test/test-app.ts';
import {
  askForLink,
  bearer,
  buildOpenLink,
  complete,
  cookieOf,
  newAddress,
  newestToken,
  prove,
  workThroughBatch,
  workThroughImport,
} from '../../../test/registration-steps.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

async function openFirm(settings: object = {}) {
  const door = await buildOpenLink(test, { autoCreateCase: true, ...settings });
  return { ...door, caller: await test.signInAs(door.admin) };
}

async function signUp(linkToken: string | null, answers: object) {
  const { email, token } = await askForLink(test, linkToken);
  await prove(test.anyone, token, { timeZone: 'Europe/Paris', ...answers });
  const answer = await complete(test.anyone, token);
  expect(answer.status, answer.text).toBe(201);
  return {
    email,
    token,
    completion: answer.json<Completion>(),
    visitor: callerWith(test.app, cookieOf(answer)),
  };
}

describe('a person with one name', () => {
  it.each([
    { firstName: 'Sukarno', lastName: '' },
    { firstName: 'Sukarno', lastName: '\u200F ' },
    { firstName: 'Sukarno' },
  ])('%j registers; every place shows it without a gap', async (answers) => {
    const { organizationId, admin, caller, link } = await openFirm({
      caseTitlePattern: 'Intake {lastName}, {firstName}',
    });
    const { email, completion, visitor } = await signUp(link.token, answers);
    expect(completion.user).toMatchObject({ firstName: 'Sukarno', lastName: '' });
    expect(completion.case?.title).toBe('Intake Sukarno');
    expect(await test.database.user.findFirstOrThrow({ where: { email } })).toMatchObject({
      firstName: 'Sukarno',
      lastName: '',
    });
    const mails = await test.database.email.findMany({
      where: { organizationId, message: { not: 'personal_link' } },
    });
    const [welcome, notice] = [email, admin.email].map((to) =>
      mails.find(({ recipient }) => recipient === to),
    );
    expect(welcome?.text).toContain('Welcome, Sukarno');
    expect(notice?.html).toContain(`>Sukarno, ${email}`);
    expect(`${notice?.subject}${notice?.text}`).not.toMatch(/Sukarno {2}|Sukarno ,/);

    const shown = (await caller.get('/users?q=sukarno')).json<{ items: User[] }>().items;
    expect(shown).toMatchObject([{ firstName: 'Sukarno', lastName: '' }]);
    const timeline = await caller.get(`/audit-events?limit=50`);
    expect(timeline.text).toContain('"Sukarno"');
    expect((await visitor.get('/session')).json()).toMatchObject({
      user: { firstName: 'Sukarno', lastName: '' },
    });
    expect((await visitor.patch('/profile', { lastName: 'Putra' })).json()).toMatchObject({
      lastName: 'Putra',
    });
    expect((await visitor.patch('/profile', { lastName: '' })).json()).toMatchObject({ lastName: '' });
    expect((await visitor.patch('/profile', { firstName: '' })).json()).toMatchObject({
      errors: [{ path: 'firstName', code: 'required' }],
    });
  });

  it('is compared with the parties by this name', async () => {
    const { caller, link } = await openFirm();
    expect((await caller.post('/parties', { name: 'SUKARNO\u200F' })).status).toBe(201);
    const { completion } = await signUp(link.token, { firstName: 'Sukarno', lastName: '' });
    expect((await caller.get(`/cases/${completion.case?.id}`)).json()).toMatchObject({
      status: 'on_hold',
      hold: { matches: [{ sharedFields: ['name'] }] },
    });
  });

  it('is added, imported and invited, with the name in either column', async () => {
    const { organizationId, caller, link } = await openFirm();
    const [added, imported, invited] = [newAddress(), newAddress(), newAddress()];
    const user = await caller.post('/users', { email: added, firstName: 'Sukarno', role: 'client' });
    expect(user.json()).toMatchObject({ firstName: 'Sukarno', lastName: '' });

    const rows = [
      { line: 2, email: imported, lastName: 'Suharto' },
      { line: 3, email: `Martin, Léa <${newAddress()}>` },
      { line: 4, email: newAddress() },
      { line: 5, email: `www.evil.example <${newAddress()}>` },
    ];
    const preview = await caller.post('/imports/preview', { kind: 'users', mailNow: true, rows });
    expect(preview.json()).toMatchObject({
      rows: [
        { outcome: 'added' },
        { outcome: 'added' },
        { outcome: 'refused', problem: { field: 'firstName' } },
        { outcome: 'refused', problem: { field: 'firstName' } },
      ],
    });
    const run = await caller.post('/imports', { kind: 'users', mailNow: true, rows });
    await workThroughImport(test, run.json<{ id: string }>().id);
    expect(
      await test.database.membership.findMany({
        where: { organizationId, joinedAt: null, NOT: { user: { email: added } } },
        select: { knownFirstName: true, knownLastName: true },
        orderBy: { id: 'asc' },
      }),
    ).toEqual([
      { knownFirstName: 'Suharto', knownLastName: '' },
      { knownFirstName: 'Léa', knownLastName: 'Martin' },
    ]);

    const recipients = [{ email: invited, lastName: 'Hatta' }];
    const batch = await caller.post(`/signup-links/${link.id}/invitations`, { recipients });
    await workThroughBatch(test, batch.json<{ id: string }>().id);
    const mail = await test.database.email.findFirstOrThrow({ where: { recipient: invited } });
    expect(mail.text).toContain('Hello Hatta,');
    const registration = await test.database.registration.findFirstOrThrow({
      where: { organizationId, email: invited },
    });
    expect(registration).toMatchObject({ firstName: 'Hatta', lastName: null });

    // The person who was added confirms the one name that they have.
    const token = await newestToken(test, added);
    expect(
      (await test.anyone.post('/public/registration/verify', undefined, bearer(token))).json(),
    ).toMatchObject({
      answers: { firstName: 'Sukarno', lastName: '' },
    } satisfies { answers: Partial<Registration['answers']> });
  });

  it('is sorted by it, among the last names of others', async () => {
    const { organizationId, caller } = await openFirm();
    for (const [firstName, lastName] of [
      ['Sukarno', ''],
      ['Zoé', 'Abel'],
      ['Ada', 'Zola'],
      ['Björk', ''],
    ] as const)
      await buildMember(test.database, { organizationId, firstName, lastName, role: 'client' });
    await caller.post('/users', { email: newAddress(), firstName: 'Madonna', role: 'client' });
    await caller.post('/users', { email: newAddress(), firstName: 'An', lastName: 'Nguyen', role: 'client' });
    const listed: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { items: User[]; nextCursor: string | null } = (
        await caller.get(`/users?role=client&sort=name&limit=2${cursor && `&cursor=${cursor}`}`)
      ).json();
      listed.push(...page.items.map(({ firstName }) => firstName));
      cursor = page.nextCursor;
    }
    expect(listed).toEqual(['Zoé', 'Björk', 'Madonna', 'An', 'Sukarno', 'Ada']);
  });
});

describe('a name from any keyboard', () => {
  it.each([
    ['علی\u200Cرضا', 'علی\u200Cرضا'],
    ['\u200Fעלי', 'עלי'],
    ['ශ්\u200Dරී', 'ශ්\u200Dරී'],
    ['അനില്\u200D', 'അനില്\u200D'],
    ['\u2068Jean\u00A0Pierre\u2069', 'Jean Pierre'],
  ])('%j is stored as %j, and found again', async (typed, stored) => {
    const { caller, link } = await openFirm();
    const { completion } = await signUp(link.token, { firstName: typed, lastName: typed });
    expect(completion.user).toMatchObject({ firstName: stored, lastName: stored });
    expect(completion.case?.title).toBe(`${stored} ${stored}`);
    const found = await caller.get(`/users?q=${encodeURIComponent(typed)}`);
    expect(found.json<{ items: User[] }>().items).toHaveLength(1);
    const { id = '' } = completion.case ?? {};
    const { version } = (await caller.get(`/cases/${id}`)).json<{ version: number }>();
    expect((await caller.patch(`/cases/${id}`, { version, title: typed })).json()).toMatchObject({
      title: stored === 'Jean Pierre' ? 'Jean\u00A0Pierre' : stored,
    });
    expect((await caller.post(`/cases/${id}/notes`, { text: typed })).status).toBe(201);
  });

  it.each([
    ['علی\u200Cرضا', 'علي رضا', false],
    ['علی\u200Cرضا', 'عليرضا', true],
    ['كريم', 'کریم', true],
    ['أحمد', 'احمد', true],
    ['مـحـمّد', 'محمد', true],
    ['דָּוִד', 'דוד', true],
    ['ශ්\u200Dරී', 'ශ්රී', true],
    ['കമല', 'കോമള', false],
    ['สมชาย', 'สมชัย', false],
    ['Işıl', 'isil', true],
    ['Jean\u00ADPierre', 'jeanpierre', true],
  ])('the parties %j and %j are compared as equal: %j', async (one, other, equal) => {
    const [keys] = await test.database.$queryRaw<[{ equal: boolean }]>`
      SELECT "name_key"(${one}) = "name_key"(${other}) AS "equal"`;
    expect(keys.equal).toBe(equal);
  });

  it('a telephone number’s extension is no part of what is compared', async () => {
    const [keys] = await test.database.$queryRaw<[{ key: string }]>`
      SELECT "phone_key"('+33 6 12 34 56 78 ext. 1234') AS "key"`;
    expect(keys.key).toBe('612345678');
  });
});

describe('what is pasted is cleaned before it is checked', () => {
  it('an address: the cleaned one is stored, mailed and compared', async () => {
    const { link } = await openFirm();
    const email = newAddress();
    for (const typed of [`Léa <${email}>`, `\u2068mailto:${email}\u2069`, `${email.replace('@', '＠')};`]) {
      await test.database.$executeRaw`DELETE FROM "RateLimit"`;
      const answer = await test.anyone.post(`/public/signup-links/${link.token}/registrations`, {
        email: typed,
        locale: 'en',
      });
      expect(answer.status, answer.text).toBe(202);
    }
    const registrations = await test.database.registration.findMany({ where: { signupLinkId: link.id } });
    expect(new Set(registrations.map((row) => row.email))).toEqual(new Set([email]));
    const mails = await test.database.email.findMany({
      where: { registrationId: { in: registrations.map(({ id }) => id) } },
    });
    expect(new Set(mails.map(({ recipient }) => recipient))).toEqual(new Set([email]));
  });

  it('a telephone number: every digit stays', async () => {
    const { link } = await openFirm();
    const { completion } = await signUp(link.token, {
      firstName: 'Léa',
      lastName: 'Martin',
      phone: '\u202ATél.\u00A0: (+33)\u202F6–12–34–56–78, poste 12\u202C',
    });
    const user = await test.database.user.findUniqueOrThrow({ where: { id: completion.user.id } });
    expect(user.phone).toBe('+33 6-12-34-56-78 ext. 12');
  });
});
