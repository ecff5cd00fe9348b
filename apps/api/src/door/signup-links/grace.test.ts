import type {
  listFormerUrls,
  listSignupLinkRegistrations,
  PublicSignupLink,
  ResponseOf,
  SignupLink,
} from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMemberOfEachRole } from '../../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';
import {
  askForLink,
  complete,
  buildOpenLink,
  prove,
  startAndVerify,
  register,
  newAddress,
  newestToken,
} from '../../../test/registration-steps.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const tokenOf = ({ url }: SignupLink) => url?.split('/').at(-1) ?? '';
const stateOf = async (token: string | null) =>
  (await test.anyone.get(`/public/signup-links/${token}`)).json<PublicSignupLink>().state;

async function replace(caller: Caller, { id, version }: { id: string; version: number }, graceDays = 30) {
  const answer = await caller.post(`/signup-links/${id}/replace`, { version, graceDays });
  expect(answer.status, answer.text).toBe(201);
  return answer.json<SignupLink>();
}

/** A link that was replaced with a grace, and its successor. */
async function replacedDoor(settings: object = {}) {
  const door = await buildOpenLink(test, settings);
  const caller = await test.signInAs(door.admin);
  const successor = await replace(caller, door.link);
  return { ...door, caller, successor, newToken: tokenOf(successor) };
}

const passGrace = (id: string) =>
  test.database.$executeRaw`UPDATE "SignupLink" SET "graceEndsAt" = now() WHERE "id" = ${id}::uuid`;
const linkUse = async (caller: Caller, id: string) =>
  (await caller.get(`/signup-links/${id}/registrations`))
    .json<ResponseOf<typeof listSignupLinkRegistrations>>()
    .items.map(({ email, openedLinkId }) => [email, openedLinkId]);

