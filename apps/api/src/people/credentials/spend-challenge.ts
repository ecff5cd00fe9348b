import { createHash } from 'node:crypto';
import type { Database } from '../../platform/database/client.ts';
import type { KeptChallenge } from './passkey-challenge.ts';

/**
 * Spends a challenge, whatever the answer to it is worth: false if it was spent before or is too old. Of two answers at
 * once, one inserts the row. Rows of challenges that have expired go with the next one.
 */
export async function spendChallenge(
  database: Database,
  { challenge, expiresAt }: KeptChallenge,
): Promise<boolean> {
  const challengeHash = new Uint8Array(createHash('sha256').update(challenge).digest());
  const until = new Date(expiresAt);
  // Skipping what another answer sweeps: two sweeps in different order would wait for each other.
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
