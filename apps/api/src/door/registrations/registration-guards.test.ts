import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseText } from '../../../test/database-hash.ts';
import { authSecret, createTestApp, type Answer, type TestApp } from '../../../test/test-app.ts';
import { bearer, complete, buildOpenLink } from '../../../test/registration-steps.ts';
import type { Database } from '../../platform/database/client.ts';
import { hashCode } from '../../platform/secrets/code.ts';
import { createToken, hashToken } from '../../platform/secrets/token.ts';
import { proveMailbox } from './prove-mailbox.ts';

// Every step of the wizard with an expired registration: it answers so, and changes nothing.

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const hour = 3_600_000;
const moment = 20;
const code = '123456';
let number = 0;

/** A registration whose waiting page expects the code of the mail; `columns` change it. */
async function begin(columns: object = {}, mail: object = {}) {
  number += 1;
  const door = await buildOpenLink(test);
  const token = createToken('registration');
  const waitingToken = createToken('waiting');
  const { id } = await test.database.registration.create({
    data: {
      organizationId: door.organizationId,
      signupLinkId: door.link.id,
      email: `steps${number}@example.com`,
      emailCanonical: `steps${number}@example.com`,
      waitingTokenHash: hashToken(waitingToken),
      expiresAt: new Date(Date.now() + hour),
      ...columns,
    },
  });
  await test.database.registrationToken.create({
    data: {
      organizationId: door.organizationId,
      registrationId: id,
      tokenHash: hashToken(token),
      codeHash: hashCode(authSecret, waitingToken, code),
      codeExpiresAt: new Date(Date.now() + hour),
      ...mail,
    },
  });
  return { id, token, waitingToken };
}

/** The same, verified and with all answers. */
async function beginProved(columns: object = {}) {
  const verifiedAt = new Date(Date.now() - hour);
  return begin(
    { state: 'verified', verifiedAt, firstName: 'Léa', lastName: 'Martin', ...columns },
    { verifiedAt },
  );
}

const row = (id: string) => test.database.registration.findFirstOrThrow({ where: { id } });

type Begun = Awaited<ReturnType<typeof begin>>;
const steps: [name: string, prepare: typeof begin, act: (begun: Begun) => Promise<Answer>][] = [
  [
    'proving the mailbox',
    begin,
    ({ token }) => test.anyone.post('/public/registration/verify', undefined, bearer(token)),
  ],
  [
    'entering the code',
    begin,
    ({ waitingToken }) => test.anyone.post('/public/waiting/code', { code }, bearer(waitingToken)),
  ],
  [
    'withdrawing while waiting',
    begin,
    ({ waitingToken }) => test.anyone.post('/public/waiting/withdraw', undefined, bearer(waitingToken)),
  ],
  [
    'opening an invitation',
    (columns) => begin({ origin: 'invitation', ...columns }),
    ({ token }) => test.anyone.post('/public/registration/opened', undefined, bearer(token)),
  ],
  [
    'withdrawing',
    beginProved,
    ({ token }) => test.anyone.post('/public/registration/withdraw', undefined, bearer(token)),
  ],
  [
    'answering',
    beginProved,
    ({ token }) => test.anyone.patch('/public/registration', { firstName: 'Lea' }, bearer(token)),
  ],
  [
    'beginning a passkey',
    beginProved,
    ({ token }) => test.anyone.post('/public/registration/passkey-options', undefined, bearer(token)),
  ],
  ['completing', beginProved, ({ token }) => complete(test.anyone, token)],
];

const rows = async () => databaseText(test.database);

describe('a registration whose time is over', () => {
  it.each(steps)('is not changed by %s', async (_, prepare, act) => {
    const begun = await prepare({ expiresAt: new Date(Date.now() - moment) });
    const before = await rows();
    const answer = await act(begun);
    expect(await rows()).toBe(before);
    expect([null, 'registration_expired', 'registration_code_expired']).toContain(answer.code);
  });

  it.each(steps)('until then, it is changed by %s', async (_, prepare, act) => {
    const begun = await prepare();
    const before = await rows();
    expect((await act(begun)).status).toBeLessThan(300);
    expect(await rows()).not.toBe(before);
  });

  it.each([
    ['a moment after', -1, false],
    ['at', 0, false],
    ['a moment before', 1, true],
  ])('is proved %s its end: %i ms, %s', async (_, left, proves) => {
    const { id: registrationId, token } = await begin();
    const { organizationId } = await row(registrationId);
    // Within one transaction `now()` does not move.
    await test.database.$transaction(async (transaction) => {
      await transaction.$executeRaw`
        UPDATE "Registration" SET "expiresAt" = date_trunc('milliseconds', now()) + ${left} * interval '1 millisecond'
        WHERE "id" = ${registrationId}::uuid`;
      const database = transaction as unknown as Database;
      await proveMailbox(database, {
        organizationId,
        registrationId,
        by: { tokenHash: hashToken(token) },
      });
    });
    expect((await row(registrationId)).state).toBe(proves ? 'verified' : 'started');
    const verified = { registrationId, verifiedAt: { not: null } };
    expect(await test.database.registrationToken.count({ where: verified })).toBe(proves ? 1 : 0);
  });

  it.each([
    ['withdrawn', { withdrawnAt: new Date() }],
    ['rejected', { rejectedAt: new Date() }],
    ['revoked', { revokedAt: new Date() }],
    ['expired', {}],
    ['pending_approval', { submittedAt: new Date(), completionKeyHash: Buffer.from('key') }],
  ] as const)('or that is %s is not proved', async (state, times) => {
    const { id: registrationId, token } = await begin({ state, ...times });
    const before = await row(registrationId);
    await proveMailbox(test.database, {
      organizationId: before.organizationId,
      registrationId,
      by: { tokenHash: hashToken(token) },
    });
    expect(await row(registrationId)).toEqual(before);
  });
});

