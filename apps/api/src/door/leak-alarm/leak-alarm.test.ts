import type { Registration, SignupLink } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMember } from '../../../test/builders.ts';
import { secondInstance } from '../../../test/second-instance.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import {
  askForLink,
  bearer,
  complete,
  fromSomewhere,
  invite,
  newAddress,
  newestToken,
  buildOpenLink,
  prove,
  startAndVerify,
  register,
  disavowalToken,
} from '../../../test/registration-steps.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

const start = (token: string | null, email = newAddress(), caller = test.anyone) =>
  caller.post(`/public/signup-links/${token}/registrations`, { email, locale: 'en' }, fromSomewhere());
const row = (id: string) => test.database.signupLink.findFirstOrThrow({ where: { id } });
const noticesOf = (organizationId: string) =>
  test.database.email.findMany({
    where: { organizationId, message: 'link_paused' },
    orderBy: { recipient: 'asc' },
  });

describe('starts', () => {
  it('pause the link with the one that passes the limit, and not with the one that reaches it', async () => {
    // An alarm notifies administrators even if the link notifies nobody of sign-ups.
    const { organizationId, link, admin } = await buildOpenLink(test, {
      alarmStarts: 3,
      notifyAdministrators: 'none',
    });
    const manager = await buildMember(test.database, { organizationId, role: 'manager' });
    await test.database.user.update({ where: { id: manager.userId }, data: { locale: 'fr' } });
    await buildMember(test.database, { organizationId, role: 'staff' });
    const answers = [];
    for (let time = 0; time < 3; time += 1) answers.push(await start(link.token));
    expect(await row(link.id)).toMatchObject({ allowSignup: true, alarmAt: null, version: 1 });
    answers.push(await start(link.token));
    // The start that exceeds the limit gets the same answer and mail as any other.
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ text }) => text.replace(/[0-9a-f]{20,}/, ''))).size).toBe(1);
    expect(await test.database.email.count({ where: { organizationId, message: 'personal_link' } })).toBe(4);
    expect(await row(link.id)).toMatchObject({
      allowSignup: false,
      alarmReason: 'starts',
      alarmCount: 4,
      alarmLimit: 3,
      version: 2,
    });
    const late = await start(link.token);
    expect([late.status, late.code]).toEqual([409, 'signup_link_paused']);

    const notices = await noticesOf(organizationId);
    expect(notices.map(({ recipient }) => recipient)).toEqual([admin.email, manager.email].toSorted());
    const textTo = (recipient: string) => notices.find((mail) => mail.recipient === recipient)?.text;
    expect(textTo(admin.email)).toContain('4 registrations were started');
    expect(textTo(manager.email)).toMatch(/4\sinscriptions ont commencé/);
    expect(test.jobs.filter(({ data }) => 'emailId' in data && data.emailId === notices[0]?.id)).toHaveLength(
      1,
    );
    const events = await test.database.auditEvent.findMany({ where: { subjectId: link.id } });
    expect(events).toMatchObject([
      {
        action: 'signup_link.paused_by_alarm',
        actorMembershipId: null,
        details: { alarm: 'starts', count: 4, limit: 3 },
      },
    ]);
    const shown = (await (await test.signInAs(admin)).get(`/signup-links/${link.id}`)).json<SignupLink>();
    expect(shown).toMatchObject({ state: 'paused', alarm: { reason: 'starts', count: 4, limit: 3 } });
  });

  it('that somebody repeats, an administrator invites, or that are an hour old, do not count', async () => {
    const { admin, link } = await buildOpenLink(test, { alarmStarts: 2 });
    const email = newAddress();
    for (let time = 0; time < 3; time += 1) await start(link.token, email);
    await start(link.token);
    await (
      await test.signInAs(admin)
    ).post(`/signup-links/${link.id}/invitations`, {
      recipients: Array.from({ length: 3 }, () => ({ email: newAddress() })),
    });
    await test.database
      .$executeRaw`UPDATE "Registration" SET "createdAt" = now() - interval '61 minutes' WHERE "emailCanonical" = ${email}`;
    await start(link.token);
    expect(await row(link.id)).toMatchObject({ allowSignup: true });
    await start(link.token);
    expect(await row(link.id)).toMatchObject({ allowSignup: false, alarmCount: 3 });
  });

  it('never pause a link whose alarm is off', async () => {
    const { link } = await buildOpenLink(test, {
      alarmStarts: null,
      alarmRefusals: null,
      alarmUnverified: null,
    });
    for (let time = 0; time < 5; time += 1) await start(link.token);
    expect(await row(link.id)).toMatchObject({ allowSignup: true });
  });

  it('at once through two instances pause it once, and mail once', async () => {
    const other = await secondInstance(test, { trustProxy: ['127.0.0.1'] });
    try {
      const callers = [test.anyone, other.anyone];
      const { organizationId, link } = await buildOpenLink(test, { alarmStarts: 20 });
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) => start(link.token, newAddress(), callers[index % 2])),
      );
      // Race: starts that commit at the same moment do not see each other; each one after them sees all.
      const mailed = answers.filter(({ status }) => status === 202).length;
      expect(mailed).toBeGreaterThanOrEqual(21);
      expect(mailed).toBeLessThan(50);
      expect(answers.filter(({ code }) => code === 'signup_link_paused')).toHaveLength(50 - mailed);
      expect(await test.database.registration.count({ where: { signupLinkId: link.id } })).toBe(mailed);
      expect(await test.database.email.count({ where: { organizationId, message: 'personal_link' } })).toBe(
        mailed,
      );
      expect(await row(link.id)).toMatchObject({ allowSignup: false, version: 2 });
      expect(await noticesOf(organizationId)).toHaveLength(1);
      expect(
        await test.database.auditEvent.count({
          where: { subjectId: link.id, action: 'signup_link.paused_by_alarm' },
        }),
      ).toBe(1);
    } finally {
      await other.close();
    }
  });
});

