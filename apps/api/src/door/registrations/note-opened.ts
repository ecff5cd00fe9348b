import type { Database } from '../../platform/database/client.ts';
import { hashToken, isToken } from '../../platform/secrets/token.ts';

/**
 * Records, once, that a person is on the personal link's page of an invitation. Proves nothing: anybody with the token
 * could send it. Throws nothing: an unknown or ended token changes nothing.
 */
export async function noteOpened(database: Database, token: string): Promise<void> {
  if (!isToken('registration', token)) return;
  await database.$executeRaw`
    UPDATE "Registration" SET "openedAt" = now()
    WHERE "tokenHash" = ${hashToken(token)} AND "origin" = 'invitation' AND "signupLinkId" IS NOT NULL
      AND "state" = 'started' AND "expiresAt" > now() AND "openedAt" IS NULL`;
}
