import type { CaseDetail, CaseSummary, Completion, UserDetail } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCase, buildMember } from '../../../test/builders.ts';
import { callerWith, createTestApp, type Answer, type Caller, type TestApp } from '../../../test/test-app.ts';
import {
  bearer,
  complete,
  cookieOf,
  newAddress,
  buildOpenLink,
  prove,
  readyToComplete,
} from '../../../test/registration-steps.ts';
import { askForLink } from '../../../test/registration-steps.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

interface Person {
  firstName?: string;
  lastName?: string;
  phone?: string;
  email?: string;
}

/** A firm whose link opens cases, with its administrator, a manager and one of the staff. */
async function openFirm(settings: object = {}) {
  const door = await buildOpenLink(test, { autoCreateCase: true, ...settings });
  const { organizationId } = door;
  const sam = await buildMember(test.database, {
    organizationId,
    role: 'staff',
    firstName: 'Sam',
    lastName: 'Staff',
  });
  const admin = await test.signInAs(door.admin);
  return { ...door, adminMember: door.admin, admin, staff: await test.signInAs(sam), sam };
}
type Firm = Awaited<ReturnType<typeof openFirm>>;

async function addParty({ admin }: Firm, party: object) {
  const answer = await admin.post('/parties', party);
  expect(answer.status).toBe(201);
  return answer.json<{ id: string; version: number }>();
}

/** A person of this name completes a registration through the firm's link. */
async function signUp(firm: Firm, { email = newAddress(), ...answers }: Person = {}) {
  const { token } = await askForLink(test, firm.link.token, email);
  const names = { firstName: 'Jane', lastName: 'Roe', ...answers };
  await prove(test.anyone, token, { ...names, timeZone: 'Europe/Paris' });
  const answer = await complete(test.anyone, token);
  expect(answer.status).toBe(201);
  const completion = answer.json<Completion>();
  const caseId = completion.case?.id ?? '';
  return { email, token, answer, completion, caseId, visitor: callerWith(test.app, cookieOf(answer)) };
}

const statusOf = async (caseId: string) =>
  (await test.database.caseRecord.findFirstOrThrow({ where: { id: caseId } })).status;
const read = async (caller: Caller, caseId: string) =>
  (await caller.get(`/cases/${caseId}`)).json<CaseDetail>();
const reports = (caseId: string) =>
  test.jobs.filter(
    ({ queue, data }) => queue === 'report-conflict' && 'caseId' in data && data.caseId === caseId,
  );

