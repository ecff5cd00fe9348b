import type { AppContext } from '../../platform/app-context.ts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { Problem } from '../../platform/http/problem.ts';
import { readDisavowalToken } from '../../platform/mail/disavowal-link.ts';
import { removeSignInMethods } from './remove-sign-in-methods.ts';
import { active } from '../access/active-member.ts';

/**
 * Secures the account after the disavowal of changed sign-in methods: an intruder may have any of them, so all are
 * removed, and the mailbox gets a reset link. Throws `disavowal_token_invalid`.
 */
export async function secureAccount(
  { database, outbox, authSecret }: Pick<AppContext, 'database' | 'outbox' | 'authSecret'>,
  token: string,
): Promise<void> {
  const facts = readDisavowalToken('sign-in', authSecret, token);
  if (!facts) throw new Problem('disavowal_token_invalid');
  const [userId = '', securedCount, endsAt] = facts;

  await database.$transaction(async (transaction) => {
    // Row lock until the count has grown: of concurrent disavowals, and of all earlier mails, only one succeeds.
    const [user] = await transaction.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "User"
      WHERE "id" = ${userId}::uuid AND "securedCount" = ${Number(securedCount)} AND now() < to_timestamp(${Number(endsAt)})
      FOR UPDATE`;
    if (!user) throw new Problem('disavowal_token_invalid');
    await removeSignInMethods(transaction, userId);
    const memberships = await transaction.membership.findMany({
      where: { userId, ...active },
      select: { id: true, organizationId: true },
    });
    for (const { id, organizationId } of memberships) {
      await recordAuditEvent(transaction, {
        organizationId,
        action: 'user.secured',
        actorMembershipId: id,
        subjectType: 'user',
        subjectId: id,
      });
    }
    await outbox.jobs.enqueue('request-password-reset', { userId }, transaction);
  });
}
