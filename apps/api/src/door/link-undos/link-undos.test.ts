import {
  mostUndone,
  type CaseDetail,
  type LinkUndo,
  type listLinkUndoEntries,
  type listLinkUndos,
  type ResponseOf,
  type UndoPreview,
} from '@casedoor/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  buildCase,
  buildMember,
  buildMemberOfEachRole,
  buildOrganization,
  buildRedemption,
  buildSignupLink,
} from '../../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';
import { askForLink, complete, readyToComplete, register } from '../../../test/registration-steps.ts';
import { createToken } from '../../platform/secrets/token.ts';

let test: TestApp;
let organizationId: string;
let people: Awaited<ReturnType<typeof buildMemberOfEachRole>>;
let link: Awaited<ReturnType<typeof buildSignupLink>>;
let admin: Caller;
let staff: Caller;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());
beforeEach(async () => {
  organizationId = (await buildOrganization(test.database)).id;
  people = await buildMemberOfEachRole(test.database, organizationId);
  admin = await test.signInAs(people.admin);
  staff = await test.signInAs(people.staff);
  link = await buildSignupLink(test.database, {
    organizationId,
    createdById: people.admin.id,
    token: createToken('link'),
    autoCreateCase: true,
  });
});

const hour = 3600 * 1000;
const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString();

/** A person who signed up through the link, with a case and a session. */
async function arrive(hoursAgo = 1, membership: object = {}) {
  const member = await buildMember(test.database, { organizationId, ...membership });
  const redemption = await buildRedemption(test.database, link, member);
  await test.database.redemption.updateMany({
    where: { id: redemption.id },
    data: { createdAt: new Date(ago(hoursAgo)) },
  });
  const opened = await buildCase(test.database, {
    organizationId,
    redemptionId: redemption.id,
    with: [{ membership: member, caseRole: 'client' }],
  });
  await test.database.auditEvent.create({
    data: {
      organizationId,
      action: 'case.opened_by_signup',
      actorMembershipId: member.id,
      subjectType: 'case',
      subjectId: opened.id,
    },
  });
  return { member, redemption, opened, caller: await test.signInAs(member) };
}

const undos = () => `/signup-links/${link.id}/undos`;
const preview = async (query = '') =>
  (await admin.get(`${undos()}/preview?since=${ago(24)}${query}`)).json<UndoPreview>();
async function undo(body: object = {}, caller = admin): Promise<LinkUndo | null> {
  const answer = await caller.post(undos(), { since: ago(24), ...body });
  expect([answer.status, answer.text]).toEqual([200, expect.anything()]);
  return answer.json<{ undo: LinkUndo | null }>().undo;
}
async function done(body: object = {}, caller = admin): Promise<LinkUndo> {
  const made = await undo(body, caller);
  if (!made) throw new Error('nothing was undone');
  return made;
}
const membershipOf = ({ member }: { member: { id: string } }) =>
  test.database.membership.findFirstOrThrow({ where: { id: member.id } });
const caseOf = ({ opened }: { opened: { id: string } }) =>
  test.database.caseRecord.findFirstOrThrow({ where: { id: opened.id } });
const entriesOf = async ({ id }: LinkUndo, query = '') =>
  (await admin.get(`${undos()}/${id}/entries${query}`)).json<ResponseOf<typeof listLinkUndoEntries>>().items;

