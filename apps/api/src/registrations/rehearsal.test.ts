import type { Completion, Registration, Rehearsal } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseHash, databaseText } from '../../test/database-hash.ts';
import { authSecret, createTestApp, type Caller, type TestApp } from '../../test/test-app.ts';
import { bearer, complete, newestToken, openDoor, prove, register } from '../../test/walk.ts';
import { openEmail, sealingKeyFrom } from '../mail/prepare-email.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const soon = new Date(Date.now() + 3_600_000);
const past = new Date(Date.now() - 3_600_000);

/** A link, its administrator signed in, and the database as it is before a rehearsal. */
async function stage(settings: object = {}, organization: object = {}) {
  const door = await openDoor(test, settings, organization);
  const caller = await test.signInAs(door.admin);
  return { ...door, caller, before: await databaseHash(test.database) };
}

function rehearse(caller: Caller, signupLinkId: string, locale = 'en') {
  return caller.post(`/signup-links/${signupLinkId}/rehearsals`, { locale });
}

describe('a rehearsal', () => {
  it.each([
    ['open', {}],
    ['open, with a case', { autoCreateCase: true, caseRole: 'client' }],
    ['paused', { allowSignup: false }],
    ['never switched on', { allowSignup: false, token: null }],
    ['scheduled', { opensAt: soon }],
    ['expired', { expiresAt: past }],
    ['full', { useLimit: 2, uses: 2, autoCreateCase: true }],
    ['full for today', { dailyLimit: 1, usesToday: 1, dayEndsAt: soon }],
    ['for other addresses', { allowedEmailDomains: ['durand.example'] }],
    ['discreet', { discreet: true }],
  ])('goes the whole way of a link that is %s, and leaves every row as it was', async (_, settings) => {
    const { admin, link, caller, before } = await stage(settings);
    const started = await rehearse(caller, link.id);
    expect(started.status).toBe(201);
    expect(started.json<Rehearsal>().sentTo).toBe(admin.email);
    const token = await newestToken(test, admin.email);
    expect(await prove(caller, token)).toMatchObject({
      state: 'verified',
      rehearsal: true,
      linkState: 'open',
      account: 'none',
      membership: 'none',
      signedInAs: null,
      opensCase: link.autoCreateCase,
    });
    const answer = await complete(caller, token);
    expect(answer.status).toBe(201);
    expect(answer.json<Completion>()).toMatchObject({
      state: 'completed',
      user: { email: admin.email, firstName: 'Léa' },
      membership: { role: 'client' },
      case: link.autoCreateCase ? { title: 'Léa Martin' } : null,
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await databaseHash(test.database)).toBe(before);
  });

  it.each([
    ['asks for approval', { requiresApproval: true }],
    ['has lost its grantor', { joinsAs: 'staff', grantedById: null, useLimit: 5, expiresAt: soon }],
  ])('waits for approval where the link %s, in nobody’s list', async (_, settings) => {
    const { admin, link, caller, before } = await stage(settings);
    await rehearse(caller, link.id);
    const token = await newestToken(test, admin.email);
    await prove(caller, token);
    const answer = await complete(caller, token);
    expect([answer.status, answer.json<{ state: string }>().state]).toEqual([201, 'pending_approval']);
    expect((await caller.get('/registrations')).json<{ items: unknown[] }>().items).toEqual([]);
    expect(await databaseHash(test.database)).toBe(before);
  });

  it('is marked in the mail, which is the real one and the only one', async () => {
    const { admin, link, caller } = await stage({}, { name: 'Cabinet Durand' });
    await rehearse(caller, link.id);
    const mails = await test.database.email.findMany({ where: { organizationId: link.organizationId } });
    expect(mails.map(({ recipient, message, subject }) => ({ recipient, message, subject }))).toEqual([
      {
        recipient: admin.email,
        message: 'personal_link',
        subject: 'Rehearsal: Continue your registration with Cabinet Durand',
      },
    ]);
    const [mail] = mails;
    const { text } = openEmail(
      mail ?? { html: '', text: '', sealedLink: null, idempotencyKey: '' },
      sealingKeyFrom(authSecret),
    );
    expect(text).toContain('This is a rehearsal that you asked for.');
    expect(text).toMatch(/\b\d{6}\b/);
    expect(test.jobs.at(-1)).toEqual({ queue: 'deliver-email', data: { emailId: mail?.id } });
  });

  it('goes on with the code too, on the page that waits', async () => {
    const { admin, link, caller, before } = await stage();
    const { waitingToken } = (await rehearse(caller, link.id)).json<Rehearsal>();
    const mail = await test.database.email.findFirstOrThrow({
      where: { recipient: admin.email, sealedLink: { not: null } },
      orderBy: { id: 'desc' },
    });
    const code = /\b\d{6}\b/.exec(openEmail(mail, sealingKeyFrom(authSecret)).text)?.[0];
    const entered = await test.anyone.post('/public/waiting/code', { code }, bearer(waitingToken));
    expect(entered.json<Registration>()).toMatchObject({ state: 'verified', rehearsal: true });
    await test.anyone.patch('/public/registration', { firstName: 'A', lastName: 'B' }, bearer(waitingToken));
    expect((await complete(test.anyone, waitingToken)).status).toBe(201);
    expect(await databaseHash(test.database)).toBe(before);
  });

  it('cannot go on without the mailbox, and makes no passkey', async () => {
    const { admin, link, caller } = await stage();
    const { waitingToken } = (await rehearse(caller, link.id)).json<Rehearsal>();
    expect((await complete(caller, waitingToken)).code).toBe('registration_not_found');
    const token = await newestToken(test, admin.email);
    expect((await complete(caller, token)).code).toBe('registration_not_verified');
    await prove(caller, token);
    const refused = await caller.post('/public/registration/passkey-options', undefined, bearer(token));
    expect(refused.code).toBe('registration_rehearsed');
  });

  it('is in no list and no count while it lasts', async () => {
    const { admin, link, caller } = await stage({ useLimit: 1 });
    await rehearse(caller, link.id);
    await prove(caller, await newestToken(test, admin.email));
    const came = await caller.get(`/signup-links/${link.id}/registrations`);
    expect(came.json<{ items: unknown[] }>().items).toEqual([]);
    expect((await caller.get(`/signup-links/${link.id}`)).json()).toMatchObject({ uses: 0, state: 'open' });
    const { completion } = await register(test, link.token);
    expect(completion.state).toBe('completed');
  });

  it('refuses what the real way refuses', async () => {
    const { admin, link, caller } = await stage();
    await rehearse(caller, link.id);
    const token = await newestToken(test, admin.email);
    await prove(caller, token);
    const weak = await complete(caller, token, { password: 'short' });
    expect(weak.code).toBe('request_invalid');
    expect((await complete(caller, token)).status).toBe(201);
    expect((await complete(caller, token)).code).toBe('registration_not_found');
  });

  it.each([
    [
      'withdrawn by the mail',
      (token: string) => test.anyone.post('/public/registration/withdraw', undefined, bearer(token)),
    ],
    [
      'let go for a day',
      async () => {
        await test.database.registration.updateMany({
          where: { rehearsalLinkId: { not: null } },
          data: { expiresAt: past },
        });
        await test.handlers['expire-registrations']({});
      },
    ],
  ])('leaves nothing where it is %s', async (_, end) => {
    // Rehearsals of other tests are over by then too.
    await test.database.email.deleteMany({ where: { registration: { rehearsalLinkId: { not: null } } } });
    await test.database.registration.deleteMany({ where: { rehearsalLinkId: { not: null } } });
    const { admin, link, caller, before } = await stage();
    await rehearse(caller, link.id);
    await end(await newestToken(test, admin.email));
    expect(await databaseText(test.database)).not.toContain('rehearsal ');
    expect(await databaseHash(test.database)).toBe(before);
  });

  it('is one at a time, half a minute apart', async () => {
    const { admin, link, caller } = await stage();
    const answers = await Promise.all([rehearse(caller, link.id), rehearse(caller, link.id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 429]);
    const first = await newestToken(test, admin.email);
    await test.database.registration.updateMany({
      where: { rehearsalLinkId: link.id },
      data: { createdAt: past },
    });
    expect((await rehearse(caller, link.id)).status).toBe(201);
    expect(await test.database.registration.count({ where: { rehearsalLinkId: link.id } })).toBe(1);
    expect((await test.anyone.get('/public/registration', bearer(first))).code).toBe(
      'registration_not_found',
    );
  });

  it('is of no ended link and of no other organization', async () => {
    const { caller, link } = await stage({ revokedAt: past });
    expect((await rehearse(caller, link.id)).code).toBe('signup_link_ended');
    const other = await openDoor(test);
    expect((await rehearse(caller, other.link.id)).code).toBe('signup_link_not_found');
  });

  it('stops where the link ends meanwhile', async () => {
    const { admin, link, caller } = await stage();
    await rehearse(caller, link.id);
    const token = await newestToken(test, admin.email);
    await prove(caller, token);
    await test.database.signupLink.update({ where: { id: link.id }, data: { revokedAt: past } });
    expect((await complete(caller, token)).code).toBe('signup_link_revoked');
  });
});
