import type { listSignupRequests, ResponseOf, SignupRequest } from '@casedoor/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  buildMember,
  buildMemberOfEachRole,
  buildOrganization,
  buildSignupLink,
} from '../../../test/builders.ts';
import { databaseHash } from '../../../test/database-hash.ts';
import { createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';
import {
  fromSomewhere,
  invite,
  newAddress,
  newestToken,
  register,
  buildOpenLink,
} from '../../../test/registration-steps.ts';
import { createToken } from '../../platform/secrets/token.ts';

type Page = ResponseOf<typeof listSignupRequests>;

let test: TestApp;
let organizationId: string;
let people: Awaited<ReturnType<typeof buildMemberOfEachRole>>;
let admin: Caller;
let open: { id: string; token: string | null };
let closed: { id: string; token: string | null };
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterEach(() => vi.useRealTimers());
afterAll(() => test.close());
beforeEach(async () => {
  organizationId = (await buildOrganization(test.database)).id;
  people = await buildMemberOfEachRole(test.database, organizationId);
  admin = await test.signInAs(people.admin);
  open = await link({ title: 'Open' });
  closed = await link({ title: 'Old poster', allowSignup: false });
});

const link = (columns: object) =>
  buildSignupLink(test.database, { organizationId, token: createToken('link'), ...columns });
const ask = (body: object = {}, at = closed, headers = fromSomewhere()) =>
  test.anyone.post(
    `/public/signup-links/${at.token}/requests`,
    { email: newAddress(), locale: 'fr', ...body },
    headers,
  );
const list = async (state = 'open', caller = admin) =>
  (await caller.get(`/signup-requests?state=${state}`)).json<Page>();
const rows = () =>
  test.database.signupRequest.findMany({ where: { organizationId }, orderBy: { id: 'asc' } });
const mails = (message: string) =>
  test.database.email.findMany({ where: { organizationId, message }, orderBy: { id: 'asc' } });
const events = (subjectId: string) =>
  test.database.auditEvent.findMany({ where: { organizationId, subjectId }, orderBy: { id: 'asc' } });

/** A request in the queue. */
async function queued(email = newAddress()): Promise<SignupRequest> {
  await ask({ email, name: 'Noé Petit', message: 'Bonjour,\nje suis le frère.' });
  const [request] = (await list()).items;
  if (!request) throw new Error('nothing was queued');
  return request;
}

describe('asking', () => {
  const past = new Date(Date.now() - 60_000);
  const states: [string, object][] = [
    ['paused', { allowSignup: false }],
    ['scheduled', { opensAt: new Date(Date.now() + 86_400_000) }],
    ['expired', { expiresAt: past }],
    ['full', { useLimit: 1, uses: 1 }],
    ['replaced', { replacedAt: past }],
    ['revoked', { revokedAt: past }],
  ];
  it.each(states)('reaches the queue from a link that is %s', async (state, columns) => {
    const at = await link({ title: 'Poster', ...columns });
    const email = newAddress();
    const answer = await ask({ email, name: ' Noé ', message: 'Bonjour,\nlaissez-moi entrer.' }, at);
    expect(answer.status).toBe(202);
    expect(answer.text).toBe('{"sent":true}');
    expect((await list()).items).toMatchObject([
      {
        email,
        name: 'Noé',
        message: 'Bonjour,\nlaissez-moi entrer.',
        locale: 'fr',
        state: 'open',
        signupLink: { id: at.id, title: 'Poster', state },
        answeredAt: null,
        answeredBy: null,
      },
    ]);
  });

  it('at an open link keeps nothing: the person can register', async () => {
    const before = await databaseHash(test.database);
    expect((await ask({}, open)).text).toBe('{"sent":true}');
    expect(await databaseHash(test.database)).toBe(before);
  });

  it('answers the same bytes for every address, known or not', async () => {
    const asked = newAddress();
    await ask({ email: asked });
    const { email: joined } = await register(test, open.token);
    const elsewhere = await buildMember(test.database, {
      organizationId: (await buildOrganization(test.database)).id,
    });
    const answers = [];
    for (const email of [newAddress(), asked, joined, people.admin.email, elsewhere.email]) {
      const { status, text, headers } = await ask({ email });
      const { date: _date, ...same } = headers;
      answers.push({ status, text, headers: { ...same, 'content-length': text.length } });
    }
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('again adds nothing while the request is open, in any spelling and from any closed link', async () => {
    const other = await link({ title: 'Other', allowSignup: false });
    await Promise.all([
      ask({ email: 'noe.petit@exemple.test' }),
      ask({ email: 'Noe.Petit@Exemple.TEST' }),
      ask({ email: 'noe.petit@exemple.test' }, other),
    ]);
    expect(await rows()).toHaveLength(1);
    await admin.post(`/signup-requests/${(await rows())[0]!.id}/dismiss`);
    await test.database.rateLimit.deleteMany({});
    await ask({ email: 'noe.petit@exemple.test' });
    expect((await rows()).map(({ state }) => state)).toEqual(['dismissed', 'open']);
  });

  it('is limited by network, openly, and by address, silently', async () => {
    const network = fromSomewhere();
    for (let count = 0; count < 5; count += 1) expect((await ask({}, closed, network)).status).toBe(202);
    const refused = await ask({}, closed, network);
    expect(refused).toMatchObject({ status: 429, code: 'request_rate_limited' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask({}, closed)).status).toBe(202);

    const email = newAddress();
    const answers = [];
    for (let count = 0; count < 5; count += 1) {
      answers.push((await ask({ email })).text);
      const [request] = await test.database.signupRequest.findMany({ where: { email, state: 'open' } });
      if (request) await admin.post(`/signup-requests/${request.id}/dismiss`);
    }
    expect(new Set(answers)).toEqual(new Set(['{"sent":true}']));
    expect(await test.database.signupRequest.count({ where: { email } })).toBe(3);
  });

  it('reports wrong input, and reveals nothing of a token that never existed', async () => {
    for (const body of [
      { email: 'nobody' },
      { email: 'a@b' },
      { message: 'x'.repeat(1001) },
      { name: 'x'.repeat(201) },
      { locale: 'de' },
    ]) {
      expect(await ask(body)).toMatchObject({ status: 400, code: 'request_invalid' });
    }
    for (const token of [createToken('link'), 'garbage']) {
      expect(await ask({}, { id: '', token })).toMatchObject({ status: 404, code: 'signup_link_not_found' });
    }
    expect(await rows()).toEqual([]);
  });

  it('keeps no empty words', async () => {
    await ask({ message: '  \n ' });
    expect(await rows()).toMatchObject([{ message: null, name: null }]);
  });
});

describe('the notice', () => {
  it('goes to every active administrator and manager in their language, once in 15 minutes', async () => {
    await test.database.user.update({ where: { id: people.manager.userId }, data: { locale: 'fr' } });
    await buildMember(test.database, { organizationId, role: 'admin', disabledAt: new Date() });
    await buildMember(test.database, { organizationId, role: 'admin', joinedAt: null });
    const email = newAddress();
    await ask({ email, name: 'Visit www.evil.example', message: 'see https://evil.example' });
    await ask();
    await ask();
    const sent = await mails('new_request');
    expect(Object.fromEntries(sent.map(({ recipient, locale }) => [recipient, locale]))).toEqual({
      [people.admin.email]: 'en',
      [people.manager.email]: 'fr',
    });
    expect(sent).toHaveLength(2);
    for (const mail of sent) {
      expect(mail.text).toContain(email);
      expect(mail.text).toContain('Old poster');
      expect(mail.text).toContain('http://localhost:3000/signup-links?tab=requests');
      // Only the page shows what a stranger typed.
      expect(mail.html).not.toContain('evil');
    }
    const jobs = test.jobs.map(({ data }) => ('emailId' in data ? data.emailId : null));
    for (const { id } of sent) expect(jobs).toContain(id);
    expect(await rows()).toHaveLength(3);
  });

  it('is not used up by asking again', async () => {
    const email = newAddress();
    await ask({ email });
    await test.database.rateLimit.deleteMany({});
    await ask({ email });
    await ask();
    expect(await mails('new_request')).toHaveLength(4);
  });
});

describe('inviting', () => {
  it('mails the ordinary invitation, closes the request and leaves its traces', async () => {
    const request = await queued();
    const answer = await admin.post(`/signup-requests/${request.id}/invite`, { signupLinkId: open.id });
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({ id: request.id, state: 'invited', answeredBy: 'Ada Admin' });
    expect((await list()).items).toEqual([]);
    expect((await list('invited')).items).toMatchObject([{ id: request.id }]);

    const [mail] = await mails('invitation');
    expect(mail).toMatchObject({ recipient: request.email, locale: 'fr', state: 'queued' });
    const registration = await test.database.registration.findFirstOrThrow({
      where: { email: request.email },
    });
    expect(registration).toMatchObject({
      signupLinkId: open.id,
      origin: 'invitation',
      invitedById: people.admin.id,
      state: 'started',
    });
    expect(mail?.registrationId).toBe(registration.id);
    expect(await newestToken(test, request.email)).toMatch(/^[0-9a-f]+$/);
    expect(await events(closed.id)).toMatchObject([
      {
        action: 'signup_request.invited',
        actorMembershipId: people.admin.id,
        details: { signupRequestId: request.id, signupLinkId: open.id },
      },
    ]);
    expect(await events(registration.id)).toMatchObject([{ action: 'registration.invited' }]);
  });

  const refusals: [string, number, () => Promise<string>][] = [
    ['signup_link_paused', 409, async () => closed.id],
    ['signup_link_full', 409, async () => (await link({ useLimit: 1, uses: 1 })).id],
    ['signup_link_revoked', 410, async () => (await link({ revokedAt: new Date() })).id],
    ['signup_link_not_found', 404, async () => '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11'],
    [
      'signup_link_email_domain_refused',
      403,
      async () => (await link({ allowedEmailDomains: ['durand.example'] })).id,
    ],
  ];
  it.each(refusals)('is refused with %s, and the request stays open', async (code, _status, linkId) => {
    const request = await queued();
    const answer = await admin.post(`/signup-requests/${request.id}/invite`, {
      signupLinkId: await linkId(),
    });
    expect(answer.code).toBe(code);
    expect((await list()).items).toMatchObject([{ id: request.id, state: 'open' }]);
    expect(await mails('invitation')).toEqual([]);
  });

  it('is refused for a member, and for an address that was mailed too often', async () => {
    const { email } = await register(test, open.token);
    const member = await queued(email);
    expect(await admin.post(`/signup-requests/${member.id}/invite`, { signupLinkId: open.id })).toMatchObject(
      { code: 'user_already_member' },
    );
    const other = await queued();
    await test.database.$executeRaw`DELETE FROM "RateLimit"`;
    for (let mail = 0; mail < 6; mail += 1) {
      const elsewhere = await buildOpenLink(test);
      await invite(test, await test.signInAs(elsewhere.admin), elsewhere.link.id, [{ email: other.email }]);
    }
    const limited = await admin.post(`/signup-requests/${other.id}/invite`, { signupLinkId: open.id });
    expect(limited).toMatchObject({ status: 429, code: 'request_rate_limited' });
    expect(await list()).toMatchObject({ items: [{ id: other.id }, { id: member.id }] });
  });

  it('is done by one of two administrators at once', async () => {
    const manager = await test.signInAs(people.manager);
    const request = await queued();
    const body = { signupLinkId: open.id };
    const answers = await Promise.all(
      [admin, manager].map((caller) => caller.post(`/signup-requests/${request.id}/invite`, body)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(['signup_request_answered', 'request_rate_limited']).toContain(
      answers.find(({ status }) => status !== 200)?.code,
    );
    expect(await mails('invitation')).toHaveLength(1);
    expect(await events(closed.id)).toHaveLength(1);
    expect(await admin.post(`/signup-requests/${request.id}/invite`, body)).toMatchObject({
      status: 409,
      code: 'signup_request_answered',
    });
  });

  it('and dismissing at once end in one answer', async () => {
    const manager = await test.signInAs(people.manager);
    for (let round = 0; round < 5; round += 1) {
      const request = await queued();
      const [invited, dismissed] = await Promise.all([
        admin.post(`/signup-requests/${request.id}/invite`, { signupLinkId: open.id }),
        manager.post(`/signup-requests/${request.id}/dismiss`),
      ]);
      expect(invited.status + dismissed.status).toBe(200 + 409);
      const { state } = await test.database.signupRequest.findFirstOrThrow({ where: { id: request.id } });
      expect(state).toBe(invited.status === 200 ? 'invited' : 'dismissed');
      const sent = await test.database.email.count({
        where: { message: 'invitation', recipient: request.email },
      });
      expect(sent).toBe(invited.status === 200 ? 1 : 0);
    }
  });
});

describe('dismissing', () => {
  it('closes the request, notifies nobody and records it', async () => {
    const request = await queued();
    const before = await test.database.email.count();
    const answer = await admin.post(`/signup-requests/${request.id}/dismiss`);
    expect(answer.json()).toMatchObject({ state: 'dismissed', answeredBy: 'Ada Admin' });
    expect(await test.database.email.count()).toBe(before);
    expect(await events(closed.id)).toMatchObject([
      { action: 'signup_request.dismissed', details: { signupRequestId: request.id } },
    ]);
    expect(await admin.post(`/signup-requests/${request.id}/dismiss`)).toMatchObject({
      code: 'signup_request_answered',
    });
  });
});

describe('the queue', () => {
  it('pages, newest first', async () => {
    for (let count = 0; count < 3; count += 1) await ask();
    const newest = (await rows()).map(({ id }) => id).toReversed();
    const first = (await admin.get('/signup-requests?limit=2')).json<Page>();
    expect(first.items.map(({ id }) => id)).toEqual(newest.slice(0, 2));
    const second = (await admin.get(`/signup-requests?limit=2&cursor=${first.nextCursor}`)).json<Page>();
    expect(second).toMatchObject({ items: [{ id: newest[2] }], nextCursor: null });
  });

  it('shows the state of its link by the database’s clock', async () => {
    const hour = 3_600_000;
    const soon = await link({ title: 'Soon', opensAt: new Date(Date.now() + hour) });
    await ask({}, soon);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * hour });
    expect((await list()).items).toMatchObject([{ signupLink: { title: 'Soon', state: 'scheduled' } }]);
  });

  it('is the organization’s own: another one sees, invites and dismisses nothing, and lends no link', async () => {
    const request = await queued();
    const other = await buildOrganization(test.database);
    const stranger = await test.signInAs(
      await buildMember(test.database, { organizationId: other.id, role: 'admin' }),
    );
    const theirs = await buildSignupLink(test.database, {
      organizationId: other.id,
      token: createToken('link'),
    });
    expect((await list('open', stranger)).items).toEqual([]);
    const body = { signupLinkId: theirs.id };
    expect(await stranger.post(`/signup-requests/${request.id}/invite`, body)).toMatchObject({
      code: 'signup_request_not_found',
    });
    expect(await stranger.post(`/signup-requests/${request.id}/dismiss`)).toMatchObject({
      code: 'signup_request_not_found',
    });
    expect(await admin.post(`/signup-requests/${request.id}/invite`, body)).toMatchObject({
      code: 'signup_link_not_found',
    });
    expect(await rows()).toMatchObject([{ state: 'open' }]);
    // The same address may ask two organizations.
    const there = await buildSignupLink(test.database, {
      organizationId: other.id,
      token: createToken('link'),
      allowSignup: false,
    });
    await ask({ email: request.email }, there);
    expect((await list('open', stranger)).items).toMatchObject([{ email: request.email }]);
  });
});
