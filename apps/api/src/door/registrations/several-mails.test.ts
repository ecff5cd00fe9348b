import type { Registration, Waiting } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuthenticator } from '../../../test/authenticator.ts';
import { authSecret, createTestApp, type TestApp } from '../../../test/test-app.ts';
import {
  bearer,
  codeIn,
  complete,
  fromSomewhere,
  invite,
  newAddress,
  newestToken,
  buildOpenLink,
  prove,
} from '../../../test/registration-steps.ts';
import { openEmail, sealingKeyFrom } from '../../platform/mail/prepare-email.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

/**
 * Asks for a mail, as anybody with the address can; returns what the page gets, and what only the mailbox's owner
 * reads.
 */
async function mail(linkToken: string | null, email: string, more: object = {}) {
  await test.database.rateLimit.deleteMany({});
  const answer = await test.anyone.post(
    `/public/signup-links/${linkToken}/registrations`,
    { email, locale: 'en', ...more },
    fromSomewhere(),
  );
  return { ...answer.json<{ waitingToken: string }>(), ...(await readMail(email)) };
}

/** What the newest mail to an address says. */
async function readMail(email: string) {
  const sent = await test.database.email.findFirstOrThrow({
    where: { recipient: email, sealedLink: { not: null } },
    orderBy: { id: 'desc' },
  });
  const { text } = openEmail(sent, sealingKeyFrom(authSecret));
  return { token: await newestToken(test, email), code: codeIn(text) };
}

const read = (token: string) => test.anyone.get('/public/registration', bearer(token));
const shown = async (token: string) => (await read(token)).json<Registration>();
const waits = async (token: string) =>
  (await test.anyone.get('/public/waiting', bearer(token))).json<Waiting>().state;
const enter = (token: string, code: string) =>
  test.anyone.post('/public/waiting/code', { code }, bearer(token));
const verify = (token: string) => test.anyone.post('/public/registration/verify', undefined, bearer(token));
const withdraw = (token: string) =>
  test.anyone.post('/public/registration/withdraw', undefined, bearer(token));
const withdrawWaiting = (token: string) =>
  test.anyone.post('/public/waiting/withdraw', undefined, bearer(token));

async function makePasskey(token: string): Promise<void> {
  const asked = await test.anyone.post('/public/registration/passkey-options', undefined, bearer(token));
  const response = createAuthenticator().create(asked.json());
  expect(
    (await test.anyone.post('/public/registration/passkey', response, bearer(token))).json(),
  ).toMatchObject({ hasPasskey: true });
}

/** Ways to begin a registration: returns the token of its mail. */
const beginnings: [name: string, begin: (door: Door, email: string) => Promise<string>][] = [
  ['a start whose mail nobody has read', async ({ link }, email) => (await mail(link.token, email)).token],
  [
    'a start with answers and a passkey',
    async ({ link }, email) => {
      const { token } = await mail(link.token, email);
      await prove(test.anyone, token);
      await makePasskey(token);
      return token;
    },
  ],
  [
    'a start that continued by its code',
    async ({ link }, email) => {
      const { waitingToken, code } = await mail(link.token, email);
      await enter(waitingToken, code);
      await prove(test.anyone, waitingToken);
      return waitingToken;
    },
  ],
  [
    'an unread invitation',
    async ({ link, admin }, email) => {
      await invite(test, await test.signInAs(admin), link.id, [{ email, firstName: 'Léa' }]);
      return newestToken(test, email);
    },
  ],
  [
    'an invitation with answers',
    async ({ link, admin }, email) => {
      await invite(test, await test.signInAs(admin), link.id, [{ email }]);
      const token = await newestToken(test, email);
      await prove(test.anyone, token);
      return token;
    },
  ],
  [
    'a user whom an administrator added',
    async ({ admin }, email) => {
      const added = { email, firstName: 'Léa', lastName: 'Martin', role: 'client' };
      await (await test.signInAs(admin)).post('/users', added);
      return newestToken(test, email);
    },
  ],
];
type Door = Awaited<ReturnType<typeof buildOpenLink>>;

