import type {
  Invitation,
  InvitationBatch,
  Registration,
  ResponseOf,
  previewInvitations,
} from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMember } from '../../../test/builders.ts';
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
  workThroughBatch,
} from '../../../test/registration-steps.ts';
import { openEmail, sealingKeyFrom } from '../../platform/mail/prepare-email.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

async function office(settings: object = {}, organization: object = {}) {
  const door = await buildOpenLink(test, settings, organization);
  return { ...door, caller: await test.signInAs(door.admin) };
}
const addresses = (count: number) => Array.from({ length: count }, () => newAddress());
const rowsOf = (emails: readonly string[]) => emails.map((email) => ({ email }));
const work = (batch: { id: string }) => workThroughBatch(test, batch.id);
const create = async (caller: Caller, linkId: string, emails: readonly string[], more: object = {}) =>
  (
    await caller.post(`/signup-links/${linkId}/invitations`, { recipients: rowsOf(emails), ...more })
  ).json<InvitationBatch>();
const read = async (caller: Caller, { id }: { id: string }) =>
  (await caller.get(`/invitation-batches/${id}`)).json<InvitationBatch>();
const list = async (caller: Caller, linkId: string, query = '') =>
  (await caller.get(`/signup-links/${linkId}/invitations${query}`)).json<{
    items: Invitation[];
    nextCursor: string | null;
  }>();
const mailsTo = (emails: readonly string[]) =>
  test.database.email.count({ where: { recipient: { in: [...emails] }, message: 'invitation' } });

