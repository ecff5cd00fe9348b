import type { Locale, MemberRole } from '@casedoor/contracts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { uniqueViolation } from '../../platform/database/errors.ts';
import { Problem } from '../../platform/http/problem.ts';

interface NewUser {
  organizationId: string;
  /** As typed. */
  email: string;
  emailCanonical: string;
  firstName: string;
  lastName: string;
  role: MemberRole;
  tagId: string | null;
  locale: Locale;
  /** The membership of the administrator who adds them; null for the first administrator of an organization. */
  addedById: string | null;
  /** The import that adds them; null for none. */
  importId: string | null;
}

/**
 * Adds a person to an organization as invited, with an audit event; they join once they complete the registration of
 * their personal link. An existing account with that address is not changed.
 * Throws `user_already_member`, `user_tag_id_taken`, after which the transaction must be rolled back.
 */
export async function createUser(transaction: Transaction, user: NewUser): Promise<{ membershipId: string }> {
  const userId =
    (await insertUser(transaction, user)) ?? (await findUserId(transaction, user.emailCanonical));
  const { id: membershipId } = await transaction.membership
    .create({
      data: {
        organizationId: user.organizationId,
        userId,
        role: user.role,
        tagId: user.tagId,
        knownFirstName: user.firstName,
        knownLastName: user.lastName,
        addedById: user.addedById,
      },
    })
    .catch((error: unknown) => {
      const violated = uniqueViolation(error);
      if (violated?.includes('tagId')) throw new Problem('user_tag_id_taken');
      if (violated?.includes('userId')) throw new Problem('user_already_member');
      throw error;
    });
  await recordAuditEvent(transaction, {
    organizationId: user.organizationId,
    action: 'user.added',
    actorMembershipId: user.addedById,
    subjectType: 'user',
    subjectId: membershipId,
    details: { role: user.role, ...(user.importId === null ? {} : { importId: user.importId }) },
  });
  return { membershipId };
}

async function insertUser(transaction: Transaction, user: NewUser): Promise<string | null> {
  // The time zone is a default until the person sets their own.
  const [row] = await transaction.$queryRaw<{ id: string }[]>(Prisma.sql`
    INSERT INTO "User" ("email", "emailCanonical", "firstName", "lastName", "locale", "timeZone")
    SELECT ${user.email}, ${user.emailCanonical}, ${user.firstName}, ${user.lastName}, ${user.locale}, "timeZone"
    FROM "Organization" WHERE "id" = ${user.organizationId}::uuid
    ON CONFLICT ("emailCanonical") DO NOTHING
    RETURNING "id"`);
  return row?.id ?? null;
}

async function findUserId(transaction: Transaction, emailCanonical: string): Promise<string> {
  const { id } = await transaction.user.findUniqueOrThrow({
    where: { emailCanonical },
    select: { id: true },
  });
  return id;
}
