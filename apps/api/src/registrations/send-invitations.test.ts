import type { Registration, RegistrationSummary, ResponseOf, sendInvitations } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMember } from '../../test/builders.ts';
import { authSecret, createTestApp, type Caller, type TestApp } from '../../test/test-app.ts';
import { askForLink, bearer, complete, newAddress, newestToken, openDoor, prove } from '../../test/walk.ts';
import { openEmail, sealingKeyFrom } from '../mail/prepare-email.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

type Results = ResponseOf<typeof sendInvitations>;
const invite = (caller: Caller, id: string, recipients: object[], more: object = {}) =>
  caller.post(`/signup-links/${id}/invitations`, { recipients, ...more });

async function office(settings: object = {}, organization: object = {}) {
  const door = await openDoor(test, settings, organization);
  return { ...door, caller: await test.signInAs(door.admin) };
}

describe('invitations', () => {
  it('answer for each address, in order, and write for the good ones alone', async () => {
    const { caller, link, organizationId, admin } = await office({ allowedEmailDomains: ['example.com'] });
    const [fresh, twice, limited] = [newAddress(), newAddress(), newAddress()];
    const gone = await buildMember(test.database, { organizationId, disabledAt: new Date() });
    const waiting = await buildMember(test.database, { organizationId, joinedAt: null });
    const elsewhere = await buildMember(test.database, {
      organizationId: (await openDoor(test)).organizationId,
    });
    await invite(caller, link.id, [{ email: limited }]);

    const given = [
      fresh,
      ` ${twice} `,
      twice.toUpperCase(),
      'not an address',
      'lea@example.com,max@example.com',
      'lea@other.example',
      admin.email,
      gone.email,
      waiting.email,
      elsewhere.email,
      limited,
      '',
    ];
    const answer = await invite(
      caller,
      link.id,
      given.map((email) => ({ email })),
    );
    expect(answer.status).toBe(202);
    const { items } = answer.json<Results>();
    expect(items.map(({ email, result }) => [email, result])).toEqual([
      [fresh, 'queued'],
      [` ${twice} `, 'queued'],
      [twice.toUpperCase(), 'repeated'],
      ['not an address', 'invalid'],
      ['lea@example.com,max@example.com', 'invalid'],
      ['lea@other.example', 'domain_refused'],
      [admin.email, 'already_member'],
      [gone.email, 'already_member'],
      [waiting.email, 'already_member'],
      [elsewhere.email, 'queued'],
      [limited, 'limited'],
      ['', 'invalid'],
    ]);
    for (const { result, registrationId } of items) expect(registrationId !== null).toBe(result === 'queued');

    const registrations = await test.database.registration.findMany({
      where: { id: { in: items.flatMap(({ registrationId }) => registrationId ?? []) } },
    });
    expect(registrations).toHaveLength(3);
    for (const row of registrations)
      expect(row).toMatchObject({
        state: 'started',
        origin: 'invitation',
        invitedById: admin.id,
        signupLinkId: link.id,
      });
    const mails = await test.database.email.findMany({
      where: { organizationId, message: 'invitation', recipient: { not: limited } },
    });
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual([fresh, twice, elsewhere.email].sort());
    const events = await test.database.auditEvent.findMany({
      where: { organizationId, action: 'registration.invited' },
    });
    expect(events.map(({ actorMembershipId, details }) => [actorMembershipId, details])).toEqual(
      Array(4).fill([admin.id, { signupLinkId: link.id }]),
    );
    expect(await test.database.signupLink.findUniqueOrThrow({ where: { id: link.id } })).toMatchObject({
      uses: 0,
    });
  });

  it('carry personal words and a name, in the language asked for, and lead past the address', async () => {
    const { caller, link, organizationId } = await office(
      { locale: 'fr', joinsAs: 'staff' },
      { name: 'Cabinet Durand' },
    );
    const [email, other] = [newAddress(), newAddress()];
    await invite(
      caller,
      link.id,
      [{ email, firstName: 'Léa', lastName: 'Martin', locale: 'en' }, { email: other }],
      { message: 'Welcome <b>aboard</b>\nSee you' },
    );
    const [english, french] = await Promise.all(
      [email, other].map((recipient) => test.database.email.findFirstOrThrow({ where: { recipient } })),
    );
    expect([english?.locale, french?.locale]).toEqual(['en', 'fr']);
    const { html, text } = openEmail(english!, sealingKeyFrom(authSecret));
    expect(text).toContain('Welcome <b>aboard</b>\nSee you');
    expect(html).toContain('&lt;b&gt;aboard&lt;/b&gt;');
    expect(text).toContain('Léa');
    const token = await newestToken(test, email);
    await test.anyone.post('/public/registration/verify', undefined, bearer(token));
    expect((await test.anyone.get('/public/registration', bearer(token))).json()).toMatchObject({
      email,
      joinsAs: 'staff',
      answers: { firstName: 'Léa', lastName: 'Martin' },
    });
    const done = await complete(test.anyone, token);
    expect(done.json()).toMatchObject({
      user: { firstName: 'Léa', lastName: 'Martin' },
      membership: { role: 'staff' },
    });
    expect(await test.database.membership.count({ where: { organizationId } })).toBe(2);
  });

  it('renew a registration that is under way, and keep the person’s own answers', async () => {
    const { caller, link, organizationId } = await office();
    const { email, token } = await askForLink(test, link.token);
    await prove(test.anyone, token, { firstName: 'Own' });
    await test.database.rateLimit.deleteMany({});
    await invite(caller, link.id, [{ email, firstName: 'Typed', lastName: 'Martin' }]);
    expect(await test.database.registration.findMany({ where: { organizationId } })).toMatchObject([
      { origin: 'invitation', state: 'verified', firstName: 'Own', lastName: 'Martin' },
    ]);
    // Whoever is in the middle of it stays there; the invitation's own link has to be confirmed first.
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
  ])('are refused as a whole by a link that is %s', async (state, settings) => {
    const { caller, link, organizationId } = await office(settings);
    expect((await invite(caller, link.id, [{ email: newAddress() }])).code).toBe(`signup_link_${state}`);
    expect(await test.database.email.count({ where: { organizationId } })).toBe(0);
  });

  it.each([
    [{ recipients: [] }, 'recipients'],
    [{ recipients: Array(501).fill({ email: 'lea@example.com' }) }, 'recipients'],
    [{ recipients: [{ email: 'lea@example.com', role: 'admin' }] }, 'recipients.0.role'],
    [
      { recipients: [{ email: 'lea@example.com', firstName: 'http://evil.example' }] },
      'recipients.0.firstName',
    ],
    [{ recipients: [{ email: 'lea@example.com' }], message: 'a\u202Eb' }, 'message'],
    [{ recipients: [{ email: 'lea@example.com' }], message: 'half \uD800' }, 'message'],
  ])('refuse %j', async (body, path) => {
    const { caller, link } = await office();
    expect((await caller.post(`/signup-links/${link.id}/invitations`, body)).json()).toMatchObject({
      code: 'request_invalid',
      errors: [{ path }],
    });
  });
});

