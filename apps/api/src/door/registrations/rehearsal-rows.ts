import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { deleteEmails } from '../../platform/mail/erase-emails.ts';
import { erasedAnswers } from './erased-answers.ts';
import { withPersonalLink } from './personal-link.ts';
import { lifetime } from './registration.ts';

interface NewRehearsal {
  organizationId: string;
  /** The link that is rehearsed. */
  signupLinkId: string;
  email: string;
  /** Stands in for the address: one rehearsal for each administrator. */
  emailCanonical: string;
  tokenHash: Uint8Array<ArrayBuffer>;
  waitingTokenHash: Uint8Array<ArrayBuffer>;
  codeHash: Uint8Array<ArrayBuffer>;
  locale: string;
}

/** Inserts the registration of a rehearsal; returns null where the administrator has one already. */
export async function insertRehearsal(
  transaction: Transaction,
  rehearsal: NewRehearsal,
): Promise<{ id: string; expiresAt: Date } | null> {
  const { organizationId, signupLinkId, email, emailCanonical, locale } = rehearsal;
  const begun = Prisma.sql`
    INSERT INTO "Registration" ("organizationId", "rehearsalLinkId", "email", "emailCanonical", "locale", "waitingTokenHash", "expiresAt")
    VALUES (${organizationId}::uuid, ${signupLinkId}::uuid, ${email}, ${emailCanonical}, ${locale},
            ${rehearsal.waitingTokenHash}, now() + ${lifetime} * interval '1 millisecond')
    ON CONFLICT ("emailCanonical") WHERE "rehearsalLinkId" IS NOT NULL DO NOTHING`;
  const [row] = await transaction.$queryRaw<{ id: string; expiresAt: Date }[]>(
    withPersonalLink(begun, rehearsal),
  );
  return row ?? null;
}

/** The columns of a registration that is pending approval; the exact time and request do not matter here. */
const pendingApproval = {
  state: 'pending_approval',
  submittedAt: new Date(0),
  completionKeyHash: Buffer.from('rehearsed'),
} as const;

/** Turns a rehearsal into a registration through its link, in a transaction that is rolled back. */
export async function makeRehearsalReal(
  transaction: Transaction,
  {
    organizationId,
    id,
    signupLinkId,
    hasWaited,
  }: { organizationId: string; id: string; signupLinkId: string; hasWaited: boolean },
): Promise<void> {
  await transaction.registration.updateMany({
    where: { organizationId, id, rehearsalLinkId: signupLinkId },
    data: { signupLinkId, rehearsalLinkId: null, ...(hasWaited ? pendingApproval : {}) },
  });
}

/**
 * Ends a verified rehearsal: the row keeps only what its last mail refers to. Returns false when it has ended before.
 */
export async function endRehearsal(
  transaction: Transaction,
  { organizationId, id: registrationId }: { organizationId: string; id: string },
): Promise<boolean> {
  const count = await transaction.$executeRaw`
    UPDATE "Registration" SET "state" = 'expired', "waitingTokenHash" = NULL, ${erasedAnswers}
    WHERE "organizationId" = ${organizationId}::uuid AND "id" = ${registrationId}::uuid AND "rehearsalLinkId" IS NOT NULL AND "state" = 'verified'`;
  if (count === 0) return false;
  await transaction.registrationToken.deleteMany({ where: { organizationId, registrationId } });
  await deleteEmails(transaction, [registrationId]);
  return true;
}

/** Deletes rehearsals with their mails and proofs. Keeps other registrations. Returns how many it deleted. */
export async function deleteRehearsals(
  transaction: Transaction,
  which: Prisma.RegistrationWhereInput,
): Promise<number> {
  const over = await transaction.registration.findMany({
    where: { AND: [which, { rehearsalLinkId: { not: null } }] },
    select: { organizationId: true, id: true },
  });
  const ids = over.map(({ id }) => id);
  await deleteEmails(transaction, ids);
  const { count } = await transaction.registration.deleteMany({
    where: { OR: over, rehearsalLinkId: { not: null } },
  });
  return count;
}
