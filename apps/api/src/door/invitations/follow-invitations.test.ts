import type { Invitation, Registration, resendInvitations, ResponseOf } from '@casedoor/contracts';
import { writeMoment } from '@casedoor/contracts/dates';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSignupLink } from '../../../test/builders.ts';
import { authSecret, createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';
import {
  askForLink,
  bearer,
  complete,
  invite,
  newAddress,
  newestToken,
  buildOpenLink,
  prove,
  readyToComplete,
} from '../../../test/registration-steps.ts';
import { Prisma } from '../../platform/database/client.ts';
import { openEmail, sealingKeyFrom } from '../../platform/mail/prepare-email.ts';
import { createToken } from '../../platform/secrets/token.ts';
import { remindInvitees } from './remind-invitees.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(async () => {
  await test.close();
});

async function office(settings: object = {}) {
  const door = await buildOpenLink(test, settings);
  return { ...door, caller: await test.signInAs(door.admin) };
}
const list = async (caller: Caller, linkId: string, query = '') =>
  (await caller.get(`/signup-links/${linkId}/invitations${query}`)).json<{
    items: Invitation[];
    nextCursor: string | null;
  }>();
async function one(caller: Caller, linkId: string, email: string): Promise<Invitation> {
  const { items } = await list(caller, linkId, `?q=${encodeURIComponent(email)}`);
  expect(items).toHaveLength(1);
  return items[0]!;
}
type Results = ResponseOf<typeof resendInvitations>;
const act = async (caller: Caller, linkId: string, what: 'resend' | 'revoke', ids: string[]) =>
  (await caller.post(`/signup-links/${linkId}/invitations/${what}`, { invitationIds: ids }))
    .json<Results>()
    .items.map(({ hindrance }) => hindrance);
const opened = (token: string) => test.anyone.post('/public/registration/opened', undefined, bearer(token));
const aMinuteLater = () => test.database.$executeRaw`DELETE FROM "RateLimit" WHERE "key" LIKE 'mail-minute%'`;
const mailTo = (recipient: string, data: object) =>
  test.database.email.updateMany({ where: { recipient }, data });
const over = (email: string) =>
  test.database.registration.updateMany({ where: { email }, data: { expiresAt: new Date(Date.now() - 1) } });
const mails = (recipient: string) =>
  test.database.email.count({ where: { recipient, message: 'invitation' } });

