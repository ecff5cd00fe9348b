import type { Arrival, CaseDetail, Completion, ProblemBody, SignupLink } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCaseType, buildMember, buildSignupLink } from '../../../test/builders.ts';
import { noPasswordGate } from '../../../test/cheap-passwords.ts';
import { secondInstance, type SecondInstance } from '../../../test/second-instance.ts';
import { authSecret, createTestApp, type Answer, type Caller, type TestApp } from '../../../test/test-app.ts';
import {
  buildVerifiedRegistrations,
  bearer,
  complete,
  invite,
  buildOpenLink,
  readyToComplete,
  startAndVerify,
  register,
} from '../../../test/registration-steps.ts';
import { openEmail, sealingKeyFrom } from '../../platform/mail/prepare-email.ts';
import { createToken } from '../../platform/secrets/token.ts';

let test: TestApp;
let second: SecondInstance;
let callers: Caller[];
beforeAll(async () => {
  test = await createTestApp({ passwordGate: noPasswordGate });
  second = await secondInstance(test, { passwordGate: noPasswordGate });
  callers = [test.anyone, second.anyone];
});
afterAll(async () => {
  await second.close();
  await test.close();
});

/** A link that opens cases, with three people of the staff in this order. */
async function openDoorWithStaff(settings: object = {}) {
  const door = await buildOpenLink(test, { autoCreateCase: true });
  const { organizationId } = door;
  const staff = [];
  for (const firstName of ['Ana', 'Ben', 'Cleo'])
    staff.push(
      await buildMember(test.database, { organizationId, role: 'staff', firstName, lastName: 'Staff' }),
    );
  const ids = staff.map(({ id }) => id);
  await test.database.signupLink.updateMany({
    where: { id: door.link.id },
    data: { caseStaffIds: ids, caseStaffAssignment: 'in_turn', ...settings },
  });
  return { ...door, staff, ids, admin: await test.signInAs(door.admin), adminEmail: door.admin.email };
}

/** How many cases each of these has as staff. */
async function casesOf(ids: readonly string[]): Promise<number[]> {
  return Promise.all(
    ids.map((membershipId) =>
      test.database.caseParticipant.count({ where: { membershipId, caseRole: 'staff' } }),
    ),
  );
}

const mailsTo = (recipient: string) =>
  test.database.email.count({ where: { recipient, message: 'new_case' } });

let names = 0;

/**
 * Everything up to the last click, with a unique name: namesakes wait for each other's lock, and would never contend
 * for the turns.
 */
async function readyByName(linkToken: string | null) {
  const link = await test.database.signupLink.findFirstOrThrow({ where: { token: linkToken } });
  names += 1;
  const people = await buildVerifiedRegistrations(test.database, link, [{ lastName: `Martin ${names}` }]);
  return { token: people[0]?.token ?? '' };
}

