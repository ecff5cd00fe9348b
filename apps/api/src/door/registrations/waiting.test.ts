import type { Registration, Waiting } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseHash } from '../../../test/database-hash.ts';
import { authSecret, createTestApp, type TestApp } from '../../../test/test-app.ts';
import { rounds } from '../../../test/test-size.ts';
import {
  bearer,
  codeIn,
  complete,
  fromSomewhere,
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

/** Asks for the mail; returns what the page keeps, and what the mail says. */
async function start(linkToken: string | null, email = newAddress()) {
  const answer = await test.anyone.post(
    `/public/signup-links/${linkToken}/registrations`,
    { email, locale: 'en' },
    fromSomewhere(),
  );
  const { waitingToken } = answer.json<{ waitingToken: string }>();
  const mail = await test.database.email.findFirst({
    where: { recipient: email, sealedLink: { not: null } },
    orderBy: { id: 'desc' },
  });
  const code = codeIn(mail ? openEmail(mail, sealingKeyFrom(authSecret)).text : '');
  return { email, waitingToken, code, mail, token: mail ? await newestToken(test, email) : '' };
}
const waits = async (token: string) =>
  (await test.anyone.get('/public/waiting', bearer(token))).json<Waiting>();
const enter = (token: string, code: string) =>
  test.anyone.post('/public/waiting/code', { code }, bearer(token));

describe('the code', () => {
  it('finishes on the page that asked for the mail, as the link would', async () => {
    const { link } = await buildOpenLink(test, { autoCreateCase: true });
    const { waitingToken, code } = await start(link.token);
    expect(code).toMatch(/^\d{6}$/);
    expect((await test.anyone.get('/public/registration', bearer(waitingToken))).code).toBe(
      'registration_not_found',
    );
    const entered = await enter(waitingToken, code);
    expect([entered.status, entered.json<Registration>().state]).toEqual([200, 'verified']);
    await prove(test.anyone, waitingToken);
    expect((await complete(test.anyone, waitingToken)).status).toBe(201);
  });

  it('is nowhere in the database in clear, nor is the waiting token', async () => {
    const { link } = await buildOpenLink(test);
    const { waitingToken, code, mail } = await start(link.token);
    expect(`${mail?.html} ${mail?.text} ${mail?.subject}`).not.toContain(code);
    const rows = await test.database.$queryRaw<
      { row: string }[]
    >`SELECT r::text AS "row" FROM "Registration" r WHERE r."signupLinkId" = ${link.id}::uuid`;
    expect(rows.map(({ row }) => row).join()).not.toContain(waitingToken);
  });

  it('allows five tries, also at once, then needs a new mail', async () => {
    const { link } = await buildOpenLink(test);
    const { email, waitingToken, code } = await start(link.token);
    const wrong = code === '000000' ? '000001' : '000000';
    const answers = await Promise.all(Array.from({ length: 12 }, () => enter(waitingToken, wrong)));
    expect(answers.filter((answer) => answer.code === 'registration_code_wrong')).toHaveLength(5);
    expect((await enter(waitingToken, code)).code).toBe('registration_code_expired');
    // The link in the same mail still works, and so does a new mail.
    expect(
      (
        await test.anyone.post(
          '/public/registration/verify',
          undefined,
          bearer(await newestToken(test, email)),
        )
      ).status,
    ).toBe(200);
    await test.database.rateLimit.deleteMany({});
    const again = await start(link.token, email);
    expect((await enter(again.waitingToken, again.code)).status).toBe(200);
    expect((await waits(waitingToken)).state).toBe('confirmed');
  });

  it('works for fifteen minutes', async () => {
    const { link } = await buildOpenLink(test);
    const { waitingToken, code } = await start(link.token);
    await test.database.registrationToken.updateMany({
      where: { organizationId: link.organizationId },
      data: { codeExpiresAt: new Date(Date.now() - 1) },
    });
    expect((await enter(waitingToken, code)).code).toBe('registration_code_expired');
  });

  it('belongs to its own page', async () => {
    const { link } = await buildOpenLink(test);
    const [one, other] = [await start(link.token), await start(link.token)];
    expect((await enter(other.waitingToken, one.code === other.code ? '999999' : one.code)).code).toBe(
      'registration_code_wrong',
    );
  });

  it.each([
    (code: string) => `Your code is ${code.slice(0, 3)}\u00A0${code.slice(3)}.`,
    (code: string) => code.replace(/\d/g, (digit) => String.fromCodePoint(0x06f0 + Number(digit))),
    (code: string) => code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  ])('is taken as it was pasted or typed: %s', async (typed) => {
    const { link } = await buildOpenLink(test);
    const { waitingToken, code } = await start(link.token);
    expect((await enter(waitingToken, typed(code))).status).toBe(200);
  });

  it.each(['12345', '1234567', 'abcdef', '１２３４５'])('is six digits, not %s', async (code) => {
    const { link } = await buildOpenLink(test);
    const { waitingToken } = await start(link.token);
    expect((await enter(waitingToken, code)).json()).toMatchObject({
      errors: [{ path: 'code', code: 'code_invalid' }],
    });
  });
});

describe('the waiting page', () => {
  it('learns that the mailbox was verified elsewhere, but cannot continue without the code', async () => {
    const { link } = await buildOpenLink(test);
    const { waitingToken, token, code } = await start(link.token);
    expect(await waits(waitingToken)).toEqual({ state: 'waiting', mail: 'on_its_way' });
    await test.anyone.post('/public/registration/verify', undefined, bearer(token));
    expect((await waits(waitingToken)).state).toBe('confirmed');
    // A person who typed another's address must not get that person's registration (threat T43).
    expect(
      (await test.anyone.patch('/public/registration', { firstName: 'Mallory' }, bearer(waitingToken))).code,
    ).toBe('registration_not_found');
    expect((await complete(test.anyone, waitingToken)).code).toBe('registration_not_found');
    expect((await enter(waitingToken, code)).status).toBe(200);
    await prove(test.anyone, waitingToken);
    expect((await complete(test.anyone, token)).status).toBe(201);
    expect((await waits(waitingToken)).state).toBe('completed');
  });

  it.each([
    [{ deliveredAt: new Date() }, 'delivered'],
    [{ deliveredAt: new Date(), bouncedAt: new Date() }, 'undeliverable'],
    [{ state: 'failed' as const }, 'undeliverable'],
  ])('hears how the mail is doing: %o', async (data, mail) => {
    const { link } = await buildOpenLink(test);
    const { waitingToken, email } = await start(link.token);
    await test.database.email.updateMany({ where: { recipient: email }, data });
    expect((await waits(waitingToken)).mail).toBe(mail);
  });

  it('answers the same for an address that was mailed too often', async () => {
    const { link } = await buildOpenLink(test);
    const email = newAddress();
    const first = await start(link.token, email);
    const limited = await start(link.token, email);
    expect(limited.waitingToken).not.toBe(first.waitingToken);
    expect(await waits(limited.waitingToken)).toEqual(await waits(first.waitingToken));
    expect((await enter(limited.waitingToken, '123456')).code).toBe('registration_code_wrong');
    expect(
      (await test.anyone.post('/public/waiting/withdraw', undefined, bearer(limited.waitingToken))).status,
    ).toBe(204);
  });

  it('refuses garbage and tokens of another kind', async () => {
    const { link } = await buildOpenLink(test);
    const { token } = await start(link.token);
    for (const bad of [token, link.token ?? '', 'garbage', `${token}0`]) {
      expect((await test.anyone.get('/public/waiting', bearer(bad))).code).toBe('registration_not_found');
    }
    expect((await test.anyone.get('/public/waiting')).code).toBe('registration_token_missing');
  });

  it('changes nothing by asking, again and again', async () => {
    const { link } = await buildOpenLink(test);
    const { waitingToken, token } = await start(link.token);
    await test.anyone.get('/public/registration', bearer(token));
    const before = await databaseHash(test.database);
    for (let i = 0; i < rounds(4, 50); i += 1) {
      await test.anyone.get('/public/waiting', bearer(waitingToken));
      await test.app.inject({ method: 'HEAD', url: `/api/v1/public/signup-links/${link.token}` });
    }
    expect(await databaseHash(test.database)).toBe(before);
  });
});

describe('a wrong address', () => {
  it('is withdrawn from the waiting page: the link dies, the address is forgotten, no use is spent', async () => {
    const { link } = await buildOpenLink(test);
    const { waitingToken, token, email } = await start(link.token);
    expect((await test.anyone.post('/public/waiting/withdraw', undefined, bearer(waitingToken))).status).toBe(
      204,
    );
    expect((await test.anyone.post('/public/registration/verify', undefined, bearer(token))).code).toBe(
      'registration_withdrawn',
    );
    expect((await waits(waitingToken)).state).toBe('ended');
    const dump = await test.database.$queryRaw<{ row: string }[]>`
      SELECT r::text AS "row" FROM "Registration" r UNION ALL SELECT e::text FROM "Email" e UNION ALL SELECT a::text FROM "AuditEvent" a`;
    expect(dump.map(({ row }) => row).join('\n')).not.toContain(email);
    expect((await test.database.signupLink.findFirstOrThrow({ where: { id: link.id } })).uses).toBe(0);
  });

  it('is not withdrawn once somebody has proved the mailbox', async () => {
    const { link } = await buildOpenLink(test);
    const { waitingToken, token } = await start(link.token);
    await prove(test.anyone, token);
    await test.anyone.post('/public/waiting/withdraw', undefined, bearer(waitingToken));
    expect((await complete(test.anyone, token)).status).toBe(201);
  });

  it('that was not theirs is forgotten at the click in the mail, and only then', async () => {
    const { link } = await buildOpenLink(test);
    const { token, email } = await start(link.token);
    expect((await test.anyone.post('/public/registration/withdraw', undefined, bearer(token))).status).toBe(
      204,
    );
    expect((await test.anyone.post('/public/registration/withdraw', undefined, bearer(token))).status).toBe(
      204,
    );
    expect(await test.database.registration.count({ where: { email } })).toBe(0);
    const mail = await test.database.email.findMany({ where: { organizationId: link.organizationId } });
    expect(mail).toMatchObject([{ recipient: '', html: '', text: '', sealedLink: null, state: 'failed' }]);
  });
});

describe('the organization’s notice', () => {
  const notice = {
    notice: 'Registering does not yet create a lawyer–client relationship.',
    noticeVersion: 3,
  };

  it('must be accepted in its current version, which is kept', async () => {
    const { link, organizationId } = await buildOpenLink(test, {}, notice);
    const { token } = await start(link.token);
    expect((await prove(test.anyone, token)).organization).toMatchObject(notice);
    expect((await complete(test.anyone, token)).json()).toMatchObject({
      errors: [{ path: 'noticeVersion', code: 'terms_not_accepted' }],
    });
    await test.database.organization.update({
      where: { id: organizationId },
      data: { notice: 'Other words.', noticeVersion: 4 },
    });
    expect((await complete(test.anyone, token, { noticeVersion: 3 })).code).toBe(
      'registration_terms_changed',
    );
    expect((await complete(test.anyone, token, { noticeVersion: 4 })).status).toBe(201);
    expect(
      await test.database.registration.findFirstOrThrow({ where: { signupLinkId: link.id } }),
    ).toMatchObject({ noticeVersion: 4, consentedAt: expect.any(Date), locale: 'en' });
  });
});