describe('a link replaced with a grace', () => {
  it('still works, shows who still signs up through it, and never reveals the new URL', async () => {
    const { caller, admin, link, successor, newToken } = await replacedDoor();
    expect(successor.url).not.toContain(link.token);
    const replaced = (await caller.get(`/signup-links/${link.id}`)).json<SignupLink>();
    expect(replaced).toMatchObject({
      state: 'replaced',
      replacedById: successor.id,
      graceForId: successor.id,
    });
    const days = (Date.parse(replaced.graceEndsAt ?? '') - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);

    const page = await test.anyone.get(`/public/signup-links/${link.token}`);
    expect(page.json<PublicSignupLink>().state).toBe('open');
    expect(page.text).not.toContain(newToken);
    const old = await register(test, link.token, undefined, startAndVerify);
    const fresh = await register(test, newToken, undefined, startAndVerify);
    const asked = await askForLink(test, link.token);

    expect(await linkUse(caller, successor.id)).toEqual([
      [asked.email, link.id],
      [fresh.email, null],
      [old.email, link.id],
    ]);
    expect(await linkUse(caller, link.id)).toEqual([
      [asked.email, link.id],
      [old.email, link.id],
    ]);
    const { items } = (await caller.get(`/signup-links/${successor.id}/former-urls`)).json<
      ResponseOf<typeof listFormerUrls>
    >();
    expect(items).toMatchObject([
      { signupLinkId: link.id, works: true, started: 2, completed: 1, lastStartedAt: expect.any(String) },
    ]);
    expect((await caller.get(`/signup-links/${successor.id}`)).json()).toMatchObject({ uses: 2 });
    expect((await caller.get(`/signup-links/${link.id}`)).json()).toMatchObject({ uses: 0 });
    const events = await test.database.auditEvent.findMany({
      where: { subjectId: { in: [link.id, successor.id] } },
      orderBy: { id: 'asc' },
    });
    expect(events).toMatchObject([
      {
        action: 'signup_link.replaced',
        actorMembershipId: admin.id,
        details: { graceEndsAt: replaced.graceEndsAt },
      },
      { action: 'signup_link.created', details: { replaces: link.id, graceEndsAt: replaced.graceEndsAt } },
    ]);
  });

  it('shares its places with the new one, today’s too', async () => {
    const { caller, link, successor, newToken } = await replacedDoor({
      useLimit: 3,
      uses: 1,
      dailyLimit: 9,
      usesToday: 1,
      dayEndsAt: new Date(Date.now() + 86_400_000),
    });
    expect(successor).toMatchObject({ useLimit: 2, uses: 0, dailyLimit: 9, usesToday: 1 });
    const ready = [await startAndVerify(test, link.token), await startAndVerify(test, newToken)];
    await register(test, link.token, undefined, startAndVerify);
    await register(test, newToken, undefined, startAndVerify);
    for (const { token } of ready) expect((await complete(test.anyone, token)).code).toBe('signup_link_full');
    expect([await stateOf(link.token), await stateOf(newToken)]).toEqual(['full', 'full']);
    expect((await caller.get(`/signup-links/${successor.id}`)).json()).toMatchObject({
      uses: 2,
      usesToday: 3,
    });
  });

  it('follows the new one’s settings and state', async () => {
    const { caller, link, successor } = await replacedDoor();
    const begun = await startAndVerify(test, link.token);
    const path = `/signup-links/${successor.id}`;
    await caller.patch(path, { version: 2, allowedEmailDomains: ['durand.example'] });
    expect((await complete(test.anyone, begun.token)).code).toBe('signup_link_email_domain_refused');
    await caller.patch(path, { version: 3, allowSignup: false });
    expect(await stateOf(link.token)).toBe('paused');
    await caller.post(`${path}/revoke`, { version: 4 });
    expect(await stateOf(link.token)).toBe('revoked');
  });

  it('says replaced once the grace is over; who had begun through it may finish', async () => {
    const { link, successor, newToken } = await replacedDoor();
    const begun = await startAndVerify(test, link.token);
    await passGrace(link.id);
    const page = await test.anyone.get(`/public/signup-links/${link.token}`);
    expect(page.json<PublicSignupLink>().state).toBe('replaced');
    const start = await test.anyone.post(`/public/signup-links/${link.token}/registrations`, {
      email: 'late@example.com',
      locale: 'en',
    });
    expect(start.code).toBe('signup_link_replaced');
    // The old URL must not reveal the new one.
    for (const { text } of [page, start]) {
      expect(text).not.toContain(newToken);
      expect(text).not.toContain(successor.id);
    }
    expect((await complete(test.anyone, begun.token)).status).toBe(201);
    expect(await test.database.redemption.count({ where: { signupLinkId: successor.id } })).toBe(1);
  });
});

describe('who was under way when the link was replaced', () => {
  it('finishes during the grace, on a place of the new link, and is listed by both', async () => {
    const { link, admin } = await buildOpenLink(test, { useLimit: 5 });
    const { email, token } = await startAndVerify(test, link.token);
    const caller = await test.signInAs(admin);
    const successor = await replace(caller, link);
    expect((await complete(test.anyone, token)).status).toBe(201);
    expect((await caller.get(`/signup-links/${successor.id}`)).json()).toMatchObject({
      uses: 1,
      useLimit: 5,
    });
    expect(await linkUse(caller, successor.id)).toEqual([[email, link.id]]);
    expect(await linkUse(caller, link.id)).toEqual([[email, link.id]]);
  });

  it.each([
    ['stopped at once', 0],
    ['stopped since', 1],
  ])('is told so when it %s', async (_, graceDays) => {
    const { link, admin } = await buildOpenLink(test);
    const { token } = await startAndVerify(test, link.token);
    await replace(await test.signInAs(admin), link, graceDays);
    if (graceDays) await passGrace(link.id);
    expect((await complete(test.anyone, token)).code).toBe('signup_link_replaced');
    expect(
      await test.database.user.count({
        where: {
          memberships: { some: { organizationId: link.organizationId, redemptionId: { not: null } } },
        },
      }),
    ).toBe(0);
  });

  it('keeps the answers when asking for another mail through the old URL', async () => {
    const { link, admin } = await buildOpenLink(test);
    const email = newAddress();
    const start = async (more: object = {}) => {
      await test.database.rateLimit.deleteMany({});
      const body = { email, locale: 'en', ...more };
      const answer = await test.anyone.post(`/public/signup-links/${link.token}/registrations`, body);
      return answer.json<{ waitingToken: string }>().waitingToken;
    };
    const waitingToken = await start();
    const token = await newestToken(test, email);
    await prove(test.anyone, token, { firstName: 'Zoé', lastName: 'Faure' });
    await replace(await test.signInAs(admin), link);
    expect(await start({ waitingToken })).toBe(waitingToken);
    const rows = await test.database.registration.findMany({ where: { emailCanonical: email } });
    expect(rows).toMatchObject([{ openedLinkId: link.id, firstName: 'Zoé', state: 'verified' }]);
    // The mailbox was verified: another mail does not interrupt the person.
    expect((await complete(test.anyone, token)).status).toBe(201);
  });
});

