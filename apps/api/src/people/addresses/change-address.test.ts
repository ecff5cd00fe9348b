import type { OwnAddress, Profile } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { askForAddress, askWithPasskey, confirmAddress, mailedProof } from '../../../test/address-steps.ts';
import { createAuthenticator } from '../../../test/authenticator.ts';
import { buildMember, buildOrganization } from '../../../test/builders.ts';
import { databaseHash, databaseText } from '../../../test/database-hash.ts';
import { addPasskey, newcomer } from '../../../test/passkeys.ts';
import {
  cookieOf,
  fromSomewhere,
  newAddress,
  passphrase,
  runPasswordReset,
} from '../../../test/registration-steps.ts';
import { recordStatements } from '../../../test/statements.ts';
import { callerWith, createTestApp, type TestApp } from '../../../test/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

const userOf = (id: string) => test.database.user.findUniqueOrThrow({ where: { id } });
const signIn = (email: string, password = passphrase) =>
  test.anyone.post('/session', { email, password }, fromSomewhere());
const mails = async (recipient: string) =>
  (await test.database.email.findMany({ where: { recipient }, orderBy: { id: 'asc' } })).map(
    ({ message }) => message,
  );
const changes = (userId: string) =>
  test.database.addressChange.findMany({ where: { userId }, orderBy: { id: 'asc' } });
const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000);

/** A person who has asked for a new address, and what was mailed there. */
async function asking() {
  const person = await newcomer(test);
  const email = newAddress();
  expect((await askForAddress(person.caller, email)).status).toBe(202);
  return { ...person, former: person.email, email, proof: await mailedProof(test, email) };
}

