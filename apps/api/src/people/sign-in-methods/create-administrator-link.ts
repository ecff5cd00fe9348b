import { randomBytes } from 'node:crypto';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { StartupError } from '../../platform/config/startup-error.ts';
import type { Database } from '../../platform/database/client.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';
import { activeAdministrator } from '../access/active-member.ts';
import type { Auth } from '../sessions/auth.ts';

/** Long enough to copy it to another device, in milliseconds. */
const linkLifetime = 15 * 60_000;

/**
 * Creates the link with which an administrator chooses a new password and signs in, for operators while mail is broken. It
 * works once and for 15 minutes, like a mailed password reset, and is recorded in the audit trail of each organization that
 * the person administers. Throws StartupError for anybody who is not an active administrator.
 */
export async function createAdministratorLink(
  { database, auth, appOrigin }: { database: Database; auth: Auth; appOrigin: string },
  email: string,
): Promise<{ url: string; expiresAt: Date }> {
  const memberships = await database.membership.findMany({
    where: { user: { emailCanonical: canonicalEmail(email) ?? '' }, ...activeAdministrator },
    select: { id: true, organizationId: true, userId: true },
  });
  const [first] = memberships;
  if (!first) throw new StartupError(`${email} is not the address of an active administrator.`);
  await database.$transaction(async (transaction) => {
    for (const { id, organizationId } of memberships) {
      await recordAuditEvent(transaction, {
        organizationId,
        action: 'user.administrator_link_created',
        actorMembershipId: null,
        subjectType: 'user',
        subjectId: id,
      });
    }
  });
  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(Date.now() + linkLifetime);
  const { internalAdapter } = await auth.$context;
  // The row that a mailed password reset has.
  await internalAdapter.createVerificationValue({
    identifier: `reset-password:${token}`,
    value: first.userId,
    expiresAt,
  });
  return { url: `${appOrigin}/password#${token}`, expiresAt };
}
