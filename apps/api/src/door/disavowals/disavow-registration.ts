import { endSessions } from '../../people/sessions/end-sessions.ts';
import { removeSignInMethods } from '../../people/sign-in-methods/remove-sign-in-methods.ts';
import { disavowalDays, markDisavowed } from '../registrations/mark-disavowed.ts';
import { endMembership } from '../../people/users/end-membership.ts';
import type { AppContext } from '../../platform/app-context.ts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Prisma, Transaction } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { readDisavowalToken } from '../../platform/mail/disavowal-link.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';
import { watchForLeak } from '../leak-alarm/watch-for-leak.ts';
import { prepareDisavowalMails } from './disavowal-mails.ts';
import { active } from '../../people/access/active-member.ts';
import { memberNameFields } from '../../people/access/member-name.ts';

const included = {
  organization: { select: { id: true, name: true } },
  signupLink: { select: { id: true, title: true } },
  membership: {
    select: {
      id: true,
      ...memberNameFields,
      user: { select: { id: true, email: true, firstName: true, lastName: true } },
    },
  },
} satisfies Prisma.RegistrationInclude;

type Row = Prisma.RegistrationGetPayload<{ include: typeof included }>;
/** A completed registration with its membership. */
type DisavowedRegistration = Row & { membership: NonNullable<Row['membership']> };

/**
 * Disavows a completed registration ("This was not me" in the welcome mail): revokes the member's access, ends every
 * session and notifies the administrators. Deletes nothing, so they can enable the user again; after that the disavowal
 * link no longer works. Throws `disavowal_token_invalid` and `user_last_admin`. A second call while the access is
 * revoked is harmless.
 */
export async function disavowRegistration(context: AppContext, token: string): Promise<void> {
  const { database, outbox, authSecret } = context;
  const [organizationId, id] = readDisavowalToken('welcome', authSecret, token) ?? [];
  if (organizationId === undefined || id === undefined) throw new Problem('disavowal_token_invalid');
  const registration = await database.registration.findUnique({
    where: { organizationId_id: { organizationId, id } },
    include: included,
  });
  if (!registration?.membership) throw new Problem('disavowal_token_invalid');
  const disavowed = { ...registration, membership: registration.membership };
  const mails = await prepareDisavowalMails(context, disavowed);

  await database.$transaction(async (transaction) => {
    if (!(await markDisavowed(transaction, disavowed))) return refuseUnlessEnded(transaction, disavowed);
    // Lock order: the link before its members, as an undo does.
    if (disavowed.signupLink)
      await watchForLeak(
        transaction,
        context,
        { organizationId, id: disavowed.signupLink.id },
        disavowed.membership.id,
      );
    await revokeAccess(transaction, disavowed);
    for (const mail of mails) await enqueueEmail(transaction, outbox, mail);
  });
}

/**
 * Lets a repeated disavowal pass while the access is still revoked. Throws `disavowal_token_invalid` if it is too late,
 * or if an administrator has enabled the user again.
 */
async function refuseUnlessEnded(
  transaction: Transaction,
  { organizationId, id }: DisavowedRegistration,
): Promise<void> {
  const ended = await transaction.$queryRaw<unknown[]>`
    SELECT FROM "Registration" r JOIN "Membership" m ON m."organizationId" = r."organizationId" AND m."id" = r."membershipId"
    WHERE r."organizationId" = ${organizationId}::uuid AND r."id" = ${id}::uuid AND r."disavowedAt" IS NOT NULL AND m."disabledAt" IS NOT NULL
      AND r."completedAt" > now() - make_interval(days => ${disavowalDays}::int)`;
  if (ended.length === 0) throw new Problem('disavowal_token_invalid');
}

async function revokeAccess(
  transaction: Transaction,
  { id, organization, signupLink, membership }: DisavowedRegistration,
): Promise<void> {
  const userId = membership.user.id;
  await endMembership(transaction, { organizationId: organization.id, membershipId: membership.id });
  const elsewhere = await transaction.membership.count({
    where: { userId, ...active },
  });
  if (elsewhere === 0) await removeSignInMethods(transaction, userId);
  else await endSessions(transaction, userId);
  await recordAuditEvent(transaction, {
    organizationId: organization.id,
    action: 'user.disavowed',
    // The person who disavows is not the member.
    actorMembershipId: null,
    subjectType: 'user',
    subjectId: membership.id,
    details: {
      registrationId: id,
      ...(signupLink ? { signupLinkId: signupLink.id, signupLink: signupLink.title } : {}),
      signInMethods: elsewhere === 0 ? 'removed' : 'kept',
    },
  });
}