describe('GET /signup-links/{signupLinkId}/registrations', () => {
  it('shows who came through the link, newest first, with their mail, and what has expired', async () => {
    const { caller, link } = await office({ autoCreateCase: true });
    const [invited, walking, late, done] = [newAddress(), newAddress(), newAddress(), newAddress()];
    await invite(caller, link.id, [{ email: invited, firstName: 'Ines' }]);
    await prove(test.anyone, (await askForLink(test, link.token, walking)).token);
    await askForLink(test, link.token, late);
    const { token } = await askForLink(test, link.token, done);
    await prove(test.anyone, token);
    const completion = (await complete(test.anyone, token)).json<{
      membership: { id: string };
      case: { id: string };
    }>();
    await test.database.registration.updateMany({
      where: { email: late },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    await test.database.email.updateMany({
      where: { recipient: invited },
      data: { state: 'failed', lastError: 'no such mailbox' },
    });
    await askForLink(test, (await openDoor(test)).link.token);

    const list = async (query = '') =>
      (await caller.get(`/signup-links/${link.id}/registrations${query}`)).json<{
        items: RegistrationSummary[];
        nextCursor: string | null;
      }>();
    const { items } = await list();
    expect(items).toMatchObject([
      {
        email: done,
        state: 'completed',
        firstName: 'Léa',
        membershipId: completion.membership.id,
        caseId: completion.case.id,
        completedAt: expect.any(String),
        mail: null,
      },
      { email: late, state: 'expired', membershipId: null, mail: null },
      {
        email: walking,
        state: 'verified',
        verifiedAt: expect.any(String),
        completedAt: null,
        mail: { state: 'queued', error: null },
      },
      {
        email: invited,
        state: 'started',
        origin: 'invitation',
        firstName: 'Ines',
        mail: { state: 'failed', error: 'no such mailbox' },
      },
    ]);
    expect(items).toHaveLength(4);
    const emails = async (state: string) => (await list(`?state=${state}`)).items.map(({ email }) => email);
    expect([
      await emails('started'),
      await emails('verified'),
      await emails('expired'),
      await emails('completed'),
      await emails('withdrawn'),
    ]).toEqual([[invited], [walking], [late], [done], []]);
    const first = await list('?limit=3');
    const rest = await list(`?limit=3&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items]).toEqual(items);
    expect(rest.nextCursor).toBeNull();
    expect(
      (await caller.get(`/signup-links/${link.id}/registrations?cursor=------------------------------------`))
        .code,
    ).toBe('request_invalid');
  });
});