describe('undoing the sign-ups through a link', () => {
  it('previews, disables the people, archives untouched cases and leaves those that staff worked on', async () => {
    const arrived = [];
    for (let n = 0; n < 6; n += 1) arrived.push(await arrive());
    const [changed, joined] = arrived;
    const before = await caseOf(changed!);
    await staff.patch(`/cases/${before.id}`, { version: before.version, status: 'closed' });
    await staff.post(`/cases/${joined!.opened.id}/participants`, {
      membershipId: people.staff.id,
      caseRole: 'staff',
    });
    const earlier = await arrive(30);

    expect(await preview()).toMatchObject({
      people: 6,
      cases: 4,
      registrations: 0,
      peopleLeft: 0,
      casesLeft: 2,
      tooMany: false,
    });
    const left = await preview('&left=true');
    expect(left.items.map((entry) => [entry.membershipId, entry.user, entry.case?.outcome])).toEqual(
      [joined, changed].map((one) => [one!.member.id, 'disabled', 'worked_on']),
    );
    expect(await test.database.linkUndo.count({ where: { organizationId } })).toBe(0);

    const mailsBefore = await test.database.email.count();
    const made = await done({ reason: 'Posted in a forum.' });
    expect(made).toMatchObject({
      people: 6,
      cases: 4,
      registrations: 0,
      by: 'Ada Admin',
      reason: 'Posted in a forum.',
      restorable: true,
      restoredAt: null,
    });
    for (const one of arrived) {
      expect((await membershipOf(one)).disabledAt).not.toBeNull();
      expect((await one.caller.get('/cases')).code).toBe('session_required');
    }
    expect(await Promise.all(arrived.map(async (one) => (await caseOf(one)).status))).toEqual([
      'closed',
      'open',
      ...Array.from({ length: 4 }, () => 'archived'),
    ]);
    expect((await membershipOf(earlier)).disabledAt).toBeNull();
    expect((await earlier.caller.get('/cases')).status).toBe(200);
    expect(await test.database.email.count()).toBe(mailsBefore);

    const events = await test.database.auditEvent.findMany({
      where: { organizationId, actorMembershipId: people.admin.id },
    });
    expect(events.filter(({ action }) => action === 'user.disabled')).toHaveLength(6);
    expect(events.find(({ action }) => action === 'signup_link.undone')?.details).toMatchObject({
      undoId: made.id,
      people: 6,
      cases: 4,
      reason: 'Posted in a forum.',
    });
    const archived = (await admin.get(`/cases/${arrived[3]!.opened.id}`)).json<CaseDetail>();
    expect(archived.timeline[0]).toMatchObject({ action: 'changed', details: { status: 'archived' } });
    expect(
      (await entriesOf(made)).filter((entry) => entry.case?.outcome === 'worked_on').map(({ user }) => user),
    ).toEqual(['disabled', 'disabled']);
  });

  it('leaves who was here before, administrators, and who is disabled already; their cases of the day it archives', async () => {
    const added = await arrive(1, { addedById: people.admin.id });
    const again = await arrive();
    await test.database.membership.updateMany({
      where: { id: again.member.id },
      data: { redemptionId: null },
    });
    const promoted = await arrive(1, { role: 'manager' });
    const disabled = await arrive(1, { disabledAt: new Date() });
    const { items, people: count } = await preview();
    expect(count).toBe(0);
    expect(items.map(({ membershipId, user }) => [membershipId, user])).toEqual([
      [disabled.member.id, 'already_disabled'],
      [promoted.member.id, 'administrator'],
      [again.member.id, 'was_member'],
      [added.member.id, 'was_member'],
    ]);
    expect(await done()).toMatchObject({ people: 0, cases: 4 });
    for (const one of [added, again, promoted]) {
      expect((await membershipOf(one)).disabledAt).toBeNull();
      expect((await one.caller.get('/cases')).status).toBe(200);
      expect((await caseOf(one)).status).toBe('archived');
    }
  });

  it('does nothing the second time and says so, but includes people who signed up since', async () => {
    await arrive();
    expect(await undo()).toMatchObject({ people: 1, cases: 1 });
    expect(await preview()).toMatchObject({ people: 0, cases: 0, peopleLeft: 1, casesLeft: 1 });
    expect(await undo()).toBeNull();
    expect(await test.database.linkUndo.count({ where: { organizationId } })).toBe(1);
    const late = await arrive(0);
    expect(await undo()).toMatchObject({ people: 1, cases: 1 });
    expect((await membershipOf(late)).disabledAt).not.toBeNull();
    const { items } = (await admin.get(undos())).json<ResponseOf<typeof listLinkUndos>>();
    expect(items).toHaveLength(2);
  });

  it('takes the range to the millisecond: from its beginning, before its end', async () => {
    const first = await arrive(3);
    const second = await arrive(2);
    const at = async ({ redemption }: typeof first) =>
      (await test.database.redemption.findFirstOrThrow({ where: { id: redemption.id } })).createdAt;
    const range = { since: (await at(first)).toISOString(), until: (await at(second)).toISOString() };
    expect(await undo(range)).toMatchObject({ people: 1, ...range });
    expect((await membershipOf(second)).disabledAt).toBeNull();
    const backwards = await admin.post(undos(), { since: range.until, until: range.since });
    expect(backwards.json()).toMatchObject({
      code: 'request_invalid',
      errors: [{ path: 'until', code: 'ends_before_beginning' }],
    });
  });

  it('ends unfinished registrations of the range, with what was typed and mailed, and the links in the mails', async () => {
    const started = await askForLink(test, link.token);
    const ready = await readyToComplete(test, link.token);
    expect(await preview()).toMatchObject({ people: 0, registrations: 2 });
    expect(await undo({ reason: 'Leaked.' })).toMatchObject({ people: 0, cases: 0, registrations: 2 });
    const rows = await test.database.registration.findMany({ where: { signupLinkId: link.id } });
    for (const row of rows)
      expect(row).toMatchObject({
        state: 'rejected',
        firstName: null,
        decidedById: people.admin.id,
        decisionReason: 'Leaked.',
      });
    expect((await complete(test.anyone, ready.token)).code).toBe('registration_rejected');
    expect(await test.database.email.count({ where: { recipient: started.email } })).toBe(0);
    const events = await test.database.auditEvent.findMany({
      where: { organizationId, action: 'registration.rejected' },
    });
    expect(events).toHaveLength(2);
  });

  it('ends who waits for approval, and the notices about them', async () => {
    await test.database.signupLink.updateMany({ where: { id: link.id }, data: { requiresApproval: true } });
    const { token, email } = await readyToComplete(test, link.token);
    expect((await complete(test.anyone, token)).status).toBe(201);
    const notices = { message: 'new_registration', text: { contains: email } };
    expect(await test.database.email.count({ where: notices })).toBeGreaterThan(0);
    expect(await undo()).toMatchObject({ registrations: 1 });
    expect(await test.database.email.count({ where: notices })).toBe(0);
    expect(await test.database.registration.findFirst({ where: { signupLinkId: link.id } })).toMatchObject({
      state: 'rejected',
      passwordHash: null,
    });
  });

  it('may leave those whom somebody invited by name', async () => {
    const invited = await arrive();
    await test.database.registration.updateMany({
      where: { membershipId: invited.member.id },
      data: { origin: 'invitation' },
    });
    const other = await arrive();
    expect(await preview('&leaveInvited=true')).toMatchObject({ people: 1, peopleLeft: 1, casesLeft: 1 });
    expect(await undo({ leaveInvited: true })).toMatchObject({ people: 1, cases: 1 });
    expect((await membershipOf(invited)).disabledAt).toBeNull();
    expect((await membershipOf(other)).disabledAt).not.toBeNull();
    expect(await undo()).toMatchObject({ people: 1, cases: 1 });
  });

  it('counts people who used its URL while it was an alias of a successor', async () => {
    const successor = await buildSignupLink(test.database, { organizationId, title: 'Successor' });
    const joined = await arrive();
    await test.database.redemption.updateMany({
      where: { id: joined.redemption.id },
      data: { signupLinkId: successor.id },
    });
    expect(await undo()).toBeNull();
    await test.database.registration.updateMany({
      where: { membershipId: joined.member.id },
      data: { signupLinkId: successor.id, openedLinkId: link.id },
    });
    expect(await undo()).toMatchObject({ people: 1, cases: 1 });
  });

  it('meets completions that run at the same moment: each is undone now, refused, or undone by the next run', async () => {
    const ready = [];
    for (let n = 0; n < 6; n += 1) ready.push(await readyToComplete(test, link.token));
    const [first, ...answers] = await Promise.all([
      undo(),
      ...ready.map(({ token }) => complete(test.anyone, token)),
    ]);
    for (const answer of answers) expect([201, 409, 410]).toContain(answer.status);
    const second = await undo();
    const ended = (first?.registrations ?? 0) + (second?.registrations ?? 0);
    const disabled = (first?.people ?? 0) + (second?.people ?? 0);
    expect(disabled + ended).toBe(6);
    expect(disabled).toBe(answers.filter(({ status }) => status === 201).length);
    expect(
      await test.database.membership.count({
        where: { organizationId, redemptionId: { not: null }, disabledAt: null },
      }),
    ).toBe(0);
    expect(await undo()).toBeNull();
  });

  it('is done once by two administrators at once', async () => {
    for (let n = 0; n < 3; n += 1) await arrive();
    const manager = await test.signInAs(people.manager);
    const both = await Promise.all([undo(), undo({}, manager)]);
    expect(both.filter((one) => one !== null)).toHaveLength(1);
    expect(await test.database.linkUndoEntry.count({ where: { organizationId } })).toBe(3);
  });

  it('refuses more people than one undo takes, and the preview says so', async () => {
    const { redemption } = await arrive();
    // One use more than an undo takes; whose they are does not matter to the count.
    await test.database.$executeRaw`
      WITH r AS (
        INSERT INTO "Registration" ("organizationId", "signupLinkId", "membershipId", "state", "email", "emailCanonical", "expiresAt", "completedAt", "completionKeyHash")
        SELECT ${organizationId}::uuid, ${link.id}::uuid, ${redemption.membershipId}::uuid, 'completed', n || '@many.example', n || '@many.example', now(), now(), 'key'
        FROM generate_series(1, ${mostUndone}) n RETURNING "id"
      )
      INSERT INTO "Redemption" ("organizationId", "signupLinkId", "registrationId", "membershipId", "settings")
      SELECT ${organizationId}::uuid, ${link.id}::uuid, r."id", ${redemption.membershipId}::uuid, '{}' FROM r`;
    expect(await preview()).toMatchObject({ tooMany: true, people: 0, items: [] });
    expect(await admin.post(undos(), { since: ago(24) })).toMatchObject({
      status: 409,
      code: 'signup_link_undo_too_large',
    });
    expect(await preview(`&until=${ago(0.5)}`)).toMatchObject({ tooMany: false, people: 1 });
  });

  it('keeps to its organization', async () => {
    await arrive();
    const { id: elsewhere } = await buildOrganization(test.database);
    const stranger = await test.signInAs(
      await buildMember(test.database, { organizationId: elsewhere, role: 'admin' }),
    );
    const made = await done();
    expect((await stranger.get(`${undos()}/preview?since=${ago(24)}`)).code).toBe('signup_link_not_found');
    expect((await stranger.post(undos(), { since: ago(24) })).code).toBe('signup_link_not_found');
    expect((await stranger.get(undos())).code).toBe('signup_link_not_found');
    expect((await stranger.get(`${undos()}/${made.id}/entries`)).code).toBe('signup_link_undo_not_found');
    expect((await stranger.post(`${undos()}/${made.id}/restore`)).code).toBe('signup_link_undo_not_found');
  });
});

