import type { Registration, Waiting } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuthenticator } from '../../../test/authenticator.ts';
import { authSecret, createTestApp, type TestApp } from '../../../test/test-app.ts';
import {
  bearer,
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
async function mail(linkToken: string | null, email: string, locale: 'en' | 'fr' = 'en') {
  await test.database.rateLimit.deleteMany({});
  const answer = await test.anyone.post(
    `/public/signup-links/${linkToken}/registrations`,
    { email, locale },
    fromSomewhere(),
  );
  const sent = await test.database.email.findFirstOrThrow({
    where: { recipient: email, sealedLink: { not: null } },
    orderBy: { id: 'desc' },
  });
  const { text } = openEmail(sent, sealingKeyFrom(authSecret));
  return {
    waitingToken: answer.json<{ waitingToken: string }>().waitingToken,
    token: await newestToken(test, email),
    code: /\b(\d{3})\s?(\d{3})\b/.exec(text)?.slice(1).join('') ?? '',
  };
}

const read = (token: string) => test.anyone.get('/public/registration', bearer(token));
const shown = async (token: string) => (await read(token)).json<Registration>();
const waits = async (token: string) =>
  (await test.anyone.get('/public/waiting', bearer(token))).json<Waiting>().state;
const enter = (token: string, code: string) =>
  test.anyone.post('/public/waiting/code', { code }, bearer(token));
const verify = (token: string) => test.anyone.post('/public/registration/verify', undefined, bearer(token));

async function makePasskey(token: string): Promise<void> {
  const asked = await test.anyone.post('/public/registration/passkey-options', undefined, bearer(token));
  const response = createAuthenticator().create(asked.json());
  expect(
    (await test.anyone.post('/public/registration/passkey', response, bearer(token))).json(),
  ).toMatchObject({ hasPasskey: true });
}

describe('a newer mail, once the mailbox was proved', () => {
  it('ends nothing, and gives nothing to a person who only typed the address', async () => {
    const { link } = await buildOpenLink(test);
    const email = newAddress();
    const owner = await mail(link.token, email);
    await prove(test.anyone, owner.token);
    await makePasskey(owner.token);
    const before = await shown(owner.token);

    const stranger = await mail(link.token, email, 'fr');
    const { expiresAt } = await shown(owner.token);
    expect(await shown(owner.token)).toEqual({ ...before, expiresAt });
    // A stranger's page does not show that somebody has verified this address lately.
    expect(await waits(stranger.waitingToken)).toBe('waiting');
    expect((await read(stranger.waitingToken)).code).toBe('registration_not_found');
    await test.anyone.post('/public/waiting/withdraw', undefined, bearer(stranger.waitingToken));
    expect((await complete(test.anyone, stranger.waitingToken)).code).toBe('registration_not_found');

    expect((await complete(test.anyone, owner.token, { password: undefined })).status).toBe(201);
    expect(await waits(stranger.waitingToken)).toBe('waiting');
    expect((await shown(owner.token)).state).toBe('completed');
  });

  it('does not shorten an invitation, no matter who asks for it', async () => {
    const { admin, link } = await buildOpenLink(test);
    const caller = await test.signInAs(admin);
    const [begun, unread] = [newAddress(), newAddress()];
    await invite(test, caller, link.id, [{ email: begun }, { email: unread }]);
    const token = await newestToken(test, begun);
    await prove(test.anyone, token);
    const { expiresAt } = await shown(token);
    const { expiresAt: unreadUntil } = await shown(await newestToken(test, unread));

    await mail(link.token, begun);
    expect((await shown(token)).expiresAt).toBe(expiresAt);
    const newer = await mail(link.token, unread);
    expect((await shown(newer.token)).expiresAt).toBe(unreadUntil);
  });

  it('opens the same registration, once its own link verified the mailbox', async () => {
    const { link } = await buildOpenLink(test);
    const email = newAddress();
    const first = await mail(link.token, email);
    await prove(test.anyone, first.token);
    await makePasskey(first.token);
    const second = await mail(link.token, email);
    expect(await shown(second.token)).toMatchObject({ state: 'started', account: null, membership: null });
    for (const refused of [
      await complete(test.anyone, second.token),
      await test.anyone.patch('/public/registration', { firstName: 'Early' }, bearer(second.token)),
      await test.anyone.post('/public/registration/passkey-options', undefined, bearer(second.token)),
    ])
      expect(refused.code).toBe('registration_not_verified');

    // The passkey of another reader of the mailbox does not become theirs.
    expect((await verify(second.token)).json()).toMatchObject({
      state: 'verified',
      hasPasskey: false,
      answers: { firstName: 'Léa' },
    });
    expect(await waits(second.waitingToken)).toBe('confirmed');
    await test.anyone.patch('/public/registration', { lastName: 'Durand' }, bearer(first.token));
    expect((await shown(second.token)).answers.lastName).toBe('Durand');
    expect((await complete(test.anyone, second.token)).status).toBe(201);
    expect((await complete(test.anyone, first.token)).code).toBe('registration_completed');
    expect(await waits(second.waitingToken)).toBe('completed');
    expect(await test.database.redemption.count({ where: { signupLinkId: link.id } })).toBe(1);
  });

  it('contains its own code, and a page on which a code was entered continues too', async () => {
    const { link } = await buildOpenLink(test);
    const email = newAddress();
    const first = await mail(link.token, email);
    await enter(first.waitingToken, first.code);
    await prove(test.anyone, first.waitingToken);
    const second = await mail(link.token, email);
    expect((await shown(first.waitingToken)).state).toBe('verified');
    // The link of the older mail was never pressed.
    expect((await read(first.token)).code).toBe('registration_not_found');
    expect((await enter(second.waitingToken, second.code)).json()).toMatchObject({
      answers: { firstName: 'Léa' },
    });
    expect((await complete(test.anyone, first.waitingToken)).status).toBe(201);
  });

  it('ends the links before it that nobody pressed', async () => {
    const { link } = await buildOpenLink(test);
    const email = newAddress();
    const pressed = await mail(link.token, email);
    await verify(pressed.token);
    const unpressed = await mail(link.token, email);
    await mail(link.token, email);
    expect((await verify(unpressed.token)).code).toBe('registration_not_found');
    expect((await enter(unpressed.waitingToken, unpressed.code)).code).toBe('registration_code_wrong');
    expect((await shown(pressed.token)).state).toBe('verified');
  });

  it('revives nothing that had expired', async () => {
    const { link } = await buildOpenLink(test);
    const email = newAddress();
    const old = await mail(link.token, email);
    await prove(test.anyone, old.token);
    await makePasskey(old.token);
    await test.database.registration.updateMany({
      where: { signupLinkId: link.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    const { token } = await mail(link.token, email);
    expect((await read(old.token)).code).toBe('registration_not_found');
    expect(await shown(token)).toMatchObject({ state: 'started', hasPasskey: false });
    await verify(token);
    expect((await read(old.token)).code).toBe('registration_not_found');
    expect((await complete(test.anyone, old.token)).code).toBe('registration_not_found');
  });

  it('that goes out while an older link is pressed leaves that link either proved or dead', async () => {
    const { link } = await buildOpenLink(test);
    for (let round = 0; round < 8; round += 1) {
      const email = newAddress();
      const { token } = await mail(link.token, email);
      await test.database.rateLimit.deleteMany({});
      const [pressed] = await Promise.all([verify(token), mail(link.token, email)]);
      expect((await read(token)).code).toBe(pressed.code);
      if (pressed.code === null) expect((await shown(token)).state).toBe('verified');
    }
  });
});

it('a code whose answer was lost on the way is answered again', async () => {
  const { link } = await buildOpenLink(test);
  const { waitingToken, code } = await mail(link.token, newAddress());
  const answers = [await enter(waitingToken, code), await enter(waitingToken, code)];
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(answers[1]?.text).toBe(answers[0]?.text);
  await test.anyone.post('/public/registration/withdraw', undefined, bearer(waitingToken));
  expect((await enter(waitingToken, code)).code).toBe('registration_withdrawn');
});
