import type { Completion, Locale } from '@casedoor/contracts';
import { assignStaff, type StaffMails } from '../../casework/cases/assign-staff.ts';
import {
  lockPotentialDuplicates,
  type Compared,
  findConflicts,
  insertHold,
  statusByConflict,
} from '../../casework/cases/hold-case.ts';
import { insertCase, insertCaseParticipant } from '../../casework/cases/insert-case.ts';
import { insertCredential } from '../../people/credentials/insert-credential.ts';
import { insertPasskey } from '../../people/credentials/insert-passkey.ts';
import {
  insertMembership,
  joinMembership,
  lockInvitedMembership,
} from '../../people/users/insert-membership.ts';
import { activateInvitedUser, insertUser, lockUnactivatedUser } from '../../people/users/insert-user.ts';
import type { AppContext } from '../../platform/app-context.ts';
import { insertAuditEvents, type AuditRecord } from '../../platform/audit/record-audit-event.ts';
import { Prisma } from '../../platform/database/client.ts';
import { enqueueDeliveries, insertEmails } from '../../platform/mail/enqueue-email.ts';
import type { PreparedEmail } from '../../platform/mail/prepare-email.ts';
import type { RegistrationRow } from '../registrations/find-registration.ts';
import { assignedCaseStaff } from '../signup-links/case-recipe.ts';
import { insertReceipt } from '../receipts/insert-receipt.ts';
import type { SignedReceipt } from '../receipts/sign-receipt.ts';
import { redeemSignupLink } from '../signup-links/redeem-signup-link.ts';
import type { CompletionKey } from './completion-key.ts';
import { endOtherPendingApprovals, othersPend } from './end-other-pending-approvals.ts';
import {
  approvalColumns,
  lockRegistration,
  lockPendingApproval,
  markCompleted,
  requestColumns,
} from '../registrations/completion-fragments.ts';
import type { PersonPlan } from './plan-person.ts';
import { runOrRollBackIfRehearsal } from './run-or-roll-back.ts';

/** Who completes a registration: the person with the last click, or an administrator with an approval. */
export type CompletionActor =
  | { kind: 'person'; key: CompletionKey; newsletter: boolean; locale: Locale }
  | { kind: 'approval'; membershipId: string; reason: string | null };

interface CompletionFacts {
  registration: RegistrationRow;
  plan: PersonPlan;
  passwordHash: string | null;
  by: CompletionActor;
  answer: Completion;
  /** The answer as the person sees it, now and on a replay. */
  shownAnswer: Completion;
  mails: readonly PreparedEmail[];
  /** About the assignment of the case; null where the link names no staff. */
  staffMails: StaffMails | null;
  openedCase: {
    id: string;
    reference: string;
    title: string;
    /** The first note; null without one. */
    note: string | null;
    caseTypeId: string | null;
    caseRole: 'client' | 'staff';
    customCaseRoleId: string | null;
  } | null;
  userId: string;
  membershipId: string;
  redemptionId: string;
  completedAt: Date;
  /** Null where nothing says what the person read: of an approval, if it was submitted before receipts were kept. */
  receipt: SignedReceipt | null;
}

/**
 * Runs the completion in one transaction: one statement that writes everything or nothing, then the mail jobs. Returns
 * false, with nothing written, when a fact that it was prepared for has changed.
 */
export async function runCompletion(
  { database, outbox }: AppContext,
  facts: CompletionFacts,
): Promise<boolean> {
  const hasWaited = facts.by.kind === 'approval';
  return runOrRollBackIfRehearsal(database, { ...facts.registration, hasWaited }, async (transaction) => {
    // Not for a rehearsal: it has locked the link's row already, and it is nobody's duplicate.
    if (facts.openedCase && facts.registration.rehearsalLinkId === null)
      await lockPotentialDuplicates(transaction, comparedPerson(facts));
    const [done] = await transaction.$queryRaw<
      { emailIds: string[]; isHeld: boolean; othersPend: boolean }[]
    >(completionStatement(facts));
    if (!done) return false;
    if (done.othersPend) await endOtherPendingApprovals(transaction, facts.registration);
    await enqueueDeliveries(transaction, outbox, done.emailIds);
    // A job reads the matches for the mail later, so that they do not delay the response.
    if (done.isHeld && facts.openedCase)
      await outbox.jobs.enqueue('report-conflict', { caseId: facts.openedCase.id }, transaction);
    return true;
  });
}

/**
 * The statement. The CTEs that may refuse come first and only lock rows (`locked_registration`, `invited_user`,
 * `invited_membership`); `link` spends the use; all that follows depends on it and cannot come out empty.
 */
