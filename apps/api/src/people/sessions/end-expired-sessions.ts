import type { Database } from '../../platform/database/client.ts';

/** Deletes the sessions that have expired; nobody has used them since. Returns how many. */
export async function endExpiredSessions(database: Database): Promise<number> {
  return database.$executeRaw`DELETE FROM "Session" WHERE "expiresAt" <= now()`;
}
