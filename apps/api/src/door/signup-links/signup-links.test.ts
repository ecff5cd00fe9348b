import { endpoints, type SignupLink } from '@casedoor/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  buildCaseType,
  buildMemberOfEachRole,
  buildOrganization,
  buildSignupLink,
} from '../../../test/builders.ts';
import { appOrigin, createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';
import { buildOpenLink, register } from '../../../test/registration-steps.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());
afterEach(() => vi.useRealTimers());

/** An organization with its default link, as set-up creates it, and a caller of each role. */
async function newOffice() {
  const { id: organizationId } = await buildOrganization(test.database);
  const members = await buildMemberOfEachRole(test.database, organizationId);
  await buildCaseType(test.database, organizationId, 'Family');
  const { id: defaultId } = await buildSignupLink(test.database, {
    organizationId,
    title: 'Sign-up link',
    isDefault: true,
    allowSignup: false,
    token: null,
  });
  return { organizationId, members, defaultId, admin: await test.signInAs(members.admin) };
}

async function create(admin: Caller, settings: object = {}): Promise<SignupLink> {
  const answer = await admin.post('/signup-links', { title: 'Website', ...settings });
  expect(answer.status, answer.text).toBe(201);
  return answer.json<SignupLink>();
}

const patch = (caller: Caller, { id, version }: { id: string; version: number }, changes: object) =>
  caller.patch(`/signup-links/${id}`, { version, ...changes });

async function auditOf(subjectId: string) {
  return test.database.auditEvent.findMany({
    where: { subjectId },
    orderBy: { id: 'asc' },
    select: { action: true, actorMembershipId: true, details: true },
  });
}

describe('the switch of the default link', () => {
  it('is off without a URL, gets one with the first On, keeps it while Off, and resumes it', async () => {
    const { admin, members, defaultId } = await newOffice();
    const off = (await admin.get('/signup-links/default')).json<SignupLink>();
    expect(off).toMatchObject({
      id: defaultId,
      isDefault: true,
      allowSignup: false,
      url: null,
      state: 'paused',
      joinsAs: 'client',
      autoCreateCase: false,
      uses: 0,
    });

    const on = (await patch(admin, off, { allowSignup: true })).json<SignupLink>();
    expect(on).toMatchObject({
      state: 'open',
      version: off.version + 1,
      url: expect.stringMatching(new RegExp(`^${appOrigin}/join/[0-9a-f]{40}$`)),
    });
    const paused = (await patch(admin, on, { allowSignup: false })).json<SignupLink>();
    expect(paused).toMatchObject({ state: 'paused', url: on.url });
    expect((await patch(admin, paused, { allowSignup: true })).json()).toMatchObject({
      state: 'open',
      url: on.url,
    });

    expect(await test.database.email.count()).toBe(0);
    expect(await auditOf(defaultId)).toEqual(
      [true, false, true].map((to) => ({
        action: 'signup_link.changed',
        actorMembershipId: members.admin.id,
        details: { allowSignup: { from: !to, to } },
      })),
    );
  });

  it('writes nothing into the history where nothing changes', async () => {
    const { admin, defaultId } = await newOffice();
    const link = { id: defaultId, version: 1 };
    const { title } = (await patch(admin, link, {})).json<SignupLink>();
    expect((await patch(admin, { ...link, version: 2 }, { title })).status).toBe(200);
    expect(await auditOf(defaultId)).toEqual([]);
  });

  it('gives one URL when two administrators switch on at once', async () => {
    const { admin, members, defaultId } = await newOffice();
    const manager = await test.signInAs(members.manager);
    const answers = await Promise.all(
      [admin, manager].map((caller) => patch(caller, { id: defaultId, version: 1 }, { allowSignup: true })),
    );
    expect(answers.map(({ status, code }) => code ?? status).sort()).toEqual([200, 'signup_link_changed']);
    expect((await auditOf(defaultId)).length).toBe(1);
  });
});

describe('POST /signup-links', () => {
  it('creates another link, switched off by default, with all given settings', async () => {
    const { admin, members, organizationId } = await newOffice();
    expect(await create(admin)).toMatchObject({
      title: 'Website',
      isDefault: false,
      allowSignup: false,
      url: null,
      version: 1,
      createdBy: 'Ada Admin',
    });
    const settings = {
      title: 'Poster',
      allowSignup: true,
      joinsAs: 'staff',
      autoCreateCase: true,
      caseRole: 'staff',
      caseTitlePattern: 'Intake {lastName}',
      caseType: 'Family',
      opensAt: '2026-01-01T00:00:00.000Z',
      expiresAt: new Date(Date.now() + 6 * 86_400_000).toISOString(),
      useLimit: 5,
      allowedEmailDomains: ['Durand.example', '*.bücher.example', 'durand.example'],
      locale: 'fr',
      welcomeText: 'Bonjour\nà tous',
    };
    const link = await create(admin, settings);
    expect(link).toMatchObject({
      ...settings,
      // Stored as A-labels, shown in readable form.
      allowedEmailDomains: ['durand.example', '*.bücher.example'],
      state: 'open',
    });
    const row = await test.database.signupLink.findFirstOrThrow({ where: { id: link.id } });
    expect(row).toMatchObject({
      organizationId,
      createdById: members.admin.id,
      grantedById: members.admin.id,
      allowedEmailDomains: ['durand.example', '*.xn--bcher-kva.example'],
      requiresApproval: false,
      uses: 0,
      token: link.url?.split('/').at(-1),
    });
    expect(await auditOf(link.id)).toEqual([
      { action: 'signup_link.created', actorMembershipId: members.admin.id, details: { title: 'Poster' } },
    ]);
  });

  it.each([
    [{ title: '' }, 'title', 'required'],
    [
      { expiresAt: '2099-01-01T00:00:00.000Z', opensAt: '2099-01-01T00:00:00.000Z' },
      'expiresAt',
      'expires_before_opening',
    ],
    [{ expiresAt: '2026-01-01T00:00:00.000Z' }, 'expiresAt', 'expires_in_past'],
    [{ expiresAt: '9999-12-31T23:59:59.999Z' }, 'expiresAt', 'moment_out_of_range'],
    [{ expiresAt: '2200-01-01T00:00:00.000Z' }, 'expiresAt', 'moment_out_of_range'],
    [{ opensAt: '0000-01-01T00:00:00.000Z' }, 'opensAt', 'moment_out_of_range'],
    [{ opensAt: '1999-12-31T23:59:59.999Z' }, 'opensAt', 'moment_out_of_range'],
    [{ expiresAt: '20266-11-28T10:00:00.000Z' }, 'expiresAt', 'invalid'],
    [{ expiresAt: '2027-02-30T10:00:00.000Z' }, 'expiresAt', 'invalid'],
    [{ expiresAt: 'never' }, 'expiresAt', 'invalid'],
    [{ expiresAt: 0 }, 'expiresAt', 'invalid'],
    [{ joinsAs: 'admin' }, 'joinsAs', 'invalid'],
    [{ joinsAs: 'manager' }, 'joinsAs', 'invalid'],
    [{ useLimit: 0 }, 'useLimit', 'too_small'],
    [{ useLimit: 1_000_001 }, 'useLimit', 'too_big'],
    [{ allowedEmailDomains: ['lea@durand.example'] }, 'allowedEmailDomains.0', 'domain_invalid'],
    [{ allowedEmailDomains: ['-.example'] }, 'allowedEmailDomains.0', 'domain_invalid'],
    [{ frameOrigins: ['https://durand.example/contact'] }, 'frameOrigins.0', 'origin_invalid'],
    [
      { frameOrigins: Array.from({ length: 21 }, (_, n) => `https://w${n}.example`) },
      'frameOrigins',
      'too_many',
    ],
    [{ caseTitlePattern: '{password}' }, 'caseTitlePattern', 'pattern_field_unknown'],
    [{ requiresApproval: 'yes' }, 'requiresApproval', 'invalid'],
    [{ grantedById: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11' }, 'grantedById', 'unknown_field'],
    [{ organizationId: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11' }, 'organizationId', 'unknown_field'],
    [{ token: 'mine' }, 'token', 'unknown_field'],
    [{ welcomeText: 'a\u202Eb' }, 'welcomeText', 'characters_refused'],
    [{ title: 'half \uD800' }, 'title', 'characters_refused'],
  ])('refuses %j at %s: %s', async (settings, path, code) => {
    const { admin, organizationId } = await newOffice();
    const answer = await admin.post('/signup-links', { title: 'Website', ...settings });
    expect(answer.json()).toMatchObject({ code: 'request_invalid', errors: [{ path, code }] });
    expect(await test.database.signupLink.count({ where: { organizationId } })).toBe(1);
    expect(await test.database.auditEvent.count({ where: { organizationId } })).toBe(0);
  });
});

describe('GET /signup-links', () => {
  it('lists the newest first, in pages, without a gap when one is added between', async () => {
    const { admin, defaultId } = await newOffice();
    const titles = ['One', 'Two', 'Three', 'Four'];
    for (const title of titles) await create(admin, { title });
    const first = (await admin.get('/signup-links?limit=2')).json<{
      items: SignupLink[];
      nextCursor: string;
    }>();
    expect(first.items.map(({ title }) => title)).toEqual(['Four', 'Three']);
    await create(admin, { title: 'Between' });
    const second = (await admin.get(`/signup-links?limit=2&cursor=${first.nextCursor}`)).json<typeof first>();
    expect(second.items.map(({ title }) => title)).toEqual(['Two', 'One']);
    const last = (await admin.get(`/signup-links?limit=2&cursor=${second.nextCursor}`)).json<{
      items: SignupLink[];
      nextCursor: null;
    }>();
    expect([last.items.map(({ id }) => id), last.nextCursor]).toEqual([[defaultId], null]);
  });

  it('searches titles literally and separates ended links from the others', async () => {
    const { admin } = await newOffice();
    await create(admin, { title: '50% off' });
    await create(admin, { title: '500 off' });
    const ended = await create(admin, { title: 'Été_2025' });
    await admin.post(`/signup-links/${ended.id}/revoke`, { version: 1 });
    const titles = async (query: string) =>
      (await admin.get(`/signup-links?${query}`))
        .json<{ items: SignupLink[] }>()
        .items.map(({ title }) => title);
    expect(await titles('q=50%25')).toEqual(['50% off']);
    expect(await titles(`q=${encodeURIComponent('ÉTÉ_')}`)).toEqual(['Été_2025']);
    expect(await titles('q=ete%202025')).toEqual(['Été_2025']);
    expect(await titles('q=2025%20%C3%A9t')).toEqual(['Été_2025']);
    expect(await titles(`q=${encodeURIComponent('Étés')}`)).toEqual([]);
    expect(await titles('q=off&ended=true')).toEqual([]);
    expect(await titles('ended=true')).toEqual(['Été_2025']);
    expect(await titles('ended=false')).toEqual(['500 off', '50% off', 'Sign-up link']);
  });

  it.each([
    'cursor=------------------------------------',
    'cursor=x',
    `cursor=${Buffer.from('{"id":"1"}').toString('base64url')}`,
    'limit=0',
    'limit=101',
    'q=%00',
    'ended=maybe',
    'sort=colour',
    'q=a&q=b',
  ])('refuses %s', async (query) => {
    const { admin } = await newOffice();
    expect((await admin.get(`/signup-links?${query}`)).code).toBe('request_invalid');
  });
});

describe('PATCH /signup-links/{signupLinkId}', () => {
  it('changes what is given and keeps the rest', async () => {
    const { admin } = await newOffice();
    const link = await create(admin, {
      useLimit: 5,
      caseType: 'Family',
      welcomeText: 'Hello',
      locale: 'fr',
      allowSignup: true,
    });
    const changed = (
      await patch(admin, link, { title: 'Renamed', caseType: null, welcomeText: '' })
    ).json<SignupLink>();
    expect(changed).toEqual({ ...link, version: 2, title: 'Renamed', caseType: null, welcomeText: null });
    expect((await admin.get(`/signup-links/${link.id}`)).json()).toEqual(changed);
    expect((await auditOf(link.id)).at(-1)?.details).toEqual({
      title: { from: 'Website', to: 'Renamed' },
      caseType: { from: 'Family', to: null },
      welcomeText: { from: 'Hello', to: null },
    });
  });

  it('refuses a version that is not the current one, and changes nothing', async () => {
    const { admin } = await newOffice();
    const link = await create(admin);
    await patch(admin, link, { title: 'First' });
    expect((await patch(admin, link, { title: 'Second' })).code).toBe('signup_link_changed');
    expect((await admin.get(`/signup-links/${link.id}`)).json()).toMatchObject({
      title: 'First',
      version: 2,
    });
    expect(await auditOf(link.id)).toHaveLength(2);
  });

  it('refuses a limit below what is spent, also when it is spent meanwhile', async () => {
    const { admin } = await newOffice();
    const link = await create(admin, { useLimit: 5 });
    await test.database.signupLink.updateMany({ where: { id: link.id }, data: { uses: 3 } });
    const refused = await patch(admin, link, { useLimit: 2 });
    expect(refused.json()).toMatchObject({
      code: 'request_invalid',
      errors: [{ path: 'useLimit', code: 'too_small', message: 'At least 3.' }],
    });
    expect((await patch(admin, link, { useLimit: 3 })).json()).toMatchObject({
      useLimit: 3,
      uses: 3,
      version: 2,
    });
    expect((await patch(admin, { ...link, version: 2 }, { useLimit: null })).json()).toMatchObject({
      useLimit: null,
    });
  });

  it('judges times together with those that stay, beside the one that was changed', async () => {
    const { admin } = await newOffice();
    const link = await create(admin, { opensAt: '2099-01-01T00:00:00.000Z' });
    const faultOf = async (version: number, changes: object) =>
      (await patch(admin, { ...link, version }, changes)).json<{ errors: { path: string; code: string }[] }>()
        .errors;
    expect(await faultOf(1, { expiresAt: '2098-01-01T00:00:00.000Z' })).toMatchObject([
      { path: 'expiresAt', code: 'expires_before_opening' },
    ]);
    expect(await faultOf(1, { expiresAt: '2099-01-01T00:00:00.000Z' })).toMatchObject([
      { path: 'expiresAt', code: 'expires_before_opening' },
    ]);
    expect((await patch(admin, link, { expiresAt: '2098-01-01T00:00:00.000Z', opensAt: null })).status).toBe(
      200,
    );
    expect(await faultOf(2, { opensAt: '2098-01-01T00:00:00.000Z' })).toMatchObject([
      { path: 'opensAt', code: 'expires_before_opening' },
    ]);
  });

  it('refuses an end that has passed, by the database’s clock, and says how to stop the link now', async () => {
    const { admin } = await newOffice();
    const link = await create(admin, { allowSignup: true });
    const refused = await patch(admin, link, { expiresAt: new Date(Date.now() - 1000).toISOString() });
    expect(refused.json()).toMatchObject({
      errors: [
        {
          path: 'expiresAt',
          code: 'expires_in_past',
          message: 'This moment has passed. To stop the link now, switch sign-up off or revoke the link.',
        },
      ],
    });
    const inFrench = await admin.patch(
      `/signup-links/${link.id}`,
      { version: 1, expiresAt: '2026-01-01T00:00:00.000Z' },
      { 'accept-language': 'fr' },
    );
    expect(inFrench.json<{ errors: { message: string }[] }>().errors[0]?.message).toMatch(
      /^Ce moment est passé/,
    );
    expect((await admin.get(`/signup-links/${link.id}`)).json()).toEqual(link);
    const soon = new Date(Date.now() + 60_000).toISOString();
    expect((await patch(admin, link, { expiresAt: soon })).json()).toMatchObject({ expiresAt: soon });
  });

  it.each([-2, 2])(
    'judges an end by the database’s clock where the program’s is %i hours off',
    async (off) => {
      const { admin } = await newOffice();
      const link = await create(admin, { allowSignup: true });
      const moment = Date.now();
      vi.useFakeTimers({ toFake: ['Date'], now: moment + off * 3_600_000 });
      const late = await patch(admin, link, { expiresAt: new Date(moment - 60_000).toISOString() });
      expect(late.json()).toMatchObject({ errors: [{ code: 'expires_in_past' }] });
      // The answers, too, derive the state from it.
      const soon = await patch(admin, link, { expiresAt: new Date(moment + 60_000).toISOString() });
      expect(soon.json()).toMatchObject({ state: 'open', version: 2 });
      expect((await admin.get(`/signup-links/${link.id}`)).json()).toMatchObject({ state: 'open' });
    },
  );

  it('lets the other settings of a link that has expired be changed, also with its own end', async () => {
    const { admin } = await newOffice();
    const { id } = await create(admin, { allowSignup: true });
    const expiresAt = '2026-01-01T00:00:00.000Z';
    await test.database.signupLink.updateMany({ where: { id }, data: { expiresAt } });
    const kept = { title: 'Renamed', expiresAt, useLimit: 5 };
    expect((await patch(admin, { id, version: 1 }, kept)).json()).toMatchObject({
      ...kept,
      state: 'expired',
    });
    expect((await patch(admin, { id, version: 2 }, { welcomeText: 'Bonjour' })).status).toBe(200);
    expect(
      (await patch(admin, { id, version: 3 }, { expiresAt: '2026-01-02T00:00:00.000Z' })).json(),
    ).toMatchObject({ errors: [{ code: 'expires_in_past' }] });
    expect((await patch(admin, { id, version: 3 }, { expiresAt: null })).json()).toMatchObject({
      state: 'open',
    });
  });

  it('takes the domains as it shows them, in every script, and another beside them', async () => {
    const { admin } = await newOffice();
    const typed = ['*.bücher.example', 'xn--i1b6b1a6a2e.xn--h2brj9c'];
    const link = await create(admin, { allowedEmailDomains: typed });
    expect(link.allowedEmailDomains).toEqual(['*.bücher.example', 'संगठन.भारत']);
    const more = [...link.allowedEmailDomains, 'durand.example'];
    const changed = await patch(admin, link, { allowedEmailDomains: more });
    expect(changed.json()).toMatchObject({ allowedEmailDomains: more });
    expect((await auditOf(link.id)).at(-1)?.details).toMatchObject({
      allowedEmailDomains: {
        to: ['*.xn--bcher-kva.example', 'xn--i1b6b1a6a2e.xn--h2brj9c', 'durand.example'],
      },
    });
  });

  it('refuses an ended link and fields that are not settings', async () => {
    const { admin } = await newOffice();
    const link = await create(admin);
    expect((await patch(admin, link, { uses: 0 })).json()).toMatchObject({
      errors: [{ path: 'uses', code: 'unknown_field' }],
    });
    expect((await admin.patch(`/signup-links/${link.id}`, { title: 'x' })).json()).toMatchObject({
      errors: [{ path: 'version', code: 'required' }],
    });
    await admin.post(`/signup-links/${link.id}/revoke`, { version: 1 });
    expect((await patch(admin, { ...link, version: 2 }, { title: 'x' })).code).toBe('signup_link_ended');
  });
});

it('no endpoint deletes a link, and the database keeps one that anything points at', async () => {
  expect(
    endpoints.filter(({ method, path }) => method === 'DELETE' && path.startsWith('/signup-links')),
  ).toEqual([]);
  const { link } = await buildOpenLink(test);
  await register(test, link.token);
  await expect(test.database.signupLink.deleteMany({ where: { id: link.id } })).rejects.toThrow(
    'Foreign key',
  );
});