describe('a person who signs up is compared with the parties', () => {
  it.each([
    [{ name: 'ROE, Jané' }, { phone: '0612345678' }, ['name']],
    [{ name: 'X', email: 'Jane@Example.com' }, { email: 'jane@example.com' }, ['email']],
    [{ name: 'X', phone: '06 12 34 56 78' }, { phone: '+33 6 12 34 56 78' }, ['phone']],
    [{ name: 'jane roe', phone: '0033612345678' }, { phone: '+33 (0)6 12 34 56 78' }, ['name', 'phone']],
    [{ name: 'X', email: 'jane.roe@gmail.com' }, { email: 'janeroe+law@googlemail.com' }, ['email']],
    [{ name: 'X', email: 'jane+old@roe.example' }, { email: 'Jane+new@roe.example' }, ['email']],
    [{ name: 'X', phone: '02 123 45 67' }, { phone: '+32 2 123 45 67' }, ['phone']],
    [{ name: 'X', phone: '26 12 34 56' }, { phone: '00352 26 12 34 56' }, ['phone']],
  ])('%j, and %j is held by %j', async (party, person, sharedFields) => {
    const firm = await openFirm();
    const { id } = await addParty(firm, { ...party, note: 'Opposing' });
    const { caseId, visitor } = await signUp(firm, person);

    expect(await statusOf(caseId)).toBe('on_hold');
    const match = { kind: 'party', id, name: party.name, sharedFields, note: 'Opposing', cases: 0 };
    expect(await read(firm.admin, caseId)).toMatchObject({
      status: 'on_hold',
      hold: { clearedAt: null, decisions: [], matches: [match] },
      timeline: expect.arrayContaining([expect.objectContaining({ action: 'held', by: null })]),
    });
    const listed = async (caller: Caller) =>
      (await caller.get('/cases')).json<{ items: CaseSummary[] }>().items[0]?.onConflictHold;
    expect([await listed(firm.admin), await listed(firm.staff), await listed(visitor)]).toEqual([
      true,
      true,
      false,
    ]);
    // Staff see whom it matches; only those who manage parties see their notes.
    expect((await read(firm.staff, caseId)).hold?.matches).toEqual([{ ...match, note: null }]);
    expect(reports(caseId)).toHaveLength(1);
  });

  it.each([
    ['another name', { name: 'Jane Rowe' }, {}],
    ['part of the name', { name: 'Roe' }, {}],
    ['too short a number', { name: 'X', phone: '123456' }, { phone: '123456' }],
    ['a name without letters', { name: '***' }, { firstName: '+++', lastName: '---' }],
    ['dots that count', { name: 'X', email: 'j.roe@roe.example' }, { email: 'jroe@roe.example' }],
    ['another domain', { name: 'X', email: 'j+a@roe.example' }, { email: 'j+a@poe.example' }],
  ])('and not held for %s', async (_why, party, person) => {
    const firm = await openFirm();
    await addParty(firm, party);
    const { caseId } = await signUp(firm, person);
    expect(await statusOf(caseId)).toBe('open');
    expect(await read(firm.admin, caseId)).toMatchObject({ hold: null });
    expect(reports(caseId)).toEqual([]);
  });

  it('and neither with those taken off the list nor with another organization’s', async () => {
    const [firm, other] = [await openFirm(), await openFirm()];
    await addParty(other, { name: 'Jane Roe' });
    const { id, version } = await addParty(firm, { name: 'Jane Roe' });
    await firm.admin.patch(`/parties/${id}`, { version, archived: true });
    const { caseId } = await signUp(firm);
    expect(await statusOf(caseId)).toBe('open');
  });

  it('also where an administrator lets them in', async () => {
    const firm = await openFirm({ requiresApproval: true });
    await addParty(firm, { name: 'Jane Roe' });
    const email = newAddress();
    const { token } = await askForLink(test, firm.link.token, email);
    await prove(test.anyone, token, { firstName: 'Jane', lastName: 'Roe', timeZone: 'UTC' });
    const { registrationId } = (await complete(test.anyone, token)).json<{ registrationId: string }>();
    const approved = await firm.admin.post(`/registrations/${registrationId}/approve`, {
      signupLinkVersion: firm.link.version,
      reason: '',
    });
    expect(approved.status).toBe(200);
    const opened = await test.database.caseRecord.findFirstOrThrow({
      where: { organizationId: firm.organizationId },
    });
    expect(opened.status).toBe('on_hold');
    expect(reports(opened.id)).toHaveLength(1);
  });
});

