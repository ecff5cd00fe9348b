import { Prisma, type Database } from '../../platform/database/client.ts';
import { deleteEmails, eraseEmails } from '../../platform/mail/erase-emails.ts';
import { endRegistrations } from './end-registrations.ts';
import { isRepeatedStart } from '../signup-links/repeated-start.ts';

const atOnce = 500;

/**
 * Housekeeping: ends registrations that were not completed in time, and erases their answers and mails; deletes starts
 * that the same address repeated. Nothing relies on it: every use of a registration checks the time itself. Returns how
 * many were over.
 */
export async function expireRegistrations(database: Database): Promise<number> {
  await database.$executeRaw`
    UPDATE "Registration" SET "network" = NULL WHERE "network" IS NOT NULL AND "createdAt" < now() - interval '1 day'`;
  let over = 0;
  for (let found = atOnce; found === atOnce; over += found) found = await expireSome(database);
  return over;
}

async function expireSome(database: Database): Promise<number> {
  return database.$transaction(async (transaction) => {
    const over = await transaction.$queryRaw<{ id: string; organizationId: string; isRepeated: boolean }[]>`
      SELECT r."id", r."organizationId", ${isRepeatedStart} AS "isRepeated" FROM "Registration" r
      WHERE r."state" IN ('started', 'verified') AND r."expiresAt" <= now()
      ORDER BY r."expiresAt" LIMIT ${atOnce} FOR UPDATE OF r SKIP LOCKED`;
    if (over.length === 0) return 0;
    const repeated = over.filter(({ isRepeated }) => isRepeated);
    await deleteEmails(
      transaction,
      repeated.map(({ id }) => id),
    );
    await transaction.$executeRaw`DELETE FROM "Registration" r WHERE ${among(repeated)}`;
    const ended = await endRegistrations(transaction, { state: 'expired' }, among(over));
    if (ended.length > 0)
      await eraseEmails(
        transaction,
        ended.map(({ id }) => id),
        'Not sent: the registration expired.',
      );
    return over.length;
  });
}

const among = (rows: readonly { id: string; organizationId: string }[]) => Prisma.sql`
  r."organizationId" = ANY (${rows.map(({ organizationId }) => organizationId)}::uuid[]) AND r."id" = ANY (${rows.map(({ id }) => id)}::uuid[])`;
