import type { CaseRole, Completion } from '@casedoor/contracts';
import { writeDate } from '@casedoor/contracts/dates';
import { fillPattern } from '@casedoor/contracts/patterns';
import { newCaseReference } from '../../casework/cases/case-reference.ts';
import type { AppContext } from '../../platform/app-context.ts';
import type { Database } from '../../platform/database/client.ts';
import { uniqueViolation } from '../../platform/database/errors.ts';
import { asLocale } from '../../platform/database/locale.ts';
import type { RegistrationRow } from '../registrations/find-registration.ts';
import { prepareStaffMails } from './case-staff-mails.ts';
import { prepareNotices, prepareWelcome } from './completion-mails.ts';
import { shownAtSubmission, shownTexts } from '../receipts/shown-texts.ts';
import { writeReceipt } from '../receipts/write-receipt.ts';
import { runCompletion, type CompletionActor } from './completion-statement.ts';
import type { PersonPlan } from './plan-person.ts';
import { caseRights, tickFields } from '../../people/access/case-rights.ts';

interface Attempt {
  registration: RegistrationRow;
  plan: PersonPlan;
  passwordHash: string | null;
  /** The person's own last click, or an administrator's approval of a registration that is pending approval. */
  by: CompletionActor;
}

/** Longest title and note, in characters, after their patterns are filled in. */
const mostInTitle = 200;
const mostInNote = 2000;

/** Prepares everything that the statement writes, and runs it. Returns null when the facts changed meanwhile. */
export async function attemptCompletion(
  context: AppContext,
  { registration, plan, passwordHash, by }: Attempt,
): Promise<Completion | null> {
  const { organization, signupLink } = registration;
  const [made] = await context.database.$queryRaw<
    [{ userId: string; membershipId: string; redemptionId: string; caseId: string; now: Date }]
  >`
    SELECT uuid_v7()::text AS "userId", uuid_v7()::text AS "membershipId", uuid_v7()::text AS "redemptionId", uuid_v7()::text AS "caseId", now() AS "now"`;
  const userId = plan.userId ?? (plan.withPasskey ? registration.passkeyUserId : null) ?? made.userId;
  const membershipId = plan.invitedMembershipId ?? made.membershipId;
  const role =
    (plan.invitedMembershipId ? registration.membership?.role : null) ??
    (await roleOf(context.database, organization.id, plan, signupLink?.joinsAs));

  const fields = {
    firstName: plan.firstName,
    lastName: plan.lastName,
    email: plan.email,
    date: writeDate(asLocale(organization.locale), made.now, { timeZone: organization.timeZone }),
  };
  const openedCase = signupLink?.autoCreateCase
    ? {
        id: made.caseId,
        reference: newCaseReference(),
        title: fillPattern(signupLink.caseTitlePattern, fields, mostInTitle),
        note: signupLink.caseNote === null ? null : fillPattern(signupLink.caseNote, fields, mostInNote),
        caseTypeId: signupLink.caseTypeId,
        caseRole: signupLink.caseRole,
        customCaseRoleId: signupLink.customCaseRoleId,
      }
    : null;
  const answer: Completion = {
    state: 'completed',
    registrationId: registration.id,
    organization: { id: organization.id, name: organization.name },
    user: { id: userId, email: plan.email, firstName: plan.firstName, lastName: plan.lastName },
    membership: { id: membershipId, role },
    case: openedCase && {
      id: openedCase.id,
      reference: openedCase.reference,
      title: openedCase.title,
      caseRole: openedCase.caseRole,
    },
    completedAt: made.now.toISOString(),
  };
  // The person's answer and welcome mention the case only if their role lets them see it; the notices always do.
  const shownAnswer = (await seesCase(context.database, organization.id, role, openedCase))
    ? answer
    : { ...answer, case: null };
  const mails = [
    await prepareWelcome(context, registration, shownAnswer),
    // For an approval, the administrators were notified when the registration became pending approval.
    ...(by.kind === 'person' ? await prepareNotices(context, registration, answer) : []),
  ];

  const shown =
    by.kind === 'person'
      ? shownTexts(registration, {
          withAccount: plan.kind === 'existing',
          newsletter: by.newsletter,
          locale: by.locale,
          at: made.now,
        })
      : shownAtSubmission(registration);
  const staffMails = await prepareStaffMails(context, registration, answer);

  try {
    const done = await runCompletion(context, {
      registration,
      plan,
      passwordHash,
      by,
      answer,
      shownAnswer,
      mails,
      staffMails,
      openedCase,
      userId,
      membershipId,
      redemptionId: made.redemptionId,
      completedAt: made.now,
      receipt: shown && (await writeReceipt(context, { registration, plan, shown, answer: shownAnswer })),
    });
    return done ? shownAnswer : null;
  } catch (error) {
    // Another transaction was first with this address, this membership or this case reference.
    if (uniqueViolation(error) !== null) return null;
    throw error;
  }
}

async function seesCase(
  database: Database,
  organizationId: string,
  role: Completion['membership']['role'],
  openedCase: { caseRole: CaseRole; customCaseRoleId: string | null } | null,
): Promise<boolean> {
  if (!openedCase) return true;
  const { caseRole, customCaseRoleId } = openedCase;
  const customCaseRole =
    customCaseRoleId === null
      ? null
      : await database.customCaseRole.findUniqueOrThrow({
          where: { organizationId_id: { organizationId, id: customCaseRoleId } },
          select: tickFields,
        });
  return caseRights(role, { caseRole, customCaseRole }).view;
}

/** The member role that the person gets: the one that an administrator chose, else the link's. */
async function roleOf(
  database: Database,
  organizationId: string,
  plan: PersonPlan,
  joinsAs: Completion['membership']['role'] | undefined,
) {
  if (plan.invitedMembershipId === null) return joinsAs ?? 'client';
  const { role } = await database.membership.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id: plan.invitedMembershipId } },
    select: { role: true },
  });
  return role;
}