describe('a person who signs up is compared with the organization’s people', () => {
  it('who take part in cases, by name and number, and no longer being there changes nothing', async () => {
    const firm = await openFirm();
    const { organizationId } = firm;
    const former = await buildMember(test.database, {
      organizationId,
      firstName: 'Roe',
      lastName: 'JANE',
      phone: '0612345678',
      disabledAt: new Date(),
    });
    await buildCase(test.database, { organizationId, with: [{ membership: former, caseRole: 'client' }] });
    const { caseId } = await signUp(firm, { phone: '+33612345678' });
    expect((await read(firm.staff, caseId)).hold?.matches).toEqual([
      {
        kind: 'user',
        id: former.id,
        name: 'Roe JANE',
        sharedFields: ['name', 'phone'],
        note: null,
        cases: 1,
      },
    ]);
  });

  it('by the name that an administrator typed until somebody joins, not by the account’s', async () => {
    const firm = await openFirm();
    const columns = { organizationId: firm.organizationId, joinedAt: null };
    await buildMember(test.database, {
      ...columns,
      firstName: 'Jane',
      lastName: 'Roe',
      knownFirstName: 'A',
    });
    expect(await statusOf((await signUp(firm, { email: newAddress() })).caseId)).toBe('open');
    const invited = await buildMember(test.database, {
      ...columns,
      knownFirstName: 'Ann',
      knownLastName: 'Poe',
    });
    const { caseId } = await signUp(firm, { firstName: 'Ann', lastName: 'Poe' });
    expect((await read(firm.admin, caseId)).hold?.matches).toMatchObject([{ kind: 'user', id: invited.id }]);
  });

  it('by what the organization corrected, and still by what they gave', async () => {
    const firm = await openFirm();
    const { id } = await buildMember(test.database, {
      organizationId: firm.organizationId,
      firstName: 'Ida',
      lastName: 'Own',
      phone: '06 44 44 44 44',
      knownFirstName: 'Ida',
      knownLastName: 'Corrected',
      knownPhone: '06 55 55 55 55',
    });
    for (const [given, sharedFields] of [
      [{ firstName: 'Ida', lastName: 'Corrected' }, ['name']],
      [{ firstName: 'Own', lastName: 'Ida' }, ['name']],
      [{ firstName: 'Ida', lastName: 'Corrected', phone: '+33655555555' }, ['name', 'phone']],
      [{ firstName: 'Bea', lastName: 'Else', phone: '+33644444444' }, ['phone']],
    ] as const) {
      const { caseId } = await signUp(firm, { ...given, email: newAddress() });
      const matches = (await read(firm.admin, caseId)).hold?.matches;
      expect(matches?.find((match) => match.id === id)).toMatchObject({
        name: 'Ida Corrected',
        sharedFields,
      });
    }
  });

  it('by their mailbox, whatever follows its plus sign', async () => {
    const firm = await openFirm();
    const { organizationId } = firm;
    const email = 'Ann.Own+first@gmail.com';
    const known = await buildMember(test.database, {
      organizationId,
      firstName: 'Ann',
      lastName: 'Own',
      email,
    });
    const { caseId } = await signUp(firm, { email: 'annown@gmail.com' });
    expect((await read(firm.staff, caseId)).hold?.matches).toMatchObject([
      { kind: 'user', id: known.id, sharedFields: ['email'] },
    ]);
  });

  it('and an invited one once, by the name and the mailbox that an administrator typed', async () => {
    const firm = await openFirm();
    const { id } = await buildMember(test.database, {
      organizationId: firm.organizationId,
      joinedAt: null,
      knownFirstName: 'Jane',
      knownLastName: 'Roe',
      email: 'jane+one@twice.example',
    });
    const { caseId } = await signUp(firm, { email: 'jane+two@twice.example' });
    expect((await read(firm.admin, caseId)).hold?.matches).toMatchObject([
      { kind: 'user', id, sharedFields: ['name', 'email'] },
    ]);
  });

  it('but nobody with themselves: not an invited person, nor one with an account and cases elsewhere', async () => {
    const [firm, elsewhere] = [await openFirm(), await openFirm()];
    const { organizationId, link } = firm;
    const invited = await buildMember(test.database, {
      organizationId,
      joinedAt: null,
      knownFirstName: 'Jane',
      knownLastName: 'Roe',
    });
    await test.database.user.update({ where: { id: invited.userId }, data: { activatedAt: null } });
    expect(await statusOf((await signUp(firm, { email: invited.email })).caseId)).toBe('open');

    const owner = await buildMember(test.database, {
      organizationId: elsewhere.organizationId,
      firstName: 'Ann',
      lastName: 'Own',
      phone: '0698765432',
    });
    await test.database.user.update({ where: { id: owner.userId }, data: { activatedAt: new Date() } });
    const { token } = await readyToComplete(test, link.token, owner.email);
    const answer = await complete(await test.signInAs(owner), token, { password: undefined });
    expect(answer.status).toBe(201);
    expect(await statusOf(answer.json<Completion>().case?.id ?? '')).toBe('open');
  });

  it('and an account’s own number counts, which the wizard does not ask again', async () => {
    const [firm, elsewhere] = [await openFirm(), await openFirm()];
    await addParty(firm, { name: 'X', phone: '06 98 76 54 32' });
    const owner = await buildMember(test.database, {
      organizationId: elsewhere.organizationId,
      phone: '+33 6 98 76 54 32',
    });
    await test.database.user.update({ where: { id: owner.userId }, data: { activatedAt: new Date() } });
    const { token } = await readyToComplete(test, firm.link.token, owner.email);
    const answer = await complete(await test.signInAs(owner), token, { password: undefined });
    expect(await statusOf(answer.json<Completion>().case?.id ?? '')).toBe('on_hold');
  });
});

