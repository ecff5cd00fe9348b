import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askForAddress, confirmAddress, mailedProof } from '../../../test/address-steps.ts';
import { buildMember, buildOrganization } from '../../../test/builders.ts';
import { databaseHash } from '../../../test/database-hash.ts';
import { newcomer } from '../../../test/passkeys.ts';
import { disavowalToken, fromSomewhere, newAddress, passphrase } from '../../../test/registration-steps.ts';
import { appOrigin, authSecret, createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';
import { createDisavowalLink } from '../../platform/mail/disavowal-link.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

const restore = (token: string) =>
  test.anyone.post('/public/disavowals/address-change', { token }, fromSomewhere());
const userOf = (id: string) => test.database.user.findUniqueOrThrow({ where: { id } });

/** Moves an account to another address and returns the token that the former mailbox got. */
async function move(caller: Caller, from: string, to = newAddress()) {
  await askForAddress(caller, to);
  expect((await confirmAddress(caller, (await mailedProof(test, to)).token)).status).toBe(200);
  return { email: to, token: await disavowalToken(test, from, 'address_changed') };
}

describe('“This was not me” of a change of address', () => {
  it('puts the former address back, locks everybody out and mails a link to a new password', async () => {
    const { caller, email: former, userId } = await newcomer(test);
    const { email, token } = await move(caller, former);
    await test.database.rateLimit.deleteMany();
    expect((await askForAddress(caller, newAddress())).status).toBe(202);
    expect((await restore(token)).status).toBe(204);

    expect(await userOf(userId)).toMatchObject({ email: former, emailCanonical: former, securedCount: 1 });
    expect((await caller.get('/profile')).code).toBe('session_required');
    expect(await test.database.account.count({ where: { userId } })).toBe(0);
    expect(test.jobs.at(-1)).toEqual({ queue: 'request-password-reset', data: { userId } });
    expect(
      await test.database.addressChange.count({ where: { userId, cancelledAt: null, confirmedAt: null } }),
    ).toBe(0);
    for (const address of [email, former])
      expect(
        (await test.anyone.post('/session', { email: address, password: passphrase }, fromSomewhere())).code,
      ).toBe('session_credentials_wrong');
    const events = await test.database.auditEvent.findMany({
      where: { actor: { userId }, action: { startsWith: 'user.address' } },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ action }) => action)).toEqual(['user.address_changed', 'user.address_restored']);
    // Once.
    expect((await restore(token)).code).toBe('disavowal_token_invalid');
  });

  it('undoes later changes too, whatever their own links did', async () => {
    const { caller, email: first, userId } = await newcomer(test);
    const toSecond = await move(caller, first);
    const toThird = await move(caller, toSecond.email);
    expect((await restore(toThird.token)).status).toBe(204);
    expect(await userOf(userId)).toMatchObject({ email: toSecond.email });
    expect((await restore(toSecond.token)).status).toBe(204);
    expect(await userOf(userId)).toMatchObject({ email: first });
    expect((await restore(toThird.token)).code).toBe('disavowal_token_invalid');
  });

  it('ends the links of later changes when the first one is taken back', async () => {
    const { caller, email: first, userId } = await newcomer(test);
    const toSecond = await move(caller, first);
    const toThird = await move(caller, toSecond.email);
    expect((await restore(toSecond.token)).status).toBe(204);
    expect((await restore(toThird.token)).code).toBe('disavowal_token_invalid');
    expect(await userOf(userId)).toMatchObject({ email: first });
  });

  it('works for seven days, with a token of this kind for this change alone', async () => {
    const { caller, email: former, userId } = await newcomer(test);
    const { email } = await move(caller, former);
    const change = await test.database.addressChange.findFirstOrThrow({ where: { userId } });
    const [another] = await test.database.user.findMany({ where: { NOT: { id: userId } }, take: 1 });
    const now = Math.floor(Date.now() / 1000);
    const tokenFor = (facts: string[], kind: 'address' | 'sign-in' = 'address') =>
      createDisavowalLink(kind, authSecret, { facts, appOrigin, locale: 'en' }).split('#')[1] ?? '';
    const before = await databaseHash(test.database);
    for (const token of [
      'garbage',
      tokenFor([userId, change.id, String(now - 1)]),
      tokenFor([userId, change.id, String(now + 60)], 'sign-in'),
      tokenFor([another?.id ?? '', change.id, String(now + 60)]),
    ])
      expect((await restore(token)).code).toBe('disavowal_token_invalid');
    expect(await databaseHash(test.database)).toBe(before);
    expect(await userOf(userId)).toMatchObject({ email });
    expect((await restore(tokenFor([userId, change.id, String(now + 60)]))).status).toBe(204);
  });

  it('changes nothing if the former address has a new account', async () => {
    const { caller, email: former } = await newcomer(test);
    const { token } = await move(caller, former);
    await buildMember(test.database, {
      organizationId: (await buildOrganization(test.database)).id,
      email: former,
    });
    const before = await databaseHash(test.database);
    expect((await restore(token)).code).toBe('address_former_taken');
    expect(await databaseHash(test.database)).toBe(before);
  });

  it('is carried out once by two answers at once', async () => {
    const { caller, email: former } = await newcomer(test);
    const { token } = await move(caller, former);
    const answers = await Promise.all([restore(token), restore(token)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 410]);
  });
});