describe('a list of people', () => {
  it('is judged row by row, the same before the sending and by it, and a preview writes nothing', async () => {
    const { caller, link, organizationId, admin } = await office({
      allowedEmailDomains: ['example.com'],
      useLimit: 40,
      uses: 2,
    });
    const [fresh, twice, limited, again, waits] = addresses(5) as [string, string, string, string, string];
    const gone = await buildMember(test.database, { organizationId, disabledAt: new Date() });
    const elsewhere = await buildMember(test.database, {
      organizationId: (await buildOpenLink(test)).organizationId,
    });
    await invite(test, caller, link.id, rowsOf([again]));
    await test.database.registration.create({
      data: {
        organizationId,
        signupLinkId: link.id,
        state: 'pending_approval',
        email: waits,
        emailCanonical: waits,
        submittedAt: new Date(),
        completionKeyHash: Buffer.from('key'),
        expiresAt: new Date(Date.now() + 60_000),
      },
    });
    for (let mail = 0; mail < 6; mail++) {
      await test.database.$executeRaw`DELETE FROM "RateLimit" WHERE "key" LIKE 'mail-minute%'`;
      const other = await buildOpenLink(test);
      await invite(test, await test.signInAs(other.admin), other.link.id, rowsOf([limited]));
    }
    const given: [object, string | null][] = [
      [{ email: fresh, firstName: ' Léa ', lastName: '', locale: 'Français' }, null],
      [{ email: ` ${twice} ` }, null],
      [{ email: twice.toUpperCase() }, 'repeated'],
      [{ email: '' }, 'email_missing'],
      [{ email: 'not an address' }, 'email_invalid'],
      [{ email: 'lea@example.com,max@example.com' }, 'email_invalid'],
      [{ email: 'lea@other.example' }, 'domain_refused'],
      [{ email: admin.email }, 'already_member'],
      [{ email: gone.email }, 'already_member'],
      [{ email: elsewhere.email }, null],
      [{ email: limited }, 'limited'],
      [{ email: again }, 'already_invited'],
      [{ email: waits }, 'awaits_approval'],
      [{ email: newAddress(), firstName: 'x'.repeat(101) }, 'first_name_refused'],
      [{ email: newAddress(), lastName: 'see www.example.com' }, 'last_name_refused'],
      [{ email: newAddress(), locale: 'de' }, 'locale_unknown'],
    ];
    const recipients = given.map(([row]) => row);
    const refusals = given.map(([, refusal]) => refusal);
    const counts = () =>
      Promise.all([
        test.database.registration.count(),
        test.database.email.count(),
        test.database.invitation.count(),
        test.database.auditEvent.count(),
        test.database.rateLimit.aggregate({ _sum: { points: true } }),
      ]);
    const before = await counts();
    const preview = await caller.post(`/signup-links/${link.id}/invitations/preview`, { recipients });
    const judged = preview.json<ResponseOf<typeof previewInvitations>>();
    expect(judged.items.map(({ refusal }) => refusal)).toEqual(refusals);
    expect(judged.placesLeft).toBe(38);
    expect(await counts()).toEqual(before);

    const batch = await invite(test, caller, link.id, recipients);
    const good = refusals.filter((refusal) => refusal === null).length;
    expect(batch).toMatchObject({
      total: given.length,
      invited: good,
      refused: given.length - good,
      waiting: 0,
      finishedAt: expect.any(String),
    });
    const { items } = await list(caller, link.id, `?batchId=${batch.id}`);
    expect(items.toReversed().map(({ refusal }) => refusal)).toEqual(refusals);
    expect(items.at(-1)).toMatchObject({ email: fresh, firstName: 'Léa', locale: 'fr', state: 'queued' });

    const registrations = await test.database.registration.findMany({
      where: { emailCanonical: { in: [fresh, twice, elsewhere.email] }, signupLinkId: link.id },
    });
    expect(registrations).toHaveLength(3);
    for (const row of registrations)
      expect(row).toMatchObject({ state: 'started', origin: 'invitation', invitedById: admin.id });
    expect(await mailsTo([fresh, twice, elsewhere.email])).toBe(3);
    const events = await test.database.auditEvent.findMany({
      where: { subjectId: link.id, action: 'signup_link.invitations_sent' },
      orderBy: { id: 'desc' },
    });
    expect(events[0]).toMatchObject({
      actorMembershipId: admin.id,
      details: { invitationBatchId: batch.id, addresses: good },
    });
    expect(await test.database.signupLink.findFirstOrThrow({ where: { id: link.id } })).toMatchObject({
      uses: 2,
    });
  });

  it('carries personal words and names, in the language asked for, and leads past the address', async () => {
    const { caller, link, organizationId } = await office(
      { locale: 'fr', joinsAs: 'staff' },
      { name: 'Cabinet Durand' },
    );
    const [email, other] = addresses(2) as [string, string];
    await invite(
      test,
      caller,
      link.id,
      [{ email, firstName: 'Léa', lastName: 'Martin', locale: 'en' }, { email: other }],
      { message: 'Welcome <b>aboard</b>\nSee you at https://durand.example/map' },
    );
    const [english, french] = await Promise.all(
      [email, other].map((recipient) => test.database.email.findFirstOrThrow({ where: { recipient } })),
    );
    expect([english?.locale, french?.locale]).toEqual(['en', 'fr']);
    const { html, text } = openEmail(english!, sealingKeyFrom(authSecret));
    expect(text).toContain('Welcome <b>aboard</b>\nSee you at https://durand.example/map');
    expect(html).toContain('&lt;b&gt;aboard&lt;/b&gt;');
    // The message stays plain text: only our own links in a mail lead anywhere.
    expect(html).not.toMatch(/href="[^"]*durand\.example\/map/);
    expect(text).toContain('Léa');
    const token = await newestToken(test, email);
    await test.anyone.post('/public/registration/verify', undefined, bearer(token));
    expect((await test.anyone.get('/public/registration', bearer(token))).json()).toMatchObject({
      email,
      joinsAs: 'staff',
      answers: { firstName: 'Léa', lastName: 'Martin' },
    });
    const done = await complete(test.anyone, token);
    expect(done.json()).toMatchObject({ membership: { role: 'staff' } });
    expect(await test.database.membership.count({ where: { organizationId } })).toBe(2);
  });

  it('changes nothing of a registration that the person began themselves', async () => {
    const { caller, link, organizationId } = await office();
    const { email, token } = await askForLink(test, link.token);
    await prove(test.anyone, token, { firstName: 'Own' });
    await test.database.rateLimit.deleteMany({});
    await invite(test, caller, link.id, [{ email, firstName: 'Typed', lastName: 'Martin' }]);
    expect(
      await test.database.registration.findMany({ where: { organizationId }, orderBy: { id: 'asc' } }),
    ).toMatchObject([
      { origin: 'link', state: 'verified', firstName: 'Own', lastName: null },
      { origin: 'invitation', state: 'started', firstName: 'Typed', lastName: 'Martin' },
    ]);
    const invited = await newestToken(test, email);
    const states = await Promise.all(
      [token, invited].map((each) => test.anyone.get('/public/registration', bearer(each))),
    );
    expect(states.map((each) => each.json<Registration>().state)).toEqual(['verified', 'started']);
  });

  it.each([
    ['paused', { allowSignup: false }],
    ['scheduled', { opensAt: new Date(Date.now() + 60_000) }],
    ['expired', { expiresAt: new Date(Date.now() - 1) }],
    ['full', { useLimit: 1, uses: 1 }],
    ['replaced', { replacedAt: new Date() }],
    ['revoked', { revokedAt: new Date() }],
  ])('is refused as a whole by a link that is %s', async (state, settings) => {
    const { caller, link, organizationId } = await office(settings);
    for (const path of ['invitations', 'invitations/preview'])
      expect(
        (await caller.post(`/signup-links/${link.id}/${path}`, { recipients: rowsOf(addresses(1)) })).code,
      ).toBe(`signup_link_${state}`);
    expect(await test.database.invitationBatch.count({ where: { organizationId } })).toBe(0);
  });

  it.each([
    [{ recipients: [] }, 'recipients'],
    [{ recipients: Array(5001).fill({ email: 'a@b.cc' }) }, 'recipients'],
    [{ recipients: [{ email: 'lea@example.com', role: 'admin' }] }, 'recipients.0.role'],
    [{ recipients: [{ email: 'lea@example.com' }], message: 'a\u202Eb' }, 'message'],
    [{ recipients: [{ email: 'lea@example.com' }], message: 'x'.repeat(1001) }, 'message'],
    [{ recipients: [{ email: 'lea@example.com' }], reminderDays: 14 }, 'reminderDays'],
  ])('refuses a body of another shape (%#)', async (body, path) => {
    const { caller, link } = await office();
    expect((await caller.post(`/signup-links/${link.id}/invitations`, body)).json()).toMatchObject({
      code: 'request_invalid',
      errors: [{ path }],
    });
  });

  it('belongs to its organization', async () => {
    const { caller, link } = await office();
    const batch = await create(caller, link.id, addresses(1));
    const stranger = (await office()).caller;
    for (const answer of [
      await stranger.get(`/invitation-batches/${batch.id}`),
      await stranger.post(`/invitation-batches/${batch.id}/cancel`),
      await stranger.post(`/invitation-batches/${batch.id}/resume`),
    ])
      expect(answer.code).toBe('invitation_batch_not_found');
    const [invitation] = (await list(caller, link.id)).items;
    for (const path of ['', '-batches']) {
      const { code } = await stranger.get(`/signup-links/${link.id}/invitation${path || 's'}`);
      expect(code).toBe('signup_link_not_found');
    }
    for (const what of ['resend', 'revoke'])
      expect(
        (
          await stranger.post(`/signup-links/${link.id}/invitations/${what}`, {
            invitationIds: [invitation?.id],
          })
        ).code,
      ).toBe('signup_link_not_found');
  });
});

