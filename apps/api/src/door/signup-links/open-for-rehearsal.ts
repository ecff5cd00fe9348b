import type { SettingName } from '@casedoor/contracts';
import type { Prisma, Transaction } from '../../platform/database/client.ts';
import { createToken } from '../../platform/secrets/token.ts';
import type { LinkFacts } from './signup-link.ts';

/** The settings that can close a link; a missing one is a type error. */
const opened = {
  allowSignup: true,
  opensAt: null,
  expiresAt: null,
  useLimit: null,
  dailyLimit: null,
} as const satisfies Pick<LinkFacts, Extract<keyof LinkFacts, SettingName>>;

/** The link of a rehearsal: unchanged, but open to its administrator despite its limits. An ended one stays ended. */
export function asIfOpen<L extends Prisma.SignupLinkGetPayload<object>>(link: L): L {
  return {
    ...link,
    ...opened,
    allowedEmailDomains: [],
    throwawayEmails: 'allow',
  };
}

/** Opens the link's own row, in a transaction that is rolled back. */
export async function openForRehearsal(
  transaction: Transaction,
  organizationId: string,
  signupLinkId: string,
): Promise<void> {
  // A link that was never switched on has no URL yet.
  await transaction.signupLink.updateMany({
    where: { organizationId, id: signupLinkId, token: null },
    data: { token: createToken('link') },
  });
  await transaction.signupLink.updateMany({
    where: { organizationId, id: signupLinkId, replacedAt: null, revokedAt: null },
    data: opened,
  });
}