describe('asking for a new address', () => {
  it('mails the new address and changes nothing yet', async () => {
    const { caller, former, email, userId, proof } = await asking();
    const shown = (await caller.get('/profile/address-change')).json<OwnAddress>();
    expect(shown).toEqual({ pending: { email, expiresAt: expect.any(String) }, proposals: [] });
    expect(await userOf(userId)).toMatchObject({ email: former });
    expect(await mails(email)).toEqual(['address_proof']);
    // Neither the link nor the code is stored in clear.
    const text = await databaseText(test.database);
    expect(text).not.toContain(proof.token);
    expect(text).not.toContain(`${proof.code} is your code`);
  });

  it.each([
    ['without a proof', {}, { code: 'request_invalid', errors: [{ path: 'password', code: 'required' }] }],
    [
      'with a wrong password',
      { password: 'not what opens it at all' },
      { code: 'request_invalid', errors: [{ path: 'password', code: 'password_wrong' }] },
    ],
  ])('is refused to a stolen session %s', async (_, proof, refusal) => {
    const { caller, userId } = await newcomer(test);
    const email = newAddress();
    const answer = await caller.post('/profile/address-change', { email, ...proof }, fromSomewhere());
    expect(answer.json()).toMatchObject(refusal);
    expect([await changes(userId), await mails(email)]).toEqual([[], []]);
  });

  it('accepts a passkey, and refuses one of another person, for another purpose, spent or too late', async () => {
    const [mine, other] = [await newcomer(test), await newcomer(test)];
    const authenticator = createAuthenticator();
    const theirs = createAuthenticator();
    await addPasskey(test, mine.caller, authenticator);
    await addPasskey(test, other.caller, theirs);
    await test.database.passkey.updateMany({ data: { createdAt: daysAgo(8) } });
    await test.database.account.deleteMany({ where: { userId: mine.userId } });
    const email = newAddress();
    const refused = async (answer: ReturnType<typeof askWithPasskey>) =>
      expect((await answer).code).toBe('address_proof_refused');

    await refused(askWithPasskey(test, mine.caller, { email, authenticator: theirs }));
    const forSignIn = await test.anyone.post('/session/passkey-options', undefined, fromSomewhere());
    await refused(
      callerWith(test.app, `${mine.caller.cookie}; ${cookieOf(forSignIn)}`).post('/profile/address-change', {
        email,
        passkey: authenticator.get(forSignIn.json()),
      }),
    );
    // The challenge of another session, and none at all.
    await refused(
      askWithPasskey(test, other.caller, {
        email,
        authenticator,
        before: (cookie) => `${mine.caller.cookie}; ${cookie.split('; ').at(-1)}`,
      }),
    );
    await refused(
      askWithPasskey(test, mine.caller, { email, authenticator, before: () => mine.caller.cookie }),
    );
    expect(await changes(mine.userId)).toEqual([]);

    let used = '';
    const answer = await askWithPasskey(test, mine.caller, {
      email,
      authenticator,
      before: (cookie) => (used = cookie),
    });
    expect(answer.status).toBe(202);
    await refused(askWithPasskey(test, mine.caller, { email, authenticator, before: () => used }));
    await confirmAddress(mine.caller, (await mailedProof(test, email)).token);
    expect(await userOf(mine.userId)).toMatchObject({ email });
    expect(await test.database.passkey.count({ where: { userId: mine.userId } })).toBe(1);
  });

  it('refuses a challenge that is older than five minutes', async () => {
    const { caller } = await newcomer(test);
    const authenticator = createAuthenticator();
    await addPasskey(test, caller, authenticator);
    await test.database.passkey.updateMany({ data: { createdAt: daysAgo(8) } });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 301_000 });
    const late = await askWithPasskey(test, caller, {
      email: newAddress(),
      authenticator,
      before: (cookie) => {
        vi.useRealTimers();
        return cookie;
      },
    });
    expect(late.code).toBe('address_proof_refused');
  });

  it('refuses a passkey or password that an open session added in the last seven days', async () => {
    const { caller, userId } = await newcomer(test);
    const authenticator = createAuthenticator();
    await addPasskey(test, caller, authenticator);
    await test.database.user.update({ where: { id: userId }, data: { activatedAt: daysAgo(30) } });
    const ask = () => askWithPasskey(test, caller, { email: newAddress(), authenticator });
    expect((await ask()).code).toBe('address_proof_too_new');
    await test.database.passkey.updateMany({ where: { userId }, data: { createdAt: daysAgo(6.99) } });
    expect((await ask()).code).toBe('address_proof_too_new');
    await test.database.passkey.updateMany({ where: { userId }, data: { createdAt: daysAgo(7.01) } });
    expect((await ask()).status).toBe(202);

    await test.database.account.deleteMany({ where: { userId } });
    const password = 'twelve copper kettles in the attic';
    expect((await caller.post('/profile/password', { password })).status).toBe(200);
    expect((await askForAddress(caller, newAddress(), password)).code).toBe('address_proof_too_new');
  });

  it('shares its guesses of the password with the change of the password', async () => {
    const { caller } = await newcomer(test);
    const wrong = 'a wrong guess at the password';
    for (let guess = 0; guess < 5; guess += 1) {
      await askForAddress(caller, newAddress(), wrong);
      await caller.post('/profile/password', { currentPassword: wrong, password: passphrase });
    }
    expect((await askForAddress(caller, newAddress())).code).toBe('request_rate_limited');
  });

  it('answers the same for an address with an account, after the same statements', async () => {
    const { email: taken } = await newcomer(test);
    const statements: string[][] = [];
    const answers: unknown[] = [];
    for (const email of [taken, newAddress()]) {
      const { caller } = await newcomer(test);
      const { answer, sent } = await recordStatements(() => askForAddress(caller, email));
      const { pending, proposals } = answer.json<OwnAddress>();
      answers.push([answer.status, { ...pending, email: '', expiresAt: '' }, proposals]);
      statements.push(sent);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(statements[0]).toEqual(statements[1]);
    expect(await mails(taken)).toContain('address_taken');
    expect(await mails(taken)).not.toContain('address_proof');
  });

  it('refuses one’s own address, in any spelling', async () => {
    const { caller, email } = await newcomer(test);
    expect((await askForAddress(caller, email.toUpperCase())).json()).toMatchObject({
      errors: [{ path: 'email', code: 'email_unchanged' }],
    });
  });

  it('says when one’s own limit is reached, and stays silent about the mails of others', async () => {
    const { caller } = await newcomer(test);
    const email = newAddress();
    expect((await askForAddress(caller, email)).status).toBe(202);
    const second = await askForAddress(caller, email);
    expect([second.code, second.headers['retry-after']]).toEqual(['request_rate_limited', '50']);
    expect(await mails(email)).toHaveLength(1);

    // The minute passes twice: the second mail of the day is the last one to this mailbox.
    const passTheMinute = () =>
      test.database.rateLimit.deleteMany({ where: { key: { startsWith: 'address-mailbox-minute:' } } });
    await passTheMinute();
    expect((await askForAddress(caller, email)).status).toBe(202);
    await passTheMinute();
    const third = await askForAddress(caller, email);
    expect([third.code, third.headers['retry-after']]).toEqual(['request_rate_limited', '86400']);
    // Five requests a day in all, to whichever mailbox.
    for (let other = 0; other < 3; other += 1)
      expect((await askForAddress(caller, newAddress())).status).toBe(202);
    expect((await askForAddress(caller, newAddress())).code).toBe('request_rate_limited');

    // Strangers have spent the mailbox's mails of the day.
    const busy = newAddress();
    for (let stranger = 0; stranger < 3; stranger += 1)
      expect((await askForAddress((await newcomer(test)).caller, busy)).status).toBe(202);
    expect((await askForAddress((await newcomer(test)).caller, busy)).status).toBe(202);
    expect(await mails(busy)).toHaveLength(3);
  });
});

