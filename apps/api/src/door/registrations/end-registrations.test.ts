import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildMember, buildOrganization, buildSignupLink } from '../../../test/builders.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { connectDatabase, Prisma, type DatabaseConnection } from '../../platform/database/client.ts';
import { endRegistrations, type Ending } from './end-registrations.ts';
import { expireRegistrations } from './expire-registrations.ts';

let test: TestDatabase;
let connection: DatabaseConnection;
let database: DatabaseConnection['database'];
beforeAll(async () => {
  test = await createTestDatabase();
  connection = connectDatabase(test.url);
  database = connection.database;
});
afterAll(async () => {
  await connection.close();
  await test.drop();
});

/** A registration with every field filled in that a person, a page or an administrator can fill. */
async function buildFullRegistration(state: 'verified' | 'pending_approval') {
  const { id: organizationId } = await buildOrganization(database);
  const administrator = await buildMember(database, { organizationId, role: 'admin' });
  const link = await buildSignupLink(database, { organizationId });
  const { id } = await database.registration.create({
    data: {
      organizationId,
      signupLinkId: link.id,
      invitedById: administrator.id,
      state,
      origin: 'invitation',
      email: 'Lea@example.org',
      emailCanonical: 'lea@example.org',
      waitingTokenHash: Buffer.from(`waiting ${link.id}`),
      firstName: 'Léa',
      lastName: 'Martin',
      phone: '+33 1 23 45 67 89',
      timeZone: 'Europe/Paris',
      newsletter: true,
      invitedFirstName: 'Léa',
      invitedLastName: 'Martin',
      passkeyUserId: administrator.userId,
      passkeyChallenge: 'challenge',
      passkeyExpiresAt: new Date(),
      pendingPasskey: { publicKey: 'key' },
      termsVersion: '1',
      privacyVersion: '1',
      noticeVersion: 1,
      consentedAt: new Date(),
      sourceTag: 'poster',
      openedAt: new Date(),
      verifiedAt: new Date(),
      expiresAt: new Date(Date.now() + 60_000),
      completionKeyHash: Buffer.from('key'),
      completionRequestHash: Buffer.from('request'),
      completionAnswer: { state: 'pending_approval' },
      ...(state === 'pending_approval'
        ? { submittedAt: new Date(), passwordHash: 'hash', accountUserId: administrator.userId }
        : {}),
    },
  });
  return { id, administratorId: administrator.id };
}

/** The filled columns: those that differ from an empty registration's. */
async function filledIn(id: string): Promise<string[]> {
  const row = await database.registration.findFirstOrThrow({ where: { id } });
  return Object.entries(row)
    .filter(([, value]) => value !== null && value !== false && value !== '')
    .map(([column]) => column)
    .toSorted();
}

const facts = [
  'id',
  'organizationId',
  'signupLinkId',
  'invitedById',
  'state',
  'origin',
  'locale',
  'sourceTag',
  'codeTries',
  'waitingTokenHash',
  'termsVersion',
  'privacyVersion',
  'noticeVersion',
  'consentedAt',
  'openedAt',
  'verifiedAt',
  'expiresAt',
  'createdAt',
];
const address = ['email', 'emailCanonical', 'invitedFirstName', 'invitedLastName', 'nameKey'];

it.each<[Ending['state'], string[]]>([
  ['withdrawn', ['submittedAt', 'withdrawnAt', 'disowned']],
  ['revoked', ['submittedAt', 'revokedAt', ...address]],
  ['expired', ['submittedAt', ...address]],
  ['rejected', ['submittedAt', 'rejectedAt', 'decidedById', 'decisionReason', ...address]],
])('of one that ends as %s, no answer and no credential stays', async (state, kept) => {
  const { id, administratorId } = await buildFullRegistration('pending_approval');
  const ending: Ending =
    state === 'rejected'
      ? { state, decidedById: administratorId, reason: 'Unknown to us.' }
      : state === 'withdrawn'
        ? { state, disowned: true }
        : { state };
  const [ended] = await endRegistrations(database, ending, Prisma.sql`r."id" = ${id}::uuid`);
  expect(ended?.id).toBe(id);
  expect(await filledIn(id)).toEqual([...facts, ...kept].toSorted());
});

it('the same of one that expires before it was completed', async () => {
  const { id } = await buildFullRegistration('verified');
  await database.registration.updateMany({ where: { id }, data: { expiresAt: new Date(0) } });
  expect(await expireRegistrations(database)).toBe(1);
  expect(await filledIn(id)).toEqual([...facts, ...address].toSorted());
});