describe('namesakes who complete at the same moment', () => {
  it.each([
    ['name', [{}, { firstName: 'ROE', lastName: 'Jané' }]],
    ['phone', [{ phone: '0612345678' }, { firstName: 'Ann', lastName: 'Own', phone: '+33 6 12 34 56 78' }]],
    ['email', [{}, { firstName: 'Ann', lastName: 'Own' }]],
  ])('see each other by their %s: whoever is second is held', async (field, people) => {
    for (let round = 0; round < 5; round += 1) {
      const firm = await openFirm();
      const tokens = [];
      for (const [index, answers] of people.entries()) {
        const email = field === 'email' ? `twin${round}+${index}@roe.example` : newAddress();
        await test.database.rateLimit.deleteMany({});
        const { token } = await askForLink(test, firm.link.token, email);
        const names = { firstName: 'Jane', lastName: 'Roe', ...answers };
        await prove(test.anyone, token, { ...names, timeZone: 'Europe/Paris' });
        tokens.push(token);
      }
      const answers = await Promise.all(tokens.map((token) => complete(test.anyone, token)));
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      const opened = await test.database.caseRecord.findMany({
        where: { organizationId: firm.organizationId },
        include: { hold: { include: { matches: true } } },
      });
      expect(opened.map(({ status }) => status).toSorted()).toEqual(['on_hold', 'open']);
      const held = opened.find(({ hold }) => hold !== null);
      expect(held?.hold?.matches).toMatchObject([{ sharedFields: [field] }]);
    }
  });
});