describe('the list of invitations', () => {
  it('says of each how it stands, by its mail and by what the person did, never by a page that was loaded', async () => {
    const { caller, link } = await office({ autoCreateCase: true });
    const steps: [string, (email: string) => Promise<unknown>][] = [
      ['queued', () => Promise.resolve()],
      ['sent', (email) => mailTo(email, { state: 'sent', sentAt: new Date() })],
      [
        'delivered',
        async (email) => {
          await mailTo(email, { state: 'sent', deliveredAt: new Date() });
          // A scanner opens the link: nothing has happened.
          await test.anyone.get('/public/registration', bearer(await newestToken(test, email)));
        },
      ],
      [
        'bounced',
        (email) => mailTo(email, { state: 'failed', bouncedAt: new Date(), lastError: 'no such mailbox' }),
      ],
      [
        'opened',
        // A person looks at the page and leaves.
        async (email) => {
          await mailTo(email, { state: 'sent', deliveredAt: new Date() });
          await opened(await newestToken(test, email));
        },
      ],
      [
        'opened',
        async (email) =>
          test.anyone.post('/public/registration/verify', undefined, bearer(await newestToken(test, email))),
      ],
      [
        'started',
        async (email) =>
          prove(test.anyone, await newestToken(test, email), { firstName: 'Léa', timeZone: 'Europe/Paris' }),
      ],
      [
        'completed',
        async (email) => {
          const token = await newestToken(test, email);
          await prove(test.anyone, token);
          await complete(test.anyone, token);
        },
      ],
      [
        'withdrawn',
        async (email) =>
          test.anyone.post(
            '/public/registration/withdraw',
            undefined,
            bearer(await newestToken(test, email)),
          ),
      ],
      ['expired', over],
    ];
    const emails = steps.map(() => newAddress());
    await invite(
      test,
      caller,
      link.id,
      emails.map((email, index) => ({ email, firstName: `Person${index}`, lastName: 'Martin' })),
    );
    for (const [index, [, step]] of steps.entries()) await step(emails[index]!);

    const { items } = await list(caller, link.id);
    expect(items.toReversed().map(({ state }) => state)).toEqual(steps.map(([state]) => state));
    for (const [state] of steps)
      expect((await list(caller, link.id, `?state=${state}`)).items.map((each) => each.state)).toEqual(
        steps.map(([each]) => each).filter((each) => each === state),
      );
    const bounced = items.find(({ state }) => state === 'bounced');
    expect(bounced).toMatchObject({ mailError: 'no such mailbox', membershipId: null });
    expect(items.find(({ state }) => state === 'completed')?.membershipId).not.toBeNull();
    // A person who withdrew is erased here too.
    expect(items.find(({ state }) => state === 'withdrawn')).toMatchObject({
      email: '',
      firstName: null,
      lastName: null,
    });
    expect((await list(caller, link.id, '?q=person0 mart')).items).toMatchObject([{ email: emails[0] }]);
    const first = await list(caller, link.id, '?limit=4');
    const rest = await list(caller, link.id, `?limit=100&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items]).toEqual(items);
  });

  it('says of one whose person joined another way while it waited that they joined', async () => {
    const { caller, link, admin, organizationId } = await office({ requiresApproval: true });
    const email = newAddress();
    await invite(test, caller, link.id, [{ email }]);
    const token = await newestToken(test, email);
    await prove(test.anyone, token);
    await complete(test.anyone, token);
    expect(await one(caller, link.id, email)).toMatchObject({ state: 'awaits_approval' });

    const other = await buildSignupLink(test.database, {
      organizationId,
      createdById: admin.id,
      token: createToken('link'),
    });
    await aMinuteLater();
    const { token: otherToken } = await readyToComplete(test, other.token, email);
    expect((await complete(test.anyone, otherToken)).status).toBe(201);
    const membershipId = expect.any(String);
    expect(await one(caller, link.id, email)).toMatchObject({ state: 'completed', membershipId });
    expect((await list(caller, link.id, '?state=completed')).items).toMatchObject([{ email }]);
    expect((await list(caller, link.id, '?state=expired')).items).toEqual([]);
  });

  it('is downloaded as it is narrowed, every address with what became of it, in the language asked for', async () => {
    const { caller, link, admin, organizationId } = await office();
    const [sent, bounced] = [newAddress(), newAddress()];
    const batch = await invite(test, caller, link.id, [
      { email: sent, firstName: '=Léa', lastName: 'Martin', locale: 'fr' },
      { email: bounced },
      { email: admin.email },
      { email: '=1+1' },
    ]);
    await mailTo(sent, { state: 'sent', sentAt: new Date() });
    await mailTo(bounced, { state: 'failed', bouncedAt: new Date(), lastError: '550 no such mailbox' });
    const path = `/signup-links/${link.id}/invitations/export`;
    const file = await caller.get(`${path}?batchId=${batch.id}&locale=fr`);
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="invitations-[\d-]+\.csv"$/);
    const rows = parse(file.text, { bom: true, columns: true, delimiter: ';' }) as Record<string, string>[];
    expect(rows.map((row) => [row['E-mail'], row['Prénom'], row['État'], row['Motif']])).toEqual([
      ["'=1+1", '', 'Non envoyée', 'Cela ne ressemble pas à une adresse e-mail.'],
      [admin.email, '', 'Non envoyée', 'Figure déjà dans la liste des utilisateurs.'],
      [bounced, '', 'Non remise', '550 no such mailbox'],
      [sent, "'=Léa", 'Envoyée', ''],
    ]);
    const some = parse((await caller.get(`${path}?state=bounced&locale=en`)).text, {
      bom: true,
    }) as string[][];
    expect(some.map((row) => row[4])).toEqual(['State', 'Not delivered']);
    expect(
      await test.database.auditEvent.findMany({ where: { organizationId, action: 'invitations.exported' } }),
    ).toMatchObject([
      { subjectId: link.id, details: { batchId: batch.id } },
      { details: { state: 'bounced' } },
    ]);
    const other = await office();
    expect((await other.caller.get(path)).code).toBe('signup_link_not_found');
  });

  it('takes the sign of a person once, from the newest mail of an invitation that is not over, and from nobody else', async () => {
    const { caller, link } = await office();
    const [email, later] = [newAddress(), newAddress()];
    await invite(test, caller, link.id, [{ email }, { email: later }]);
    const token = await newestToken(test, email);
    const read = async (of: string) =>
      (await test.database.registration.findFirstOrThrow({ where: { email: of } })).openedAt;
    // Reading the page, however often, is no sign of a person.
    for (const method of ['GET', 'HEAD'] as const)
      await test.app.inject({ method, url: '/api/v1/public/registration', headers: bearer(token) });
    expect(await read(email)).toBeNull();
    expect((await opened(token)).status).toBe(204);
    const first = await read(email);
    expect(first).toBeInstanceOf(Date);
    await opened(token);
    expect(await read(email)).toEqual(first);
    expect((await test.anyone.get('/public/registration', bearer(token))).json()).toMatchObject({
      state: 'started',
      account: null,
    });
    // Opened means delivered, whatever the provider reports later; a new mail does not undo the visit.
    await mailTo(email, { bouncedAt: new Date() });
    await aMinuteLater();
    await act(caller, link.id, 'resend', [(await one(caller, link.id, email)).id]);
    expect(await one(caller, link.id, email)).toMatchObject({ state: 'opened' });
    // Unless the new mail bounced: nobody has read that one.
    await mailTo(email, { bouncedAt: new Date(), lastError: 'mailbox closed' });
    expect(await one(caller, link.id, email)).toMatchObject({
      state: 'bounced',
      mailError: 'mailbox closed',
    });
    await mailTo(email, { bouncedAt: null, lastError: null });

    for (const nobody of [createToken('registration'), 'garbage', token])
      expect((await opened(nobody)).status).toBe(204);
    expect((await test.anyone.post('/public/registration/opened')).code).toBe('registration_token_missing');
    const late = await newestToken(test, later);
    await over(later);
    await opened(late);
    expect(await read(later)).toBeNull();
    // People who asked for the link themselves are not tracked.
    const asked = await askForLink(test, link.token);
    await opened(asked.token);
    expect(await read(asked.email)).toBeNull();
  });

  it('shows a person who was invited again once, with the newest invitation', async () => {
    const { caller, link } = await office();
    const email = newAddress();
    const { id: earlier } = await invite(test, caller, link.id, [{ email }]);
    await over(email);
    await aMinuteLater();
    const { id: later } = await invite(test, caller, link.id, [{ email }]);
    expect((await list(caller, link.id)).items).toMatchObject([{ batchId: later, state: 'queued' }]);
    expect((await list(caller, link.id, `?batchId=${earlier}`)).items).toHaveLength(1);
    const [old] = (await list(caller, link.id, `?batchId=${earlier}`)).items;
    expect(await act(caller, link.id, 'resend', [old!.id])).toEqual(['superseded']);
  });
});

describe('sending again', () => {
  it('mails a new link beside the old one, and says why where it cannot', async () => {
    const { caller, link } = await office();
    const [email, done, gone, late] = [newAddress(), newAddress(), newAddress(), newAddress()];
    await invite(test, caller, link.id, [
      { email, firstName: 'Léa', locale: 'fr' },
      { email: done },
      { email: gone },
      { email: late, firstName: 'Late' },
    ]);
    const ids = await Promise.all(
      [email, done, gone, late].map(async (each) => (await one(caller, link.id, each)).id),
    );
    const old = await newestToken(test, email);
    const doneToken = await newestToken(test, done);
    await prove(test.anyone, doneToken);
    await complete(test.anyone, doneToken);
    await test.anyone.post('/public/registration/withdraw', undefined, bearer(await newestToken(test, gone)));
    await over(late);
    await test.handlers['expire-registrations']({});
    expect(await act(caller, link.id, 'resend', ids)).toEqual([
      'limited',
      'completed',
      'withdrawn',
      'limited',
    ]);
    await aMinuteLater();
    const nobody = '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11';
    expect(await act(caller, link.id, 'resend', [...ids, nobody])).toEqual([
      null,
      'completed',
      'withdrawn',
      null,
      'not_found',
    ]);
    expect(await mails(email)).toBe(2);
    expect((await test.anyone.get('/public/registration', bearer(old))).status).toBe(200);
    const mail = await test.database.email.findFirstOrThrow({
      where: { recipient: email },
      orderBy: { id: 'desc' },
    });
    expect(mail).toMatchObject({ locale: 'fr' });
    // The name outlives the answers, which expiry erases.
    const again = await test.database.email.findFirstOrThrow({
      where: { recipient: late },
      orderBy: { id: 'desc' },
    });
    expect(openEmail(again, sealingKeyFrom(authSecret)).text).toContain('Late');
    expect(await one(caller, link.id, late)).toMatchObject({ state: 'queued', firstName: 'Late' });
    const audited = await test.database.auditEvent.count({
      where: { action: 'registration.invited', details: { path: ['signupLinkId'], equals: link.id } },
    });
    expect(audited).toBe(6);
  });

  it('goes through the link’s rules of now', async () => {
    const { caller, link } = await office();
    const email = newAddress();
    await invite(test, caller, link.id, [{ email }]);
    const { id } = await one(caller, link.id, email);
    await aMinuteLater();
    await caller.patch(`/signup-links/${link.id}`, { version: 1, allowedEmailDomains: ['other.example'] });
    expect(await act(caller, link.id, 'resend', [id])).toEqual(['domain_refused']);
    await caller.patch(`/signup-links/${link.id}`, { version: 2, allowSignup: false });
    const answer = await caller.post(`/signup-links/${link.id}/invitations/resend`, { invitationIds: [id] });
    expect(answer.code).toBe('signup_link_paused');
    expect(await mails(email)).toBe(1);
  });
});

describe('revoking', () => {
  it('ends the personal link with a page of its own kind, for good, and the address may be invited anew', async () => {
    const { caller, link, admin } = await office();
    const [email, verified, done] = [newAddress(), newAddress(), newAddress()];
    await invite(test, caller, link.id, [{ email }, { email: verified }, { email: done }]);
    const [token, verifiedToken, doneToken] = await Promise.all(
      [email, verified, done].map((each) => newestToken(test, each)),
    );
    await prove(test.anyone, verifiedToken!);
    await prove(test.anyone, doneToken!);
    await complete(test.anyone, doneToken!);
    const ids = await Promise.all(
      [email, verified, done].map(async (each) => (await one(caller, link.id, each)).id),
    );
    // Invitations of a closed link can still be revoked.
    await caller.patch(`/signup-links/${link.id}`, { version: 1, allowSignup: false });
    expect(await act(caller, link.id, 'revoke', ids)).toEqual([null, null, 'completed']);
    expect(await act(caller, link.id, 'revoke', ids)).toEqual(['revoked', 'revoked', 'completed']);
    await caller.patch(`/signup-links/${link.id}`, { version: 2, allowSignup: true });

    for (const each of [token!, verifiedToken!]) {
      const shown = (await test.anyone.get('/public/registration', bearer(each))).json<Registration>();
      expect(shown).toMatchObject({ state: 'revoked', answers: { firstName: null, timeZone: null } });
      for (const call of [
        test.anyone.post('/public/registration/verify', undefined, bearer(each)),
        test.anyone.patch('/public/registration', { firstName: 'Léa' }, bearer(each)),
        complete(test.anyone, each),
        test.anyone.post('/public/registration/withdraw', undefined, bearer(each)),
      ])
        expect((await call).code).toBe('registration_revoked');
    }
    expect(await one(caller, link.id, email)).toMatchObject({ state: 'revoked' });
    const audited = await test.database.auditEvent.findMany({ where: { action: 'registration.revoked' } });
    expect(audited.map(({ actorMembershipId }) => actorMembershipId)).toEqual([admin.id, admin.id]);
    await aMinuteLater();
    expect(await act(caller, link.id, 'resend', [ids[0]!])).toEqual(['revoked']);

    await invite(test, caller, link.id, [{ email }]);
    expect(await one(caller, link.id, email)).toMatchObject({ state: 'queued' });
    await prove(test.anyone, await newestToken(test, email));
    expect((await complete(test.anyone, await newestToken(test, email))).status).toBe(201);
  });

  it('of an address not mailed yet cancels it, and a queued mail is not delivered', async () => {
    const { caller, link } = await office();
    const [email, mailed] = [newAddress(), newAddress()];
    await invite(test, caller, link.id, [{ email: mailed }]);
    await caller.post(`/signup-links/${link.id}/invitations`, { recipients: [{ email }] });
    const ids = await Promise.all([email, mailed].map(async (each) => (await one(caller, link.id, each)).id));
    expect(await act(caller, link.id, 'revoke', ids)).toEqual([null, null]);
    expect(await one(caller, link.id, email)).toMatchObject({ state: 'cancelled' });
    const { id: emailId } = await test.database.email.findFirstOrThrow({ where: { recipient: mailed } });
    await test.handlers['deliver-email']([{ emailId }]);
    expect(await test.database.email.findUniqueOrThrow({ where: { id: emailId } })).toMatchObject({
      state: 'failed',
    });
  });
});

describe('the reminder', () => {
  const soon = () => new Date(Date.now() + 2 * 24 * 3600_000);
  /** As if the mails had been sent a number of days ago. */
  async function daysPass(linkId: string, days = 2) {
    const span = Prisma.sql`${days} * interval '1 day'`;
    await test.database
      .$executeRaw`UPDATE "Invitation" SET "mailedAt" = "mailedAt" - ${span} WHERE "signupLinkId" = ${linkId}::uuid`;
    await test.database
      .$executeRaw`UPDATE "Registration" SET "expiresAt" = "expiresAt" - ${span} WHERE "signupLinkId" = ${linkId}::uuid AND "state" <> 'completed'`;
    await test.database.$executeRaw`
      UPDATE "Email" e SET "createdAt" = e."createdAt" - ${span} FROM "Registration" r
      WHERE r."id" = e."registrationId" AND r."signupLinkId" = ${linkId}::uuid`;
    await test.handlers['expire-registrations']({});
    await aMinuteLater();
  }

  it('goes once to those who have not finished, in their language, with a link that works', async () => {
    const { caller, link } = await office({ expiresAt: soon() });
    const people = {
      fr: newAddress(),
      done: newAddress(),
      gone: newAddress(),
      bounced: newAddress(),
      revoked: newAddress(),
      limited: newAddress(),
      unasked: newAddress(),
    };
    const { unasked, ...asked } = people;
    await invite(
      test,
      caller,
      link.id,
      Object.values(asked).map((email) => ({ email, firstName: 'Ines', locale: 'fr' })),
      { reminderDays: 3, message: 'À bientôt' },
    );
    await invite(test, caller, link.id, [{ email: unasked }]);
    const doneToken = await newestToken(test, people.done);
    await prove(test.anyone, doneToken);
    await complete(test.anyone, doneToken);
    await test.anyone.post(
      '/public/registration/withdraw',
      undefined,
      bearer(await newestToken(test, people.gone)),
    );
    await act(caller, link.id, 'revoke', [(await one(caller, link.id, people.revoked)).id]);
    for (const email of [people.fr, people.limited])
      await mailTo(email, { state: 'sent', sentAt: new Date(), deliveredAt: new Date() });
    await mailTo(people.bounced, { state: 'failed', bouncedAt: new Date() });

    // Not on the day of the invitation itself.
    await test.handlers['remind-invitees']({});
    expect(await mails(people.fr)).toBe(1);
    await daysPass(link.id);
    await test.database.$executeRaw`UPDATE "RateLimit" SET "points" = 6 WHERE "key" LIKE 'mail-day%'`;
    await test.handlers['remind-invitees']({});
    expect(await mails(people.fr)).toBe(1);
    await test.database.rateLimit.deleteMany({});
    await Promise.all([test.handlers['remind-invitees']({}), test.handlers['remind-invitees']({})]);
    await aMinuteLater();
    await test.handlers['remind-invitees']({});

    const sent = await test.database.email.groupBy({
      by: ['recipient'],
      where: { recipient: { in: Object.values(people) }, message: 'invitation' },
      _count: true,
    });
    const count = (email: string) => sent.find(({ recipient }) => recipient === email)?._count ?? 0;
    expect(Object.values(people).map(count)).toEqual([2, 1, 0, 1, 1, 2, 1]);
    const reminder = await test.database.email.findFirstOrThrow({
      where: { recipient: people.fr },
      orderBy: { id: 'desc' },
    });
    expect(reminder).toMatchObject({ locale: 'fr', subject: expect.stringContaining('Rappel') });
    const { text } = openEmail(reminder, sealingKeyFrom(authSecret));
    expect(text).toContain(
      `jusqu’au ${writeMoment('fr', link.expiresAt ?? '', { timeZone: 'UTC', zone: true })}`,
    );
    expect(text).toContain('À bientôt');
    expect(text).toContain('Ines');
    expect(await one(caller, link.id, people.fr)).toMatchObject({
      remindedAt: expect.any(String),
      state: 'queued',
    });
    const token = await newestToken(test, people.fr);
    await prove(test.anyone, token);
    expect((await complete(test.anyone, token)).status).toBe(201);
  });

  it.each([
    ['of a link that never ends', null],
    ['of a link that ends later', new Date(Date.now() + 60 * 24 * 3600_000)],
  ])(
    'goes before the invitation %s expires by itself: once, and not to whoever has ended it',
    async (_, expiresAt) => {
      const { caller, link } = await office({ expiresAt });
      const people = {
        silent: newAddress(),
        looked: newAddress(),
        done: newAddress(),
        gone: newAddress(),
        bounced: newAddress(),
        revoked: newAddress(),
        asks: newAddress(),
      };
      const emails = Object.values(people);
      const before = Date.now();
      await invite(
        test,
        caller,
        link.id,
        emails.map((email) => ({ email })),
        { reminderDays: 3 },
      );
      for (const email of emails) await mailTo(email, { state: 'sent', sentAt: new Date() });
      const first = await test.database.registration.findFirstOrThrow({ where: { email: people.silent } });
      expect(Math.round((first.expiresAt.getTime() - before) / 3600_000)).toBe(14 * 24);
      await opened(await newestToken(test, people.looked));
      const done = await newestToken(test, people.done);
      await prove(test.anyone, done);
      await complete(test.anyone, done);
      await test.anyone.post(
        '/public/registration/withdraw',
        undefined,
        bearer(await newestToken(test, people.gone)),
      );
      await mailTo(people.bounced, { state: 'failed', bouncedAt: new Date() });
      await act(caller, link.id, 'revoke', [(await one(caller, link.id, people.revoked)).id]);
      const reminded = () => Promise.all(emails.map(mails));
      const remind = async () => {
        await test.handlers['remind-invitees']({});
        return reminded();
      };

      await daysPass(link.id, 10.9);
      expect(await remind()).toEqual([1, 1, 1, 0, 1, 1, 1]);
      // A mail that a person has just asked for themselves is not the invitation's.
      await askForLink(test, link.token, people.asks);
      await daysPass(link.id, 0.2);
      expect(await remind()).toEqual([2, 2, 1, 0, 1, 1, 2]);
      const reminder = await test.database.email.findFirstOrThrow({
        where: { recipient: people.silent },
        orderBy: { id: 'desc' },
      });
      const renewed = await test.database.registration.findFirstOrThrow({ where: { id: first.id } });
      expect(renewed.expiresAt.getTime()).toBeGreaterThan(before + 13.9 * 24 * 3600_000);
      expect(openEmail(reminder, sealingKeyFrom(authSecret)).text).toContain(
        `works until ${writeMoment('en', renewed.expiresAt, { timeZone: 'UTC', zone: true })}`,
      );
      await mailTo(people.silent, { state: 'sent', sentAt: new Date() });
      await daysPass(link.id, 12);
      expect((await remind())[0]).toBe(2);
    },
  );

  it('of one that cannot be sent keeps nobody else waiting', async () => {
    const { caller, link } = await office({ expiresAt: soon() });
    const emails = [newAddress(), newAddress()];
    await invite(
      test,
      caller,
      link.id,
      emails.map((email) => ({ email })),
      { reminderDays: 3 },
    );
    await test.database.email.updateMany({
      where: { recipient: { in: emails } },
      data: { state: 'sent', sentAt: new Date() },
    });
    await daysPass(link.id);
    let failures = 1;
    const outbox = {
      sealingKey: sealingKeyFrom(authSecret),
      jobs: { enqueue: () => (failures-- > 0 ? Promise.reject(new Error('refused')) : Promise.resolve()) },
    };
    await expect(remindInvitees({ ...test.context, outbox })).rejects.toThrow('refused');
    expect(await Promise.all(emails.map(mails))).toEqual([1, 2]);
  });

  it.each([
    ['never expires, and the invitation not yet,', { expiresAt: null }],
    ['expires later', { expiresAt: new Date(Date.now() + 4 * 24 * 3600_000) }],
    ['is paused', { expiresAt: soon(), allowSignup: false }],
  ])('is not sent while the link %s', async (_, settings) => {
    const { caller, link } = await office({ expiresAt: soon() });
    const email = newAddress();
    await invite(test, caller, link.id, [{ email }], { reminderDays: 3 });
    await mailTo(email, { state: 'sent' });
    await test.database.signupLink.updateMany({ where: { id: link.id }, data: settings });
    await daysPass(link.id);
    await test.handlers['remind-invitees']({});
    expect(await mails(email)).toBe(1);
  });
});