describe('a batch', () => {
  it('that is killed half-way continues where it was, and mails every address once', async () => {
    const { caller, link } = await office();
    const emails = addresses(9);
    const batch = await create(caller, link.id, emails);
    // The process dies at the fourth address: after its mail was written, before the commit.
    const { push } = test.jobs;
    let mails = 0;
    test.jobs.push = (...jobs) => {
      if (jobs.some(({ queue }) => queue === 'deliver-email') && ++mails === 4) throw new Error('killed');
      return push.apply(test.jobs, jobs);
    };
    await expect(work(batch)).rejects.toThrow('killed');
    test.jobs.push = push;
    expect(await read(caller, batch)).toMatchObject({ invited: 3, waiting: 6, finishedAt: null });
    expect(await mailsTo(emails)).toBe(3);

    // Two instances at once, as after a restart.
    await Promise.all([work(batch), work(batch)]);
    await work(batch);
    expect(await read(caller, batch)).toMatchObject({
      invited: 9,
      waiting: 0,
      finishedAt: expect.any(String),
    });
    for (const email of emails) expect(await mailsTo([email])).toBe(1);
    await work(batch);
    expect(await mailsTo(emails)).toBe(9);
  });

  it('that lost its job gets another from the sweep', async () => {
    const { caller, link, organizationId } = await office();
    const batch = await create(caller, link.id, addresses(1));
    const job = { queue: 'send-invitations', data: { organizationId, invitationBatchId: batch.id } };
    test.jobs.length = 0;
    await test.handlers['sweep-outbox']({});
    expect(test.jobs).toContainEqual(job);
    await work(batch);
    test.jobs.length = 0;
    await test.handlers['sweep-outbox']({});
    expect(test.jobs).not.toContainEqual(job);
  });

  it('whose link closes says why of the rest, and is resumed once it is open', async () => {
    const { caller, link } = await office();
    const emails = addresses(3);
    const batch = await create(caller, link.id, emails);
    await caller.patch(`/signup-links/${link.id}`, { version: 1, allowSignup: false });
    await work(batch);
    expect(await read(caller, batch)).toMatchObject({
      refused: 3,
      linkClosed: 3,
      finishedAt: expect.any(String),
    });
    expect((await list(caller, link.id)).items[0]).toMatchObject({
      state: 'refused',
      refusal: 'link_closed',
    });
    expect((await caller.post(`/invitation-batches/${batch.id}/resume`)).code).toBe('signup_link_paused');
    await caller.patch(`/signup-links/${link.id}`, { version: 2, allowSignup: true });
    const resumed = await caller.post(`/invitation-batches/${batch.id}/resume`);
    expect(resumed.json()).toMatchObject({ waiting: 3, refused: 0, finishedAt: null });
    await work(batch);
    expect(await mailsTo(emails)).toBe(3);
  });

  it('is not blocked by an address that fails for a reason of ours: it is tried twice, then reported as failed', async () => {
    const { caller, link } = await office();
    const emails = addresses(3);
    const batch = await create(caller, link.id, emails);
    await test.database.$executeRawUnsafe(`
      CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN IF NEW."recipient" = '${emails[1]}' THEN RAISE 'a bug of ours'; END IF; RETURN NEW; END $$`);
    await test.database.$executeRawUnsafe(
      `CREATE TRIGGER poison BEFORE INSERT ON "Email" FOR EACH ROW EXECUTE FUNCTION poison()`,
    );
    await expect(work(batch)).rejects.toThrow('a bug of ours');
    expect(await read(caller, batch)).toMatchObject({ invited: 1, waiting: 2, refused: 0 });
    await expect(work(batch)).rejects.toThrow('a bug of ours');
    await work(batch);
    expect(await read(caller, batch)).toMatchObject({
      invited: 2,
      refused: 1,
      failed: 1,
      linkClosed: 0,
      finishedAt: expect.any(String),
    });
    // One click resumes it after the fix.
    await test.database.$executeRawUnsafe(`DROP FUNCTION poison CASCADE`);
    const resumed = await caller.post(`/invitation-batches/${batch.id}/resume`);
    expect(resumed.json()).toMatchObject({ waiting: 1, failed: 0, finishedAt: null });
    await work(batch);
    expect(await mailsTo(emails)).toBe(3);
  });

  it('stops if its sender may no longer invite, and continues with somebody else', async () => {
    const { caller, link, organizationId } = await office();
    const manager = await buildMember(test.database, { organizationId, role: 'manager' });
    const emails = addresses(2);
    const batch = await create(await test.signInAs(manager), link.id, emails);
    await test.database.membership.updateMany({
      where: { id: manager.id },
      data: { disabledAt: new Date() },
    });
    await work(batch);
    expect((await list(caller, link.id)).items.map(({ refusal }) => refusal)).toEqual([
      'sender_may_not',
      'sender_may_not',
    ]);
    const stopped = await read(caller, batch);
    expect(stopped).toMatchObject({ refused: 2, senderMayNot: 2, linkClosed: 0 });
    expect(await mailsTo(emails)).toBe(0);
    const resumed = await caller.post(`/invitation-batches/${batch.id}/resume`);
    expect(resumed.json()).toMatchObject({ waiting: 2, senderMayNot: 0 });
    expect(resumed.json<InvitationBatch>().createdBy).not.toBe(stopped.createdBy);
    await work(batch);
    expect(await mailsTo(emails)).toBe(2);
  });

  it('is cancelled with every mail that nobody has begun to deliver, and what was sent stays', async () => {
    const { caller, link } = await office();
    const emails = addresses(3);
    const batch = await create(caller, link.id, emails);
    await work(batch);
    const [sent, unsent] = emails as [string, string, string];
    await test.database.email.updateMany({
      where: { recipient: sent },
      data: { state: 'sent', attempts: 1, sentAt: new Date() },
    });
    const token = await newestToken(test, unsent);
    const later = await create(caller, link.id, addresses(2));
    const cancelled = await caller.post(`/invitation-batches/${batch.id}/cancel`);
    expect(cancelled.json()).toMatchObject({ invited: 1, cancelled: 2, cancelledAt: expect.any(String) });
    expect((await caller.post(`/invitation-batches/${batch.id}/cancel`)).json()).toEqual(cancelled.json());
    await caller.post(`/invitation-batches/${later.id}/cancel`);
    await work(later);
    expect(await read(caller, later)).toMatchObject({ cancelled: 2, invited: 0 });
    expect(await test.database.email.findFirstOrThrow({ where: { recipient: unsent } })).toMatchObject({
      state: 'failed',
      sealedLink: null,
    });
    expect((await test.anyone.get('/public/registration', bearer(token))).json()).toMatchObject({
      state: 'revoked',
    });
    expect(
      (await list(caller, link.id, `?batchId=${batch.id}`)).items.map(({ state }) => state).sort(),
    ).toEqual(['cancelled', 'cancelled', 'sent']);
    const actions = await test.database.auditEvent.count({
      where: { subjectId: link.id, action: 'signup_link.invitations_cancelled' },
    });
    expect(actions).toBe(2);
  });

  it('leaves the outbox room: its mails wait behind everybody else’s, and never more than a hundred', async () => {
    const { caller, link, organizationId } = await office();
    const batch = await create(caller, link.id, addresses(2));
    test.jobs.length = 0;
    await work(batch);
    expect(test.jobs.map(({ data }) => 'ofBatch' in data && data.ofBatch)).toEqual([true, true]);
    await test.database.$executeRaw`
      INSERT INTO "Email" ("organizationId", "recipient", "message", "locale", "subject", "html", "text", "idempotencyKey")
      SELECT ${organizationId}::uuid, 'x@example.com', 'invitation', 'en', '', '', '', 'crowd:' || n FROM generate_series(1, 100) n`;
    const next = await create(caller, link.id, addresses(1));
    expect(await work(next)).toEqual({ retryInSeconds: 3 });
    await test.database.email.deleteMany({ where: { idempotencyKey: { startsWith: 'crowd:' } } });
    await work(next);
    expect(await read(caller, next)).toMatchObject({ invited: 1 });
  });
});
