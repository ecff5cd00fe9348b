import type { Session } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMember, buildOrganization } from '../../../test/builders.ts';
import { databaseHash } from '../../../test/database-hash.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { rounds } from '../../../test/test-size.ts';
import {
  askForLink,
  bearer,
  complete,
  fromSomewhere,
  newAddress,
  newestToken,
  buildOpenLink,
  passphrase,
  prove,
  register,
  disavowalToken,
  runPasswordReset,
} from '../../../test/registration-steps.ts';
import { openEmail, sealingKeyFrom } from '../../platform/mail/prepare-email.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

const disavow = (token: unknown) =>
  test.anyone.post('/public/disavowals/registration', { token }, fromSomewhere());
const signIn = async (email: string) =>
  (await test.anyone.post('/session', { email, password: passphrase }, fromSomewhere())).status;

/** A registered person, and the disavowal token of their welcome mail. */
async function welcomed(settings: object = { autoCreateCase: true }) {
  const door = await buildOpenLink(test, settings);
  const person = await register(test, door.link.token);
  const { id: membershipId } = person.completion.membership;
  return {
    ...door,
    ...person,
    membershipId,
    userId: person.completion.user.id,
    disavowToken: await disavowalToken(test, person.email, 'welcome'),
  };
}
const waysIn = async (userId: string) => ({
  sessions: await test.database.session.count({ where: { userId } }),
  passwords: await test.database.account.count({ where: { userId } }),
});
const membershipOf = (id: string) => test.database.membership.findFirstOrThrow({ where: { id } });
const eventsOf = (subjectId: string) =>
  test.database.auditEvent.findMany({ where: { subjectId, action: 'user.disavowed' } });
const noticesOf = (organizationId: string) =>
  test.database.email.findMany({ where: { organizationId, message: 'registration_disavowed' } });