/** Every row about one registration: itself, its tokens, mails, invitation and audit events. */
async function rowsAbout(registrationId: string) {
  const { database } = test;
  const [registration, tokens, mails, invitations, events] = await Promise.all([
    database.registration.findMany({ where: { id: registrationId } }),
    database.registrationToken.findMany({ where: { registrationId }, orderBy: { id: 'asc' } }),
    database.email.findMany({ where: { registrationId }, orderBy: { id: 'asc' } }),
    database.invitation.findMany({ where: { registrationId } }),
    database.auditEvent.findMany({ where: { subjectId: registrationId }, orderBy: { id: 'asc' } }),
  ]);
  return { registration, tokens, mails, invitations, events };
}

describe('somebody who only types the address', () => {
  it.each(beginnings)('changes nothing of %s', async (_, begin) => {
    const door = await buildOpenLink(test);
    const email = newAddress();
    const token = await begin(door, email);
    const { id } = await test.database.registration.findFirstOrThrow({ where: { email } });
    const before = { answer: await shown(token), rows: await rowsAbout(id) };
    const unchanged = async () =>
      expect({ answer: await shown(token), rows: await rowsAbout(id) }).toEqual(before);

    const stranger = await mail(door.link.token, email);
    await unchanged();
    expect(await waits(stranger.waitingToken)).toBe('waiting');
    await mail(door.link.token, email, { waitingToken: stranger.waitingToken });
    await enter(stranger.waitingToken, stranger.code === '000000' ? '000001' : '000000');
    await complete(test.anyone, stranger.waitingToken);
    await unchanged();
    expect((await withdrawWaiting(stranger.waitingToken)).status).toBe(204);
    await unchanged();

    await prove(test.anyone, token);
    expect((await complete(test.anyone, token)).status).toBe(201);
    // What others have begun does not tell them about it.
    expect(await waits(stranger.waitingToken)).toBe('ended');
    const left = await test.database.registration.findMany({ where: { email } });
    expect(left).toMatchObject([{ id, state: 'completed' }]);
  });

  it('changes nothing by giving back what the owner says was not them', async () => {
    const door = await buildOpenLink(test);
    const email = newAddress();
    await invite(test, await test.signInAs(door.admin), door.link.id, [{ email }]);
    const invitation = await newestToken(test, email);
    const stranger = await mail(door.link.token, email);
    expect((await withdraw(stranger.token)).status).toBe(204);
    expect((await shown(invitation)).state).toBe('started');
  });
});

