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

const included = {
  organization: { select: { id: true, name: true } },
  signupLink: { select: { id: true, title: true } },
  membership: {
    select: {
      id: true,
      user: { select: { id: true, email: true, firstName: true, lastName: true } },
    },
  },
} satisfies Prisma.RegistrationInclude;

type Row = Prisma.RegistrationGetPayload<{ include: typeof included }>;
/** A completed registration with the membership that came of it. */
export type DisavowedRegistration = Row & { membership: NonNullable<Row['membership']> };

/**
 * "This was not me" of a welcome: the access that came of the registration ends, every session too, and the administrators
 * are told. Nothing is deleted, so they can enable the user again; after that the mail has no say any more.
 * Throws `disavowal_token_invalid` and `user_last_admin`. A second call while the access is ended is harmless.
 */
export async function disavowRegistration(context: AppContext, token: string): Promise<void> {
  const { database, outbox, authSecret } = context;
  const [id] = readDisavowalToken('welcome', authSecret, token) ?? [];
  if (id === undefined) throw new Problem('disavowal_token_invalid');
  const registration = await database.registration.findUnique({ where: { id }, include: included });
  if (!registration?.membership) throw new Problem('disavowal_token_invalid');
  const disavowed = { ...registration, membership: registration.membership };
  const mails = await prepareDisavowalMails(context, disavowed);

  await database.$transaction(async (transaction) => {
    if (!(await markDisavowed(transaction, id))) return refuseUnlessEnded(transaction, id);
    // The link before its people, as an undo locks them.
    if (disavowed.signupLink)
      await watchForLeak(transaction, context, disavowed.signupLink.id, disavowed.membership.id);
    await revokeAccess(transaction, disavowed);
    for (const mail of mails) await enqueueEmail(transaction, outbox, mail);
  });
}

/** It was said before, or too late: no harm where the access is still ended, and no say where it was given back. */
async function refuseUnlessEnded(transaction: Transaction, id: string): Promise<void> {
  const ended = await transaction.$queryRaw<unknown[]>`
    SELECT FROM "Registration" r JOIN "Membership" m ON m."id" = r."membershipId"
    WHERE r."id" = ${id}::uuid AND r."disavowedAt" IS NOT NULL AND m."disabledAt" IS NOT NULL
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
    // Whoever this is, it is not the person who joined.
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
