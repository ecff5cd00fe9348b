import type { Database, Prisma } from '../../platform/database/client.ts';
import { readNow } from '../../platform/database/clock.ts';
import { deleteRehearsals } from '../registrations/rehearsal-rows.ts';

type EmailRow = Prisma.EmailGetPayload<object>;
/** What is over and waits for nothing but the delivery of its mail. */
const delivered = {
  state: 'expired',
  emails: { none: { state: 'queued' } },
} satisfies Prisma.RegistrationWhereInput;

/** Deletes the rehearsal whose last mail was just delivered, or will never be. Answers the mails that go with it. */
export async function endDelivered(database: Database, emailId: string): Promise<EmailRow[]> {
  const email = await database.email.findFirst({
    where: { id: emailId, registration: { rehearsalLinkId: { not: null }, ...delivered } },
  });
  if (!email?.registrationId) return [];
  const { registrationId: id } = email;
  await database.$transaction((transaction) => deleteRehearsals(transaction, { id, ...delivered }));
  return [email];
}

/** Housekeeping: deletes rehearsals whose time is over, a day at most after their mail, or whose last mail is delivered. */
export async function lapseRehearsals(database: Database): Promise<number> {
  const now = await readNow(database);
  return database.$transaction((transaction) =>
    deleteRehearsals(transaction, { OR: [{ expiresAt: { lte: now } }, delivered] }),
  );
}
