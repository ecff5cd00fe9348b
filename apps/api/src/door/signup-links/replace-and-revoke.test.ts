import type { PublicSignupLink, SignupLink } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMemberOfEachRole } from '../../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';
import { whileAUseIsSpent } from '../../../test/spending.ts';
import { buildOpenLink } from '../../../test/registration-steps.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const actionsOf = async (subjectId: string) =>
  (await test.database.auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(
    ({ action }) => action,
  );
const publicState = async (token: string | null) =>
  (await test.anyone.get(`/public/signup-links/${token}`)).json<PublicSignupLink>().state;

describe('replace', () => {
  it('gives the settings a new URL; the old one answers "replaced" at once', async () => {
    const settings = {
      isDefault: true,
      title: 'Poster',
      joinsAs: 'staff',
      autoCreateCase: true,
      caseRole: 'staff',
      caseTitlePattern: 'x {email}',
      caseType: 'Family',
      useLimit: 5,
      uses: 2,
      allowedEmailDomains: ['durand.example'],
      locale: 'fr',
      welcomeText: 'Bonjour',
      expiresAt: new Date(Date.now() + 6 * 86_400_000),
    } as const;
    const { admin, link } = await buildOpenLink(test, settings);
    const caller = await test.signInAs(admin);
    const answer = await caller.post(`/signup-links/${link.id}/replace`, { version: 1 });
    const successor = answer.json<SignupLink>();
    const { uses: _, useLimit, expiresAt, ...kept } = settings;
    expect([answer.status, successor]).toMatchObject([
      201,
      {
        ...kept,
        expiresAt: expiresAt.toISOString(),
        uses: 0,
        useLimit: useLimit - 2,
        version: 2,
        state: 'open',
      },
    ]);
    expect(successor.url).not.toContain(link.token);
    expect((await caller.get(`/signup-links/${link.id}`)).json()).toMatchObject({
      state: 'replaced',
      isDefault: false,
      replacedById: successor.id,
      replacedAt: expect.any(String),
      uses: 2,
    });
    expect((await caller.get('/signup-links/default')).json()).toEqual(successor);
    expect([
      await publicState(link.token),
      await publicState(successor.url?.split('/').at(-1) ?? ''),
    ]).toEqual(['replaced', 'open']);
    expect([await actionsOf(link.id), await actionsOf(successor.id)]).toEqual([
      ['signup_link.replaced'],
      ['signup_link.created'],
    ]);
  });

  it.each([
    [
      'a full one waits for an administrator',
      { useLimit: 2, uses: 2 },
      { useLimit: 2, allowSignup: false, state: 'paused' },
    ],
    ['one without a limit stays so', { useLimit: null, uses: 9 }, { useLimit: null, state: 'open' }],
    ['a paused one stays so', { allowSignup: false }, { allowSignup: false, state: 'paused' }],
  ])('%s', async (_, settings, expected) => {
    const { admin, link } = await buildOpenLink(test, settings);
    const answer = await (
      await test.signInAs(admin)
    ).post(`/signup-links/${link.id}/replace`, { version: 1 });
    expect(answer.json()).toMatchObject({ ...expected, uses: 0 });
  });

  it('happens once when two administrators ask at once', async () => {
    const { admin, link, organizationId } = await buildOpenLink(test, { isDefault: true });
    const caller = await test.signInAs(admin);
    const answers = await Promise.all(
      [1, 2, 3].map(() => caller.post(`/signup-links/${link.id}/replace`, { version: 1 })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(
      answers
        .filter(({ status }) => status !== 201)
        .every(({ code }) => code === 'signup_link_changed' || code === 'signup_link_ended'),
    ).toBe(true);
    expect(await test.database.signupLink.count({ where: { organizationId } })).toBe(2);
  });
});

describe('revoke', () => {
  it('ends a link for good', async () => {
    const { admin, link, organizationId } = await buildOpenLink(test);
    const caller = await test.signInAs(admin);
    const revoked = (await caller.post(`/signup-links/${link.id}/revoke`, { version: 1 })).json<SignupLink>();
    expect(revoked).toMatchObject({
      id: link.id,
      state: 'revoked',
      version: 2,
      revokedAt: expect.any(String),
    });
    expect(await publicState(link.token)).toBe('revoked');
    for (const again of ['revoke', 'replace']) {
      expect((await caller.post(`/signup-links/${link.id}/${again}`, { version: 2 })).code).toBe(
        'signup_link_ended',
      );
    }
    expect(await actionsOf(link.id)).toEqual(['signup_link.revoked']);
    expect(await test.database.signupLink.count({ where: { organizationId } })).toBe(1);
  });

  it('follows a default link with a new one, switched off and without a URL', async () => {
    const { admin, link } = await buildOpenLink(test, {
      isDefault: true,
      title: 'Front door',
      joinsAs: 'staff',
    });
    const caller = await test.signInAs(admin);
    expect((await caller.post(`/signup-links/${link.id}/revoke`, { version: 1 })).json()).toMatchObject({
      id: link.id,
      state: 'revoked',
      isDefault: false,
    });
    const next = (await caller.get('/signup-links/default')).json<SignupLink>();
    expect(next).toMatchObject({
      title: 'Front door',
      allowSignup: false,
      url: null,
      isDefault: true,
      joinsAs: 'client',
    });
    expect(await actionsOf(next.id)).toEqual(['signup_link.created']);
  });

  it('of two at once wins one, and leaves one default link', async () => {
    const { admin, link, organizationId } = await buildOpenLink(test, { isDefault: true });
    const caller = await test.signInAs(admin);
    const answers = await Promise.all(
      [1, 2].map(() => caller.post(`/signup-links/${link.id}/revoke`, { version: 1 })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(
      await test.database.signupLink.count({ where: { organizationId, isDefault: true, revokedAt: null } }),
    ).toBe(1);
    expect(await actionsOf(link.id)).toEqual(['signup_link.revoked']);
  });

  it.each(['revoke', 'replace'])('%s keeps who did it and why', async (action) => {
    const { admin, link } = await buildOpenLink(test);
    const caller = await test.signInAs(admin);
    const reason = 'The poster was photographed.';
    const path = `/signup-links/${link.id}`;
    expect((await caller.post(`${path}/${action}`, { version: 1, reason })).status).toBeLessThan(300);
    expect((await caller.get(path)).json()).toMatchObject({
      endReason: reason,
      endedBy: expect.stringMatching(/^Person Number/),
    });
    const [event] = await test.database.auditEvent.findMany({ where: { subjectId: link.id } });
    expect(event).toMatchObject({ actorMembershipId: admin.id, details: { reason } });
  });

  it.each(['revoke', 'replace'])('%s needs the current version', async (action) => {
    const { admin, link } = await buildOpenLink(test);
    const caller = await test.signInAs(admin);
    expect((await caller.post(`/signup-links/${link.id}/${action}`, { version: 7 })).code).toBe(
      'signup_link_changed',
    );
    expect(await actionsOf(link.id)).toEqual([]);
  });
});

describe('who may', () => {
  const calls: [string, (caller: Caller, id: string) => ReturnType<Caller['get']>][] = [
    ['GET /signup-links', (caller) => caller.get('/signup-links')],
    ['POST /signup-links', (caller) => caller.post('/signup-links', { title: 'Website' })],
    ['GET /signup-links/default', (caller) => caller.get('/signup-links/default')],
    ['GET /signup-links/{id}', (caller, id) => caller.get(`/signup-links/${id}`)],
    ['GET /signup-links/{id}/registrations', (caller, id) => caller.get(`/signup-links/${id}/registrations`)],
    [
      'POST /signup-links/{id}/invitations',
      (caller, id) =>
        caller.post(`/signup-links/${id}/invitations`, { recipients: [{ email: 'not an address' }] }),
    ],
    [
      'PATCH /signup-links/{id}',
      (caller, id) => caller.patch(`/signup-links/${id}`, { version: 1, title: 'Mine' }),
    ],
    [
      'POST /signup-links/{id}/replace',
      (caller, id) => caller.post(`/signup-links/${id}/replace`, { version: 1 }),
    ],
    [
      'POST /signup-links/{id}/revoke',
      (caller, id) => caller.post(`/signup-links/${id}/revoke`, { version: 1 }),
    ],
    [
      'POST /signup-links/{id}/duplicate',
      (caller, id) => caller.post(`/signup-links/${id}/duplicate`, { title: 'Copy' }),
    ],
    ['GET /signup-links/{id}/former-urls', (caller, id) => caller.get(`/signup-links/${id}/former-urls`)],
  ];

  it.each(calls)('%s', async (name, call) => {
    const outcomes: Record<string, string | number> = {};
    for (const role of ['admin', 'manager', 'staff', 'client'] as const) {
      const { link, organizationId } = await buildOpenLink(test, { isDefault: true });
      const members = await buildMemberOfEachRole(test.database, organizationId);
      const answer = await call(await test.signInAs(members[role]), link.id);
      outcomes[role] = answer.status < 400 ? 'yes' : (answer.code ?? answer.status);
    }
    const { link } = await buildOpenLink(test, { isDefault: true });
    outcomes.nobody = (await call(test.anyone, link.id)).code ?? 'yes';
    expect(outcomes).toEqual({
      admin: 'yes',
      manager: 'yes',
      staff: 'membership_role_insufficient',
      client: 'membership_role_insufficient',
      nobody: 'session_required',
    });

    if (!name.includes('{id}')) return;
    // Another organization's link and an unknown one get the same answer, and stay unchanged.
    const other = await test.signInAs((await buildOpenLink(test)).admin);
    const theirs = await call(other, link.id);
    const none = await call(other, '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11');
    expect([theirs.code, none.code]).toEqual(['signup_link_not_found', 'signup_link_not_found']);
    expect(await test.database.signupLink.findFirstOrThrow({ where: { id: link.id } })).toEqual(link);
  });
});

it('a replaced link hands out no place that a completion under way has taken', async () => {
  const { link, admin } = await buildOpenLink(test, { useLimit: 3 });
  const caller = await test.signInAs(admin);
  const replaced = await whileAUseIsSpent(test, link.id, () =>
    caller.post(`/signup-links/${link.id}/replace`, { version: link.version }),
  );
  expect(replaced.json()).toMatchObject({ useLimit: 2, uses: 0 });
});