describe('the code of the mail', () => {
  it.each([
    ['the third try', { codeTries: 3 }, {}, 200],
    ['the fifth try', { codeTries: 4 }, {}, 200],
    ['a sixth try', { codeTries: 5 }, {}, 'registration_code_expired'],
    ['a moment after its end', {}, { codeExpiresAt: new Date(0) }, 'registration_code_expired'],
    [
      'a registration that was withdrawn',
      { state: 'withdrawn', withdrawnAt: new Date() },
      {},
      'registration_withdrawn',
    ],
  ])('at %s', async (_, columns, mail, expected) => {
    const { id, waitingToken } = await begin(columns, mail);
    const before = await row(id);
    const answer = await test.anyone.post('/public/waiting/code', { code }, bearer(waitingToken));
    expect(answer.code ?? answer.status).toBe(expected);
    if (expected === 200)
      expect(await row(id)).toMatchObject({ state: 'verified', codeTries: before.codeTries + 1 });
    else expect(await row(id)).toEqual(before);
  });

  it('five wrong ones at once are five tries, and the right one is none of them', async () => {
    const { id, waitingToken } = await begin();
    const tries = await Promise.all(
      Array.from({ length: 8 }, () =>
        test.anyone.post('/public/waiting/code', { code: '654321' }, bearer(waitingToken)),
      ),
    );
    expect(tries.filter((answer) => answer.code === 'registration_code_wrong')).toHaveLength(5);
    expect((await test.anyone.post('/public/waiting/code', { code }, bearer(waitingToken))).code).toBe(
      'registration_code_expired',
    );
    expect(await row(id)).toMatchObject({ state: 'started', codeTries: 5 });
  });
});

describe('a version of the texts', () => {
  const organization = {
    termsUrl: 'https://durand.example/terms',
    termsVersion: '3',
    privacyUrl: 'https://durand.example/privacy',
    privacyVersion: '5',
    notice: 'We keep your answers for a year.',
    noticeVersion: 7,
  };
  const current = { termsVersion: '3', privacyVersion: '5', noticeVersion: 7 };
  it.each([
    ['the current ones', current, null],
    ['older terms', { ...current, termsVersion: '2' }, 'registration_terms_changed'],
    ['an older privacy policy', { ...current, privacyVersion: '4' }, 'registration_terms_changed'],
    ['an older notice', { ...current, noticeVersion: 6 }, 'registration_terms_changed'],
    ['no terms', { ...current, termsVersion: null }, 'request_invalid'],
    ['no privacy policy', { ...current, privacyVersion: null }, 'request_invalid'],
    ['no notice', { ...current, noticeVersion: null }, 'request_invalid'],
  ])('%s', async (_, versions, code) => {
    const { id, token } = await beginProved();
    const { organizationId } = await row(id);
    await test.database.organization.update({ where: { id: organizationId }, data: organization });
    const answer = await complete(test.anyone, token, versions);
    expect(answer.code).toBe(code);
    expect((await row(id)).state).toBe(code === null ? 'completed' : 'verified');
    if (code === null) expect(await row(id)).toMatchObject({ ...current, consentedAt: expect.any(Date) });
  });

  it.each(['termsVersion', 'privacyVersion', 'noticeVersion'] as const)(
    'of a text that is no longer there: %s',
    async (field) => {
      const { id, token } = await beginProved();
      const answer = await complete(test.anyone, token, { [field]: field === 'noticeVersion' ? 1 : '1' });
      expect(answer.code).toBe('registration_terms_changed');
      expect((await row(id)).state).toBe('verified');
    },
  );
});
