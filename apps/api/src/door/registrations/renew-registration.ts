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
  /** As an administrator gave it in an invitation. */
  firstName?: string | null;
  lastName?: string | null;
  /** Hashes of the waiting page's token and of the code that can be entered there; none for an invitation. */
  waiting?: { tokenHash: Uint8Array<ArrayBuffer>; codeHash: Uint8Array<ArrayBuffer> } | null;
}

/**
 * Whether the row `"Registration"` was verified and has not expired. A new mail must not end such a registration,
 * because anybody who knows the address can ask for one.
 */
export const isVerifiedAndCurrent = Prisma.sql`("Registration"."state" = 'verified' AND "Registration"."expiresAt" > now())`;

/**
 * Starts the registration of an address through a link, or renews the current one: a new token, and another 24 hours
 * (14 days for an invitation), never less than were left; the answers stay. Only the newest mail's token and code can
 * verify the mailbox. A token that has verified it before still works (decision 2); otherwise the mailbox must be
 * verified, and a passkey is erased.
 */
export async function renewRegistration(
  transaction: Transaction,
  registration: NewRegistration,
): Promise<string> {
  const { organizationId, signupLinkId, origin, email, emailCanonical, tokenHash, locale } = registration;
  const { tokenHash: waitingTokenHash = null, codeHash = null } = registration.waiting ?? {};
  const openedLinkId = registration.openedLinkId ?? null;
  // Moves what the person began before the URL was replaced to the successor, with its answers.
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
