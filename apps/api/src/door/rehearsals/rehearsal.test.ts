import type { Completion, MailboxEmail, Registration, Rehearsal } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMember } from '../../../test/builders.ts';
import { databaseHash, databaseText } from '../../../test/database-hash.ts';
import { authSecret, createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';
import {
  bearer,
  codeIn,
  complete,
  newestToken,
  buildOpenLink,
  prove,
  readyToComplete,
  register,
} from '../../../test/registration-steps.ts';
import { MailRefused, type Mailer, type OutgoingMail } from '../../platform/mail/mailer.ts';
import { openEmail, sealingKeyFrom } from '../../platform/mail/prepare-email.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const soon = new Date(Date.now() + 3_600_000);
const past = new Date(Date.now() - 3_600_000);

/** A link, its administrator signed in, and the database as it is before a rehearsal. */
async function stage(settings: object = {}, organization: object = {}) {
  const door = await buildOpenLink(test, settings, organization);
  const caller = await test.signInAs(door.admin);
  await deliver();
  return { ...door, caller, before: await databaseHash(test.database) };
}

function rehearse(caller: Caller, signupLinkId: string, locale = 'en') {
  return caller.post(`/signup-links/${signupLinkId}/rehearsals`, { locale });
}

/** Delivers every queued mail, as their jobs do. */
async function deliver({ database, handlers }: TestApp = test): Promise<void> {
  const queued = await database.email.findMany({ where: { state: 'queued' }, select: { id: true } });
  await handlers['deliver-email'](queued.map(({ id }) => ({ emailId: id })));
}

/** The administrator's mailbox, newest first. */
async function mailsTo(address: string): Promise<MailboxEmail[]> {
  const answer = await test.anyone.get(`/mailbox?to=${encodeURIComponent(address)}`);
  return answer.json<{ items: MailboxEmail[] }>().items;
}

/** A mail without what belongs to one person, one link in it and the mark of a rehearsal. */
function comparable(text: string): string {
  return text
    .replace(/This is the end of the rehearsal[^]*?lead\s+nowhere\.\s+/, '')
    .replaceAll(/#[\w-]+|cases\/[\w-]+|\b[A-Z\d]{4}-[A-Z\d]{4}\b/g, '…');
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
    await deliver();
    expect(await databaseHash(test.database)).toBe(before);
    await test.handlers['expire-registrations']({});
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
    await deliver();
    expect(await databaseHash(test.database)).toBe(before);
    const [mail] = await mailsTo(admin.email);
    expect(mail).toMatchObject({
      message: 'welcome',
      subject: expect.stringMatching(/^Rehearsal: Welcome to /),
    });
    expect(mail?.text.replaceAll(/\s+/g, ' ')).toContain(
      'receives this mail once somebody has approved them.',
    );
  });

  it('is marked in the mail, which is the real one and the only one', async () => {
    const { admin, link, caller } = await stage({}, { name: 'Cabinet Durand' });
    await rehearse(caller, link.id);
    const mails = await test.database.email.findMany({ where: { organizationId: link.organizationId } });
    expect(mails.map(({ recipient, message, subject }) => ({ recipient, message, subject }))).toEqual([
      {
        recipient: admin.email,
        message: 'personal_link',
        subject: 'Rehearsal: code.personal-link.invalid is your code to register with Cabinet Durand',
      },
    ]);
    const [mail] = mails;
    const { subject, text } = openEmail(
      mail ?? { subject: '', html: '', text: '', sealedLink: null, idempotencyKey: '' },
      sealingKeyFrom(authSecret),
    );
    expect(text).toContain('This is a rehearsal that you asked for.');
    expect(subject).toBe(`Rehearsal: ${codeIn(text)} is your code to register with Cabinet Durand`);
    expect(test.jobs.at(-1)).toEqual({
      queue: 'deliver-email',
      data: { emailId: mail?.id, queuedBefore: expect.any(Number) as number },
    });
  });

  it.each([
    ['with a case', { autoCreateCase: true }],
    ['without one', {}],
    ['of a discreet link', { autoCreateCase: true, discreet: true }],
  ])('ends with the welcome mail that a person gets, %s, marked', async (_, settings) => {
    const { admin, link, caller, before } = await stage(settings, { name: 'Cabinet Durand' });
    await rehearse(caller, link.id);
    const token = await newestToken(test, admin.email);
    await prove(caller, token);
    const { case: opened } = (await complete(caller, token)).json<Completion>();
    // Nothing is left but what is queued for delivery.
    expect(
      await test.database.email.findMany({
        where: { organizationId: link.organizationId },
        select: { recipient: true, message: true, state: true },
      }),
    ).toEqual([{ recipient: admin.email, message: 'welcome', state: 'queued' }]);
    await deliver();
    expect(await databaseHash(test.database)).toBe(before);
    const [rehearsed, ...more] = await mailsTo(admin.email);
    expect(more).toEqual([]);
    const text = rehearsed?.text ?? '';
    expect(text).toContain('This is the end of the rehearsal that you asked for.');
    if (opened && !link.discreet) expect(text).toContain(opened.reference);

    const { email } = await register(test, link.token);
    const [real] = (await mailsTo(email)).filter(({ message }) => message === 'welcome');
    expect(rehearsed?.subject).toBe(`Rehearsal: ${real?.subject}`);
    expect(comparable(text)).toBe(comparable(real?.text ?? ''));
    // Its disavowal link disavows nobody.
    const disavowToken = /#([\w-]+)/.exec(text.slice(text.indexOf('/not-me/')))?.[1];
    const disavowed = await test.anyone.post('/public/disavowals/registration', { token: disavowToken });
    expect(disavowed.code).toBe('disavowal_token_invalid');
  });

  it.each([
    ['takes it', () => Promise.resolve({ providerId: 'taken' })],
    ['refuses it', () => Promise.reject(new MailRefused('no such address'))],
  ])('leaves nothing where the provider %s, and mails nobody else', async (_, send) => {
    const sent: OutgoingMail[] = [];
    const mailer: Mailer = {
      keepsLinks: false,
      send(mail) {
        sent.push(mail);
        return send();
      },
      sendBatch: () => Promise.reject(new Error('A rehearsal’s mails leave one by one.')),
    };
    const mailed = await createTestApp({ mailer, mailbox: false });
    try {
      const { admin, organizationId, link } = await buildOpenLink(mailed, { autoCreateCase: true });
      await buildMember(mailed.database, { organizationId, role: 'admin' });
      const caller = await mailed.signInAs(admin);
      const before = await databaseHash(mailed.database);
      await rehearse(caller, link.id);
      const token = await newestToken(mailed, admin.email);
      await deliver(mailed);
      await prove(mailed.anyone, token);
      expect((await complete(caller, token)).status).toBe(201);
      await deliver(mailed);
      expect(sent.map(({ to, subject }) => [to, subject.slice(0, 10)])).toEqual([
        [admin.email, 'Rehearsal:'],
        [admin.email, 'Rehearsal:'],
      ]);
      expect(await databaseHash(mailed.database)).toBe(before);
    } finally {
      await mailed.close();
    }
  });

  it('is tidied away where the program stopped right after the delivery', async () => {
    const { admin, link, caller, before } = await stage();
    await rehearse(caller, link.id);
    const token = await newestToken(test, admin.email);
    await prove(caller, token);
    await complete(caller, token);
    await test.handlers['expire-registrations']({});
    // It is queued: housekeeping leaves it alone.
    expect(await test.database.email.count({ where: { recipient: admin.email, state: 'queued' } })).toBe(1);
    await test.database.email.updateMany({ where: { recipient: admin.email }, data: { state: 'sent' } });
    await test.handlers['expire-registrations']({});
    expect(await databaseHash(test.database)).toBe(before);
  });

  it('ends once where two tabs end it, and leaves real registrations and their uses alone meanwhile', async () => {
    const { admin, link, caller } = await stage({ autoCreateCase: true, useLimit: 4 });
    const others = await Promise.all([1, 2, 3, 4].map(() => readyToComplete(test, link.token)));
    await rehearse(caller, link.id);
    const token = await newestToken(test, admin.email);
    await prove(caller, token);
    const answers = await Promise.all([
      complete(caller, token),
      ...others.map((other) => complete(test.anyone, other.token)),
      complete(caller, token),
    ]);
    const [first, last] = [answers.at(0), answers.at(-1)];
    expect(answers.slice(1, -1).map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect([first?.status, last?.status]).toContain(201);
    const welcomes = await test.database.email.count({
      where: { recipient: admin.email, message: 'welcome' },
    });
    expect(welcomes).toBe(1);
    await deliver();
    const { id: signupLinkId, organizationId } = link;
    const uses = await test.database.redemption.findMany({
      where: { signupLinkId },
      select: { settings: true },
    });
    expect(uses.map(({ settings }) => (settings as { use: number }).use).toSorted()).toEqual([1, 2, 3, 4]);
    expect(await test.database.signupLink.findFirst({ where: { id: signupLinkId } })).toMatchObject({
      uses: 4,
      useLimit: 4,
    });
    expect(await test.database.caseRecord.count({ where: { organizationId } })).toBe(4);
    expect(await test.database.membership.count({ where: { organizationId } })).toBe(5);
    // Only the four welcome mails, and one notice about each to the one administrator.
    const mails = await test.database.email.findMany({
      where: { organizationId },
      select: { message: true },
    });
    const kinds = mails.map(({ message }) => message).toSorted();
    expect(kinds.filter((kind) => kind === 'welcome')).toHaveLength(4);
    expect(kinds.filter((kind) => kind === 'new_registration')).toHaveLength(4);
    expect(await test.database.registration.count({ where: { rehearsalLinkId: signupLinkId } })).toBe(0);
  });

  it('continues with the code too, on the waiting page', async () => {
    const { admin, link, caller, before } = await stage();
    const { waitingToken } = (await rehearse(caller, link.id)).json<Rehearsal>();
    const mail = await test.database.email.findFirstOrThrow({
      where: { recipient: admin.email, sealedLink: { not: null } },
      orderBy: { id: 'desc' },
    });
    const code = codeIn(openEmail(mail, sealingKeyFrom(authSecret)).text);
    const entered = await test.anyone.post('/public/waiting/code', { code }, bearer(waitingToken));
    expect(entered.json<Registration>()).toMatchObject({ state: 'verified', rehearsal: true });
    await test.anyone.patch('/public/registration', { firstName: 'A', lastName: 'B' }, bearer(waitingToken));
    expect((await complete(test.anyone, waitingToken)).status).toBe(201);
    await deliver();
    expect(await databaseHash(test.database)).toBe(before);
  });

  it('cannot continue without the mailbox, and creates no passkey', async () => {
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
    const listed = await caller.get(`/signup-links/${link.id}/registrations`);
    expect(listed.json<{ items: unknown[] }>().items).toEqual([]);
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
    const other = await buildOpenLink(test);
    expect((await rehearse(caller, other.link.id)).code).toBe('signup_link_not_found');
  });

  it('stops where the link ends meanwhile', async () => {
    const { admin, link, caller } = await stage();
    await rehearse(caller, link.id);
    const token = await newestToken(test, admin.email);
    await prove(caller, token);
    await test.database.signupLink.updateMany({ where: { id: link.id }, data: { revokedAt: past } });
    expect((await complete(caller, token)).code).toBe('signup_link_revoked');
  });
});
