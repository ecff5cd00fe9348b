import type { Database, Prisma } from '../../platform/database/client.ts';
import { readNow } from '../../platform/database/clock.ts';
import { deleteRehearsals } from '../registrations/rehearsal-rows.ts';

type EmailRow = Prisma.EmailGetPayload<object>;
/** Ended rehearsals whose last mail is no longer queued. */
const delivered = {
  state: 'expired',
  emails: { none: { state: 'queued' } },
} satisfies Prisma.RegistrationWhereInput;

/**
 * Deletes the rehearsals whose last mail is among those that were just delivered, or will never be. Returns the mails that
 * are deleted with them.
 */
export async function endDelivered(database: Database, emailIds: readonly string[]): Promise<EmailRow[]> {
  const emails = await database.email.findMany({
    where: { id: { in: [...emailIds] }, registration: { rehearsalLinkId: { not: null }, ...delivered } },
  });
  const rehearsals = emails.flatMap(({ organizationId, registrationId: id }) =>
    organizationId && id ? [{ organizationId, id }] : [],
  );
  if (rehearsals.length === 0) return [];
  await database.$transaction((transaction) =>
    deleteRehearsals(transaction, { OR: rehearsals, ...delivered }),
  );
  return emails;
}

/**
 * Housekeeping: deletes rehearsals that have expired, a day after their mail at most, or whose last mail is no longer
 * queued.
 */
export async function lapseRehearsals(database: Database): Promise<number> {
  return database.$transaction(async (transaction) => {
    const now = await readNow(transaction);
    return deleteRehearsals(transaction, { OR: [{ expiresAt: { lte: now } }, delivered] });
  });
}
