import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { erasedAnswers } from './erased-answers.ts';

/** How a registration ends without an account. */
export type Ending =
  | { state: 'revoked' | 'expired' }
  /** `disowned`: by the reader of the mailbox, with the mail. */
  | { state: 'withdrawn'; disowned: boolean }
  | { state: 'rejected'; decidedById: string; reason: string | null };

interface EndedRegistration {
  id: string;
  organizationId: string;
  signupLinkId: string | null;
}

/**
 * Ends the registrations that `which` selects (a condition on `"Registration" r`), and erases their answers and codes. Withdrawing
 * erases the address and the invitation's names too, and expiring the address that a stranger typed. Returns those that it ended.
 */
export async function endRegistrations(
  transaction: Transaction,
  ending: Ending,
  which: Prisma.Sql,
): Promise<EndedRegistration[]> {
  return transaction.$queryRaw<EndedRegistration[]>`
    WITH ended AS (
      UPDATE "Registration" r
      SET "state" = ${ending.state}::"RegistrationState", ${factsOf(ending)} ${erasedAnswers}
      WHERE ${which}
      RETURNING r."id", r."organizationId", r."signupLinkId"
    ),
    codes AS (
      UPDATE "RegistrationToken" t SET "codeHash" = NULL, "codeExpiresAt" = NULL
      FROM ended WHERE t."organizationId" = ended."organizationId" AND t."registrationId" = ended."id" AND t."codeHash" IS NOT NULL
    )
    SELECT * FROM ended`;
}

function factsOf(ending: Ending): Prisma.Sql {
  switch (ending.state) {
    case 'withdrawn':
      return Prisma.sql`"withdrawnAt" = now(), "disowned" = ${ending.disowned}, "email" = '', "emailCanonical" = '', "invitedFirstName" = NULL, "invitedLastName" = NULL,`;
    case 'revoked':
      return Prisma.sql`"revokedAt" = now(),`;
    case 'rejected':
      return Prisma.sql`"rejectedAt" = now(), "decidedById" = ${ending.decidedById}::uuid, "decisionReason" = ${ending.reason},`;
    case 'expired':
      // What an administrator typed stays; of a person who came by themselves, nothing.
      return Prisma.sql`"email" = CASE WHEN r."origin" = 'link' THEN '' ELSE r."email" END,
        "emailCanonical" = CASE WHEN r."origin" = 'link' THEN '' ELSE r."emailCanonical" END,`;
  }
}