describe('proving the new mailbox', () => {
  it('changes the address, notifies the former one, and ends other sessions and resets', async () => {
    const { caller, former, email, userId, proof } = await asking();
    const elsewhere = callerWith(test.app, cookieOf(await signIn(former)));
    await runPasswordReset(test, former);
    const answer = await confirmAddress(caller, proof.token);
    expect(answer.json<Profile>()).toMatchObject({ id: userId, email });

    expect(await userOf(userId)).toMatchObject({ email, emailCanonical: email });
    expect([(await caller.get('/profile')).status, (await elsewhere.get('/profile')).code]).toEqual([
      200,
      'session_required',
    ]);
    expect(await test.database.verification.count({ where: { value: userId } })).toBe(0);
    expect(await mails(former)).toContain('address_changed');
    expect([(await signIn(former)).code, (await signIn(email)).status]).toEqual([
      'session_credentials_wrong',
      200,
    ]);
    const [membership] = await test.database.membership.findMany({ where: { userId } });
    const events = await test.database.auditEvent.findMany({
      where: { subjectId: membership?.id ?? '', action: 'user.address_changed' },
    });
    expect(events).toMatchObject([{ actorMembershipId: membership?.id, details: {} }]);
    expect((await caller.get('/profile/address-change')).json<OwnAddress>().pending).toBeNull();
    // Once.
    expect((await confirmAddress(caller, proof.token)).code).toBe('address_change_token_invalid');
  });

  it('is recorded in every organization of the person, whose lists find the new address', async () => {
    const { caller, email, userId, proof } = await asking();
    const { id: organizationId } = await buildOrganization(test.database);
    const admin = await test.signInAs(await buildMember(test.database, { organizationId, role: 'admin' }));
    const there = await test.database.membership.create({
      data: { organizationId, userId, role: 'client', joinedAt: new Date() },
    });
    await confirmAddress(caller, proof.token);
    const found = (await admin.get(`/users?q=${encodeURIComponent(email)}`)).json<{ items: object[] }>();
    expect(found.items).toMatchObject([{ id: there.id, email }]);
    expect(
      await test.database.auditEvent.count({ where: { action: 'user.address_changed', actor: { userId } } }),
    ).toBe(2);
  });

  it('works with the code, which is the newest mail’s, for five tries and 15 minutes', async () => {
    const { caller, email, userId, proof } = await asking();
    const code = (typed: string) => caller.post('/profile/address-change/code', { code: typed });
    const wrong = proof.code === '000000' ? '111111' : '000000';
    const answers = await Promise.all(Array.from({ length: 8 }, () => code(wrong)));
    expect(answers.map((answer) => answer.code).toSorted()).toEqual([
      ...Array<string>(3).fill('address_change_code_expired'),
      ...Array<string>(5).fill('address_change_code_wrong'),
    ]);
    expect((await code(proof.code)).code).toBe('address_change_code_expired');
    await test.database.addressChange.updateMany({ where: { userId }, data: { codeTries: 4 } });
    await test.database.addressChange.updateMany({ where: { userId }, data: { codeExpiresAt: new Date() } });
    expect((await code(proof.code)).code).toBe('address_change_code_expired');
    await test.database.addressChange.updateMany({
      where: { userId },
      data: { codeExpiresAt: new Date(Date.now() + 60_000) },
    });
    expect((await code(proof.code)).json<Profile>()).toMatchObject({ email });
  });

  it('is refused to anybody but the account that asked, and changes nothing', async () => {
    const { proof } = await asking();
    const stranger = await newcomer(test);
    const before = await databaseHash(test.database);
    expect((await confirmAddress(test.anyone, proof.token)).code).toBe('session_required');
    expect((await confirmAddress(stranger.caller, proof.token)).code).toBe('address_change_token_invalid');
    expect((await confirmAddress(stranger.caller, 'garbage')).code).toBe('address_change_token_invalid');
    expect(await databaseHash(test.database)).toBe(before);
  });

  it('is refused an hour after the proof, after a cancellation and after a request for another address', async () => {
    const late = await asking();
    await test.database.addressChange.updateMany({
      where: { userId: late.userId },
      data: { expiresAt: new Date() },
    });
    const cancelled = await asking();
    expect((await cancelled.caller.delete('/profile/address-change')).json<OwnAddress>().pending).toBeNull();
    const replaced = await asking();
    const other = newAddress();
    await askForAddress(replaced.caller, other);
    for (const { caller, proof, userId, former } of [late, cancelled, replaced]) {
      expect((await confirmAddress(caller, proof.token)).code).toBe('address_change_token_invalid');
      expect(await userOf(userId)).toMatchObject({ email: former });
    }
    expect((await confirmAddress(replaced.caller, (await mailedProof(test, other)).token)).status).toBe(200);
  });

  it('lets an earlier mail to the same address work', async () => {
    const { caller, email, userId, proof } = await asking();
    await test.database.rateLimit.deleteMany();
    expect((await askForAddress(caller, email)).status).toBe(202);
    expect((await confirmAddress(caller, proof.token)).status).toBe(200);
    // The later one ended with it.
    expect((await changes(userId)).map(({ cancelledAt }) => cancelledAt !== null)).toEqual([false, true]);
  });

  it('fails without a trace if the address got an account meanwhile', async () => {
    const { caller, email, userId, former, proof } = await asking();
    await buildMember(test.database, {
      organizationId: (await buildOrganization(test.database)).id,
      email,
    });
    const before = await databaseHash(test.database);
    expect((await confirmAddress(caller, proof.token)).code).toBe('address_taken');
    expect(await databaseHash(test.database)).toBe(before);
    expect(await userOf(userId)).toMatchObject({ email: former });
  });

  it('gives an address to one of two people who prove it at once', async () => {
    const people = [await newcomer(test), await newcomer(test)];
    const email = newAddress();
    const tokens: string[] = [];
    for (const { caller } of people) {
      expect((await askForAddress(caller, email)).status).toBe(202);
      tokens.push((await mailedProof(test, email)).token);
    }
    const answers = await Promise.all(
      people.map(({ caller }, index) => confirmAddress(caller, tokens[index] ?? '')),
    );
    expect(answers.map(({ code }) => code ?? 'changed').toSorted()).toEqual(['address_taken', 'changed']);
    const loser = people[answers.findIndex(({ code }) => code !== null)];
    expect(await userOf(loser?.userId ?? '')).toMatchObject({ email: loser?.email });
    expect(await mails(loser?.email ?? '')).not.toContain('address_changed');
  });

  it('happens once when the link and the code are used at once', async () => {
    const { caller, former, proof } = await asking();
    const answers = await Promise.all([
      confirmAddress(caller, proof.token),
      caller.post('/profile/address-change/code', { code: proof.code }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await mails(former)).filter((message) => message === 'address_changed')).toHaveLength(1);
  });
});

describe('housekeeping', () => {
  it('deletes unproved changes with their mails after a day, and others once they cannot be undone', async () => {
    const unproved = await asking();
    const proved = await asking();
    await confirmAddress(proved.caller, proved.proof.token);
    await test.handlers['expire-registrations']({});
    expect([await changes(unproved.userId), await changes(proved.userId)]).toMatchObject([[{}], [{}]]);

    await test.database.addressChange.updateMany({
      where: { userId: unproved.userId },
      data: { expiresAt: daysAgo(1.01) },
    });
    await test.database.addressChange.updateMany({
      where: { userId: proved.userId },
      data: { confirmedAt: daysAgo(7.9) },
    });
    await test.handlers['expire-registrations']({});
    expect([await changes(unproved.userId), await changes(proved.userId)]).toMatchObject([[], [{}]]);
    expect([await mails(unproved.email), await mails(proved.email)]).toEqual([[], ['address_proof']]);

    await test.database.addressChange.updateMany({
      where: { userId: proved.userId },
      data: { confirmedAt: daysAgo(8.1) },
    });
    await test.handlers['expire-registrations']({});
    expect(await changes(proved.userId)).toEqual([]);
  });
});
