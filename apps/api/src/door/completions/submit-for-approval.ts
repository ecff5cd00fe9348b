import type { Locale, Submission } from '@casedoor/contracts';
import type { AppContext } from '../../platform/app-context.ts';
import { insertAuditEvents } from '../../platform/audit/record-audit-event.ts';
import { Prisma } from '../../platform/database/client.ts';
import { readNow } from '../../platform/database/clock.ts';
import { uniqueViolation } from '../../platform/database/errors.ts';
import { enqueueDeliveries, insertEmails } from '../../platform/mail/enqueue-email.ts';
import type { RegistrationRow } from '../registrations/find-registration.ts';
import { countsForLockedRegistration } from '../signup-links/redeem-signup-link.ts';
import { stateForLockedRegistration } from '../signup-links/signup-link.ts';
import { shownTexts } from '../receipts/shown-texts.ts';
import type { CompletionKey } from './completion-key.ts';
import { prepareApprovalNotices } from './completion-mails.ts';
import {
  lockRegistration,
  markPendingApproval,
  requestColumns,
} from '../registrations/completion-fragments.ts';
import type { PersonPlan } from './plan-person.ts';
import { runOrRollBackIfRehearsal } from './run-or-roll-back.ts';

interface Submitted {
  registration: RegistrationRow;
  plan: PersonPlan;
  passwordHash: string | null;
  key: CompletionKey;
  newsletter: boolean;
  /** The language in which the person read the page. */
  locale: Locale;
}

/**
 * Makes a registration pending approval, in one statement: it keeps the answers and the credential, notifies the
 * administrators, creates nothing else and spends no use of the link. Returns null when the facts changed meanwhile.
 */
export async function submitForApproval(
  context: AppContext,
  submitted: Submitted,
): Promise<Submission | null> {
  const { database, outbox } = context;
  const { registration, plan } = submitted;
  const { organization } = registration;
  const now = await readNow(database);
  const answer: Submission = {
    state: 'pending_approval',
    registrationId: registration.id,
    organization: { id: organization.id, name: organization.name },
    submittedAt: now.toISOString(),
  };
  const mails = await prepareApprovalNotices(context, registration, plan);
  const statement = submissionStatement(submitted, answer, mails, now);
  try {
    return await runOrRollBackIfRehearsal(database, registration, async (transaction) => {
      const [done] = await transaction.$queryRaw<{ emailIds: string[] }[]>(statement);
      if (!done) return null;
      await enqueueDeliveries(transaction, outbox, done.emailIds);
      return answer;
    });
  } catch (error) {
    // Race: another registration of the same address became pending approval at the same moment.
    if (uniqueViolation(error) !== null) return null;
    throw error;
  }
}

function submissionStatement(
  { registration, plan, passwordHash, key, newsletter, locale }: Submitted,
  answer: Submission,
  mails: Parameters<typeof insertEmails>[0],
  now: Date,
): Prisma.Sql {
  const { organizationId, signupLink } = registration;
  const locks = plan.withPasskey ? [Prisma.sql`r."pendingPasskey" IS NOT NULL`] : [];
  const event = {
    organizationId,
    action: 'registration.submitted',
    actorMembershipId: null,
    subjectType: 'registration' as const,
    subjectId: registration.id,
    details: { signupLinkId: signupLink?.id ?? null, signupLink: signupLink?.title ?? null },
  };
  const shown = shownTexts(registration, {
    withAccount: plan.kind === 'existing',
    newsletter,
    locale,
    at: now,
  });
  const credential = { passwordHash, accountUserId: plan.kind === 'existing' ? plan.userId : null };
  return Prisma.sql`
    WITH ${lockRegistration(registration, locks)},
    link AS (
      SELECT l."id" FROM "SignupLink" l, locked_registration
      WHERE l."organizationId" = locked_registration."organizationId" AND l."id" = ${signupLink?.id ?? null}::uuid AND ${countsForLockedRegistration}
        AND l."version" = ${signupLink?.version ?? 0} AND ${stateForLockedRegistration} = 'open'
    ),
    mails AS (${insertEmails(mails, Prisma.sql`link`)}),
    events AS (${insertAuditEvents([event], Prisma.sql`link`)}),
    ${markPendingApproval(registration, credential, shown, now, requestColumns(registration, { key, answer, newsletter, at: now }))}
    SELECT submitted."id", ARRAY(SELECT "id"::text FROM mails) AS "emailIds" FROM submitted`;
}