function completionStatement(facts: CompletionFacts): Prisma.Sql {
  const { registration, plan, openedCase, membershipId, userId, redemptionId, by } = facts;
  const throughLink = registration.signupLink !== null;
  const granted = throughLink ? Prisma.sql`redemption` : Prisma.sql`locked_registration`;
  const person = {
    userId,
    firstName: plan.firstName,
    lastName: plan.lastName,
    phone: registration.phone,
    locale: registration.locale,
    timeZone: registration.timeZone ?? registration.organization.timeZone,
  };

  const parts: Prisma.Sql[] = [];
  const locks: Prisma.Sql[] = [];
  if (plan.kind === 'activate') {
    parts.push(lockUnactivatedUser(userId));
    locks.push(Prisma.sql`EXISTS (SELECT FROM invited_user)`);
  }
  if (plan.invitedMembershipId) {
    parts.push(lockInvitedMembership(registration.organizationId, plan.invitedMembershipId));
    locks.push(Prisma.sql`EXISTS (SELECT FROM invited_membership)`);
  }
  if (plan.withPasskey)
    locks.push(Prisma.sql`r."pendingPasskey" IS NOT NULL AND r."passkeyUserId" = ${userId}::uuid`);
  parts.push(
    by.kind === 'person' ? lockRegistration(registration, locks) : lockPendingApproval(registration, locks),
  );
  if (registration.signupLink) {
    const { id, version } = registration.signupLink;
    parts.push(
      redeemSignupLink({
        signupLinkId: id,
        version,
        redemptionId,
        membershipId,
        isApproved: by.kind === 'approval',
      }),
    );
  }
  if (plan.kind === 'new') parts.push(insertUser(person, granted));
  if (plan.kind === 'activate') parts.push(activateInvitedUser(person, granted));
  if (plan.kind !== 'existing' && facts.passwordHash !== null)
    parts.push(insertCredential(facts.passwordHash));
  if (plan.withPasskey) parts.push(insertPasskey());
  parts.push(
    plan.invitedMembershipId
      ? joinMembership(throughLink ? redemptionId : null, granted)
      : insertMembership({ membershipId, userId }),
  );
  const { organizationId } = registration;
  if (openedCase) {
    const { id: caseId, reference, title, note, caseTypeId, caseRole, customCaseRoleId } = openedCase;
    const when = Prisma.sql`redemption`;
    const opened = {
      organizationId,
      caseId,
      reference,
      title,
      caseTypeId,
      status: statusByConflict,
      redemptionId,
      when,
    };
    const heldEvent = {
      organizationId,
      action: 'case.held',
      actorMembershipId: null,
      subjectType: 'case',
    } as const;
    parts.push(
      findConflicts(comparedPerson(facts)),
      Prisma.sql`opened_case AS (${insertCase(opened)})`,
      Prisma.sql`participant AS (${insertCaseParticipant({ organizationId, caseId, membershipId, caseRole, customCaseRoleId, when })})`,
      insertHold({ organizationId, caseId, membershipId, when: Prisma.sql`opened_case` }),
      Prisma.sql`held_event AS (${insertAuditEvents([{ ...heldEvent, subjectId: caseId }], Prisma.sql`hold`)})`,
      assignedCaseStaff,
      ...assignStaff({ organizationId, caseId, redemptionId, note, mails: facts.staffMails }),
    );
  }
  parts.push(
    Prisma.sql`mails AS (${insertEmails(facts.mails, Prisma.sql`membership`)})`,
    Prisma.sql`events AS (${insertAuditEvents(auditEvents(facts), Prisma.sql`membership`)})`,
    markAsCompleted(facts),
  );
  if (facts.receipt) parts.push(...insertReceipt(registration.id, facts.receipt));
  return Prisma.sql`
    WITH ${Prisma.join(parts, ',\n')}
    SELECT ARRAY(SELECT "id"::text FROM mails${openedCase ? Prisma.sql` UNION ALL SELECT "id"::text FROM staff_mails` : Prisma.empty}) AS "emailIds",
      ${openedCase ? Prisma.sql`EXISTS (SELECT FROM hold)` : Prisma.sql`false`} AS "isHeld",
      ${othersPend(registration)} AS "othersPend"
    FROM completed`;
}

/** The person, in the form that is compared with the organization's parties and members. */
function comparedPerson({ registration, plan, userId, membershipId }: CompletionFacts): Compared {
  const { organizationId, emailCanonical } = registration;
  const { firstName, lastName } = plan;
  // A signed-in person was not asked for a number: their account has it.
  const phone =
    plan.kind === 'existing'
      ? Prisma.sql`(SELECT "phone" FROM "User" WHERE "id" = ${userId}::uuid)`
      : Prisma.sql`${registration.phone}`;
  return { organizationId, userId, membershipId, firstName, lastName, emailCanonical, phone };
}

/** What completion writes to the registration: the person's last request, or the decision. */
function markAsCompleted({ registration, by, shownAnswer, completedAt }: CompletionFacts): Prisma.Sql {
  const what =
    by.kind === 'person'
      ? requestColumns(registration, { ...by, answer: shownAnswer, at: completedAt })
      : approvalColumns(by);
  return markCompleted(registration, completedAt, what);
}

function auditEvents({ registration, plan, answer, redemptionId, by }: CompletionFacts): AuditRecord[] {
  const { organizationId, signupLink } = registration;
  const byThePerson = { organizationId, actorMembershipId: answer.membership.id };
  const through = signupLink
    ? { signupLinkId: signupLink.id, signupLink: signupLink.title, redemptionId }
    : {};
  return [
    ...(by.kind === 'approval'
      ? [
          {
            ...byThePerson,
            actorMembershipId: by.membershipId,
            action: 'registration.approved',
            subjectType: 'registration' as const,
            subjectId: registration.id,
            details: through,
          },
        ]
      : []),
    {
      ...byThePerson,
      action: 'registration.completed',
      subjectType: 'registration',
      subjectId: registration.id,
      details: through,
    },
    {
      ...byThePerson,
      action: 'user.joined',
      subjectType: 'user',
      subjectId: answer.membership.id,
      details: { ...through, role: answer.membership.role, account: plan.kind },
    },
    ...(answer.case
      ? [
          {
            ...byThePerson,
            action: 'case.opened_by_signup',
            subjectType: 'case' as const,
            subjectId: answer.case.id,
            details: { ...through, reference: answer.case.reference, caseRole: answer.case.caseRole },
          },
        ]
      : []),
  ];
}
