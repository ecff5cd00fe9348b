import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { codeLifetime, invitationLifetime, lifetime } from './registration.ts';

interface NewRegistration {
  organizationId: string;
  signupLinkId: string;
  /** The replaced link whose URL was opened, during its grace. */
  openedLinkId?: string | null;
  origin: 'link' | 'invitation';
  /** As typed; mails go to this. */
  email: string;
  emailCanonical: string;
  tokenHash: Uint8Array<ArrayBuffer>;
  locale: string;
  sourceTag?: string | null;
  invitedById?: string | null;
  /** As an administrator gave it with an invitation. */
  firstName?: string | null;
  lastName?: string | null;
  /** The page that waits for the mail, and the code that may be entered there; none for an invitation. */
  waiting?: { tokenHash: Uint8Array<ArrayBuffer>; codeHash: Uint8Array<ArrayBuffer> } | null;
}

/**
 * Whether what the row `"Registration"` already holds goes on beside a new mail: its mailbox was proved, and its time is not
 * over. Whoever merely asks for another mail must not end it.
 */
export const isVerifiedAndCurrent = Prisma.sql`("Registration"."state" = 'verified' AND "Registration"."expiresAt" > now())`;

/**
 * Starts the registration of an address through a link, or renews the one under way: a new token, another 24 hours, or 14
 * days where it is an invitation, and never less than were left; the answers stay. Only the newest mail's token and code
 * prove the mailbox. A token that has proved it before works on (decision 2); else the mailbox is to be proved, and a
 * passkey does not stay.
 */
export async function renewRegistration(
  transaction: Transaction,
  registration: NewRegistration,
): Promise<string> {
  const { organizationId, signupLinkId, origin, email, emailCanonical, tokenHash, locale } = registration;
  const { tokenHash: waitingTokenHash = null, codeHash = null } = registration.waiting ?? {};
  const openedLinkId = registration.openedLinkId ?? null;
  // What the person began before the URL was replaced goes on here, with its answers.
  if (openedLinkId !== null) {
    await transaction.$executeRaw`
      UPDATE "Registration" SET "signupLinkId" = ${signupLinkId}::uuid, "openedLinkId" = ${openedLinkId}::uuid
      WHERE "signupLinkId" = ${openedLinkId}::uuid AND "emailCanonical" = ${emailCanonical} AND "state" IN ('started', 'verified')
        AND NOT EXISTS (SELECT FROM "Registration"
                        WHERE "signupLinkId" = ${signupLinkId}::uuid AND "emailCanonical" = ${emailCanonical} AND "state" IN ('started', 'verified'))`;
  }
  const [row] = await transaction.$queryRaw<[{ id: string }]>`
    INSERT INTO "Registration" ("organizationId", "signupLinkId", "openedLinkId", "origin", "email", "emailCanonical", "tokenHash", "locale",
                                "sourceTag", "invitedById", "firstName", "lastName", "invitedFirstName", "invitedLastName", "waitingTokenHash", "codeHash", "codeExpiresAt", "expiresAt")
    VALUES (${organizationId}::uuid, ${signupLinkId}::uuid, ${openedLinkId}::uuid, ${origin}::"RegistrationOrigin", ${email}, ${emailCanonical}, ${tokenHash},
            ${locale}, ${registration.sourceTag ?? null}, ${registration.invitedById ?? null}::uuid,
            ${registration.firstName ?? null}, ${registration.lastName ?? null}, ${registration.firstName ?? null}, ${registration.lastName ?? null}, ${waitingTokenHash}, ${codeHash},
            now() + ${codeLifetime} * interval '1 millisecond', now() + ${origin === 'invitation' ? invitationLifetime : lifetime} * interval '1 millisecond')
    ON CONFLICT ("signupLinkId", "emailCanonical") WHERE "state" IN ('started', 'verified') AND "signupLinkId" IS NOT NULL
    DO UPDATE SET "openedLinkId" = EXCLUDED."openedLinkId", "tokenHash" = EXCLUDED."tokenHash",
                  "expiresAt" = GREATEST("Registration"."expiresAt", EXCLUDED."expiresAt"),
                  "email" = CASE WHEN ${isVerifiedAndCurrent} THEN "Registration"."email" ELSE EXCLUDED."email" END,
                  "locale" = CASE WHEN ${isVerifiedAndCurrent} THEN "Registration"."locale" ELSE EXCLUDED."locale" END,
                  "state" = CASE WHEN ${isVerifiedAndCurrent} THEN "Registration"."state" ELSE EXCLUDED."state" END,
                  "verifiedAt" = CASE WHEN ${isVerifiedAndCurrent} THEN "Registration"."verifiedAt" END,
                  "pendingPasskey" = CASE WHEN ${isVerifiedAndCurrent} THEN "Registration"."pendingPasskey" END,
                  "waitingTokenHash" = EXCLUDED."waitingTokenHash", "codeHash" = EXCLUDED."codeHash",
                  "codeExpiresAt" = EXCLUDED."codeExpiresAt", "codeTries" = 0,
                  "invitedById" = COALESCE(EXCLUDED."invitedById", "Registration"."invitedById"),
                  "origin" = CASE WHEN EXCLUDED."origin" = 'invitation' THEN EXCLUDED."origin" ELSE "Registration"."origin" END,
                  "firstName" = COALESCE("Registration"."firstName", EXCLUDED."firstName"),
                  "lastName" = COALESCE("Registration"."lastName", EXCLUDED."lastName"),
                  "invitedFirstName" = COALESCE(EXCLUDED."invitedFirstName", "Registration"."invitedFirstName"),
                  "invitedLastName" = COALESCE(EXCLUDED."invitedLastName", "Registration"."invitedLastName")
    RETURNING "id"`;
  return row.id;
}