describe('staff take turns', () => {
  it('nine people at once through two instances: three cases for each of three', async () => {
    const { link, ids, staff } = await openDoorWithStaff();
    const tokens = [];
    for (let person = 0; person < 9; person += 1) {
      tokens.push((await readyByName(link.token)).token);
    }
    const answers = await Promise.all(
      tokens.map(async (token, person) => {
        for (;;) {
          const answer = await complete(callers[person % 2] ?? test.anyone, token);
          if (answer.code !== 'server_busy') return answer;
        }
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(9).fill(201));
    expect(await casesOf(ids)).toEqual([3, 3, 3]);
    expect(await Promise.all(staff.map(({ email }) => mailsTo(email)))).toEqual([3, 3, 3]);
    const jobs = await test.database.email.count({
      where: { organizationId: link.organizationId, message: 'new_case' },
    });
    expect(jobs).toBe(9);
  });

  it('each link by itself, its own last clicks and approvals at once: nobody gets two more than another', async () => {
    const first = await openDoorWithStaff();
    const { ids, organizationId, admin } = first;
    const second = await buildSignupLink(test.database, {
      organizationId,
      createdById: first.link.createdById,
      token: createToken('link'),
      autoCreateCase: true,
      caseStaffIds: ids,
      caseStaffAssignment: 'in_turn',
      requiresApproval: true,
    });
    const pending = [];
    for (let person = 0; person < 9; person += 1) {
      const { token } = await readyByName(second.token);
      pending.push((await complete(test.anyone, token)).json<Completion>().registrationId);
    }
    const clicking = [];
    for (let person = 0; person < 9; person += 1) {
      clicking.push((await readyByName(first.link.token)).token);
    }
    const until = async (ask: () => Promise<Answer>) => {
      for (;;) {
        const answer = await ask();
        if (answer.code !== 'server_busy') return answer.status;
      }
    };
    const statuses = await Promise.all([
      ...pending.map((id) =>
        until(() => admin.post(`/registrations/${id}/approve`, { signupLinkVersion: second.version })),
      ),
      ...clicking.map((token, person) => until(() => complete(callers[person % 2] ?? test.anyone, token))),
    ]);
    expect(statuses.toSorted()).toEqual([...Array(9).fill(200), ...Array(9).fill(201)]);
    expect(await casesOf(ids)).toEqual([6, 6, 6]);
  });

  it('and staff disabled during a burst get no case afterwards; no case is lost', async () => {
    const { link, ids } = await openDoorWithStaff();
    const tokens = [];
    for (let person = 0; person < 9; person += 1) {
      tokens.push((await readyByName(link.token)).token);
    }
    const leaver = ids[1] ?? '';
    const answers = await Promise.all([
      ...tokens.slice(0, 5).map((token) => complete(test.anyone, token)),
      test.database.membership.updateMany({ where: { id: leaver }, data: { disabledAt: new Date() } }),
    ]);
    expect(answers.filter((answer) => 'status' in answer && answer.status !== 201)).toEqual([]);
    const before = await casesOf(ids);
    for (const token of tokens.slice(5)) expect((await complete(test.anyone, token)).status).toBe(201);
    const after = await casesOf(ids);
    expect(after[1]).toBe(before[1]);
    expect(after.reduce((sum, count) => sum + count)).toBe(9);
    expect(Math.abs((after[0] ?? 0) - before[0]! - ((after[2] ?? 0) - before[2]!))).toBe(0);
  });

  it('takes no turn for a completion that fails', async () => {
    const { link, ids } = await openDoorWithStaff({ useLimit: 3 });
    const tokens = [];
    for (let person = 0; person < 5; person += 1) tokens.push((await readyByName(link.token)).token);
    const answers = await Promise.all(tokens.map((token) => complete(test.anyone, token)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(await casesOf(ids)).toEqual([1, 1, 1]);
  });

  it('continues the turns after a replacement, and skips people who are disabled or no longer staff', async () => {
    const { link, ids, admin } = await openDoorWithStaff();
    await register(test, link.token);
    const answer = await admin.post(`/signup-links/${link.id}/replace`, { version: 1 });
    const { id, url } = answer.json<SignupLink>();
    const token = url?.split('/').at(-1) ?? '';
    await register(test, token);
    expect(await casesOf(ids)).toEqual([1, 1, 0]);

    await test.database.membership.updateMany({
      where: { id: ids[2] ?? '' },
      data: { disabledAt: new Date() },
    });
    await register(test, token);
    expect(await casesOf(ids)).toEqual([2, 1, 0]);
    await test.database.membership.updateMany({ where: { id: ids[1] ?? '' }, data: { role: 'client' } });
    await register(test, token);
    expect(await casesOf(ids)).toEqual([3, 1, 0]);
    const { items } = (await admin.get(`/signup-links/${id}/case-staff`)).json<{
      items: { membershipId: string; available: boolean; isNext: boolean }[];
    }>();
    expect(
      items.filter(({ membershipId }) => ids.includes(membershipId)).map(({ available }) => available),
    ).toEqual([true, false, false]);
    expect(items.filter(({ isNext }) => isNext).map(({ membershipId }) => membershipId)).toEqual([ids[0]]);
  });

  it('opens the case without staff when none are left, and notifies the administrators', async () => {
    const { link, ids, organizationId, adminEmail } = await openDoorWithStaff();
    await test.database.membership.updateMany({
      where: { id: { in: ids } },
      data: { disabledAt: new Date() },
    });
    const { completion } = await register(test, link.token);
    const opened = await test.database.caseRecord.findFirstOrThrow({
      where: { id: completion.case?.id ?? '' },
      include: { participants: true },
    });
    expect(opened.participants).toHaveLength(1);
    const mails = await test.database.email.findMany({ where: { organizationId, message: 'new_case' } });
    expect(mails.map(({ recipient, subject }) => [recipient, /without staff/.test(subject)])).toEqual([
      [adminEmail, true],
    ]);
  });
});

describe('a recipe', () => {
  it('opens the case with its type, its people, their mails and the first note', async () => {
    const { link, staff, ids, organizationId, admin } = await openDoorWithStaff({
      caseStaffAssignment: 'all',
    });
    await buildCaseType(test.database, organizationId, 'Family');
    const role = await test.database.customCaseRole.create({ data: { organizationId, name: 'Applicant' } });
    const saved = await admin.patch(`/signup-links/${link.id}`, {
      version: 1,
      caseType: 'Family',
      caseTitlePattern: 'Intake {lastName}',
      caseNote: 'Call {firstName} back.\nWrite to {email}.',
      customCaseRoleId: role.id,
    });
    expect(saved.status).toBe(200);
    const { completion, email, caller } = await register(test, link.token);
    const caseId = completion.case?.id ?? '';
    const seen = (await admin.get(`/cases/${caseId}`)).json<CaseDetail>();
    expect(seen).toMatchObject({ title: 'Intake Martin', type: 'Family' });
    expect(
      seen.participants.map(({ membershipId, caseRole }) => [membershipId, caseRole]).toSorted(),
    ).toEqual([[completion.membership.id, 'client'], ...ids.map((id) => [id, 'staff'])].toSorted());
    expect(
      seen.participants.find(({ membershipId }) => membershipId === completion.membership.id),
    ).toMatchObject({
      customCaseRole: { name: 'Applicant' },
    });
    expect(seen.timeline.filter(({ action }) => action === 'participant_added')).toHaveLength(3);
    expect(seen.timeline.find(({ action }) => action === 'note')).toMatchObject({
      by: null,
      details: { text: `Call Léa back.\nWrite to ${email}.` },
    });
    for (const person of staff) expect(await mailsTo(person.email)).toBe(1);
    // The person sees their case, and nothing of the note.
    const own = await caller.get(`/cases/${caseId}`);
    expect(own.status).toBe(200);
    expect(own.text).not.toContain('Call Léa');

    await admin.patch(`/signup-links/${link.id}`, {
      version: 2,
      caseType: null,
      caseNote: '',
      caseStaffIds: [],
    });
    const { arrival } = (await admin.get(`/cases/${caseId}/arrival`)).json<{ arrival: Arrival }>();
    expect(arrival.settings).toMatchObject({
      caseType: 'Family',
      customCaseRole: 'Applicant',
      caseStaff: ['Ana Staff', 'Ben Staff', 'Cleo Staff'],
      caseStaffAssignment: 'all',
      caseNote: 'Call {firstName} back.\nWrite to {email}.',
    });
  });

  it('notifies nobody of a case that their role does not let them see', async () => {
    const { link, organizationId, admin } = await openDoorWithStaff();
    const role = await test.database.customCaseRole.create({
      data: { organizationId, name: 'Payer', mayView: false },
    });
    await test.database.signupLink.updateMany({
      where: { id: link.id },
      data: { customCaseRoleId: role.id, caseRole: 'client' },
    });
    // As little before it is opened as afterwards.
    const promised = await test.anyone.get(`/public/signup-links/${link.token}`);
    expect(promised.json()).toMatchObject({ opensCase: false, caseRole: null });
    const { completion, email, token } = await register(test, link.token, undefined, startAndVerify);
    const asked = await test.database.email.findFirstOrThrow({
      where: { recipient: email, message: 'personal_link' },
    });
    expect(openEmail(asked, sealingKeyFrom(authSecret)).text).not.toContain('case is opened');
    expect((await test.anyone.get('/public/registration', bearer(token))).json()).toMatchObject({
      opensCase: false,
      caseRole: null,
    });
    await invite(test, admin, link.id, [{ email: 'payer@example.com' }]);
    const invited = await test.database.email.findFirstOrThrow({ where: { recipient: 'payer@example.com' } });
    expect(openEmail(invited, sealingKeyFrom(authSecret)).text).not.toContain('case is opened');
    expect(completion.case).toBeNull();
    const { reference } = await test.database.caseRecord.findFirstOrThrow({ where: { organizationId } });
    const welcome = await test.database.email.findFirstOrThrow({
      where: { recipient: email, message: 'welcome' },
    });
    const { text } = openEmail(welcome, sealingKeyFrom(authSecret));
    expect(text).not.toContain('/cases/');
    expect(text).not.toContain(reference);
    const events = await test.database.auditEvent.count({
      where: { organizationId, action: 'case.opened_by_signup' },
    });
    expect(events).toBe(1);
    expect((await admin.get('/cases')).text).toContain(reference);
  });

  it('is the same when an administrator approves', async () => {
    const { link, ids, admin } = await openDoorWithStaff({
      requiresApproval: true,
      caseNote: 'Hello {firstName}',
    });
    const { token } = await readyToComplete(test, link.token);
    const { registrationId } = (await complete(test.anyone, token)).json<Completion>();
    expect(await casesOf(ids)).toEqual([0, 0, 0]);
    expect(
      (await admin.post(`/registrations/${registrationId}/approve`, { signupLinkVersion: 1 })).status,
    ).toBe(200);
    expect(await casesOf(ids)).toEqual([1, 0, 0]);
    expect(await test.database.caseNote.count({ where: { redemption: { registrationId } } })).toBe(1);
  });

  it('is refused beside the field that is wrong', async () => {
    const { link, admin, organizationId } = await openDoorWithStaff();
    const client = await buildMember(test.database, { organizationId });
    const elsewhere = await openDoorWithStaff();
    for (const [changes, path, code] of [
      [{ caseTitlePattern: '{name}' }, 'caseTitlePattern', 'pattern_field_unknown'],
      [{ caseNote: 'Dear {Name}' }, 'caseNote', 'pattern_field_unknown'],
      [{ caseStaffIds: [client.id] }, 'caseStaffIds', 'case_staff_unknown'],
      [{ caseStaffIds: [elsewhere.ids[0]] }, 'caseStaffIds', 'case_staff_unknown'],
      [{ customCaseRoleId: client.id }, 'customCaseRoleId', 'case_role_unknown'],
      [{ caseType: 'Unheard of' }, 'caseType', 'case_type_unknown'],
    ] as const) {
      const answer = await admin.patch(`/signup-links/${link.id}`, { version: 1, ...changes });
      expect(answer.json<ProblemBody>()).toMatchObject({ code: 'request_invalid', errors: [{ path, code }] });
    }
    expect((await admin.get(`/signup-links/${link.id}`)).json()).toMatchObject({ version: 1 });
  });

  it('is copied whole', async () => {
    const { link, admin, ids } = await openDoorWithStaff({ caseNote: 'Hello' });
    const copy = await admin.post(`/signup-links/${link.id}/duplicate`, { title: 'Copy' });
    expect(copy.json()).toMatchObject({
      caseStaffIds: ids,
      caseStaffAssignment: 'in_turn',
      caseNote: 'Hello',
    });
    expect(
      (await buildSignupLink(test.database, { organizationId: link.organizationId })).caseStaffIds,
    ).toEqual([]);
  });
});
