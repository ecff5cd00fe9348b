import type { Transaction } from '../../platform/database/client.ts';
import { lifetime } from './registration.ts';
import { isVerifiedAndCurrent } from './renew-registration.ts';

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
 * Starts the registration of a user whom an administrator added directly, or renews the current one. Returns its id.
 */
export async function renewAddedUser(transaction: Transaction, user: AddedUser): Promise<string> {
  const { organizationId, membershipId, email, emailCanonical, tokenHash, locale } = user;
  const [registration] = await transaction.$queryRaw<[{ id: string }]>`
    INSERT INTO "Registration" ("organizationId", "membershipId", "origin", "email", "emailCanonical", "tokenHash", "locale",
                                "invitedById", "firstName", "lastName", "expiresAt")
    VALUES (${organizationId}::uuid, ${membershipId}::uuid, 'invitation', ${email}, ${emailCanonical}, ${tokenHash}, ${locale},
            ${user.invitedById}::uuid, ${user.firstName}, ${user.lastName}, now() + ${lifetime} * interval '1 millisecond')
    ON CONFLICT ("membershipId") WHERE "state" IN ('started', 'verified') AND "signupLinkId" IS NULL
    DO UPDATE SET "tokenHash" = EXCLUDED."tokenHash", "expiresAt" = EXCLUDED."expiresAt",
                  "state" = CASE WHEN ${isVerifiedAndCurrent} THEN "Registration"."state" ELSE EXCLUDED."state" END,
                  "verifiedAt" = CASE WHEN ${isVerifiedAndCurrent} THEN "Registration"."verifiedAt" END
    RETURNING "id"`;
  return registration.id;
}