describe('one network', () => {
  const from = (network: number) => ({ 'x-forwarded-for': `203.0.113.${network}` });
  const startFrom = (token: string | null, network: number) =>
    test.anyone.post(
      `/public/signup-links/${token}/registrations`,
      { email: newAddress(), locale: 'en' },
      from(network),
    );
  const calm = () => test.database.rateLimit.deleteMany({});

  it('weighs at most five: two of them do not raise the alarm of refused addresses, many do', async () => {
    const { link } = await buildOpenLink(test, {
      allowedEmailDomains: ['durand.example'],
      alarmRefusals: 50,
    });
    for (let time = 0; time < 51; time += 1) {
      if (time % 20 === 0) await calm();
      await startFrom(link.token, time % 2);
    }
    expect(await row(link.id)).toMatchObject({ allowSignup: true });
    for (let network = 2; network < 12; network += 1)
      for (let time = 0; time < 5; time += 1) await startFrom(link.token, network);
    expect(await row(link.id)).toMatchObject({ allowSignup: false, alarmReason: 'refusals', alarmCount: 51 });
    const [event] = await test.database.auditEvent.findMany({ where: { subjectId: link.id } });
    expect(event?.details).toEqual({ alarm: 'refusals', count: 51, limit: 50, networks: 11 });
  });

  it('that withdraws again and again counts as nothing before its time, and as five after it', async () => {
    const { link } = await buildOpenLink(test, { alarmUnverified: 6 });
    for (let time = 0; time < 21; time += 1) {
      const { waitingToken } = (await startFrom(link.token, 1)).json<{ waitingToken: string }>();
      await test.anyone.post('/public/waiting/withdraw', undefined, { ...bearer(waitingToken), ...from(1) });
    }
    expect(await row(link.id)).toMatchObject({ allowSignup: true });
    await test.database
      .$executeRaw`UPDATE "Registration" SET "createdAt" = now() - interval '31 minutes' WHERE "signupLinkId" = ${link.id}::uuid`;
    await start(link.token);
    expect(await row(link.id)).toMatchObject({ allowSignup: true });
  });
});

