import { createHmac, timingSafeEqual } from 'node:crypto';
import type { setUp as endpoint } from '@casedoor/contracts';
import type { z } from 'zod';
import { insertCredential } from '../../people/credentials/insert-credential.ts';
import { judgePassword } from '../../people/credentials/judge-password.ts';
import { createOrganization } from '../../people/organizations/create-organization.ts';
import { insertFounder } from '../../people/users/insert-user.ts';
import type { AppContext } from '../../platform/app-context.ts';
import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { invalidField, Problem } from '../../platform/http/problem.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';
import { createSignupLink } from '../signup-links/create-signup-link.ts';

/** What the first organization and its administrator are made from. */
export type FirstOrganization = Omit<z.output<typeof endpoint.body>, 'token'>;

/**
 * The token of the one-time set-up link: derived, so that every instance prints the same and none stores it. Creating
 * the organization spends it.
 */
export function setupToken(authSecret: string): string {
  return createHmac('sha256', authSecret).update('casedoor set-up').digest('base64url');
}

/**
 * Creates the first organization, its default sign-up link and its administrator, once. Throws `setup_not_available`
 * for a wrong token or when an organization exists, and `request_invalid` for a weak password.
 */
export async function setUp(
  { database, passwordGate, authSecret }: AppContext,
  token: string,
  first: FirstOrganization,
): Promise<{ userId: string; membershipId: string }> {
  const expected = Buffer.from(setupToken(authSecret));
  const given = Buffer.from(token);
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new Problem('setup_not_available');
  if (await database.organization.findFirst({ select: { id: true } }))
    throw new Problem('setup_not_available');
  const fault = await judgePassword(first.password, [
    first.firstName,
    first.lastName,
    first.email,
    first.organizationName,
    'Casedoor',
  ]);
  if (fault) throw invalidField('password', fault);
  const passwordHash = await passwordGate.hash(first.password);

  return database.$transaction(async (transaction) => {
    // Advisory lock: of two browsers on the set-up page, the second waits here, and then finds an organization.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('casedoor set-up'))`;
    if (await transaction.organization.findFirst({ select: { id: true } }))
      throw new Problem('setup_not_available');
    return createFirstOrganization(transaction, first, passwordHash);
  });
}

/**
 * Creates an organization with its default link, switched off, and its first administrator, who can sign in at once.
 */
export async function createFirstOrganization(
  transaction: Transaction,
  first: Omit<FirstOrganization, 'password'>,
  passwordHash: string,
): Promise<{ organizationId: string; userId: string; membershipId: string }> {
  const { organizationName, email, firstName, lastName, locale, timeZone } = first;
  const emailCanonical = canonicalEmail(email);
  if (emailCanonical === null) throw invalidField('email', 'email_invalid');
  const { organizationId } = await createOrganization(transaction, {
    name: organizationName,
    locale,
    timeZone,
  });
  await createSignupLink(transaction, {
    organizationId,
    createdById: null,
    isDefault: true,
    settings: { title: locale === 'fr' ? 'Lien d’inscription' : 'Sign-up link' },
  });
  const founder = { organizationId, email, emailCanonical, firstName, lastName, locale, timeZone };
  const [administrator] = await transaction.$queryRaw<[{ userId: string; membershipId: string }]>(Prisma.sql`
    WITH ${insertFounder(founder)}, ${insertCredential(passwordHash)}
    SELECT "userId"::text, "id"::text AS "membershipId" FROM membership`);
  return { organizationId, ...administrator };
}
