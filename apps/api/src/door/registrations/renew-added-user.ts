import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { endRegistrations } from './end-registrations.ts';
import { withPersonalLink } from './personal-link.ts';
import { lifetime } from './registration.ts';

interface AddedUser {
  organizationId: string;
  membershipId: string;
  invitedById: string;
  email: string;
  emailCanonical: string;
  tokenHash: Uint8Array<ArrayBuffer>;
  locale: string;
  firstName: string;
  lastName: string;
}

/**
 * Begins the registration of a user whom an administrator added directly, or renews the current one: another personal
 * link beside the earlier ones, and another 24 hours. Returns its id.
 */
export async function renewAddedUser(transaction: Transaction, user: AddedUser): Promise<string> {
  const { organizationId, membershipId } = user;
  // One that is over by the clock must not revive: its mails said until when they work.
  await endRegistrations(
    transaction,
    { state: 'expired' },
    Prisma.sql`r."organizationId" = ${organizationId}::uuid AND r."membershipId" = ${membershipId}::uuid
      AND r."signupLinkId" IS NULL AND r."state" IN ('started', 'verified') AND r."expiresAt" <= now()`,
  );
  const renewed = Prisma.sql`
    INSERT INTO "Registration" ("organizationId", "membershipId", "origin", "email", "emailCanonical", "locale",
                                "invitedById", "firstName", "lastName", "expiresAt")
    VALUES (${organizationId}::uuid, ${membershipId}::uuid, 'invitation', ${user.email}, ${user.emailCanonical}, ${user.locale},
            ${user.invitedById}::uuid, ${user.firstName}, ${user.lastName}, now() + ${lifetime} * interval '1 millisecond')
    ON CONFLICT ("membershipId") WHERE "state" IN ('started', 'verified') AND "signupLinkId" IS NULL
    DO UPDATE SET "expiresAt" = EXCLUDED."expiresAt"`;
  const [registration] = await transaction.$queryRaw<[{ id: string }]>(withPersonalLink(renewed, user));
  return registration.id;
}