describe('a chain of replacements', () => {
  it('leads every URL that still works through the newest link, even past one that stopped at once', async () => {
    const { caller, link, successor } = await replacedDoor();
    const begun = await startAndVerify(test, link.token);
    const third = await replace(caller, successor, 0);
    expect([
      await stateOf(link.token),
      await stateOf(tokenOf(successor)),
      await stateOf(tokenOf(third)),
    ]).toEqual(['open', 'replaced', 'open']);
    expect((await complete(test.anyone, begun.token)).status).toBe(201);
    await register(test, link.token, undefined, startAndVerify);
    expect((await caller.get(`/signup-links/${third.id}`)).json()).toMatchObject({ uses: 2 });
    const { items } = (await caller.get(`/signup-links/${third.id}/former-urls`)).json<
      ResponseOf<typeof listFormerUrls>
    >();
    expect(items).toMatchObject([{ signupLinkId: link.id, completed: 2 }]);
  });
});

describe('stopping the old URL early', () => {
  it('ends the grace now, once, and both histories say who and why', async () => {
    const { caller, admin, link, successor } = await replacedDoor();
    const path = `/signup-links/${link.id}/end-grace`;
    expect((await caller.post(path, { reason: 'Posters are gone' })).json()).toMatchObject({
      state: 'replaced',
    });
    expect(await stateOf(link.token)).toBe('replaced');
    expect((await caller.post(path, {})).code).toBe('signup_link_grace_over');
    const events = await test.database.auditEvent.findMany({ where: { action: 'signup_link.grace_ended' } });
    expect(
      events.map(({ subjectId, actorMembershipId, details }) => [subjectId, actorMembershipId, details]),
    ).toEqual(
      [link.id, successor.id].map((id) => [
        id,
        admin.id,
        { replacedId: link.id, reason: 'Posters are gone' },
      ]),
    );
  });

  it('is for administrators and managers of the organization', async () => {
    const { link, organizationId } = await replacedDoor();
    const members = await buildMemberOfEachRole(test.database, organizationId);
    const codes: (string | null)[] = [];
    for (const role of ['staff', 'client'] as const)
      codes.push(
        (await (await test.signInAs(members[role])).post(`/signup-links/${link.id}/end-grace`, {})).code,
      );
    const other = await test.signInAs((await buildOpenLink(test)).admin);
    codes.push((await other.post(`/signup-links/${link.id}/end-grace`, {})).code);
    expect(codes).toEqual([
      'membership_role_insufficient',
      'membership_role_insufficient',
      'signup_link_not_found',
    ]);
    expect(await stateOf(link.token)).toBe('open');
    const manager = await test.signInAs(members.manager);
    expect((await manager.post(`/signup-links/${link.id}/end-grace`, {})).status).toBe(200);
  });
});