describe('“This was not me” of a welcome', () => {
  it('ends access and sessions, removes the stranger’s sign-in method, notifies, and deletes nothing', async () => {
    const { organizationId, admin, link, email, caller, userId, membershipId, completion, disavowToken } =
      await welcomed();
    const manager = await buildMember(test.database, { organizationId, role: 'manager' });
    await test.database.user.update({ where: { id: manager.userId }, data: { locale: 'fr' } });
    await buildMember(test.database, { organizationId, role: 'staff' });
    await buildMember(test.database, { organizationId, role: 'admin', disabledAt: new Date() });
    const joined = await membershipOf(membershipId);

    const answer = await disavow(disavowToken);
    expect([answer.status, answer.text, answer.headers['set-cookie']]).toEqual([204, '', undefined]);

    const membership = await membershipOf(membershipId);
    expect(membership.disabledAt).not.toBeNull();
    expect(membership).toEqual({ ...joined, disabledAt: membership.disabledAt });
    expect(await waysIn(userId)).toEqual({ sessions: 0, passwords: 0 });
    expect((await caller.get('/session')).json<Session>().user).toBeNull();
    expect(await signIn(email)).toBe(401);
    expect(await test.database.caseParticipant.count({ where: { membershipId } })).toBe(1);
    expect(await test.database.user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({ email });

    const notices = await noticesOf(organizationId);
    expect(notices.map(({ recipient, locale }) => [recipient, locale]).toSorted()).toEqual(
      [
        [admin.email, 'en'],
        [manager.email, 'fr'],
      ].toSorted(),
    );
    for (const notice of notices) {
      expect(notice.text).toContain(`/users/${membershipId}`);
      for (const fact of [email, 'Léa Martin', 'Website']) expect(notice.text).toContain(fact);
      expect(notice.sealedLink).toBeNull();
      expect(test.jobs).toContainEqual({ queue: 'deliver-email', data: { emailId: notice.id } });
    }
    const registration = await test.database.registration.findFirstOrThrow({ where: { membershipId } });
    expect(registration).toMatchObject({ state: 'completed' });
    expect(registration.disavowedAt).not.toBeNull();
    expect(await eventsOf(membershipId)).toMatchObject([
      {
        organizationId,
        actorMembershipId: null,
        subjectType: 'user',
        details: {
          registrationId: registration.id,
          signupLinkId: link.id,
          signupLink: 'Website',
          signInMethods: 'removed',
        },
      },
    ]);
    expect(completion.case).not.toBeNull();
  });

  it('is harmless the second time, and has no say once an administrator has given access back', async () => {
    const { organizationId, admin, email, userId, membershipId, disavowToken } = await welcomed();
    const answers = await Promise.all([disavow(disavowToken), disavow(disavowToken)]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    const before = await databaseHash(test.database);
    expect((await disavow(disavowToken)).status).toBe(204);
    expect(await databaseHash(test.database)).toBe(before);
    expect([(await noticesOf(organizationId)).length, (await eventsOf(membershipId)).length]).toEqual([1, 1]);

    const administrator = await test.signInAs(admin);
    expect((await administrator.patch(`/users/${membershipId}`, { disabled: false })).status).toBe(200);
    expect((await disavow(disavowToken)).code).toBe('disavowal_token_invalid');
    expect(await membershipOf(membershipId)).toMatchObject({ disabledAt: null });
    // The owner gets in through their mailbox; the stranger's password is useless.
    expect(await signIn(email)).toBe(401);
    await runPasswordReset(test, email);
    const reset = await disavowalToken(test, email, 'password_reset');
    await test.anyone.post('/password', { token: reset, password: passphrase }, fromSomewhere());
    expect(await signIn(email)).toBe(200);
    expect(await waysIn(userId)).toMatchObject({ passwords: 1 });
  });

  it('keeps the password of who belongs elsewhere, and ends their sessions there too', async () => {
    const first = await welcomed();
    const second = await buildOpenLink(test);
    // Rate limit: one mail a minute for each address. The minute passes.
    await test.database.rateLimit.deleteMany();
    const asked = await askForLink(test, second.link.token, first.email);
    await prove(first.caller, asked.token);
    expect((await complete(first.caller, asked.token, { password: undefined })).status).toBe(201);
    const disavowToken = await disavowalToken(test, first.email, 'welcome');
    expect(disavowToken).not.toBe(first.disavowToken);

    expect((await disavow(disavowToken)).status).toBe(204);
    expect(await waysIn(first.userId)).toEqual({ sessions: 0, passwords: 1 });
    expect(await membershipOf(first.membershipId)).toMatchObject({ disabledAt: null });
    expect(await signIn(first.email)).toBe(200);
    const here = await test.database.membership.findFirstOrThrow({
      where: { userId: first.userId, organizationId: second.organizationId },
    });
    expect(here.disabledAt).not.toBeNull();
    expect((await eventsOf(here.id))[0]?.details).toMatchObject({ signInMethods: 'kept' });
  });

  it('is meant as well where an administrator had disabled the user before', async () => {
    const { organizationId, admin, userId, membershipId, disavowToken } = await welcomed();
    const administrator = await test.signInAs(admin);
    await administrator.patch(`/users/${membershipId}`, { disabled: true });
    const { disabledAt } = await membershipOf(membershipId);
    expect((await disavow(disavowToken)).status).toBe(204);
    expect(await membershipOf(membershipId)).toMatchObject({ disabledAt });
    expect(await waysIn(userId)).toEqual({ sessions: 0, passwords: 0 });
    expect([(await noticesOf(organizationId)).length, (await eventsOf(membershipId)).length]).toEqual([1, 1]);
  });

  it('works for a user added directly, too', async () => {
    const { organizationId, admin } = await buildOpenLink(test);
    const email = newAddress();
    const administrator = await test.signInAs(admin);
    await administrator.post('/users', { email, firstName: 'Ada', lastName: 'Added', role: 'staff' });
    const token = await newestToken(test, email);
    await prove(test.anyone, token, { firstName: 'Ada', lastName: 'Added' });
    expect((await complete(test.anyone, token)).status).toBe(201);
    expect((await disavow(await disavowalToken(test, email, 'welcome'))).status).toBe(204);
    const [notice] = await noticesOf(organizationId);
    expect(notice?.text).toContain(email);
    expect(notice?.text).not.toContain('Sign-up link');
  });

  it('leaves an organization its last administrator, and says so', async () => {
    const { admin, membershipId, userId, disavowToken } = await welcomed();
    await test.database.membership.updateMany({ where: { id: membershipId }, data: { role: 'admin' } });
    await test.database.membership.updateMany({ where: { id: admin.id }, data: { disabledAt: new Date() } });
    const before = await databaseHash(test.database);
    expect((await disavow(disavowToken)).code).toBe('user_last_admin');
    expect(await databaseHash(test.database)).toBe(before);
    await test.database.membership.updateMany({ where: { id: admin.id }, data: { disabledAt: null } });
    expect((await disavow(disavowToken)).status).toBe(204);
    expect(await waysIn(userId)).toEqual({ sessions: 0, passwords: 0 });
  });

  it('is refused after 30 days, changing nothing', async () => {
    const { membershipId, disavowToken } = await welcomed();
    const age = (milliseconds: number) =>
      test.database.registration.updateMany({
        where: { membershipId },
        data: { completedAt: new Date(Date.now() - 30 * 86_400_000 + milliseconds) },
      });
    await age(-60_000);
    const before = await databaseHash(test.database);
    expect((await disavow(disavowToken)).code).toBe('disavowal_token_invalid');
    expect(await databaseHash(test.database)).toBe(before);
    await age(60_000);
    expect((await disavow(disavowToken)).status).toBe(204);
  });

  it('touches nobody else, here or in another organization', async () => {
    const [mine, other] = [await welcomed(), await welcomed()];
    const colleague = await register(test, mine.link.token);
    await buildOrganization(test.database);
    await disavow(mine.disavowToken);
    for (const { caller } of [other, colleague]) expect((await caller.get('/profile')).status).toBe(200);
    expect(await noticesOf(other.organizationId)).toEqual([]);
  });

  it('is refused to every token of another kind', async () => {
    const { email, caller, token: personal, disavowToken, membershipId } = await welcomed();
    await caller.post('/profile/password', {
      currentPassword: passphrase,
      password: 'twelve copper kettles in the attic',
    });
    await runPasswordReset(test, email);
    const others = [
      personal,
      await disavowalToken(test, email, 'credentials_changed'),
      await disavowalToken(test, email, 'password_reset'),
      `${disavowToken.startsWith('A') ? 'B' : 'A'}${disavowToken.slice(1)}`,
      membershipId,
    ];
    const before = await databaseHash(test.database);
    for (const token of others) expect((await disavow(token)).code).toBe('disavowal_token_invalid');
    expect((await test.anyone.get('/public/registration', bearer(disavowToken))).code).toBe(
      'registration_not_found',
    );
    expect(await databaseHash(test.database)).toBe(before);
  });

  it('is in a discreet welcome, which names nobody', async () => {
    const { email, disavowToken, membershipId } = await welcomed({ discreet: true, autoCreateCase: true });
    const mail = await test.database.email.findFirstOrThrow({
      where: { recipient: email, message: 'welcome' },
    });
    const { text } = openEmail(mail, sealingKeyFrom('a secret of thirty-two bytes or more'));
    expect(text).not.toMatch(/Cabinet|case|client/i);
    expect(mail.text).not.toContain(disavowToken);
    expect((await disavow(disavowToken)).status).toBe(204);
    expect((await membershipOf(membershipId)).disabledAt).not.toBeNull();
  });
});

it('a scanner that asks again and again changes nothing', async () => {
  const { disavowToken } = await welcomed();
  const before = await databaseHash(test.database);
  for (let round = 0; round < rounds(4, 100); round += 1) {
    for (const method of ['GET', 'HEAD'] as const) {
      const url = `/api/v1/public/disavowals/registration?token=${disavowToken}`;
      expect((await test.app.inject({ method, url })).statusCode).toBe(404);
    }
  }
  expect(await databaseHash(test.database)).toBe(before);
});
