import type { Completion, RegistrationForDecision, Submission } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMember, buildOrganization, buildSignupLink } from '../../../test/builders.ts';
import { callerWith, createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';
import {
  askForLink,
  bearer,
  complete,
  cookieOf,
  invite,
  newAddress,
  newestToken,
  buildOpenLink,
  passphrase,
  prove,
  readyToComplete,
  startAndVerify,
  register,
} from '../../../test/registration-steps.ts';
import { createToken } from '../../platform/secrets/token.ts';
import { lapseRegistrations } from '../completions/lapse-registrations.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

/** A link that asks for approval, its administrator signed in, and one registration that is pending approval. */
async function buildPendingRegistration(settings: object = {}, ready = readyToComplete) {
  const door = await buildOpenLink(test, { requiresApproval: true, autoCreateCase: true, ...settings });
  const caller = await test.signInAs(door.admin);
  const person = await waits(door.link.token, newAddress(), ready);
  return { ...door, caller, ...person };
}

async function waits(linkToken: string | null, email = newAddress(), ready = readyToComplete) {
  const { token } = await ready(test, linkToken, email);
  const answer = await complete(test.anyone, token);
  expect([answer.status, answer.json<Submission>().state]).toEqual([201, 'pending_approval']);
  return { email, token, answer, registrationId: answer.json<Submission>().registrationId };
}

const approve = (caller: Caller, id: string, signupLinkVersion = 1) =>
  caller.post(`/registrations/${id}/approve`, { signupLinkVersion });
const reject = (caller: Caller, id: string, body: object = { reason: 'Unknown to us' }) =>
  caller.post(`/registrations/${id}/reject`, body);
const rowOf = (id: string) => test.database.registration.findFirstOrThrow({ where: { id } });
const usesOf = async (id: string) =>
  (await test.database.signupLink.findFirstOrThrow({ where: { id } })).uses;
const mailsTo = async (recipient: string) =>
  (await test.database.email.findMany({ where: { recipient }, orderBy: { id: 'asc' } })).map(
    ({ message }) => message,
  );
const actionsOf = async (subjectId: string) =>
  (await test.database.auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(
    ({ action }) => action,
  );

describe('completing through a link with approval', () => {
  it('creates only a registration pending approval, and notifies the administrators', async () => {
    const { answer, registrationId, email, token, link, admin, organizationId } =
      await buildPendingRegistration({}, startAndVerify);

    expect(answer.json()).toEqual({
      state: 'pending_approval',
      registrationId,
      organization: { id: organizationId, name: expect.any(String) },
      submittedAt: expect.any(String),
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
    const row = await rowOf(registrationId);
    expect(row).toMatchObject({
      state: 'pending_approval',
      firstName: 'Léa',
      membershipId: null,
      passwordHash: expect.stringMatching(/^\$argon2id\$/),
    });
    expect(Math.round((row.expiresAt.getTime() - Date.now()) / 86_400_000)).toBe(30);
    const counts = await Promise.all([
      test.database.user.count({ where: { emailCanonical: email } }),
      test.database.membership.count({ where: { organizationId } }),
      test.database.caseRecord.count({ where: { organizationId } }),
      test.database.redemption.count({ where: { organizationId } }),
      usesOf(link.id),
    ]);
    expect(counts).toEqual([0, 1, 0, 0, 0]);
    expect(await mailsTo(email)).toEqual(['personal_link']);
    const [notice] = await test.database.email.findMany({
      where: { recipient: admin.email, message: 'new_registration' },
    });
    expect(notice?.text).toContain(`/signup-links?tab=waiting&registration=${registrationId}`);
    expect(await actionsOf(registrationId)).toEqual(['registration.submitted']);

    const shown = (await test.anyone.get('/public/registration', bearer(token))).json();
    expect(shown).toMatchObject({ state: 'pending_approval', answers: { firstName: null }, account: null });
  });

  it('answers the same request the same, before and after the approval, and never with a session', async () => {
    const { answer, registrationId, token, caller } = await buildPendingRegistration();
    const again = await complete(test.anyone, token);
    expect([again.status, again.text]).toEqual([201, answer.text]);
    expect((await complete(test.anyone, token, { key: 'another key' })).code).toBe(
      'registration_pending_approval',
    );
    await approve(caller, registrationId);
    const after = await complete(test.anyone, token);
    expect([after.status, after.text, after.headers['set-cookie']]).toEqual([201, answer.text, undefined]);
    expect((await complete(test.anyone, token, { key: 'another key' })).code).toBe('registration_completed');
  });

  it('keeps one pending registration of a person who registers again', async () => {
    const { email, link } = await buildPendingRegistration();
    await test.database.rateLimit.deleteMany({});
    const { token } = await askForLink(test, link.token, email);
    expect((await prove(test.anyone, token)).membership).toBe('pending_approval');
    expect((await complete(test.anyone, token)).code).toBe('registration_pending_approval');
  });

  it('of two registrations of one address at once lets one wait', async () => {
    const { link, organizationId, admin } = await buildOpenLink(test, { requiresApproval: true });
    const other = await test.database.signupLink.create({
      data: {
        organizationId,
        title: 'Other',
        allowSignup: true,
        token: createToken('link'),
        createdById: admin.id,
        requiresApproval: true,
      },
    });
    const email = newAddress();
    const one = await readyToComplete(test, link.token, email);
    await test.database.rateLimit.deleteMany({});
    const two = await readyToComplete(test, link.token, newAddress());
    await test.database.registration.updateMany({
      where: { signupLinkId: link.id, email: two.email },
      data: { signupLinkId: other.id, emailCanonical: email },
    });
    const answers = await Promise.all([complete(test.anyone, one.token), complete(test.anyone, two.token)]);
    expect(answers.map(({ status, code }) => code ?? status).sort()).toEqual([
      201,
      'registration_pending_approval',
    ]);
  });

  it('shows this to the visitor beforehand', async () => {
    const { link, token } = await buildPendingRegistration();
    expect((await test.anyone.get(`/public/signup-links/${link.token}`)).json()).toMatchObject({
      requiresApproval: true,
    });
    expect((await test.anyone.get('/public/registration', bearer(token))).json()).toMatchObject({
      requiresApproval: true,
    });
  });
});

describe('approve', () => {
  it('does what the person’s own completion would have done', async () => {
    const { registrationId, email, caller, admin, link, organizationId } = await buildPendingRegistration(
      {},
      startAndVerify,
    );
    const answer = await caller.post(`/registrations/${registrationId}/approve`, {
      signupLinkVersion: 1,
      reason: 'Met at the fair',
    });
    expect([answer.status, answer.json()]).toMatchObject([
      200,
      { state: 'completed', decidedBy: expect.any(String), decisionReason: 'Met at the fair' },
    ]);
    const user = await test.database.user.findUniqueOrThrow({
      where: { emailCanonical: email },
      include: {
        accounts: true,
        memberships: { include: { redemption: { include: { caseRecord: true } } } },
      },
    });
    expect(user).toMatchObject({ firstName: 'Léa', accounts: [{ providerId: 'credential' }] });
    expect(user.memberships).toMatchObject([
      {
        role: 'client',
        redemption: { registrationId, signupLinkId: link.id, caseRecord: { status: 'open' } },
      },
    ]);
    expect(await rowOf(registrationId)).toMatchObject({
      state: 'completed',
      membershipId: user.memberships[0]?.id,
      decidedById: admin.id,
      passwordHash: null,
      consentedAt: expect.any(Date),
    });
    expect(await usesOf(link.id)).toBe(1);
    expect(await mailsTo(email)).toEqual(['personal_link', 'welcome']);
    expect(await test.database.email.count({ where: { organizationId, message: 'new_registration' } })).toBe(
      1,
    );
    expect(await actionsOf(registrationId)).toEqual([
      'registration.submitted',
      'registration.approved',
      'registration.completed',
    ]);
    const signIn = await test.anyone.post('/session', { email, password: passphrase });
    expect(signIn.status).toBe(200);
  });

  it('twice changes nothing the second time', async () => {
    const { registrationId, caller, link } = await buildPendingRegistration();
    const answers = await Promise.all([approve(caller, registrationId), approve(caller, registrationId)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await usesOf(link.id)).toBe(1);
    expect((await reject(caller, registrationId)).code).toBe('registration_not_waiting');
  });

  it.each(['revoked', 'full'] as const)(
    'through a %s link is refused, and the person waits on',
    async (end) => {
      const { registrationId, caller, link } = await buildPendingRegistration({ useLimit: 1 });
      await test.database.signupLink.updateMany({
        where: { id: link.id },
        data: end === 'revoked' ? { revokedAt: new Date() } : { uses: 1 },
      });
      expect((await approve(caller, registrationId)).code).toBe(`signup_link_${end}`);
      expect((await rowOf(registrationId)).state).toBe('pending_approval');
      if (end === 'revoked') return;
      await caller.patch(`/signup-links/${link.id}`, { version: 1, useLimit: 2 });
      expect((await approve(caller, registrationId, 2)).status).toBe(200);
    },
  );

  it.each([
    ['paused', { allowSignup: false }],
    ['expired', { expiresAt: new Date(Date.now() - 1000) }],
  ])('through a %s link works: the person came in time', async (_, data) => {
    const { registrationId, caller, link } = await buildPendingRegistration();
    await test.database.signupLink.updateMany({ where: { id: link.id }, data });
    expect((await approve(caller, registrationId)).status).toBe(200);
  });

  it('after a replacement spends a place of the successor', async () => {
    const { registrationId, caller, link } = await buildPendingRegistration({ useLimit: 3 });
    const { id: successorId } = (await caller.post(`/signup-links/${link.id}/replace`, { version: 1 })).json<{
      id: string;
    }>();
    const shown = (await caller.get(`/registrations/${registrationId}`)).json<RegistrationForDecision>();
    expect(shown.signupLink).toMatchObject({ id: successorId, version: 2 });
    expect((await approve(caller, registrationId, 2)).status).toBe(200);
    expect([await usesOf(link.id), await usesOf(successorId)]).toEqual([0, 1]);
    // Still in the list of the URL that the person opened.
    expect(await rowOf(registrationId)).toMatchObject({ signupLinkId: successorId, openedLinkId: link.id });
  });

  it('on settings that were seen before a replacement is refused', async () => {
    const { registrationId, caller, link } = await buildPendingRegistration();
    const staff = { joinsAs: 'staff', useLimit: 5, expiresInDays: 7 };
    expect((await caller.patch(`/signup-links/${link.id}`, { version: 1, ...staff })).status).toBe(200);
    expect((await caller.post(`/signup-links/${link.id}/replace`, { version: 2 })).status).toBe(201);
    for (const seen of [1, 2])
      expect((await approve(caller, registrationId, seen)).code).toBe('signup_link_changed');
    expect(await rowOf(registrationId)).toMatchObject({ state: 'pending_approval', membershipId: null });
  });

  it('on settings that were not seen is refused', async () => {
    const { registrationId, caller, link } = await buildPendingRegistration();
    await caller.patch(`/signup-links/${link.id}`, { version: 1, autoCreateCase: false });
    expect((await approve(caller, registrationId)).code).toBe('signup_link_changed');
    expect((await approve(caller, registrationId, 2)).status).toBe(200);
  });

  it('joins the account whose owner asked, and no other', async () => {
    const elsewhere = await buildOpenLink(test);
    const { email, caller: owner } = await register(test, elsewhere.link.token);
    const { link, admin } = await buildOpenLink(test, { requiresApproval: true });
    await test.database.rateLimit.deleteMany({});
    const { token } = await readyToComplete(test, link.token, email);
    const asked = await complete(owner, token, { password: undefined });
    const id = asked.json<Submission>().registrationId;
    const caller = await test.signInAs(admin);
    expect((await caller.get(`/registrations/${id}`)).json()).toMatchObject({ hasAccount: true });
    expect((await approve(caller, id)).status).toBe(200);
    expect(await test.database.user.count({ where: { emailCanonical: email } })).toBe(1);
  });

  it('refuses an address that has got an account meanwhile', async () => {
    const { registrationId, caller, email } = await buildPendingRegistration();
    const { id: organizationId } = await buildOrganization(test.database);
    const other = await buildMember(test.database, { organizationId, email });
    await test.database.user.update({ where: { id: other.userId }, data: { activatedAt: new Date() } });
    expect((await approve(caller, registrationId)).code).toBe('registration_account_changed');
    expect((await reject(caller, registrationId)).status).toBe(200);
  });

  it('refuses a person who has become a member meanwhile', async () => {
    const { registrationId, caller, email, organizationId } = await buildPendingRegistration();
    await buildMember(test.database, { organizationId, email });
    expect((await approve(caller, registrationId)).code).toBe('user_already_member');
  });
});

describe('reject', () => {
  it('erases the answers and the credential, keeps the reason for administrators, and notifies the person', async () => {
    const { registrationId, caller, email, admin, link, token } = await buildPendingRegistration();
    const answer = await reject(caller, registrationId, {
      reason: 'Conflict with another case',
      message: 'We cannot help you at present.',
    });
    expect([answer.status, answer.json()]).toMatchObject([
      200,
      { state: 'rejected', firstName: null, decisionReason: 'Conflict with another case' },
    ]);
    expect(await rowOf(registrationId)).toMatchObject({
      email,
      firstName: null,
      lastName: null,
      passwordHash: null,
      rejectedAt: expect.any(Date),
      decidedById: admin.id,
    });
    expect(await usesOf(link.id)).toBe(0);
    expect(await test.database.user.count({ where: { emailCanonical: email } })).toBe(0);
    const refusal = await test.database.email.findFirstOrThrow({
      where: { recipient: email, message: 'registration_refused' },
    });
    expect(refusal.text).toContain('We cannot help you at present.');
    expect(`${refusal.html}${refusal.text}`).not.toContain('Conflict');
    const events = await test.database.auditEvent.findMany({ where: { subjectId: registrationId } });
    expect(JSON.stringify(events)).not.toMatch(/Conflict|Léa/);
    expect(await actionsOf(registrationId)).toEqual(['registration.submitted', 'registration.rejected']);
    const notices = await test.database.email.findMany({
      where: { message: 'new_registration', text: { contains: email } },
    });
    expect(notices).toEqual([]);
    expect((await test.anyone.get('/public/registration', bearer(token))).json()).toMatchObject({
      state: 'rejected',
    });
    expect((await reject(caller, registrationId)).status).toBe(200);
    expect((await approve(caller, registrationId)).code).toBe('registration_not_waiting');
    const listed = await caller.get(`/signup-links/${link.id}/registrations`);
    expect(listed.json()).toMatchObject({ items: [{ decisionReason: 'Conflict with another case' }] });
  });

  it('needs a reason', async () => {
    const { registrationId, caller } = await buildPendingRegistration();
    expect((await reject(caller, registrationId, { reason: ' ' })).json()).toMatchObject({
      errors: [{ path: 'reason', code: 'required' }],
    });
  });

  it('by a discreet link’s mail names nobody', async () => {
    const { registrationId, caller, email } = await buildPendingRegistration({ discreet: true });
    await reject(caller, registrationId, { reason: 'x', message: 'Cabinet words' });
    const mail = await test.database.email.findFirstOrThrow({
      where: { recipient: email, message: 'registration_refused' },
    });
    expect(mail.text).not.toContain('Cabinet');
  });
});

describe('two approvals at once', () => {
  it('hands out the last place once', async () => {
    const { link, caller, registrationId } = await buildPendingRegistration({ useLimit: 1 });
    const { registrationId: other } = await waits(link.token);
    const answers = await Promise.all([approve(caller, registrationId), approve(caller, other)]);
    expect(answers.map(({ status, code }) => code ?? status).sort()).toEqual([200, 'signup_link_full']);
    expect(await usesOf(link.id)).toBe(1);
  });
});

describe('while it waits', () => {
  it('the person sees nothing of the organization', async () => {
    const { email, token } = await buildPendingRegistration();
    expect((await test.anyone.post('/session', { email, password: passphrase })).code).toBe(
      'session_credentials_wrong',
    );
    for (const path of ['/users', '/cases', '/registrations', '/profile'])
      expect((await test.anyone.get(path, bearer(token))).code).toBe('session_required');
  });

  it('it can be withdrawn, and nothing of the person stays', async () => {
    const { registrationId, token, email } = await buildPendingRegistration();
    expect((await test.anyone.post('/public/registration/withdraw', undefined, bearer(token))).status).toBe(
      204,
    );
    expect(await rowOf(registrationId)).toMatchObject({ state: 'withdrawn', email: '', passwordHash: null });
    expect(await test.database.email.count({ where: { text: { contains: email } } })).toBe(0);
  });

  it('it lapses after 30 days, and the person is notified once', async () => {
    const { registrationId, caller, email } = await buildPendingRegistration();
    await test.database.registration.updateMany({
      where: { id: registrationId },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    expect((await approve(caller, registrationId)).code).toBe('registration_not_waiting');
    expect((await caller.get('/registrations')).json()).toMatchObject({ items: [] });
    const [one, two] = await Promise.all([
      lapseRegistrations(test.context),
      lapseRegistrations(test.context),
    ]);
    expect((one ?? 0) + (two ?? 0)).toBeGreaterThanOrEqual(1);
    expect(await rowOf(registrationId)).toMatchObject({
      state: 'expired',
      firstName: null,
      passwordHash: null,
    });
    expect((await mailsTo(email)).filter((message) => message === 'registration_refused')).toHaveLength(1);
    expect(await actionsOf(registrationId)).toEqual(['registration.submitted', 'registration.lapsed']);
  });

  it('a person whose registration lapsed may begin again at once, before the scheduled cleanup', async () => {
    const { registrationId, link, email } = await buildPendingRegistration();
    await test.database.registration.updateMany({
      where: { id: registrationId },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    await test.database.rateLimit.deleteMany({});
    const again = await waits(link.token, email);
    expect(again.registrationId).not.toBe(registrationId);
    expect(await rowOf(registrationId)).toMatchObject({
      state: 'expired',
      passwordHash: null,
      completionRequestHash: null,
    });
  });

  it('the mail about its end is as discreet as the link that took the place of a replaced one', async () => {
    const { registrationId, caller, link, email, organizationId } = await buildPendingRegistration();
    const successor = (await caller.post(`/signup-links/${link.id}/replace`, { version: 1 })).json<{
      id: string;
    }>();
    await caller.patch(`/signup-links/${successor.id}`, { version: 2, discreet: true });
    await test.database.registration.updateMany({
      where: { id: registrationId },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    await lapseRegistrations(test.context);
    const { name } = await test.database.organization.findUniqueOrThrow({ where: { id: organizationId } });
    const mail = await test.database.email.findFirstOrThrow({
      where: { recipient: email, message: 'registration_refused' },
    });
    expect(`${mail.subject} ${mail.senderName} ${mail.text}`).not.toContain(name);
  });

  it('it ends without a mail when the person joins another way', async () => {
    const { registrationId, organizationId, admin, email } = await buildPendingRegistration();
    const open = await buildSignupLink(test.database, {
      organizationId,
      createdById: admin.id,
      token: createToken('link'),
    });
    await test.database.rateLimit.deleteMany({});
    await register(test, open.token, email);
    expect(await rowOf(registrationId)).toMatchObject({
      state: 'expired',
      firstName: null,
      passwordHash: null,
      completionRequestHash: null,
    });
    expect(await mailsTo(email)).not.toContain('registration_refused');
    expect(await actionsOf(registrationId)).toEqual(['registration.submitted', 'registration.lapsed']);
    const notice = await test.database.email.findFirstOrThrow({
      where: { idempotencyKey: { startsWith: `new_registration:${registrationId}:` } },
    });
    expect([notice.recipient, notice.text]).toEqual(['', '']);
  });

  it('nothing stays in the notice to somebody who is no administrator any more', async () => {
    const { token, registrationId, admin } = await buildPendingRegistration();
    await test.database.membership.updateMany({ where: { id: admin.id }, data: { role: 'client' } });
    await test.anyone.post('/public/registration/withdraw', undefined, bearer(token));
    expect(await rowOf(registrationId)).toMatchObject({ state: 'withdrawn', completionRequestHash: null });
    const notices = await test.database.email.findMany({
      where: { idempotencyKey: { startsWith: `new_registration:${registrationId}:` } },
    });
    expect(notices.map(({ recipient, text }) => [recipient, text])).toEqual([['', '']]);
  });

  it('the queue lists the oldest first, in pages, and only the organization’s own', async () => {
    const { link, caller, registrationId } = await buildPendingRegistration();
    const { registrationId: second } = await waits(link.token);
    await buildPendingRegistration();
    const first = (await caller.get('/registrations?limit=1')).json<{
      items: RegistrationForDecision[];
      nextCursor: string;
    }>();
    expect(first.items).toMatchObject([
      { id: registrationId, firstName: 'Léa', joinsAs: 'client', caseRole: 'client', hasAccount: false },
    ]);
    const next = await caller.get(`/registrations?limit=1&cursor=${first.nextCursor}`);
    expect(next.json()).toMatchObject({ items: [{ id: second }], nextCursor: null });
  });

  it('the queue shows everything that a decision needs', async () => {
    const { caller, link } = await buildPendingRegistration();
    const role = { name: 'Observer', mayView: true, mayChange: false, mayManageParticipants: false };
    const { items } = (await caller.post('/case-roles', role)).json<{ items: { id: string }[] }>();
    await caller.patch(`/signup-links/${link.id}`, { version: 1, customCaseRoleId: items[0]?.id });
    const { email } = await waits(link.token, `visitor.${Date.now()}@mailinator.com`);
    const second = newAddress();
    await invite(test, caller, link.id, [{ email: second }]);
    const token = await newestToken(test, second);
    await prove(test.anyone, token);
    expect((await complete(test.anyone, token)).status).toBe(201);
    const queue = (await caller.get('/registrations')).json<{ items: RegistrationForDecision[] }>().items;
    expect(queue.slice(1)).toMatchObject([
      {
        email,
        throwawayEmail: true,
        origin: 'link',
        invitedBy: null,
        caseRole: 'client',
        customCaseRole: 'Observer',
      },
      {
        email: second,
        throwawayEmail: false,
        origin: 'invitation',
        invitedBy: expect.stringMatching(/Number/),
      },
    ]);
  });

  it('is decided by nobody of another organization', async () => {
    const { registrationId } = await buildPendingRegistration();
    const { admin } = await buildOpenLink(test);
    const stranger = await test.signInAs(admin);
    expect((await stranger.get(`/registrations/${registrationId}`)).code).toBe('registration_unknown');
    expect((await approve(stranger, registrationId)).code).toBe('registration_unknown');
    expect((await reject(stranger, registrationId)).code).toBe('registration_unknown');
  });
});

describe('a link that gives staff rights', () => {
  const soon = () => new Date(Date.now() + 6 * 86_400_000);
  const guarded = () => ({
    joinsAs: 'staff',
    useLimit: 10,
    expiresAt: soon().toISOString(),
    allowedEmailDomains: ['example.com'],
  });
  const errorsOf = (answer: { json<T>(): T }) =>
    (answer.json<{ errors?: { path: string; code: string }[] }>().errors ?? []).map(({ path, code }) => [
      path,
      code,
    ]);

  it.each([
    ['joins as staff', { joinsAs: 'staff' }],
    ['opens cases with the role staff', { autoCreateCase: true, caseRole: 'staff' }],
  ])('needs its limits when it %s', async (_, rights) => {
    const { admin, link } = await buildOpenLink(test);
    const caller = await test.signInAs(admin);
    const needed = [
      ['useLimit', 'staff_use_limit_needed'],
      ['expiresAt', 'staff_end_needed'],
      ['requiresApproval', 'staff_approval_needed'],
    ];
    expect(errorsOf(await caller.post('/signup-links', { title: 'Staff', ...rights }))).toEqual(needed);
    expect(errorsOf(await caller.patch(`/signup-links/${link.id}`, { version: 1, ...rights }))).toEqual(
      needed,
    );
    const { joinsAs: _joinsAs, ...limits } = guarded();
    expect((await caller.post('/signup-links', { title: 'Staff', ...rights, ...limits })).status).toBe(201);
    expect(
      (await caller.patch(`/signup-links/${link.id}`, { version: 1, ...rights, ...limits })).status,
    ).toBe(200);
  });

  it.each([
    [{ useLimit: 11 }, 'useLimit'],
    [{ useLimit: null }, 'useLimit'],
    [{ expiresAt: null }, 'expiresAt'],
    [{ expiresAt: new Date(Date.now() + 8 * 86_400_000).toISOString() }, 'expiresAt'],
    [{ allowedEmailDomains: [] }, 'requiresApproval'],
  ])('refuses to lose them: %j', async (change, path) => {
    const { admin } = await buildOpenLink(test);
    const caller = await test.signInAs(admin);
    const { id } = (await caller.post('/signup-links', { title: 'Staff', ...guarded() })).json<{
      id: string;
    }>();
    const refused = await caller.patch(`/signup-links/${id}`, { version: 1, ...change });
    expect(errorsOf(refused).map(([at]) => at)).toEqual([path]);
    expect((await caller.patch(`/signup-links/${id}`, { version: 1, title: 'Renamed' })).status).toBe(200);
  });

  it('needs its limits to be switched on or replaced', async () => {
    const { admin, link } = await buildOpenLink(test, { joinsAs: 'staff', uses: 4, allowSignup: false });
    const caller = await test.signInAs(admin);
    for (const answer of [
      await caller.patch(`/signup-links/${link.id}`, { version: 1, allowSignup: true }),
      await caller.post(`/signup-links/${link.id}/replace`, { version: 1 }),
    ])
      expect(errorsOf(answer)).toContainEqual(['expiresAt', 'staff_end_needed']);
    const { joinsAs: _, ...limits } = guarded();
    const on = await caller.patch(`/signup-links/${link.id}`, { version: 1, allowSignup: true, ...limits });
    expect(on.status).toBe(200);
  });

  it('lets people in while its maker may grant it, and has them wait afterwards', async () => {
    const { admin, organizationId, link: other } = await buildOpenLink(test);
    const maker = await buildMember(test.database, { organizationId, role: 'manager' });
    const caller = await test.signInAs(maker);
    const made = (
      await caller.post('/signup-links', { title: 'Staff', allowSignup: true, ...guarded() })
    ).json<{ id: string; url: string }>();
    const linkToken = made.url.split('/').at(-1) ?? '';
    const { completion } = await register(test, linkToken);
    expect(completion.membership.role).toBe('staff');

    const { token } = await readyToComplete(test, linkToken);
    await test.database.membership.updateMany({ where: { id: maker.id }, data: { role: 'staff' } });
    const submitted = await complete(test.anyone, token);
    expect(submitted.json<Submission>().state).toBe('pending_approval');
    const administrator = await test.signInAs(admin);
    expect((await administrator.get(`/signup-links/${made.id}`)).json()).toMatchObject({ grantLapsed: true });
    const { registrationId } = submitted.json<Submission>();
    expect((await administrator.get(`/registrations/${registrationId}`)).json()).toMatchObject({
      grantLapsed: true,
      joinsAs: 'staff',
    });
    expect((await approve(administrator, registrationId)).status).toBe(200);
    expect(other.id).not.toBe(made.id);

    // An administrator who switches it on again vouches for it.
    await administrator.patch(`/signup-links/${made.id}`, { version: 1, allowSignup: false });
    await administrator.patch(`/signup-links/${made.id}`, { version: 2, allowSignup: true });
    expect((await register(test, linkToken)).completion.membership.role).toBe('staff');
  });

  it('checks the grant in the statement that gives it', async () => {
    const { admin, link, organizationId } = await buildOpenLink(test, {
      joinsAs: 'staff',
      useLimit: 10,
      expiresAt: soon(),
      allowedEmailDomains: ['example.com'],
    });
    const people = await Promise.all([1, 2, 3, 4].map(() => readyToComplete(test, link.token)));
    const [, ...answers] = await Promise.all([
      test.database.membership.updateMany({ where: { id: admin.id }, data: { disabledAt: new Date() } }),
      ...people.map(({ token }) => complete(test.anyone, token)),
    ]);
    for (const answer of answers) expect(answer.status, answer.text).toBe(201);
    const joined = answers.filter((answer) => answer.json<Completion | Submission>().state === 'completed');
    expect(await test.database.membership.count({ where: { organizationId, role: 'staff' } })).toBe(
      joined.length,
    );
    const late = await readyToComplete(test, link.token);
    const answer = await complete(callerWith(test.app, ''), late.token);
    expect([answer.json<Submission>().state, cookieOf(answer)]).toEqual(['pending_approval', '']);
  });
});