describe('the page that asks again', () => {
  it('keeps its waiting token, and each of its mails works: both links, both codes', async () => {
    const { link, organizationId } = await buildOpenLink(test);
    const email = newAddress();
    const first = await mail(link.token, email);
    const second = await mail(link.token, email, { waitingToken: first.waitingToken });
    expect(second.waitingToken).toBe(first.waitingToken);
    expect(second.token).not.toBe(first.token);
    expect(await test.database.registration.count({ where: { organizationId } })).toBe(1);
    for (const { token } of [first, second]) expect((await shown(token)).state).toBe('started');
    expect((await enter(first.waitingToken, first.code)).status).toBe(200);
    await prove(test.anyone, first.waitingToken);
    expect((await verify(second.token)).json()).toMatchObject({ answers: { firstName: 'Léa' } });
    expect((await complete(test.anyone, first.token)).status).toBe(201);
    expect(await waits(first.waitingToken)).toBe('completed');
  });

  it('takes the code of the newer mail too, and five tries belong to each mail', async () => {
    const { link } = await buildOpenLink(test);
    const email = newAddress();
    const { waitingToken, code } = await mail(link.token, email);
    for (let tries = 0; tries < 5; tries += 1)
      await enter(waitingToken, code === '000000' ? '000001' : '000000');
    expect((await enter(waitingToken, code)).code).toBe('registration_code_expired');
    const newer = await mail(link.token, email, { waitingToken });
    expect((await enter(waitingToken, newer.code)).status).toBe(200);
  });

  it.each([
    ['that withdrew', async (token: string) => void (await withdrawWaiting(token))],
    [
      'whose registration has expired',
      async () => {
        await test.database.registration.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
      },
    ],
  ])('gets a registration and a waiting token of its own, if it is one %s', async (_, end) => {
    const { link } = await buildOpenLink(test);
    const email = newAddress();
    const old = await mail(link.token, email);
    await end(old.waitingToken);
    const again = await mail(link.token, email, { waitingToken: old.waitingToken });
    expect(again.waitingToken).not.toBe(old.waitingToken);
    expect((await shown(again.token)).state).toBe('started');
    expect(await waits(old.waitingToken)).toBe('ended');
  });

  it.each([
    ['another address', (email: string) => [email.replace('@', '.b@'), null] as const],
    ['another link', (email: string) => [email, 'other'] as const],
  ])('with %s begins anew', async (_, change) => {
    const { link, organizationId } = await buildOpenLink(test);
    const other = await buildOpenLink(test);
    const email = newAddress();
    const { waitingToken } = await mail(link.token, email);
    const [address, through] = change(email);
    const anew = await mail(through ? other.link.token : link.token, address, { waitingToken });
    expect(anew.waitingToken).not.toBe(waitingToken);
    expect(await test.database.registration.count({ where: { organizationId } })).toBe(through ? 1 : 2);
  });

  it('learns nothing of a mail that the limits held back: the token stays the same', async () => {
    const { link } = await buildOpenLink(test);
    const email = newAddress();
    const from = fromSomewhere();
    const start = (more: object = {}) =>
      test.anyone.post(
        `/public/signup-links/${link.token}/registrations`,
        { email, locale: 'en', ...more },
        from,
      );
    await start();
    const { waitingToken } = (await start()).json<{ waitingToken: string }>();
    expect(await test.database.registration.count({ where: { email } })).toBe(1);
    const again = await mail(link.token, email, { waitingToken });
    expect(again.waitingToken).toBe(waitingToken);
    expect((await enter(waitingToken, again.code)).status).toBe(200);
  });

  it.each(['garbage', 'a'.repeat(40)])('cannot bring the token %s', async (waitingToken) => {
    const { link } = await buildOpenLink(test);
    expect((await mail(link.token, newAddress(), { waitingToken })).waitingToken).not.toBe(waitingToken);
  });
});

