import { createHash } from 'node:crypto';
import type { Database } from '../../platform/database/client.ts';
import type { KeptChallenge } from './passkey-challenge.ts';

/**
 * Spends a challenge, whether its answer is valid or not: false if it was spent before or has
 * expired. Of two concurrent answers, one inserts the row. Deletes the rows of expired challenges.
 */
export async function spendChallenge(
  database: Database,
  { challenge, expiresAt }: KeptChallenge,
): Promise<boolean> {
  const challengeHash = new Uint8Array(createHash('sha256').update(challenge).digest());
  const until = new Date(expiresAt);
  // Skips rows that another answer is deleting: two deletes in different order would deadlock.
  const spent = await database.$executeRaw`
    WITH "swept" AS (
      DELETE FROM "SpentChallenge" WHERE "challengeHash" IN (
        SELECT "challengeHash" FROM "SpentChallenge" WHERE "expiresAt" <= now() LIMIT 100 FOR UPDATE SKIP LOCKED)
    )
    INSERT INTO "SpentChallenge" ("challengeHash", "expiresAt")
    SELECT ${challengeHash}, ${until} WHERE ${until} > now()
    ON CONFLICT ("challengeHash") DO NOTHING`;
  return spent === 1;
}
