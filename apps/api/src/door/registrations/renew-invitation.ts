import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { endRegistrations } from './end-registrations.ts';
import { withPersonalLink } from './personal-link.ts';
import { invitationLifetime } from './registration.ts';

interface Invitation {
  organizationId: string;
  signupLinkId: string;
  /** As typed; mails go to this. */
  email: string;
  emailCanonical: string;
  tokenHash: Uint8Array<ArrayBuffer>;
  locale: string;
  invitedById: string;
  /** As an administrator gave it. */
  firstName: string | null;
  lastName: string | null;
}

/**
 * Begins the registration of an invited address, or renews the current invitation through the link: another personal
 * link beside the earlier ones, and another 14 days. The answers stay.
 */
export async function renewInvitation(
  transaction: Transaction,
  invitation: Invitation,
): Promise<{ id: string; expiresAt: Date }> {
  const { organizationId, signupLinkId, emailCanonical, firstName, lastName } = invitation;
  // One that is over by the clock must not revive: its mails said until when they work.
  await endRegistrations(
    transaction,
    { state: 'expired' },
    Prisma.sql`r."organizationId" = ${organizationId}::uuid AND r."signupLinkId" = ${signupLinkId}::uuid
      AND r."emailCanonical" = ${emailCanonical} AND r."origin" = 'invitation'
      AND r."state" IN ('started', 'verified') AND r."expiresAt" <= now()`,
  );
  const isVerified = Prisma.sql`"Registration"."state" = 'verified'`;
  const renewed = Prisma.sql`
    INSERT INTO "Registration" ("organizationId", "signupLinkId", "origin", "email", "emailCanonical", "locale", "invitedById",
                                "firstName", "lastName", "invitedFirstName", "invitedLastName", "expiresAt")
    VALUES (${organizationId}::uuid, ${signupLinkId}::uuid, 'invitation', ${invitation.email}, ${emailCanonical},
            ${invitation.locale}, ${invitation.invitedById}::uuid, ${firstName}, ${lastName}, ${firstName}, ${lastName},
            now() + ${invitationLifetime} * interval '1 millisecond')
    ON CONFLICT ("signupLinkId", "emailCanonical")
      WHERE "state" IN ('started', 'verified') AND "origin" = 'invitation' AND "signupLinkId" IS NOT NULL
    DO UPDATE SET "expiresAt" = EXCLUDED."expiresAt", "invitedById" = EXCLUDED."invitedById",
                  "email" = CASE WHEN ${isVerified} THEN "Registration"."email" ELSE EXCLUDED."email" END,
                  "locale" = CASE WHEN ${isVerified} THEN "Registration"."locale" ELSE EXCLUDED."locale" END,
                  "firstName" = COALESCE("Registration"."firstName", EXCLUDED."firstName"),
                  "lastName" = COALESCE("Registration"."lastName", EXCLUDED."lastName"),
                  "invitedFirstName" = COALESCE(EXCLUDED."invitedFirstName", "Registration"."invitedFirstName"),
                  "invitedLastName" = COALESCE(EXCLUDED."invitedLastName", "Registration"."invitedLastName")`;
  const [registration] = await transaction.$queryRaw<[{ id: string; expiresAt: Date }]>(
    withPersonalLink(renewed, invitation),
  );
  return registration;
}
