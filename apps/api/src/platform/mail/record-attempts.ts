import type { Database } from '../database/client.ts';

/** What an attempt to deliver means for one mail; `queued`: it is tried again. */
export interface Attempt {
  id: string;
  state: 'sent' | 'failed' | 'queued';
  /** The key that a retry must use; null: it may leave with any other. */
  requestKey: string | null;
  providerId?: string | null;
  error?: string;
  /** For one that is tried again. */
  retryInSeconds?: number;
}

/**
 * Records attempts in one statement. A mail that was cancelled or erased meanwhile stays as it is. Administrators see
 * the error. What is over loses its sealed link, unless the row is the only copy of a sent mail.
 */
export async function recordAttempts(
  database: Database,
  attempts: readonly Attempt[],
  keepsLinks: boolean,
): Promise<void> {
  if (attempts.length === 0) return;
  await database.$executeRaw`
    WITH attempt AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(attempts)}::jsonb)
        AS attempt ("id" uuid, "state" "EmailState", "requestKey" uuid, "providerId" text, "error" text)
    ),
    locked AS MATERIALIZED (
      SELECT mail."id" FROM attempt JOIN "Email" AS mail ON mail."id" = attempt."id" AND mail."state" = 'queued'
      ORDER BY mail."id" FOR UPDATE OF mail
    )
    UPDATE "Email" AS mail SET
      "state" = attempt."state", "requestKey" = attempt."requestKey", "providerId" = attempt."providerId", "lastError" = attempt."error",
      "sentAt" = CASE WHEN attempt."state" = 'sent' THEN now() END,
      "failedAt" = CASE WHEN attempt."state" = 'failed' THEN now() END,
      "sealedLink" = CASE
        WHEN attempt."state" = 'queued' OR attempt."state" = 'sent' AND ${keepsLinks} THEN mail."sealedLink"
      END
    FROM attempt JOIN locked ON locked."id" = attempt."id"
    WHERE mail."id" = attempt."id" AND mail."state" = 'queued'`;
}