describe('several mails', () => {
  it('from several pages are several registrations; one completes, the others then know the member', async () => {
    const { link } = await buildOpenLink(test);
    const email = newAddress();
    const [first, second] = [await mail(link.token, email), await mail(link.token, email)];
    await prove(test.anyone, first.token);
    expect((await verify(second.token)).json()).toMatchObject({ answers: { firstName: null } });
    expect((await complete(test.anyone, first.token)).status).toBe(201);
    expect(await shown(second.token)).toMatchObject({ account: 'exists', membership: 'active' });
    expect((await prove(test.anyone, second.token)).membership).toBe('active');
    expect((await complete(test.anyone, second.token)).status).toBe(409);
    expect(await test.database.redemption.count({ where: { signupLinkId: link.id } })).toBe(1);
  });

  it('of one invitation lead to one registration, but not to the passkey of another reader', async () => {
    const { link, admin } = await buildOpenLink(test);
    const caller = await test.signInAs(admin);
    const email = newAddress();
    await invite(test, caller, link.id, [{ email }]);
    const first = await newestToken(test, email);
    await prove(test.anyone, first);
    await makePasskey(first);
    await test.database.rateLimit.deleteMany({});
    const [invitation] = (await caller.get(`/signup-links/${link.id}/invitations`)).json<{
      items: { id: string }[];
    }>().items;
    await caller.post(`/signup-links/${link.id}/invitations/resend`, { invitationIds: [invitation?.id] });
    const second = await newestToken(test, email);
    expect(second).not.toBe(first);

    expect(await shown(second)).toMatchObject({
      state: 'started',
      account: null,
      answers: { firstName: null },
    });
    for (const refused of [
      await complete(test.anyone, second),
      await test.anyone.patch('/public/registration', { firstName: 'Early' }, bearer(second)),
      await test.anyone.post('/public/registration/passkey-options', undefined, bearer(second)),
    ])
      expect(refused.code).toBe('registration_not_verified');
    expect((await shown(first)).hasPasskey).toBe(true);
    expect((await verify(second)).json()).toMatchObject({ hasPasskey: false, answers: { firstName: 'Léa' } });
    await makePasskey(second);
    // A button pressed again keeps it.
    expect((await verify(second)).json()).toMatchObject({ hasPasskey: true });
    expect((await complete(test.anyone, first)).status).toBe(201);
  });

  it('of an invitation that expired do not revive with a new one', async () => {
    const { link, admin } = await buildOpenLink(test);
    const caller = await test.signInAs(admin);
    const email = newAddress();
    await invite(test, caller, link.id, [{ email }]);
    const old = await newestToken(test, email);
    await prove(test.anyone, old);
    await test.database.registration.updateMany({
      where: { email },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    await test.database.rateLimit.deleteMany({});
    await invite(test, caller, link.id, [{ email }]);
    expect((await shown(old)).state).toBe('expired');
    expect((await complete(test.anyone, old)).code).toBe('registration_expired');
    expect((await shown(await newestToken(test, email))).state).toBe('started');
  });
});

describe('the end of a registration', () => {
  it.each([
    ['waiting_page', withdrawWaiting, 'waitingToken'],
    ['personal_link', withdraw, 'token'],
  ] as const)('by the %s is named in the audit trail', async (name, end, by) => {
    const { link, organizationId } = await buildOpenLink(test);
    const started = await mail(link.token, newAddress());
    await end(started[by]);
    expect(await test.database.auditEvent.findMany({ where: { organizationId } })).toMatchObject([
      {
        action: 'registration.withdrawn',
        actorMembershipId: null,
        details: { signupLinkId: link.id, by: name },
      },
    ]);
  });

  it.each([
    ['completed', async (token: string) => void (await complete(test.anyone, token))],
    ['withdrawn', async (token: string) => void (await withdraw(token))],
    [
      'expired',
      async () => {
        await test.database.registration.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
      },
    ],
  ])('leaves a link that tells nothing of the person: %s', async (state, end) => {
    const { link } = await buildOpenLink(test);
    const email = newAddress();
    const { token, waitingToken } = await mail(link.token, email);
    await prove(test.anyone, token, { firstName: 'Léa', lastName: 'Martin', phone: '+33612345678' });
    await end(token);
    const answers = [
      await read(token),
      await verify(token),
      await complete(test.anyone, token, { key: 'another-key' }),
    ];
    expect((await shown(token)).state).toBe(state);
    for (const { text } of [...answers, await test.anyone.get('/public/waiting', bearer(waitingToken))])
      for (const fact of [email, 'Léa', 'Martin', '612345678']) expect(text).not.toContain(fact);
  });
});

it('a code whose answer was lost on the way is answered again', async () => {
  const { link } = await buildOpenLink(test);
  const { waitingToken, code } = await mail(link.token, newAddress());
  const answers = [await enter(waitingToken, code), await enter(waitingToken, code)];
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(answers[1]?.text).toBe(answers[0]?.text);
  await withdraw(waitingToken);
  expect((await enter(waitingToken, code)).code).toBe('registration_withdrawn');
});
