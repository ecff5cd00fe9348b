import type { listSignupLinks, ResponseOf, SignupLink } from '@casedoor/contracts';
import { linkStates } from '@casedoor/contracts/link-states';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMember, buildOrganization, buildSignupLink } from '../../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';
import { buildOpenLink, register } from '../../../test/registration-steps.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const past = new Date('2026-01-01T00:00:00.000Z');
const future = (year: number) => new Date(Date.UTC(year, 0, 1));

/** One link of each state and sort key. */
async function shelf() {
  const { id: organizationId } = await buildOrganization(test.database);
  const admin = await buildMember(test.database, { organizationId, role: 'admin' });
  const links = [
    { title: 'beta', uses: 3, expiresAt: future(2101) },
    { title: 'Alpha', allowSignup: false },
    { title: 'étage', opensAt: future(2100) },
    { title: 'Delta', expiresAt: past, uses: 1 },
    { title: 'echo', useLimit: 3, uses: 3 },
    { title: 'Foxtrot', dailyLimit: 1, usesToday: 1, uses: 10, dayEndsAt: future(2100) },
    { title: 'golf', replacedAt: past, expiresAt: future(2102) },
    { title: 'Hotel', revokedAt: past },
  ];
  for (const link of links) await buildSignupLink(test.database, { organizationId, ...link });
  return { caller: await test.signInAs(admin) };
}

/** The titles of a list, read page after page. */
async function titles(caller: Caller, query: string): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const answer = await caller.get(`/signup-links?${query}&limit=3${cursor && `&cursor=${cursor}`}`);
    expect(answer.status, answer.text).toBe(200);
    const page: ResponseOf<typeof listSignupLinks> = answer.json();
    found.push(...page.items.map(({ title }) => title));
    cursor = page.nextCursor;
  }
  return found;
}

describe('the list of links', () => {
  it('sorts, page after page, without leaving out or repeating any', async () => {
    const { caller } = await shelf();
    expect({
      newest: (await titles(caller, 'sort=-createdAt')).join(' '),
      oldest: (await titles(caller, 'sort=createdAt')).join(' '),
      title: (await titles(caller, 'sort=title')).join(' '),
      uses: (await titles(caller, 'sort=-uses')).join(' '),
      expiry: (await titles(caller, 'sort=expiresAt')).join(' '),
    }).toEqual({
      newest: 'Hotel golf Foxtrot echo Delta étage Alpha beta',
      oldest: 'beta Alpha étage Delta echo Foxtrot golf Hotel',
      title: 'Alpha beta Delta echo étage Foxtrot golf Hotel',
      uses: 'Foxtrot echo beta Delta Hotel golf étage Alpha',
      expiry: 'Delta beta golf Alpha étage echo Foxtrot Hotel',
    });
  });

  it('shows the links of one state, as the database’s clock has it', async () => {
    const { caller } = await shelf();
    const found: Record<string, string[]> = {};
    for (const state of linkStates) found[state] = await titles(caller, `state=${state}`);
    expect(found).toEqual({
      open: ['beta'],
      paused: ['Alpha'],
      scheduled: ['étage'],
      expired: ['Delta'],
      full: ['echo'],
      full_today: ['Foxtrot'],
      replaced: ['golf'],
      revoked: ['Hotel'],
    });
    expect(await titles(caller, 'state=open&ended=true')).toEqual([]);
    expect(await titles(caller, 'q=ot&ended=true&sort=title')).toEqual(['Hotel']);
  });

  it.each([
    ['sort=-uses', { key: 'x', id: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11' }],
    ['sort=expiresAt', { key: 'tomorrow', id: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11' }],
    ['sort=title', { id: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11' }],
    ['sort=title', { key: '\0', id: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11' }],
    ['state=closed', {}],
  ])('refuses %s with the cursor %j', async (query, position) => {
    const { caller } = await shelf();
    const cursor = Buffer.from(JSON.stringify(position)).toString('base64url');
    expect((await caller.get(`/signup-links?${query}&cursor=${cursor}`)).code).toBe('request_invalid');
  });
});

describe('duplicating a link', () => {
  it('copies the settings, not the URL, the uses or the past', async () => {
    const settings = {
      joinsAs: 'staff',
      autoCreateCase: true,
      caseRole: 'staff',
      caseTitlePattern: 'x {email}',
      caseType: 'Family',
      opensAt: past,
      expiresAt: new Date(Date.now() + 6 * 86_400_000),
      useLimit: 5,
      dailyLimit: 2,
      allowedEmailDomains: ['example.com'],
      throwawayEmails: 'refuse',
      locale: 'fr',
      welcomeText: 'Bonjour',
      discreet: true,
    } as const;
    const { admin, link } = await buildOpenLink(test, { isDefault: true, ...settings });
    const caller = await test.signInAs(admin);
    await register(test, link.token);
    const answer = await caller.post(`/signup-links/${link.id}/duplicate`, { title: 'Second poster' });
    const copy = answer.json<SignupLink>();
    expect([answer.status, copy]).toMatchObject([
      201,
      {
        ...settings,
        opensAt: past.toISOString(),
        expiresAt: settings.expiresAt.toISOString(),
        title: 'Second poster',
        isDefault: false,
        allowSignup: false,
        url: null,
        state: 'paused',
        uses: 0,
        usesToday: 0,
        version: 1,
      },
    ]);
    const events = await test.database.auditEvent.findMany({ where: { subjectId: copy.id } });
    expect(events).toMatchObject([
      {
        action: 'signup_link.created',
        actorMembershipId: admin.id,
        details: { title: 'Second poster', duplicateOf: link.id },
      },
    ]);
  });

  it('works from an ended link, and leaves out an expiry that has passed', async () => {
    const { admin, link } = await buildOpenLink(test, { expiresAt: past, revokedAt: past });
    const answer = await (
      await test.signInAs(admin)
    ).post(`/signup-links/${link.id}/duplicate`, { title: 'Again' });
    expect(answer.json()).toMatchObject({ expiresAt: null, revokedAt: null, state: 'paused' });
  });
});
