import type { Database } from '../../platform/database/client.ts';
import { hashToken, isToken } from '../../platform/secrets/token.ts';

/**
 * Records, once, that a person is on the personal link's page of an invitation. Proves nothing: anybody with the token
 * could send it. Throws nothing: an unknown or ended token changes nothing.
 */
export async function noteOpened(database: Database, token: string): Promise<void> {
  if (!isToken('registration', token)) return;
  await database.$executeRaw`
    UPDATE "Registration" r SET "openedAt" = now()
    FROM "RegistrationToken" t
    WHERE t."tokenHash" = ${hashToken(token)} AND r."organizationId" = t."organizationId" AND r."id" = t."registrationId"
      AND r."origin" = 'invitation' AND r."signupLinkId" IS NOT NULL
      AND r."state" = 'started' AND r."expiresAt" > now() AND r."openedAt" IS NULL`;
}
