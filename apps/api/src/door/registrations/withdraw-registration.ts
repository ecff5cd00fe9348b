import type { AppContext } from '../../platform/app-context.ts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Transaction } from '../../platform/database/client.ts';
import { Prisma } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { eraseEmails } from '../../platform/mail/erase-emails.ts';
import { hashToken, isToken } from '../../platform/secrets/token.ts';
import { watchForLeak } from '../leak-alarm/watch-for-leak.ts';
import { findByToken } from './find-registration.ts';
import { endRegistrations } from './end-registrations.ts';
import { problemOfEnd, stateAt } from './registration.ts';
import { deleteRehearsals } from './rehearsal-rows.ts';

/**
 * Ends a registration at the person's request, and erases answers, address and mails. Idempotent. Throws
 * `registration_not_found`, and the problem of one that ended otherwise.
 */
export async function withdrawRegistration(context: AppContext, token: string): Promise<void> {
  const { database } = context;
  const found = await findByToken(database, token);
  const { id, organizationId, rehearsalLinkId } = found;
  if (rehearsalLinkId !== null)
    return void (await database.$transaction((transaction) =>
      deleteRehearsals(transaction, { organizationId, id }),
    ));
  if (
    await database.$transaction((transaction) =>
      withdraw(transaction, context, found, {
        by: 'personal_link',
        from: ['started', 'verified', 'pending_approval'],
      }),
    )
  )
    return;
  const registration = await findByToken(database, token);
  const state = stateAt(registration, registration.now);
  if (state !== 'withdrawn') throw new Problem(problemOfEnd(state) ?? 'registration_not_found');
}

/**
 * The same from the waiting page, when the address was wrong: only while the mailbox is not verified. A token without a
 * registration changes nothing. Throws `registration_not_found` for garbage.
 */
export async function withdrawWaiting(context: AppContext, token: string): Promise<void> {
  if (!isToken('waiting', token)) throw new Problem('registration_not_found');
  const { database } = context;
  const registration = await database.registration.findUnique({
    where: { waitingTokenHash: hashToken(token) },
    select: { id: true, organizationId: true, rehearsalLinkId: true },
  });
  if (!registration) return;
  const { id, organizationId, rehearsalLinkId } = registration;
  await database.$transaction(async (transaction) => {
    if (rehearsalLinkId === null)
      await withdraw(transaction, context, registration, { by: 'waiting_page', from: ['started'] });
    else await deleteRehearsals(transaction, { organizationId, id, state: 'started' });
  });
}

async function withdraw(
  transaction: Transaction,
  context: AppContext,
  { id, organizationId }: { id: string; organizationId: string },
  {
    by,
    from,
  }: { by: 'personal_link' | 'waiting_page'; from: ('started' | 'verified' | 'pending_approval')[] },
): Promise<boolean> {
  const [withdrawn] = await endRegistrations(
    transaction,
    { state: 'withdrawn', disowned: by === 'personal_link' },
    Prisma.sql`r."organizationId" = ${organizationId}::uuid AND r."id" = ${id}::uuid
      AND r."state"::text = ANY (${from}) AND r."expiresAt" > now()`,
  );
  if (!withdrawn) return false;
  const { signupLinkId } = withdrawn;
  await eraseEmails(transaction, [id], 'Not sent: the person withdrew.');
  await recordAuditEvent(transaction, {
    organizationId,
    action: 'registration.withdrawn',
    actorMembershipId: null,
    subjectType: 'registration',
    subjectId: id,
    details: { signupLinkId, by },
  });
  // By the reader of the mailbox: "This was not me" in the mail ends up here.
  if (by === 'personal_link' && signupLinkId !== null)
    await watchForLeak(transaction, context, { organizationId, id: signupLinkId });
  return true;
}
