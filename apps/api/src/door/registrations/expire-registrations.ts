import type { Database } from '../../platform/database/client.ts';
import { erasedAnswers } from './erased-answers.ts';

/**
 * Housekeeping: marks registrations that were not completed in time as expired, and erases their answers. Nothing
 * relies on it: every use of a registration checks the time itself.
 */
export async function expireRegistrations(database: Database): Promise<number> {
  return database.$executeRaw`
    UPDATE "Registration"
    SET "state" = 'expired', ${erasedAnswers}
    WHERE "state" IN ('started', 'verified') AND "expiresAt" <= now()`;
}
