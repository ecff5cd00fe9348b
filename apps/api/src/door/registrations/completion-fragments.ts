import type { ShownTexts } from '@casedoor/contracts';
import { consentVersions } from '@casedoor/contracts/consent';
import { Prisma } from '../../platform/database/client.ts';
import type { RegistrationRow } from './find-registration.ts';
import { approvalLifetime } from './registration.ts';

/** Identifies a completion request and its body. */
interface RequestKey {
  keyHash: Uint8Array<ArrayBuffer>;
  requestHash: Uint8Array<ArrayBuffer>;
}

/**
 * `locked_registration`: locks the registration's row if it can still be completed. A second completion waits for this
 * row lock, and then finds nothing.
 */
export function lockRegistration(registration: RegistrationRow, locks: readonly Prisma.Sql[]): Prisma.Sql {
  const present = locks.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join([...locks], ' AND ')}`;
  return Prisma.sql`
    locked_registration AS (
      SELECT r."id", r."organizationId", r."signupLinkId", r."openedLinkId", r."email", r."emailCanonical", r."verifiedAt", r."pendingPasskey" FROM "Registration" r
      WHERE r."organizationId" = ${registration.organizationId}::uuid AND r."id" = ${registration.id}::uuid AND r."verifiedAt" = ${registration.verifiedAt}
        AND r."state" = 'verified' AND r."expiresAt" > now() ${present}
      FOR UPDATE OF r
    )`;
}

/**
 * `locked_registration` for an approval: locks the registration's row if it is still pending approval, so that of an
 * approval and a rejection at once only one takes effect.
 */
export function lockPendingApproval(
  { id, organizationId }: RegistrationRow,
  locks: readonly Prisma.Sql[],
): Prisma.Sql {
  const present = locks.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join([...locks], ' AND ')}`;
  return Prisma.sql`
    locked_registration AS (
      SELECT r."id", r."organizationId", r."signupLinkId", r."openedLinkId", r."email", r."emailCanonical", r."verifiedAt", r."pendingPasskey" FROM "Registration" r
      WHERE r."organizationId" = ${organizationId}::uuid AND r."id" = ${id}::uuid AND r."state" = 'pending_approval' AND r."expiresAt" > now() ${present}
      FOR UPDATE OF r
    )`;
}

/** What the person's last click stores in the registration: the request, its answer, and the consent. */
export function requestColumns(
  { organization }: RegistrationRow,
  { key, answer, newsletter, at }: { key: RequestKey; answer: object; newsletter: boolean; at: Date },
): Prisma.Sql {
  const { terms, privacy, notice } = consentVersions(organization);
  return Prisma.sql`
    "completionKeyHash" = ${key.keyHash}, "completionRequestHash" = ${key.requestHash},
    "completionAnswer" = ${JSON.stringify(answer)}::jsonb, "newsletter" = ${newsletter}, "consentedAt" = ${at},
    "termsVersion" = ${terms}, "privacyVersion" = ${privacy}, "noticeVersion" = ${notice}`;
}

/** What an approval stores in the registration; the password now belongs to the account, and what was shown to the receipt. */
export function approvalColumns({
  membershipId,
  reason,
}: {
  membershipId: string;
  reason: string | null;
}): Prisma.Sql {
  return Prisma.sql`"decidedById" = ${membershipId}::uuid, "decisionReason" = ${reason}, "passwordHash" = NULL, "accountUserId" = NULL, "shown" = NULL`;
}

/** `completed`: marks the registration of the CTE `locked_registration` as completed by the CTE `membership`. */
export function markCompleted(
  { signupLink, openedLinkId }: RegistrationRow,
  completedAt: Date,
  columns: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`
    completed AS (
      UPDATE "Registration" r
      SET "state" = 'completed', "completedAt" = ${completedAt}, "membershipId" = membership."id",
          "signupLinkId" = ${signupLink?.id ?? null}::uuid, "openedLinkId" = ${openedLinkId}::uuid,
          "pendingPasskey" = NULL, "passkeyChallenge" = NULL, ${columns}
      FROM locked_registration, membership
      WHERE r."organizationId" = locked_registration."organizationId" AND r."id" = locked_registration."id"
      RETURNING r."id"
    )`;
}

/**
 * `submitted`: makes the registration of the CTE `locked_registration` pending approval through the CTE `link`, with the
 * chosen credential and what the person read before they agreed.
 */
export function markPendingApproval(
  { openedLinkId }: RegistrationRow,
  credential: { passwordHash: string | null; accountUserId: string | null },
  shown: ShownTexts,
  submittedAt: Date,
  columns: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`
    submitted AS (
      UPDATE "Registration" r
      SET "state" = 'pending_approval', "submittedAt" = ${submittedAt},
          "expiresAt" = ${submittedAt}::timestamptz + ${approvalLifetime} * interval '1 millisecond',
          "passwordHash" = ${credential.passwordHash}, "accountUserId" = ${credential.accountUserId}::uuid,
          "shown" = ${JSON.stringify(shown)}::jsonb,
          "signupLinkId" = link."id", "openedLinkId" = ${openedLinkId}::uuid,
          "passkeyChallenge" = NULL, ${columns}
      FROM locked_registration, link
      WHERE r."organizationId" = locked_registration."organizationId" AND r."id" = locked_registration."id"
      RETURNING r."id"
    )`;
}