describe('refused domains', () => {
  it('pause the link, and the answer stays what it is', async () => {
    const { link } = await buildOpenLink(test, { allowedEmailDomains: ['durand.example'], alarmRefusals: 2 });
    const answers = [];
    for (let time = 0; time < 3; time += 1) {
      expect(await row(link.id)).toMatchObject({ allowSignup: true });
      answers.push(await start(link.token));
    }
    const outcomes = answers.map(({ status, text }) => [status, text.replace(/"requestId":"[^"]*"/, '')]);
    expect(outcomes[0]?.[0]).toBe(409);
    expect(outcomes).toEqual([outcomes[0], outcomes[0], outcomes[0]]);
    expect(await row(link.id)).toMatchObject({ allowSignup: false, alarmReason: 'refusals', alarmCount: 3 });
    expect(
      JSON.stringify(await test.database.refusal.findMany({ where: { signupLinkId: link.id } })),
    ).not.toContain('@');
  });

  it('are forgotten after a day, and not even counted where nobody asks', async () => {
    const rules = { allowedEmailDomains: ['durand.example'] };
    const { link } = await buildOpenLink(test, rules);
    const { link: silent } = await buildOpenLink(test, { ...rules, alarmRefusals: null });
    await start(link.token);
    await start(silent.token);
    expect(await test.database.refusal.count({ where: { signupLinkId: silent.id } })).toBe(0);
    await test.database
      .$executeRaw`UPDATE "Refusal" SET "createdAt" = now() - interval '25 hours' WHERE "signupLinkId" = ${link.id}::uuid`;
    await start(link.token);
    await test.handlers['expire-registrations']({});
    expect(await test.database.refusal.count({ where: { signupLinkId: link.id } })).toBe(1);
  });
});

describe('mailboxes that nobody proves', () => {
  const age = (email: string, minutes: number) =>
    test.database
      .$executeRaw`UPDATE "Registration" SET "createdAt" = now() - ${minutes} * interval '1 minute' WHERE "emailCanonical" = ${email}`;

  it('count after half an hour and for a day; proved ones never', async () => {
    const { link } = await buildOpenLink(test, { alarmUnverified: 1 });
    const [young, old, older] = [newAddress(), newAddress(), newAddress()];
    await register(test, link.token, undefined, startAndVerify);
    for (const email of [young, old, older]) await start(link.token, email);
    await age(old, 40);
    await age(older, 25 * 60);
    await start(link.token);
    expect(await row(link.id)).toMatchObject({ allowSignup: true });
    await age(young, 31);
    await start(link.token);
    expect(await row(link.id)).toMatchObject({
      allowSignup: false,
      alarmReason: 'unverified',
      alarmCount: 2,
    });
  });

  it('are not those of people who verified theirs and withdrew, nor of invited people', async () => {
    const { link, admin } = await buildOpenLink(test, { alarmUnverified: 1 });
    const withdraw = (token: string) =>
      test.anyone.post('/public/registration/withdraw', undefined, bearer(token));
    for (let person = 0; person < 2; person += 1)
      await withdraw((await startAndVerify(test, link.token)).token);
    const invited = [newAddress(), newAddress()];
    await invite(
      test,
      await test.signInAs(admin),
      link.id,
      invited.map((email) => ({ email })),
    );
    for (const email of invited) await withdraw(await newestToken(test, email));
    expect(await row(link.id)).toMatchObject({ allowSignup: true });
  });

  it('count at once where the owner says "This was not me", before and after the completion', async () => {
    const { link, admin, organizationId } = await buildOpenLink(test, { alarmUnverified: 1 });
    const { token } = await askForLink(test, link.token);
    expect((await test.anyone.post('/public/registration/withdraw', undefined, bearer(token))).status).toBe(
      204,
    );
    expect(await row(link.id)).toMatchObject({ allowSignup: true });
    const joined = await register(test, link.token, undefined, startAndVerify);
    const disavowToken = await disavowalToken(test, joined.email, 'welcome');
    await test.database.membership.updateMany({
      where: { id: joined.completion.membership.id },
      data: { role: 'manager' },
    });
    expect((await test.anyone.post('/public/disavowals/registration', { token: disavowToken })).status).toBe(
      204,
    );
    expect(await row(link.id)).toMatchObject({
      allowSignup: false,
      alarmReason: 'unverified',
      alarmCount: 2,
    });
    // The owner of that account gets no mail.
    const notices = await test.database.email.findMany({ where: { message: 'link_paused', organizationId } });
    expect(notices.map(({ recipient }) => recipient)).toEqual([admin.email]);
  });
});

describe('once it is paused', () => {
  it('people who had verified the mailbox finish, others see that it is paused; an administrator’s pause stops both', async () => {
    const { admin, link } = await buildOpenLink(test, { alarmStarts: 2 });
    const verified = await startAndVerify(test, link.token);
    const started = await askForLink(test, link.token);
    await start(link.token);
    expect(await row(link.id)).toMatchObject({ allowSignup: false });

    const seen = (await test.anyone.get('/public/registration', bearer(verified.token))).json<Registration>();
    expect(seen.linkState).toBe('open');
    expect((await prove(test.anyone, started.token)).linkState).toBe('paused');
    expect((await complete(test.anyone, started.token)).code).toBe('signup_link_paused');
    expect((await complete(test.anyone, verified.token)).status).toBe(201);

    // Switched on and off by hand: then it is closed to everybody.
    const caller = await test.signInAs(admin);
    const another = await buildOpenLink(test, { alarmStarts: 1 });
    const ready = await startAndVerify(test, another.link.token);
    await start(another.link.token);
    const theirs = await test.signInAs(another.admin);
    await theirs.patch(`/signup-links/${another.link.id}`, { version: 2, allowSignup: true });
    await theirs.patch(`/signup-links/${another.link.id}`, { version: 3, allowSignup: false });
    expect((await complete(test.anyone, ready.token)).code).toBe('signup_link_paused');
    expect((await caller.get(`/signup-links/${another.link.id}`)).code).toBe('signup_link_not_found');
  });

  it('so does a person whom an administrator invited, if the mailbox was verified before', async () => {
    const { admin, link } = await buildOpenLink(test, { alarmStarts: 1 });
    const caller = await test.signInAs(admin);
    const [proved, late] = [newAddress(), newAddress()];
    await invite(test, caller, link.id, [{ email: proved }, { email: late }]);
    const token = await newestToken(test, proved);
    await prove(test.anyone, token);
    for (let time = 0; time < 2; time += 1) await start(link.token);
    expect(await row(link.id)).toMatchObject({ allowSignup: false });
    expect((await complete(test.anyone, token)).status).toBe(201);
    expect((await prove(test.anyone, await newestToken(test, late))).linkState).toBe('paused');
  });

  it('a person who had verified the mailbox becomes pending approval if the link requires it', async () => {
    const { link } = await buildOpenLink(test, { alarmStarts: 1, requiresApproval: true });
    const verified = await startAndVerify(test, link.token);
    await start(link.token);
    const answer = await complete(test.anyone, verified.token);
    expect([answer.status, answer.json()]).toMatchObject([201, { state: 'pending_approval' }]);
  });

  it('other ends of the link hold for them too', async () => {
    const { link } = await buildOpenLink(test, { alarmStarts: 1 });
    const verified = await startAndVerify(test, link.token);
    await start(link.token);
    await test.database.signupLink.updateMany({ where: { id: link.id }, data: { expiresAt: new Date() } });
    expect((await complete(test.anyone, verified.token)).code).toBe('signup_link_expired');
  });

  it('one click resumes it with the version that was read, and counting starts anew', async () => {
    const { organizationId, admin, link } = await buildOpenLink(test, { alarmStarts: 2 });
    for (let time = 0; time < 3; time += 1) await start(link.token);
    const caller = await test.signInAs(admin);
    const path = `/signup-links/${link.id}`;
    expect((await caller.patch(path, { version: 1, allowSignup: true })).code).toBe('signup_link_changed');
    const resumed = (await caller.patch(path, { version: 2, allowSignup: true })).json<SignupLink>();
    expect(resumed).toMatchObject({ state: 'open', alarm: null, version: 3 });
    for (let time = 0; time < 2; time += 1) expect((await start(link.token)).status).toBe(202);
    expect(await row(link.id)).toMatchObject({ allowSignup: true });
    await start(link.token);
    expect(await row(link.id)).toMatchObject({ allowSignup: false, alarmCount: 3, version: 4 });
    expect(await noticesOf(organizationId)).toHaveLength(2);
  });

  it('its successor stands still too, and lets the same people finish', async () => {
    const { admin, link } = await buildOpenLink(test, { alarmStarts: 1 });
    const verified = await startAndVerify(test, link.token);
    await start(link.token);
    const caller = await test.signInAs(admin);
    const successor = (
      await caller.post(`/signup-links/${link.id}/replace`, { version: 2, graceDays: 1 })
    ).json<SignupLink>();
    expect(successor).toMatchObject({ state: 'paused', alarmStarts: 1, alarm: { reason: 'starts' } });
    expect((await complete(test.anyone, verified.token)).status).toBe(201);
  });

  it.each([
    ['alarmStarts', 9_999],
    ['alarmRefusals', 1_000_000],
    ['alarmUnverified', 1_000_000],
  ])('%s is a number from 1 to %d, or off', async (name, most) => {
    const { admin, link } = await buildOpenLink(test);
    const caller = await test.signInAs(admin);
    const set = (value: unknown) => caller.patch(`/signup-links/${link.id}`, { version: 1, [name]: value });
    for (const [value, fault] of [
      [0, { code: 'too_small' }],
      [most + 1, { code: 'too_big', message: `At most ${most.toLocaleString('en')}.` }],
      [1.5, { code: 'invalid' }],
      ['3', { code: 'invalid' }],
    ] as const)
      expect((await set(value)).json()).toMatchObject({
        code: 'request_invalid',
        errors: [{ path: name, ...fault }],
      });
    const off = (
      await caller.patch(`/signup-links/${link.id}`, { version: 1, [name]: null })
    ).json<SignupLink>();
    expect(off[name as 'alarmStarts']).toBeNull();
  });
});
