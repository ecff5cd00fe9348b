import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMember, buildSignupLink } from '../../../test/builders.ts';
import { createTestApp, type Answer, type TestApp } from '../../../test/test-app.ts';
import {
  askForLink,
  bearer,
  fromSomewhere,
  newAddress,
  newestToken,
  buildOpenLink,
  register,
} from '../../../test/registration-steps.ts';
import { createToken } from '../../platform/secrets/token.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

const start = (token: string | null, email: unknown, more: object = {}, headers = fromSomewhere()) =>
  test.anyone.post(`/public/signup-links/${token}/registrations`, { email, locale: 'en', ...more }, headers);
/** Everything that a caller can see, except what is new in every response: the date and the random waiting token. */
const seen = ({ status, headers, text }: Answer) =>
  JSON.stringify([
    status,
    { ...headers, date: 'masked' },
    text.replace(/"waitingToken":"[0-9a-f]{40}"/, '"waitingToken":"masked"'),
  ]);
const mailsTo = (recipient: string) =>
  test.database.email.findMany({ where: { recipient }, orderBy: { id: 'asc' } });
const pauseIsOver = () => test.database.rateLimit.deleteMany({});

describe('asking for a personal link', () => {
  it('writes on the letterhead of the organization, except for a discreet link', async () => {
    const letterhead = {
      logo: Buffer.from('logo'),
      logoMediaType: 'image/png',
      postalAddress: '1 quai Test\n75001 Paris',
    };
    for (const discreet of [false, true]) {
      const { link, organizationId } = await buildOpenLink(test, { discreet }, letterhead);
      const email = newAddress();
      await start(link.token, email);
      const [mail] = await mailsTo(email);
      expect(mail?.html.includes(`src="http://localhost:3000/logos/${organizationId}?v=1"`)).toBe(!discreet);
      expect(mail?.html.includes('1 quai Test, 75001 Paris')).toBe(!discreet);
    }
  });

  it('answers the same bytes for every address, and each gets one mail', async () => {
    const elsewhere = await buildOpenLink(test);
    const { link, organizationId } = await buildOpenLink(test);
    const member = await buildMember(test.database, { organizationId });
    const disabled = await buildMember(test.database, { organizationId, disabledAt: new Date() });
    const invited = await buildMember(test.database, { organizationId, joinedAt: null });
    const stranger = await buildMember(test.database, { organizationId: elsewhere.organizationId });
    const registered = await register(test, elsewhere.link.token);
    const pending = await askForLink(test, link.token);
    const earlier = await test.database.email.count();
    await pauseIsOver();

    const classes = {
      unknown: newAddress(),
      member: member.email,
      disabled: disabled.email,
      invited: invited.email,
      stranger: stranger.email,
      registered: registered.email,
      pending: pending.email,
      spelled: newAddress().toUpperCase(),
    };
    const answers: string[] = [];
    for (const [name, email] of Object.entries(classes)) {
      const before = await mailsTo(email);
      answers.push(seen(await start(link.token, email)));
      const added = (await mailsTo(email)).slice(before.length);
      expect(
        added.map(({ message, state }) => [message, state]),
        name,
      ).toEqual([['personal_link', 'queued']]);
    }
    expect([...new Set(answers)]).toEqual([answers[0]]);
    expect(JSON.parse(answers[0] ?? '')).toMatchObject([
      202,
      { 'cache-control': 'no-store' },
      '{"sent":true,"waitingToken":"masked","throwawayEmail":false}',
    ]);
    expect(await test.database.email.count()).toBe(earlier + Object.keys(classes).length);
    // Nothing durable is created: no user, no membership, no use of the link.
    expect(await test.database.signupLink.findFirstOrThrow({ where: { id: link.id } })).toMatchObject({
      uses: 0,
    });
    expect(await test.database.membership.count({ where: { organizationId } })).toBe(4);
  });

  it('makes one registration with its mail and job, and no audit of a stranger', async () => {
    const { link, organizationId } = await buildOpenLink(test, {}, { name: 'Cabinet Durand' });
    const email = `Lea.${newAddress()}`;
    await start(link.token, `  ${email} `, { locale: 'fr', from: 'poster' });
    const [registration, ...others] = await test.database.registration.findMany({
      where: { organizationId },
    });
    expect(others).toEqual([]);
    expect(registration).toMatchObject({
      state: 'started',
      origin: 'link',
      signupLinkId: link.id,
      email,
      emailCanonical: email.toLowerCase(),
      locale: 'fr',
      sourceTag: 'poster',
      firstName: null,
      membershipId: null,
    });
    const lifetime = (registration?.expiresAt.getTime() ?? 0) - (registration?.createdAt.getTime() ?? 0);
    expect(lifetime).toBe(24 * 3600 * 1000);
    const [mail] = await mailsTo(email);
    expect(mail).toMatchObject({
      locale: 'fr',
      organizationId,
      registrationId: registration?.id,
      subject: expect.stringContaining('Cabinet Durand'),
    });
    expect(test.jobs.at(-1)).toEqual({
      queue: 'deliver-email',
      data: { emailId: mail?.id, queuedBefore: 0 },
    });
    expect(await test.database.auditEvent.count({ where: { organizationId } })).toBe(0);
  });

  it('asked twice at once, by two pages, makes two registrations, and both links work', async () => {
    const { link, organizationId } = await buildOpenLink(test);
    const email = newAddress();
    const answers = await Promise.all([start(link.token, email), start(link.token, email.toUpperCase())]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    expect(await test.database.registration.count({ where: { organizationId } })).toBe(2);
    for (const recipient of [email, email.toUpperCase()])
      expect(
        (await test.anyone.get('/public/registration', bearer(await newestToken(test, recipient)))).status,
      ).toBe(200);
  });

  it.each([
    ['paused', { allowSignup: false }],
    ['scheduled', { opensAt: new Date(Date.now() + 60_000) }],
    ['expired', { expiresAt: new Date(Date.now() - 1) }],
    ['full', { useLimit: 1, uses: 1 }],
    ['replaced', { replacedAt: new Date() }],
    ['revoked', { revokedAt: new Date() }],
  ])('is refused by a link that is %s, before anything is written', async (state, settings) => {
    const { link, organizationId } = await buildOpenLink(test, settings);
    const email = newAddress();
    expect((await start(link.token, email)).code).toBe(`signup_link_${state}`);
    expect([
      await test.database.registration.count({ where: { organizationId } }),
      await mailsTo(email),
    ]).toEqual([0, []]);
  });

  it.each([
    ['lea@durand.example', ['durand.example'], 202],
    ['lea@DURAND.example', ['durand.example'], 202],
    ['lea@bücher.example', ['xn--bcher-kva.example'], 202],
    ['lea@mail.durand.example', ['*.durand.example'], 202],
    ['lea@mail.durand.example', ['durand.example'], 409],
    ['lea@evil-durand.example', ['durand.example'], 409],
    ['lea@durand.example.evil.io', ['durand.example'], 409],
  ])('%s at a link for %j: %d', async (address, allowedEmailDomains, status) => {
    await pauseIsOver();
    const { link } = await buildOpenLink(test, { allowedEmailDomains });
    const answer = await start(link.token, address);
    expect([answer.status, answer.code]).toEqual([
      status,
      status === 202 ? null : 'signup_link_email_domain_refused',
    ]);
  });

  it.each([
    ['a@firm.com@evil.io'],
    ['"a@firm.com"@evil.io'],
    ['a@evil.io,b@firm.com'],
    ['lea@example.com\r\nBcc: all@example.com'],
    ['lea@localhost'],
    ['lea@127.0.0.1'],
    [['lea@example.com', 'evil@example.com']],
    [{ contains: '' }],
    [`${'l'.repeat(65)}@example.com`],
    [null],
    [''],
  ])('refuses the address %j next to its field', async (email) => {
    const { link, organizationId } = await buildOpenLink(test);
    expect((await start(link.token, email)).json()).toMatchObject({
      status: 400,
      code: 'request_invalid',
      errors: [{ path: 'email' }],
    });
    expect(await test.database.registration.count({ where: { organizationId } })).toBe(0);
  });

  it.each(['role', 'joinsAs', 'organizationId', 'emailVerified', 'state', 'signupLinkId'])(
    'takes no %s from the form',
    async (field) => {
      const { link } = await buildOpenLink(test);
      expect((await start(link.token, newAddress(), { [field]: 'admin' })).json()).toMatchObject({
        errors: [{ path: field, code: 'unknown_field' }],
      });
    },
  );

  it('refuses tokens of another kind and ones that never were', async () => {
    for (const token of [createToken('registration'), createToken('waiting'), createToken('link'), 'x']) {
      expect((await start(token, newAddress())).code).toBe('signup_link_not_found');
    }
  });
});

describe('limits', () => {
  it('stop a network with Retry-After, and only that network', async () => {
    await pauseIsOver();
    const { link } = await buildOpenLink(test);
    const from = { 'x-forwarded-for': '203.0.113.9' };
    const codes: (string | null)[] = [];
    for (let attempt = 0; attempt < 30; attempt += 1)
      codes.push((await start(link.token, newAddress(), {}, from)).code);
    expect(codes.every((code) => code === null)).toBe(true);
    const limited = await start(link.token, newAddress(), {}, from);
    expect([limited.status, limited.code, Number(limited.headers['retry-after']) > 3000]).toEqual([
      429,
      'signup_link_network_crowded',
      true,
    ]);
    expect(
      (await start(link.token, newAddress(), {}, { 'x-forwarded-for': '::ffff:203.0.113.9' })).status,
    ).toBe(429);
    expect((await start(link.token, newAddress(), {}, { 'x-forwarded-for': '203.0.113.10' })).status).toBe(
      202,
    );
  });

  it('count only unverified starts of a network: an open day goes on', async () => {
    await pauseIsOver();
    const { link } = await buildOpenLink(test);
    const school = { 'x-forwarded-for': '203.0.113.77' };
    for (let person = 0; person < 45; person += 1) {
      const email = newAddress();
      expect((await start(link.token, email, {}, school)).status).toBe(202);
      const verify = () =>
        newestToken(test, email).then((token) =>
          test.anyone.post('/public/registration/verify', undefined, bearer(token)),
        );
      // Pressed twice, it gives one place back.
      if (person < 30) for (let time = 0; time < 2; time += 1) expect((await verify()).status).toBe(200);
    }
    for (let person = 0; person < 15; person += 1)
      expect((await start(link.token, newAddress(), {}, school)).status).toBe(202);
    expect((await start(link.token, newAddress(), {}, school)).code).toBe('signup_link_network_crowded');
  });

  it('are settings of the link: one that is raised for an event takes a whole school', async () => {
    await pauseIsOver();
    const { link } = await buildOpenLink(test, { startsPerNetwork: 40, startsPerHour: 45 });
    const school = { 'x-forwarded-for': '203.0.113.78' };
    for (let person = 0; person < 40; person += 1)
      expect((await start(link.token, newAddress(), {}, school)).status).toBe(202);
    expect((await start(link.token, newAddress(), {}, school)).code).toBe('signup_link_network_crowded');
    for (let person = 0; person < 5; person += 1)
      expect((await start(link.token, newAddress())).status).toBe(202);
    const full = await start(link.token, newAddress());
    expect([full.status, full.code, Number(full.headers['retry-after']) > 3000]).toEqual([
      429,
      'signup_link_crowded',
      true,
    ]);
  });

  it('count no start that they refuse: one place that comes back is enough for one person', async () => {
    await pauseIsOver();
    const { link } = await buildOpenLink(test, { startsPerNetwork: 2, startsPerHour: 3 });
    const school = { 'x-forwarded-for': '203.0.113.79' };
    const first = newAddress();
    await start(link.token, first, {}, school);
    await start(link.token, newAddress(), {}, school);
    for (let time = 0; time < 5; time += 1)
      expect((await start(link.token, newAddress(), {}, school)).code).toBe('signup_link_network_crowded');
    const token = await newestToken(test, first);
    await test.anyone.post('/public/registration/verify', undefined, bearer(token));
    expect((await start(link.token, newAddress(), {}, school)).status).toBe(202);
    // The link is full now, and a refused start takes no place of a network.
    const { link: other } = await buildOpenLink(test, { startsPerNetwork: 1 });
    const home = { 'x-forwarded-for': '203.0.113.80' };
    for (let time = 0; time < 3; time += 1)
      expect((await start(link.token, newAddress(), {}, home)).code).toBe('signup_link_crowded');
    expect((await start(other.token, newAddress(), {}, home)).status).toBe(202);
  });

  it('are not dodged by a header, where no proxy is trusted', async () => {
    const direct = await createTestApp();
    const { organizationId } = await buildOpenLink(direct);
    const link = await buildSignupLink(direct.database, { organizationId, token: createToken('link') });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 31; attempt += 1) {
      const answer = await direct.anyone.post(
        `/public/signup-links/${link.token}/registrations`,
        { email: newAddress(), locale: 'en' },
        { ...fromSomewhere(), 'x-real-ip': `10.0.0.${attempt}`, forwarded: `for=10.0.0.${attempt}` },
      );
      statuses.push(answer.status);
    }
    expect(statuses.indexOf(429)).toBe(30);
    await direct.close();
  });

  it('build links from the configured origin alone', async () => {
    await pauseIsOver();
    const { link } = await buildOpenLink(test);
    const email = newAddress();
    await start(
      link.token,
      email,
      {},
      {
        ...fromSomewhere(),
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        forwarded: 'host=evil.example',
      },
    );
    expect(await newestToken(test, email)).toMatch(/^[0-9a-f]{40}$/);
    expect(JSON.stringify(await mailsTo(email))).not.toContain('evil.example');
  });
});