describe('what the visitor sees', () => {
  /** Everything that a visitor sees and is mailed, without ids, times, tokens and references. */
  async function experience(firm: Firm, email: string) {
    const { answer, visitor, caseId, token, completion } = await signUp(firm, { email });
    const replay = await complete(test.anyone, token);
    const answers: Record<string, Answer> = { answer, replay };
    for (const path of [
      '/session',
      '/cases',
      '/cases?status=open',
      '/cases?status=on_hold',
      `/cases/${caseId}`,
      '/cases/export',
      `/users/${completion.membership.id}`,
      '/parties',
      '/profile',
    ])
      answers[path.replace(caseId, '…').replace(completion.membership.id, '…')] = await visitor.get(path);
    answers['registration'] = await test.anyone.get('/public/registration', bearer(token));
    const mails = await test.database.email.findMany({ where: { recipient: email }, orderBy: { id: 'asc' } });
    const same = (text: string) =>
      text
        .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, 'id')
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
        .replaceAll(/\b[2-9A-Z]{4}-[2-9A-Z]{4}\b/g, 'reference')
        .replaceAll(/cabinet-\d+/g, 'cabinet')
        .replaceAll(email, 'email');
    return {
      answers: Object.entries(answers).map(([path, { status, headers, text }]) => [
        path,
        status,
        Object.keys(headers).sort(),
        headers['content-length'],
        same(text),
      ]),
      mails: mails.map(({ message, subject, text, html }) => [
        message,
        subject,
        same(text),
        same(html).length,
      ]),
    };
  }

  it.each(['client', 'staff'])(
    'is the same whether or not there was a hit, byte for byte: a %s',
    async (joinsAs) => {
      // Names of one length, so that the answers can be compared byte for byte.
      const [held, free] = [await openFirm({ joinsAs }), await openFirm({ joinsAs })];
      if (joinsAs === 'staff')
        await test.database.signupLink.updateMany({
          where: { id: { in: [held.link.id, free.link.id] } },
          data: { allowedEmailDomains: ['example.com'] },
        });
      await addParty(held, { name: 'Jane Roe' });
      await addParty(free, { name: 'John Doe' });
      for (const { organizationId } of [held, free])
        await test.database.organization.update({
          where: { id: organizationId },
          data: { name: 'Cabinet 0' },
        });
      const [a, b] = [
        await experience(held, `held-${joinsAs}@example.com`),
        await experience(free, `free-${joinsAs}@example.com`),
      ];
      expect(a).toEqual(b);
      const statuses = await test.database.caseRecord.findMany({
        where: { organizationId: { in: [held.organizationId, free.organizationId] } },
        orderBy: { id: 'asc' },
      });
      expect(statuses.map(({ status }) => status)).toEqual(['on_hold', 'open']);
    },
  );

  it('is nothing of the hold as long as it stands, nor after', async () => {
    const firm = await openFirm();
    await addParty(firm, { name: 'Jane Roe' });
    const { caseId, visitor } = await signUp(firm);
    const before = await visitor.get(`/cases/${caseId}`);
    expect(before.json()).toMatchObject({ status: 'open', hold: null });
    expect((await visitor.get('/cases?status=on_hold')).json()).toMatchObject({ items: [] });
    expect((await visitor.get('/cases?status=open')).json<{ items: CaseSummary[] }>().items).toHaveLength(1);
    await firm.admin.post(`/cases/${caseId}/hold`, { decision: 'clear', note: 'Somebody else' });
    expect((await visitor.get(`/cases/${caseId}`)).text).toBe(before.text);
  });

  it('is nothing of the hold where their case role lets them change the case', async () => {
    const firm = await openFirm();
    const { organizationId } = firm;
    const role = await test.database.customCaseRole.create({
      data: { organizationId, name: 'Editor', mayChange: true },
    });
    await test.database.signupLink.updateMany({
      where: { id: firm.link.id },
      data: { customCaseRoleId: role.id, caseRole: 'staff' },
    });
    await addParty(firm, { name: 'Jane Roe' });
    const both = [await signUp(firm), await signUp(firm, { firstName: 'John', lastName: 'Doe' })];
    expect(await Promise.all(both.map(({ caseId }) => statusOf(caseId)))).toEqual(['on_hold', 'open']);
    const seen = [];
    for (const { visitor, caseId } of both) {
      const put = async (version: number, status: string) => {
        const answer = await visitor.patch(`/cases/${caseId}`, { version, status });
        return [answer.status, answer.code, answer.code ? null : answer.json<CaseDetail>().status];
      };
      seen.push([
        await put(1, 'on_hold'),
        await put(1, 'closed'),
        await put(2, 'on_hold'),
        await put(2, 'open'),
      ]);
    }
    expect(seen[0]).toEqual(seen[1]);
    // A case that the staff put on hold shows as on hold, and may be left so.
    const { caseId, visitor } = both[1]!;
    await firm.staff.patch(`/cases/${caseId}`, { version: 3, status: 'on_hold' });
    const kept = await visitor.patch(`/cases/${caseId}`, { version: 4, status: 'on_hold', title: 'Mine' });
    expect(kept.json()).toMatchObject({ status: 'on_hold', title: 'Mine' });
  });

  it('stays away from a person of the staff whom it is about, who cannot undo it either', async () => {
    const firm = await openFirm({ joinsAs: 'staff', allowedEmailDomains: ['example.com'] });
    await addParty(firm, { name: 'Jane Roe' });
    const { caseId, visitor, completion } = await signUp(firm);
    expect(await read(visitor, caseId)).toMatchObject({ status: 'open', hold: null });
    const own = (await visitor.get(`/users/${completion.membership.id}`)).json<UserDetail>();
    expect(own.cases).toMatchObject([{ status: 'open' }]);
    expect((await visitor.patch(`/cases/${caseId}`, { version: 1, status: 'open' })).status).toBe(200);
    expect((await visitor.patch(`/cases/${caseId}`, { version: 1, status: 'closed' })).status).toBe(200);
    const reopened = await visitor.patch(`/cases/${caseId}`, { version: 2, status: 'open', title: 'Mine' });
    expect(reopened.json()).toMatchObject({ status: 'open', title: 'Mine', hold: null });
    expect(reopened.text).not.toMatch(/on_hold|held/);
    expect(await statusOf(caseId)).toBe('on_hold');
    await test.database.membership.updateMany({
      where: { id: completion.membership.id },
      data: { role: 'admin' },
    });
    const decided = await visitor.post(`/cases/${caseId}/hold`, { decision: 'clear', note: 'Me' });
    expect(decided.code).toBe('case_not_held');
  });
});

