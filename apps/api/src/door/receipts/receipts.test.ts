import type {
  getReceipt,
  getReceiptKeys,
  listReceipts,
  Receipt,
  Registration,
  ResponseOf,
} from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMember } from '../../../test/builders.ts';
import type { Prisma } from '../../platform/database/client.ts';
import { isGenuine } from '../../../test/documented-verifier.ts';
import {
  bearer,
  buildOpenLink,
  complete,
  cookieOf,
  newAddress,
  newestToken,
  passphrase,
  prove,
  readyToComplete,
  register,
} from '../../../test/registration-steps.ts';
import { secondInstance } from '../../../test/second-instance.ts';
import { callerWith, createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

const texts = {
  termsUrl: 'https://durand.example/terms',
  termsVersion: '2026-03',
  privacyUrl: 'https://durand.example/privacy',
  privacyVersion: '7',
  notice: 'No mandate yet.',
  noticeVersion: 2,
};
const agreed = { termsVersion: '2026-03', privacyVersion: '7', noticeVersion: 2 };

const receiptsOf = async (caller: Caller) =>
  (await caller.get('/profile/receipts')).json<ResponseOf<typeof listReceipts>>().items;
const receiptOf = async (caller: Caller, membershipId: string) =>
  (await caller.get(`/profile/receipts/${membershipId}`)).json<ResponseOf<typeof getReceipt>>();
const keysOf = async ({ anyone }: { anyone: Caller }) =>
  (await anyone.get('/public/receipt-keys')).json<ResponseOf<typeof getReceiptKeys>>();

/** Completes a registration through a link, and returns the person's own calls and the answer. */
async function join(linkToken: string | null, body: object = agreed, locale = 'en') {
  const { token, email } = await readyToComplete(test, linkToken);
  await test.anyone.patch('/public/registration', { locale, phone: '+33 6 12 34 56 78' }, bearer(token));
  const answer = await complete(test.anyone, token, { ...body });
  expect(answer.status).toBe(201);
  const caller = callerWith(test.app, cookieOf(answer));
  const { membership } = answer.json<{ membership: { id: string } }>();
  return { caller, email, membershipId: membership.id };
}

describe('the receipt of a new person', () => {
  it('has what was promised, what was agreed to and what was given', async () => {
    const { link, organizationId } = await buildOpenLink(
      test,
      { autoCreateCase: true },
      { name: 'Cabinet Durand', ...texts },
    );
    const { caller, email, membershipId } = await join(link.token);

    const { receipt } = await receiptOf(caller, membershipId);

    expect(receipt).toEqual({
      version: 1,
      issuer: 'http://localhost:3000',
      keysUrl: 'http://localhost:3000/api/v1/public/receipt-keys',
      registrationId: expect.any(String),
      membershipId,
      organization: { id: organizationId, name: 'Cabinet Durand' },
      locale: 'en',
      promised: {
        sentence: 'You become a client of Cabinet Durand, and a case is opened in your name.',
        details: [
          'An account is created for you.',
          'Only you and the people of Cabinet Durand who work on your case will see it.',
        ],
        isNot: 'No mandate yet.',
      },
      agreed: {
        at: expect.any(String),
        sentences: [
          'By creating your account, you accept the terms and confirm that you have read this text and the privacy notice.',
        ],
        notice: { version: 2, text: 'No mandate yet.' },
        documents: [
          { text: 'terms', url: 'https://durand.example/terms', version: '2026-03' },
          { text: 'privacy', url: 'https://durand.example/privacy', version: '7' },
        ],
        newsletter: { sentence: 'Send me news from Cabinet Durand now and then.', wanted: false },
      },
      person: {
        email,
        firstName: 'Léa',
        lastName: 'Martin',
        phone: '+33 6 12 34 56 78',
        timeZone: null,
      },
      received: {
        account: 'created',
        role: 'client',
        case: { reference: expect.any(String), title: 'Léa Martin', caseRole: 'client' },
        at: expect.any(String),
      },
    } satisfies Receipt);
    expect(await receiptsOf(caller)).toEqual([
      {
        membershipId,
        organization: { id: organizationId, name: 'Cabinet Durand' },
        createdAt: expect.any(String),
      },
    ]);
    const rows = await test.database.receipt.findMany({ where: { organizationId } });
    expect(rows).toMatchObject([{ membershipId, registrationId: receipt.registrationId }]);
  });

  it('speaks the language of the page, and lists the boxes where the organization has boxes', async () => {
    const { link } = await buildOpenLink(
      test,
      {},
      { name: 'Cabinet Durand', ...texts, consentForm: 'boxes' },
    );
    const { caller, membershipId } = await join(link.token, { ...agreed, newsletter: true }, 'fr');
    const { receipt } = await receiptOf(caller, membershipId);
    expect(receipt).toMatchObject({
      locale: 'fr',
      promised: { sentence: 'Vous devenez client de Cabinet Durand.' },
      agreed: {
        sentences: [
          'J’ai lu ce texte.',
          'J’accepte les conditions d’utilisation (version 2026-03).',
          'J’ai lu la politique de confidentialité (version 7).',
        ],
        newsletter: {
          sentence: 'M’envoyer de temps en temps des nouvelles de Cabinet Durand.',
          wanted: true,
        },
      },
    });
  });

  it('of an organization without texts says that nothing was asked', async () => {
    const { link } = await buildOpenLink(test);
    const { caller, completion } = await register(test, link.token);
    const { receipt } = await receiptOf(caller, completion.membership.id);
    expect(receipt.agreed).toMatchObject({ sentences: [], notice: null, documents: [] });
  });

  it('of a discreet link has its neutral promise', async () => {
    const { link } = await buildOpenLink(test, { discreet: true }, { notice: 'Cabinet Durand says no.' });
    const { caller, membershipId } = await join(link.token, { noticeVersion: 0 });
    const { receipt } = await receiptOf(caller, membershipId);
    expect(receipt.promised).toEqual({
      sentence: 'You were invited. Who invites you is shown once your address is verified.',
      details: [
        'An account is created for you.',
        'Only you and the people who work with you will see what you enter.',
      ],
      isNot: 'Registering does not by itself mean that anybody has agreed to act for you.',
    });
  });

  it('does not mention a case that the person may not see', async () => {
    const { link, organizationId } = await buildOpenLink(test, { autoCreateCase: true });
    const role = await test.database.customCaseRole.create({
      data: { organizationId, name: 'Blind', mayView: false },
    });
    await test.database.signupLink.updateMany({
      where: { organizationId, id: link.id },
      data: { customCaseRoleId: role.id },
    });
    const { caller, completion } = await register(test, link.token);
    const { receipt, file } = await receiptOf(caller, completion.membership.id);
    expect(receipt.received.case).toBeNull();
    expect(receipt.promised.details).toContain('Signing up gives you no case.');
    expect(file).not.toContain('Blind');
  });
});

describe('the receipt of', () => {
  it('somebody with an account says that they joined with it', async () => {
    const { link } = await buildOpenLink(test, {}, texts);
    const elsewhere = await buildOpenLink(test);
    const first = await register(test, elsewhere.link.token);
    const { token } = await readyToComplete(test, link.token, first.email);
    const answer = await complete(first.caller, token, { ...agreed, password: undefined });
    expect(answer.status).toBe(201);
    const { membership } = answer.json<{ membership: { id: string } }>();
    const caller = callerWith(test.app, cookieOf(answer));
    const { receipt } = await receiptOf(caller, membership.id);
    expect(receipt).toMatchObject({
      promised: {
        details: expect.arrayContaining([
          'You join with the account that you are signed in with; nothing of it changes.',
        ]),
      },
      agreed: { sentences: [expect.stringMatching(/^By joining, you accept the terms/)] },
      person: { email: first.email, phone: null, timeZone: null },
      received: { account: 'kept' },
    });
    expect(await receiptsOf(caller)).toHaveLength(2);
  });

  it('somebody whom an administrator added', async () => {
    const { admin, organizationId } = await buildOpenLink(test, {}, { name: 'Cabinet Durand' });
    const caller = await test.signInAs(admin);
    const email = newAddress();
    await caller.post('/users', { email, firstName: 'Léa', lastName: 'Martin', role: 'staff', locale: 'fr' });
    const registration = await test.database.registration.findFirstOrThrow({ where: { organizationId } });
    expect(registration.signupLinkId).toBeNull();
    const token = await newestToken(test, email);
    await prove(test.anyone, token);
    const answer = await complete(test.anyone, token);
    const { membership } = answer.json<{ membership: { id: string } }>();
    const { receipt } = await receiptOf(callerWith(test.app, cookieOf(answer)), membership.id);
    expect(receipt).toMatchObject({
      locale: 'fr',
      promised: { sentence: 'Vous rejoignez le personnel de Cabinet Durand.' },
      received: { role: 'staff', case: null },
    });
  });

  it('a registration that waited has what was read when it was sent', async () => {
    const { link, admin, organizationId } = await buildOpenLink(
      test,
      { requiresApproval: true },
      { name: 'Cabinet Durand', ...texts },
    );
    const { token, email } = await readyToComplete(test, link.token);
    const sent = await complete(test.anyone, token, agreed);
    const { registrationId } = sent.json<{ registrationId: string }>();
    // Everything that was read is different when the registration is approved.
    await test.database.organization.update({
      where: { id: organizationId },
      data: { name: 'Durand & Roux', notice: 'Other words.', noticeVersion: 3, termsVersion: '2027' },
    });
    const administrator = await test.signInAs(admin);
    const approved = await administrator.post(`/registrations/${registrationId}/approve`, {
      signupLinkVersion: link.version,
    });
    expect(approved.status).toBe(200);
    const user = await test.database.user.findUniqueOrThrow({
      where: { emailCanonical: email },
      include: { memberships: true },
    });
    const membership = user.memberships[0] ?? { id: '' };
    const signedIn = await test.anyone.post('/session', { email, password: passphrase });
    const { receipt } = await receiptOf(callerWith(test.app, cookieOf(signedIn)), membership.id);
    expect(receipt).toMatchObject({
      organization: { name: 'Durand & Roux' },
      promised: {
        sentence: 'Once Cabinet Durand has accepted your registration, you become a client.',
        isNot: 'No mandate yet.',
      },
      agreed: {
        sentences: [expect.stringMatching(/^By sending your registration, you accept the terms/)],
        notice: { version: 2 },
        documents: [{ version: '2026-03' }, { version: '7' }],
      },
    });
    const row = await test.database.registration.findFirstOrThrow({ where: { id: registrationId } });
    expect(row.shown).toBeNull();
    expect(receipt.agreed.at).toBe(row.consentedAt?.toISOString());
  });

  it('nobody, while the registration waits or once it is withdrawn, which erases what was read', async () => {
    const { link } = await buildOpenLink(test, { requiresApproval: true }, texts);
    const { token } = await readyToComplete(test, link.token);
    const sent = await complete(test.anyone, token, agreed);
    const { registrationId: id } = sent.json<{ registrationId: string }>();
    const find = () => test.database.registration.findFirstOrThrow({ where: { id } });
    expect((await find()).shown).not.toBeNull();
    await test.anyone.post('/public/registration/withdraw', undefined, bearer(token));
    expect((await find()).shown).toBeNull();
    expect(await test.database.receipt.count({ where: { registrationId: id } })).toBe(0);
  });
});

describe('who may read a receipt', () => {
  it('the person alone: no administrator, nobody of another organization, nobody without a session', async () => {
    const { link, admin } = await buildOpenLink(test);
    const { caller, completion } = await register(test, link.token);
    const path = `/profile/receipts/${completion.membership.id}`;
    const other = await buildOpenLink(test);
    const stranger = await register(test, other.link.token);
    expect((await caller.get(path)).status).toBe(200);
    for (const [who, code] of [
      [await test.signInAs(admin), 'receipt_not_found'],
      [await test.signInAs(other.admin), 'receipt_not_found'],
      [stranger.caller, 'receipt_not_found'],
      [test.anyone, 'session_required'],
    ] as const)
      expect((await who.get(path)).code).toBe(code);
    expect(await receiptsOf(await test.signInAs(admin))).toEqual([]);
  });

  it('no longer somebody whose access has ended', async () => {
    const { link } = await buildOpenLink(test);
    const elsewhere = await buildOpenLink(test);
    const { caller, completion } = await register(test, link.token);
    const { id: membershipId } = completion.membership;
    const { userId } = await test.database.membership.findFirstOrThrow({ where: { id: membershipId } });
    await buildMembershipOf(userId, elsewhere.organizationId);
    await test.database.membership.updateMany({
      where: { id: membershipId },
      data: { disabledAt: new Date() },
    });
    expect((await caller.get(`/profile/receipts/${membershipId}`)).code).toBe('receipt_not_found');
    expect(await receiptsOf(caller)).toEqual([]);
  });

  it('a member without a registration has none', async () => {
    const { organizationId } = await buildOpenLink(test);
    const member = await buildMember(test.database, { organizationId });
    const caller = await test.signInAs(member);
    expect((await caller.get(`/profile/receipts/${member.id}`)).code).toBe('receipt_not_found');
  });
});

async function buildMembershipOf(userId: string, organizationId: string): Promise<void> {
  await test.database.membership.create({
    data: { userId, organizationId, role: 'client', joinedAt: new Date() },
  });
}

describe('a receipt stays', () => {
  it('the same bytes, whatever the organization and the person change later', async () => {
    const { link, organizationId } = await buildOpenLink(test, {}, texts);
    const { caller, membershipId } = await join(link.token);
    const { file } = await receiptOf(caller, membershipId);
    await caller.patch('/profile', { firstName: 'Leia', phone: null, locale: 'fr' });
    await test.database.organization.update({
      where: { id: organizationId },
      data: { name: 'Other', notice: 'Other.', noticeVersion: 3, termsUrl: null },
    });
    await test.database.signupLink.updateMany({
      where: { organizationId },
      data: { joinsAs: 'staff', discreet: true },
    });
    expect((await receiptOf(caller, membershipId)).file).toBe(file);
  });

  it('verifiable after the secret was changed, and later ones are signed by the new key', async () => {
    const { link } = await buildOpenLink(test);
    const before = await register(test, link.token);
    const { file } = await receiptOf(before.caller, before.completion.membership.id);
    const rotated = await secondInstance(test, { authSecret: 'another secret of thirty-two bytes' });

    const keys = await keysOf(rotated);
    expect(isGenuine(file, keys)).toBe(true);

    const { token } = await readyToComplete(test, link.token);
    expect((await complete(rotated.anyone, token)).status).toBe(201);
    const rows = await test.database.receipt.findMany({
      where: { organizationId: link.organizationId },
      orderBy: { createdAt: 'asc' },
    });
    expect(new Set(rows.map(({ keyId }) => keyId)).size).toBe(2);
    for (const row of rows) expect(isGenuine(row.file, await keysOf(test))).toBe(true);
    await rotated.close();
  });
});

describe('what the page showed', () => {
  const read = async (token: string) =>
    (await test.anyone.get('/public/registration', bearer(token))).json<Registration>();

  it.each<[string, Partial<Prisma.SignupLinkUncheckedUpdateInput>]>([
    ['another role', { joinsAs: 'staff' }],
    ['a case', { autoCreateCase: true }],
    ['an approval', { requiresApproval: true }],
    ['discretion', { discreet: true }],
  ])('is read again where the link has %s by now', async (_what, data) => {
    const { link, organizationId } = await buildOpenLink(test);
    const { token } = await readyToComplete(test, link.token);
    const { textsVersion } = await read(token);
    await test.database.signupLink.updateMany({ where: { organizationId }, data });
    await expectReadAgain(token, textsVersion);
  });

  it.each<[string, Prisma.OrganizationUpdateInput]>([
    ['name', { name: 'Durand & Roux' }],
    ['form of consent', { consentForm: 'boxes' }],
    ['address of the terms, of the same version', { termsUrl: 'https://durand.example/new' }],
    ['address of the privacy notice, of the same version', { privacyUrl: 'https://durand.example/new' }],
  ])('is read again where the organization has another %s by now', async (_what, data) => {
    const { link, organizationId } = await buildOpenLink(test, {}, texts);
    const { token } = await readyToComplete(test, link.token);
    const { textsVersion } = await read(token);
    await test.database.organization.update({ where: { id: organizationId }, data });
    await expectReadAgain(token, textsVersion, agreed);
  });

  it('is not asked for again where something else changed', async () => {
    const { link, organizationId } = await buildOpenLink(test, {}, texts);
    const { token } = await readyToComplete(test, link.token);
    const shown = { textsVersion: (await read(token)).textsVersion, locale: 'en' };
    await test.database.organization.update({
      where: { id: organizationId },
      data: { accentColour: '#123456', version: 9 },
    });
    expect((await complete(test.anyone, token, { ...agreed, shown })).status).toBe(201);
  });

  it('decides the language of the receipt, whatever the registration says', async () => {
    const { link } = await buildOpenLink(test, {}, { name: 'Cabinet Durand' });
    const { token } = await readyToComplete(test, link.token);
    const { textsVersion, locale } = await read(token);
    expect(locale).toBe('en');
    const answer = await complete(test.anyone, token, { shown: { textsVersion, locale: 'fr' } });
    const { membership } = answer.json<{ membership: { id: string } }>();
    const { receipt } = await receiptOf(callerWith(test.app, cookieOf(answer)), membership.id);
    expect(receipt.promised.sentence).toBe('Vous devenez client de Cabinet Durand.');
  });

  async function expectReadAgain(token: string, textsVersion: string, consent: object = {}) {
    const first = await complete(test.anyone, token, { ...consent, shown: { textsVersion, locale: 'en' } });
    expect(first.code).toBe('registration_terms_changed');
    const { textsVersion: newer } = await read(token);
    const second = await complete(test.anyone, token, {
      ...consent,
      shown: { textsVersion: newer, locale: 'en' },
    });
    expect(second.status).toBe(201);
  }
});
