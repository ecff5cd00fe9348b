import type { Transaction } from '../database/client.ts';
import { lifetime } from './registration.ts';

interface NewRegistration {
  organizationId: string;
  signupLinkId: string;
  origin: 'link' | 'invitation';
  /** As typed; mails go to this. */
  email: string;
  emailCanonical: string;
  tokenHash: Uint8Array<ArrayBuffer>;
  locale: string;
  sourceTag?: string | null;
  invitedById?: string | null;
  firstName?: string | null;
  lastName?: string | null;
}

/**
 * Starts the registration of an address through a link, or renews the one under way: a new token, another 24 hours,
 * the mailbox to be proved again; the answers stay. Only the newest mail's token works.
 */
export async function renewRegistration(
  transaction: Transaction,
  registration: NewRegistration,
): Promise<string> {
  const { organizationId, signupLinkId, origin, email, emailCanonical, tokenHash, locale } = registration;
  const [row] = await transaction.$queryRaw<[{ id: string }]>`
    INSERT INTO "Registration" ("organizationId", "signupLinkId", "origin", "email", "emailCanonical", "tokenHash", "locale",
                                "sourceTag", "invitedById", "firstName", "lastName", "expiresAt")
    VALUES (${organizationId}::uuid, ${signupLinkId}::uuid, ${origin}::"RegistrationOrigin", ${email}, ${emailCanonical}, ${tokenHash},
            ${locale}, ${registration.sourceTag ?? null}, ${registration.invitedById ?? null}::uuid,
            ${registration.firstName ?? null}, ${registration.lastName ?? null}, now() + ${lifetime} * interval '1 millisecond')
    ON CONFLICT ("signupLinkId", "emailCanonical") WHERE "state" IN ('started', 'verified') AND "signupLinkId" IS NOT NULL
    DO UPDATE SET "tokenHash" = EXCLUDED."tokenHash", "email" = EXCLUDED."email", "locale" = EXCLUDED."locale",
                  "expiresAt" = EXCLUDED."expiresAt", "state" = 'started', "verifiedAt" = NULL,
                  "invitedById" = COALESCE(EXCLUDED."invitedById", "Registration"."invitedById"),
                  "origin" = CASE WHEN EXCLUDED."origin" = 'invitation' THEN EXCLUDED."origin" ELSE "Registration"."origin" END,
                  "firstName" = COALESCE("Registration"."firstName", EXCLUDED."firstName"),
                  "lastName" = COALESCE("Registration"."lastName", EXCLUDED."lastName")
    RETURNING "id"`;
  return row.id;
}
