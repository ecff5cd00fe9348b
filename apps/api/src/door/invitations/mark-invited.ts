import type { Transaction } from '../../platform/database/client.ts';

interface Kept {
  organizationId: string;
  id: string;
  registrationId: string;
  /** The mail is the reminder. */
  isReminder?: boolean;
}

/**
 * Records with an invitation that its mail was written. From now on only the registration keeps the person's data, and
 * this invitation replaces earlier ones of the same address through the link.
 */
export async function markInvited(
  transaction: Transaction,
  { organizationId, id, registrationId, isReminder = false }: Kept,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "Invitation" earlier SET "supersededAt" = now()
    FROM "Registration" r, "Registration" old
    WHERE r."organizationId" = ${organizationId}::uuid AND r."id" = ${registrationId}::uuid
      AND old."organizationId" = r."organizationId" AND old."emailCanonical" = r."emailCanonical" AND old."origin" = 'invitation'
      AND earlier."registrationId" = old."id" AND earlier."signupLinkId" = r."signupLinkId"
      AND earlier."id" <> ${id}::uuid AND earlier."supersededAt" IS NULL`;
  await transaction.$executeRaw`
    UPDATE "Invitation"
    SET "step" = 'invited', "refusal" = NULL, "registrationId" = ${registrationId}::uuid, "mailedAt" = now(), "supersededAt" = NULL,
        "remindedAt" = CASE WHEN ${isReminder} THEN now() ELSE "remindedAt" END,
        "email" = NULL, "emailCanonical" = NULL, "firstName" = NULL, "lastName" = NULL
    WHERE "organizationId" = ${organizationId}::uuid AND "id" = ${id}::uuid`;
}
