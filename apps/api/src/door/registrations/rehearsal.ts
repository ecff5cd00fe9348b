import type { Prisma, Transaction } from '../../platform/database/client.ts';
import { deleteEmails } from '../../platform/mail/erase-emails.ts';

/**
 * In place of an address that identifies: nobody can type it, so the person is new to every rule, whoever they are,
 * and no registration of theirs is touched.
 */
export function rehearsingIdentity(membershipId: string): string {
  return `${rehearsing}${membershipId}`;
}

/** Whose rehearsal it is: the membership in its identity. */
export function rehearsingMembership(emailCanonical: string): string {
  return emailCanonical.slice(rehearsing.length);
}

const rehearsing = 'rehearsal ';

type Settings = Prisma.SignupLinkGetPayload<object>;

/** The link that a rehearsal goes through: as it is, but open to its administrator whatever limits it. An ended one stays ended. */
export function asIfOpen<L extends Settings>(link: L): L {
  return {
    ...link,
    ...openSettings,
    allowedEmailDomains: [],
    throwawayEmails: 'allow',
  };
}

/** What a link lets through whoever rehearses it. */
export const openSettings = {
  allowSignup: true,
  opensAt: null,
  expiresAt: null,
  useLimit: null,
  dailyLimit: null,
} as const;

/** Deletes rehearsals with their mails and proofs. What is no rehearsal stays. Answers how many there were. */
export async function endRehearsals(
  transaction: Transaction,
  which: Prisma.RegistrationWhereInput,
): Promise<number> {
  const over = await transaction.registration.findMany({
    where: { AND: [which, { rehearsalLinkId: { not: null } }] },
    select: { id: true },
  });
  const ids = over.map(({ id }) => id);
  await deleteEmails(transaction, ids);
  const { count } = await transaction.registration.deleteMany({
    where: { id: { in: ids }, rehearsalLinkId: { not: null } },
  });
  return count;
}
