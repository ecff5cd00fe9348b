import type { Completion, Registration } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMember } from '../../../test/builders.ts';
import { secondInstance } from '../../../test/second-instance.ts';
import { callerWith, createTestApp, type TestApp } from '../../../test/test-app.ts';
import {
  askForLink,
  bearer,
  complete,
  cookieOf,
  newAddress,
  buildOpenLink,
  passphrase,
  prove,
  readyToComplete,
  register,
} from '../../../test/registration-steps.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

describe('a new person completes', () => {
  it('becomes a user, a member and the client of a case, with mails and an audit trail', async () => {
    const { link, admin, organizationId } = await buildOpenLink(test, {
      autoCreateCase: true,
      caseRole: 'client',
      caseTitlePattern: 'Intake {lastName}, {firstName}',
    });
    const { email, token } = await readyToComplete(test, link.token);

    const answer = await complete(test.anyone, token);

    expect(answer.status).toBe(201);
    const completion = answer.json<Completion>();
    expect(completion).toMatchObject({
      user: { email, firstName: 'Léa', lastName: 'Martin' },
      membership: { role: 'client' },
      case: {
        title: 'Intake Martin, Léa',
        caseRole: 'client',
        reference: expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/),
      },
    });
    const user = await test.database.user.findUniqueOrThrow({
      where: { emailCanonical: email },
      include: { accounts: true },
    });
    expect(user.accounts).toMatchObject([
      {
        providerId: 'credential',
        accountId: user.id,
        password: expect.stringMatching(/^\$argon2id\$/),
      },
    ]);
    const membership = await test.database.membership.findFirstOrThrow({
      where: { id: completion.membership.id },
      include: { redemption: { include: { caseRecord: { include: { participants: true } } } } },
    });
    expect(membership).toMatchObject({
      organizationId,
      role: 'client',
      disabledAt: null,
      joinedAt: expect.any(Date),
    });
    expect(membership.redemption).toMatchObject({
      signupLinkId: link.id,
      settings: { autoCreateCase: true, caseRole: 'client', use: 1 },
    });
    expect(membership.redemption?.caseRecord).toMatchObject({
      id: completion.case?.id,
      status: 'open',
      participants: [{ membershipId: membership.id, caseRole: 'client' }],
    });
    expect(await usesOf(link.id)).toBe(1);

    const mails = await test.database.email.findMany({
      where: { organizationId, message: { in: ['welcome', 'new_registration'] } },
    });
    expect(mails.map(({ message, recipient }) => [message, recipient]).sort()).toEqual([
      ['new_registration', admin.email],
      ['welcome', email],
    ]);
    const enqueued = test.jobs.map(({ data }) => ('emailId' in data ? data.emailId : null));
    expect(mails.every(({ id }) => enqueued.includes(id))).toBe(true);
    const events = await test.database.auditEvent.findMany({
      where: { organizationId },
      select: { action: true },
    });
    expect(events.map(({ action }) => action).sort()).toEqual([
      'case.opened_by_signup',
      'registration.completed',
      'user.joined',
    ]);
  });

  it('has the password hashed at OWASP’s cost unless something else is injected', async () => {
    const { link } = await buildOpenLink(test);
    const { email, token } = await readyToComplete(test, link.token);
    const production = await secondInstance(test, { productionPasswords: true });
    expect((await complete(production.anyone, token)).status).toBe(201);
    await production.close();
    const { accounts } = await test.database.user.findUniqueOrThrow({
      where: { emailCanonical: email },
      include: { accounts: true },
    });
    expect(accounts[0]?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('is signed in by the answer', async () => {
    const { link } = await buildOpenLink(test);
    const { caller, email } = await register(test, link.token);
    expect((await caller.get('/session')).json()).toMatchObject({
      user: { email },
      memberships: [{ role: 'client' }],
    });
  });

  it.each([
    { autoCreateCase: false, joinsAs: 'client', caseRole: 'client', opened: null },
    { autoCreateCase: true, joinsAs: 'client', caseRole: 'staff', opened: { caseRole: 'staff' } },
    { autoCreateCase: true, joinsAs: 'staff', caseRole: 'client', opened: { caseRole: 'client' } },
  ] as const)(
    'as the link says: $joinsAs, case $autoCreateCase as $caseRole',
    async ({ opened, ...settings }) => {
      const { link } = await buildOpenLink(test, settings);
      const { completion } = await register(test, link.token);
      expect(completion.membership.role).toBe(settings.joinsAs);
      expect(completion.case).toEqual(opened && expect.objectContaining(opened));
      expect(await test.database.caseRecord.count({ where: { organizationId: link.organizationId } })).toBe(
        opened ? 1 : 0,
      );
    },
  );

  it('takes the settings in force at completion, and keeps them', async () => {
    const { link } = await buildOpenLink(test, { joinsAs: 'client', autoCreateCase: false });
    const { token } = await readyToComplete(test, link.token);
    await test.database.signupLink.updateMany({
      where: { id: link.id },
      data: { joinsAs: 'staff', autoCreateCase: true, version: 2 },
    });
    const completion = (await complete(test.anyone, token)).json<Completion>();
    expect(completion).toMatchObject({ membership: { role: 'staff' }, case: { caseRole: 'client' } });
    await test.database.signupLink.updateMany({
      where: { id: link.id },
      data: { joinsAs: 'client', version: 3 },
    });
    const redemption = await test.database.redemption.findFirstOrThrow({ where: { signupLinkId: link.id } });
    expect(redemption.settings).toMatchObject({ joinsAs: 'staff', version: 2 });
  });
});

describe('the same request again', () => {
  it('answers the same bytes and creates nothing', async () => {
    const { link } = await buildOpenLink(test, { autoCreateCase: true });
    const { token, email } = await readyToComplete(test, link.token);
    const first = await complete(test.anyone, token);
    const again = await complete(test.anyone, token);
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(await usesOf(link.id)).toBe(1);
    expect(await test.database.user.count({ where: { emailCanonical: email } })).toBe(1);
    // A lost response must not leave the person signed out.
    expect((await callerWith(test.app, cookieOf(again)).get('/session')).json()).toMatchObject({
      user: { email },
    });
  });

  it('does not start a session an hour later: the mail may have been forwarded', async () => {
    const { link } = await buildOpenLink(test);
    const { token, completion } = await register(test, link.token);
    await test.database.registration.updateMany({
      where: { id: completion.registrationId },
      data: { completedAt: new Date(Date.now() - 3_600_000) },
    });
    const again = await complete(test.anyone, token);
    expect([again.status, cookieOf(again)]).toEqual([201, '']);
  });

  it('refuses another body under the same key', async () => {
    const { link } = await buildOpenLink(test);
    const { token } = await register(test, link.token);
    const other = await complete(test.anyone, token, { newsletter: true });
    expect([other.status, other.code]).toEqual([422, 'registration_key_reused']);
  });

  it('refuses another key', async () => {
    const { link } = await buildOpenLink(test);
    const { token } = await register(test, link.token);
    const other = await complete(test.anyone, token, { key: 'another-key' });
    expect([other.status, other.code]).toEqual([410, 'registration_completed']);
    expect(cookieOf(other)).toBe('');
  });

  it('wins once from 16 tabs at once', async () => {
    const { link, organizationId } = await buildOpenLink(test, { autoCreateCase: true });
    const { token } = await readyToComplete(test, link.token);
    const answers = await Promise.all(Array.from({ length: 16 }, () => complete(test.anyone, token)));
    const bodies = new Set(answers.filter(({ status }) => status === 201).map(({ text }) => text));
    expect(bodies.size).toBe(1);
    // The password queue may be full for some; no other answer is possible.
    expect(answers.every(({ status }) => status === 201 || status === 503)).toBe(true);
    expect(await usesOf(link.id)).toBe(1);
    expect(await test.database.caseRecord.count({ where: { organizationId } })).toBe(1);
    expect(await test.database.email.count({ where: { organizationId, message: 'welcome' } })).toBe(1);
  });
});

describe('what closed in between', () => {
  it.each([
    ['paused', { allowSignup: false }, 'signup_link_paused'],
    ['scheduled', { opensAt: new Date(Date.now() + 86_400_000) }, 'signup_link_scheduled'],
    ['expired', { expiresAt: new Date(Date.now() - 1000) }, 'signup_link_expired'],
    ['full', { useLimit: 1, uses: 1 }, 'signup_link_full'],
    ['replaced', { replacedAt: new Date() }, 'signup_link_replaced'],
    ['revoked', { revokedAt: new Date() }, 'signup_link_revoked'],
    ['of other domains', { allowedEmailDomains: ['durand.example'] }, 'signup_link_email_domain_refused'],
  ])('a link that is %s refuses and spends nothing', async (_, change, code) => {
    const { link, organizationId } = await buildOpenLink(test);
    const { token } = await readyToComplete(test, link.token);
    const [changed] = await test.database.signupLink.updateManyAndReturn({
      where: { id: link.id },
      data: change,
    });
    const answer = await complete(test.anyone, token);
    expect(answer.code).toBe(code);
    expect(await usesOf(link.id)).toBe(changed?.uses);
    expect(await test.database.membership.count({ where: { organizationId } })).toBe(1);
    // Nothing is lost: the same person continues once it opens again.
    await test.database.signupLink.updateMany({
      where: { id: link.id },
      data: {
        allowSignup: true,
        opensAt: null,
        expiresAt: null,
        useLimit: null,
        replacedAt: null,
        revokedAt: null,
        allowedEmailDomains: [],
      },
    });
    expect((await complete(test.anyone, token)).status).toBe(201);
  });

  it('a registration that expired', async () => {
    const { link } = await buildOpenLink(test);
    const { token, email } = await readyToComplete(test, link.token);
    await test.database.registration.updateMany({
      where: { email },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect((await complete(test.anyone, token)).code).toBe('registration_expired');
    expect(await usesOf(link.id)).toBe(0);
  });
});

describe('an address that has an account', () => {
  it('learns of the account only after verifying the mailbox, and joins signed in; the account does not change', async () => {
    const elsewhere = await buildOpenLink(test);
    const { email, caller } = await register(test, elsewhere.link.token);
    const account = await accountOf(email);
    const { link, organizationId } = await buildOpenLink(test, { autoCreateCase: true, joinsAs: 'staff' });

    const { token } = await askForLink(test, link.token, `${email.replace('visitor', 'VISITOR')}`).catch(() =>
      askLater(link.token, email),
    );
    const before = (await test.anyone.get('/public/registration', bearer(token))).json<Registration>();
    expect([before.account, before.membership]).toEqual([null, null]);
    await test.anyone.post('/public/registration/verify', undefined, bearer(token));
    await test.anyone.patch(
      '/public/registration',
      { firstName: 'Mallory', lastName: 'Overwrite', phone: '+33 1 00 00 00 00' },
      bearer(token),
    );
    expect((await test.anyone.get('/public/registration', bearer(token))).json<Registration>().account).toBe(
      'exists',
    );

    expect((await complete(test.anyone, token, { password: 'another long password entirely' })).code).toBe(
      'registration_sign_in_required',
    );
    const joined = await complete(caller, token);
    expect(joined.status).toBe(201);
    expect(joined.json<Completion>()).toMatchObject({
      user: { firstName: 'Léa' },
      membership: { role: 'staff' },
      case: { title: 'Léa Martin' },
    });
    expect(await accountOf(email)).toEqual(account);
    expect(await test.database.membership.count({ where: { organizationId } })).toBe(2);
  });

  it('does not let another signed-in person join in its place', async () => {
    const { link } = await buildOpenLink(test);
    const { email } = await register(test, link.token);
    const other = await register(test, link.token);
    const second = await buildOpenLink(test);
    const { token } = await askLater(second.link.token, email);
    await prove(other.caller, token);
    expect((await complete(other.caller, token)).code).toBe('registration_sign_in_required');
    expect(await usesOf(second.link.id)).toBe(0);
  });

  it('that belongs already gets no second case', async () => {
    const { link, organizationId } = await buildOpenLink(test, { autoCreateCase: true });
    const { email, caller } = await register(test, link.token);
    const { token } = await askLater(link.token, email);
    const seen = await prove(caller, token);
    expect(seen.membership).toBe('active');
    expect((await complete(caller, token)).code).toBe('registration_membership_exists');
    expect(await test.database.caseRecord.count({ where: { organizationId } })).toBe(1);
    expect(await usesOf(link.id)).toBe(1);
  });

  it('whose access was ended does not get it back through a link', async () => {
    const { link } = await buildOpenLink(test);
    const { email, completion } = await register(test, link.token);
    await test.database.membership.updateMany({
      where: { id: completion.membership.id },
      data: { disabledAt: new Date() },
    });
    const { token } = await askLater(link.token, email);
    await prove(test.anyone, token);
    expect((await complete(test.anyone, token)).code).toBe('registration_membership_disabled');
  });

  it('goes to one of two links completed at once', async () => {
    const [one, other] = [
      await buildOpenLink(test, { autoCreateCase: true }),
      await buildOpenLink(test, { autoCreateCase: true }),
    ];
    const email = newAddress();
    const first = await readyToComplete(test, one.link.token, email);
    const second = await askLater(other.link.token, email);
    await prove(test.anyone, second.token);
    const answers = await Promise.all([
      complete(test.anyone, first.token),
      complete(test.anyone, second.token),
    ]);
    expect(answers.map(({ status, code }) => code ?? status).sort()).toEqual([
      201,
      'registration_sign_in_required',
    ]);
    expect(await test.database.user.count({ where: { emailCanonical: email } })).toBe(1);
    expect((await usesOf(one.link.id)) + (await usesOf(other.link.id))).toBe(1);
  });
});

describe('bad input is reported next to its field and loses nothing', () => {
  it.each([
    [{ password: undefined }, 'password', 'required'],
    [{ password: 'short' }, 'password', 'password_too_short'],
    [{ password: 'x'.repeat(129) }, 'password', 'password_too_long'],
    [{ password: 'passwordpassword' }, 'password', 'password_too_common'],
    [{ password: 'LéaMartin2026!!' }, 'password', 'password_contains_name'],
    [{ role: 'admin' }, 'role', 'unknown_field'],
    [{ email: 'mallory@example.com' }, 'email', 'unknown_field'],
    [{ newsletter: 'yes' }, 'newsletter', 'invalid'],
  ])('%j', async (body, path, code) => {
    const { link } = await buildOpenLink(test);
    const { token } = await readyToComplete(test, link.token);
    const answer = await complete(test.anyone, token, body);
    expect(answer.json()).toMatchObject({ status: 400, code: 'request_invalid', errors: [{ path, code }] });
    expect(await usesOf(link.id)).toBe(0);
    expect((await complete(test.anyone, token)).status).toBe(201);
  });

  it('names the answer that is missing: a last name is not', async () => {
    const { link } = await buildOpenLink(test);
    const { token } = await askForLink(test, link.token);
    await prove(test.anyone, token, { lastName: 'Martin' });
    const answer = await complete(test.anyone, token);
    expect(answer.json()).toMatchObject({
      code: 'registration_answers_missing',
      errors: [{ path: 'firstName', code: 'required' }],
    });
  });

  it('needs the mailbox to be proved', async () => {
    const { link } = await buildOpenLink(test);
    const { token } = await askForLink(test, link.token);
    expect((await complete(test.anyone, token)).code).toBe('registration_not_verified');
    expect((await test.anyone.patch('/public/registration', { firstName: 'Léa' }, bearer(token))).code).toBe(
      'registration_not_verified',
    );
  });

  it('needs an idempotency key', async () => {
    const { link } = await buildOpenLink(test);
    const { token } = await readyToComplete(test, link.token);
    const answer = await test.anyone.post(
      '/public/registration/complete',
      { password: passphrase, termsVersion: null, privacyVersion: null, newsletter: false },
      bearer(token),
    );
    expect(answer.json()).toMatchObject({
      code: 'request_invalid',
      errors: [{ path: 'idempotency-key', code: 'required' }],
    });
  });

  it('needs the current terms', async () => {
    const { link } = await buildOpenLink(
      test,
      {},
      { termsUrl: 'https://durand.example/terms', termsVersion: '2' },
    );
    const { token } = await readyToComplete(test, link.token);
    expect((await complete(test.anyone, token)).json()).toMatchObject({
      errors: [{ path: 'termsVersion', code: 'terms_not_accepted' }],
    });
    expect((await complete(test.anyone, token, { termsVersion: '1' })).code).toBe(
      'registration_terms_changed',
    );
    const done = await complete(test.anyone, token, { termsVersion: '2' });
    expect(done.status).toBe(201);
    const row = await test.database.registration.findFirstOrThrow({
      where: { id: done.json<Completion>().registrationId },
    });
    expect(row).toMatchObject({ termsVersion: '2', privacyVersion: null, consentedAt: expect.any(Date) });
  });
});

it('an administrator who was added directly by another completes with their own name', async () => {
  const { organizationId, admin } = await buildOpenLink(test);
  const caller = await test.signInAs(admin);
  const email = newAddress();
  const added = await caller.post('/users', {
    email,
    firstName: 'Typed',
    lastName: 'By Admin',
    role: 'manager',
  });
  expect([added.status, added.json()]).toEqual([
    201,
    expect.objectContaining({ status: 'invited', firstName: 'Typed' }),
  ]);
  const { newestToken } = await import('../../../test/registration-steps.ts');
  const token = await newestToken(test, email);
  const shown = await prove(test.anyone, token, { firstName: 'Own', lastName: 'Name' });
  expect(shown).toMatchObject({ joinsAs: 'manager', linkState: null, account: 'none' });
  const answer = await complete(test.anyone, token);
  expect(answer.json()).toMatchObject({
    membership: { role: 'manager' },
    user: { firstName: 'Own' },
    case: null,
  });
  expect((await caller.get(`/users/${answer.json<Completion>().membership.id}`)).json()).toMatchObject({
    status: 'active',
    firstName: 'Own',
    lastName: 'Name',
  });
  expect(await test.database.membership.count({ where: { organizationId } })).toBe(2);
  const another = await buildMember(test.database, { organizationId, role: 'manager' });
  expect(
    (
      await (
        await test.signInAs(another)
      ).post('/users', { email: newAddress(), firstName: 'A', lastName: 'B', role: 'admin' })
    ).code,
  ).toBe('user_role_forbidden');
});

async function usesOf(signupLinkId: string): Promise<number> {
  return (await test.database.signupLink.findFirstOrThrow({ where: { id: signupLinkId } })).uses;
}

async function accountOf(email: string) {
  const user = await test.database.user.findUniqueOrThrow({
    where: { emailCanonical: email },
    include: { accounts: true },
  });
  return user;
}

/** Asks for the same address again, after the rate limit between two mails. */
async function askLater(linkToken: string | null, email: string) {
  await test.database.rateLimit.deleteMany({});
  return askForLink(test, linkToken, email);
}