describe('administrators are notified', () => {
  it('by mail whom the person resembles and by what, once each, but not the person', async () => {
    const firm = await openFirm();
    await buildMember(test.database, {
      organizationId: firm.organizationId,
      role: 'manager',
      email: 'max@example.com',
    });
    await addParty(firm, { name: 'Roe Jane', phone: '0612345678' });
    const { caseId, email } = await signUp(firm, { phone: '0612345678' });
    for (let call = 0; call < 2; call += 1) await test.handlers['report-conflict']({ caseId });
    const mails = await test.database.email.findMany({
      where: { organizationId: firm.organizationId, message: 'case_held' },
    });
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual(
      [firm.adminMember.email, 'max@example.com'].sort(),
    );
    expect(mails[0]?.text).toContain('Roe Jane (same name, telephone number)');
    expect(mails[0]?.text).toContain(`http://localhost:3000/cases/${caseId}`);
    expect(mails[0]?.text).toContain(email);
    expect(
      test.jobs.filter(({ data }) => 'emailId' in data && mails.some(({ id }) => id === data.emailId)),
    ).toHaveLength(2);
  });

  it('and so is who of the staff got the case, that it is not theirs to begin, once each', async () => {
    const firm = await openFirm();
    const { organizationId } = firm;
    const away = await buildMember(test.database, { organizationId, role: 'staff', disabledAt: new Date() });
    await test.database.signupLink.updateMany({
      where: { id: firm.link.id },
      data: { caseStaffIds: [firm.sam.id, away.id, firm.adminMember.id] },
    });
    await addParty(firm, { name: 'Jane Roe', note: 'Opposing' });
    const { caseId } = await signUp(firm);
    for (let call = 0; call < 2; call += 1) await test.handlers['report-conflict']({ caseId });
    const mails = await test.database.email.findMany({ where: { organizationId, message: 'case_held' } });
    expect(mails.map(({ recipient }) => recipient).toSorted()).toEqual(
      [firm.adminMember.email, firm.sam.email].toSorted(),
    );
    const toSam = mails.find(({ recipient }) => recipient === firm.sam.email)?.text ?? '';
    expect(toSam).toContain('Jane Roe (same name)');
    expect(toSam).toContain('do not begin');
    expect(toSam).toContain('gives new cases to you');
    expect(toSam).not.toContain('Opposing');
  });

  it('and no longer once somebody has cleared it', async () => {
    const firm = await openFirm();
    await addParty(firm, { name: 'Jane Roe' });
    const { caseId } = await signUp(firm);
    await firm.admin.post(`/cases/${caseId}/hold`, { decision: 'clear', note: 'Somebody else' });
    await test.handlers['report-conflict']({ caseId });
    expect(
      await test.database.email.count({
        where: { organizationId: firm.organizationId, message: 'case_held' },
      }),
    ).toBe(0);
  });
});