describe('taking an undo back', () => {
  const restore = (made: LinkUndo, caller = admin) => caller.post(`${undos()}/${made.id}/restore`);

  it('gives back exactly what it took, and only once', async () => {
    const one = await arrive();
    const held = await arrive();
    await test.database.caseRecord.updateMany({ where: { id: held.opened.id }, data: { status: 'on_hold' } });
    const disabledBefore = await arrive(1, { disabledAt: new Date() });
    const made = await done();
    const answer = await restore(made, await test.signInAs(people.manager));
    expect(answer.json<LinkUndo>()).toMatchObject({
      restoredBy: 'Max Manager',
      peopleRestored: 2,
      casesRestored: 3,
      restorable: false,
    });
    expect((await membershipOf(one)).disabledAt).toBeNull();
    expect((await membershipOf(disabledBefore)).disabledAt).not.toBeNull();
    expect((await caseOf(one)).status).toBe('open');
    expect((await caseOf(held)).status).toBe('on_hold');
    expect((await one.caller.get('/cases')).code).toBe('session_required');
    expect(await entriesOf(made, '?notRestored=true')).toEqual([]);
    const events = await test.database.auditEvent.findMany({
      where: { organizationId, action: { in: ['user.enabled', 'signup_link.undo_restored'] } },
    });
    expect(events).toHaveLength(3);

    expect((await restore(made)).json<LinkUndo>()).toMatchObject({ restoredBy: 'Max Manager' });
    expect(await test.database.auditEvent.count({ where: { organizationId, action: 'user.enabled' } })).toBe(
      2,
    );
    // A restored case is untouched again: the next undo takes it.
    expect(await undo()).toMatchObject({ people: 2, cases: 3 });
  });

  it('opens a case whose conflict hold was cleared while it was archived', async () => {
    const { opened, member } = await arrive();
    await test.database.caseRecord.updateMany({ where: { id: opened.id }, data: { status: 'on_hold' } });
    await test.database.caseHold.create({
      data: { organizationId, caseId: opened.id, membershipId: member.id },
    });
    const made = await done();
    const decision = { decision: 'clear', note: 'Another person.' };
    const cleared = await admin.post(`/cases/${opened.id}/hold`, decision);
    expect(cleared.status).toBe(200);
    expect((await restore(made)).json<LinkUndo>()).toMatchObject({ casesRestored: 1 });
    expect((await caseOf({ opened })).status).toBe('open');
    const { details } = await test.database.auditEvent.findFirstOrThrow({
      where: { subjectId: opened.id, action: 'case.changed' },
      orderBy: { id: 'desc' },
    });
    expect(details).toMatchObject({ status: { from: 'archived', to: 'open' } });
  });

  it('leaves and lists what somebody changed since', async () => {
    const again = await arrive();
    const moved = await arrive();
    const notMe = await arrive();
    const made = await done();
    await admin.patch(`/users/${again.member.id}`, { disabled: false });
    await admin.patch(`/users/${again.member.id}`, { disabled: true });
    const { version } = await caseOf(moved);
    await staff.patch(`/cases/${moved.opened.id}`, { version, status: 'closed' });
    await test.database.registration.updateMany({
      where: { membershipId: notMe.member.id },
      data: { disavowedAt: new Date(Date.now() + 1000) },
    });
    expect((await restore(made)).json<LinkUndo>()).toMatchObject({ peopleRestored: 1, casesRestored: 2 });
    expect((await membershipOf(again)).disabledAt).not.toBeNull();
    expect((await membershipOf(notMe)).disabledAt).not.toBeNull();
    expect((await caseOf(moved)).status).toBe('closed');
    const notGiven = await entriesOf(made, '?notRestored=true');
    expect(notGiven.map((entry) => [entry.membershipId, entry.user, entry.case?.outcome])).toEqual(
      expect.arrayContaining([
        [again.member.id, 'not_restored', 'restored'],
        [moved.member.id, 'restored', 'not_restored'],
        [notMe.member.id, 'not_restored', 'restored'],
      ]),
    );
    expect(notGiven).toHaveLength(3);
  });

  it('is refused after 30 days, with its own problem', async () => {
    const one = await arrive();
    const made = await done();
    await test.database.$executeRaw`
      UPDATE "LinkUndo" SET "createdAt" = now() - interval '30 days 1 second' WHERE "id" = ${made.id}::uuid`;
    expect(await restore(made)).toMatchObject({ status: 409, code: 'signup_link_undo_too_old' });
    expect((await membershipOf(one)).disabledAt).not.toBeNull();
    const { items } = (await admin.get(undos())).json<ResponseOf<typeof listLinkUndos>>();
    expect(items[0]).toMatchObject({ restorable: false, restoredAt: null });
  });

  it('works for somebody who went through the whole registration: signed out, refused, let in again', async () => {
    const { caller, completion } = await register(test, link.token);
    const made = await done();
    expect((await caller.get('/cases')).code).toBe('session_required');
    await restore(made);
    const back = await test.database.membership.findFirstOrThrow({
      where: { id: completion.membership.id },
    });
    expect(back.disabledAt).toBeNull();
    expect((await (await test.signInAs(back)).get('/cases')).status).toBe(200);
  });
});
