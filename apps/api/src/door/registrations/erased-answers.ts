import { Prisma } from '../../platform/database/client.ts';

/**
 * What an UPDATE of a registration sets when it ends without an account. Erases the answers, the password, the
 * passkey and its challenge, the account that asked, the request that contained them, and what the person was shown. Keeps
 * the tokens, with which the person still sees how it ended, and the address and the invitation's names, which administrators may need
 * again.
 */
export const erasedAnswers = Prisma.sql`
  "firstName" = NULL, "lastName" = NULL, "phone" = NULL, "timeZone" = NULL, "newsletter" = false,
  "passwordHash" = NULL, "accountUserId" = NULL,
  "pendingPasskey" = NULL, "passkeyUserId" = NULL, "passkeyChallenge" = NULL, "passkeyExpiresAt" = NULL,
  "completionKeyHash" = NULL, "completionRequestHash" = NULL, "completionAnswer" = NULL,
  "shown" = NULL`;
