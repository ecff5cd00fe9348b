import { Prisma } from '../../platform/database/client.ts';

/**
 * What an UPDATE of a registration sets when it ends without an account: nothing is left of the password, the passkey
 * and the request that held them.
 */
export const forgottenCredential = Prisma.sql`
  "passwordHash" = NULL, "accountUserId" = NULL, "pendingPasskey" = NULL, "passkeyUserId" = NULL, "passkeyChallenge" = NULL,
  "completionKeyHash" = NULL, "completionRequestHash" = NULL, "completionAnswer" = NULL`;
