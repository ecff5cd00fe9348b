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
 * Deletes the rehearsal whose last mail was just delivered, or will never be. Returns the mails that are deleted with
 * it.
 */
export async function endDelivered(database: Database, emailId: string): Promise<EmailRow[]> {
  const email = await database.email.findFirst({
    where: { id: emailId, registration: { rehearsalLinkId: { not: null }, ...delivered } },
  });
  if (!email?.organizationId || !email.registrationId) return [];
  const { organizationId, registrationId: id } = email;
  await database.$transaction((transaction) =>
    deleteRehearsals(transaction, { organizationId, id, ...delivered }),
  );
  return [email];
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