describe('a hold', () => {
  it('is kept, then cleared with a note, which opens the case; all of it stays in the history', async () => {
    const firm = await openFirm();
    await addParty(firm, { name: 'Jane Roe' });
    const { caseId } = await signUp(firm);
    const kept = await firm.admin.post(`/cases/${caseId}/hold`, { decision: 'keep', note: 'Asked her' });
    expect(kept.json()).toMatchObject({ status: 'on_hold', hold: { clearedAt: null } });
    const cleared = await firm.admin.post(`/cases/${caseId}/hold`, {
      decision: 'clear',
      note: 'Another Jane',
    });
    expect(cleared.json()).toMatchObject({
      onConflictHold: false,
      status: 'open',
      version: 1,
      hold: {
        clearedAt: expect.any(String),
        decisions: [
          { decision: 'cleared', note: 'Another Jane', by: expect.any(String) },
          { decision: 'kept', note: 'Asked her' },
        ],
      },
    });
    expect((await read(firm.staff, caseId)).timeline.map(({ action }) => action)).toEqual([
      'hold_cleared',
      'hold_kept',
      'held',
      'opened_by_signup',
    ]);
    const again = await firm.admin.post(`/cases/${caseId}/hold`, { decision: 'clear', note: 'Again' });
    expect(again.code).toBe('case_not_held');
    const trail = await test.database.auditEvent.findMany({
      where: { subjectId: caseId, action: { startsWith: 'case.h' } },
      orderBy: { id: 'asc' },
    });
    expect(
      trail.map(({ action, actorMembershipId, details }) => [action, actorMembershipId, details]),
    ).toEqual([
      ['case.held', null, {}],
      ['case.hold_kept', firm.adminMember.id, {}],
      ['case.hold_cleared', firm.adminMember.id, {}],
    ]);
  });

  it('is cleared once by two at once', async () => {
    const firm = await openFirm();
    await addParty(firm, { name: 'Jane Roe' });
    const { caseId } = await signUp(firm);
    const answers = await Promise.all(
      ['One', 'Two'].map((note) => firm.admin.post(`/cases/${caseId}/hold`, { decision: 'clear', note })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('needs its note, and stands in the way of opening the case without one', async () => {
    const firm = await openFirm();
    await addParty(firm, { name: 'Jane Roe' });
    const { caseId } = await signUp(firm);
    const empty = await firm.admin.post(`/cases/${caseId}/hold`, { decision: 'clear', note: '  ' });
    expect(empty.json()).toMatchObject({ errors: [{ path: 'note', code: 'required' }] });
    expect((await firm.staff.patch(`/cases/${caseId}`, { version: 1, status: 'open' })).code).toBe(
      'case_held',
    );
    expect((await firm.staff.patch(`/cases/${caseId}`, { version: 1, status: 'closed' })).status).toBe(200);
    // Closed meanwhile: clearing does not open it again.
    const cleared = await firm.admin.post(`/cases/${caseId}/hold`, {
      decision: 'clear',
      note: 'Somebody else',
    });
    expect(cleared.json()).toMatchObject({ status: 'closed' });
    const { version } = await read(firm.admin, caseId);
    expect((await firm.staff.patch(`/cases/${caseId}`, { version, status: 'open' })).status).toBe(200);
  });

  it('of another organization, or none, is nobody’s to clear', async () => {
    const [firm, other] = [await openFirm(), await openFirm()];
    await addParty(firm, { name: 'Jane Roe' });
    const { caseId } = await signUp(firm);
    const body = { decision: 'clear', note: 'Mine' };
    expect((await other.admin.post(`/cases/${caseId}/hold`, body)).code).toBe('case_not_found');
    const free = await buildCase(test.database, { organizationId: firm.organizationId });
    expect((await firm.admin.post(`/cases/${free.id}/hold`, body)).code).toBe('case_not_held');
  });
});
