import type { SignupLink } from '@casedoor/contracts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database, Prisma } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { recipeColumns } from './case-recipe.ts';
import { readClock } from './read-clock.ts';
import { linkWithPeople, presentSignupLink } from './present-signup-link.ts';
import { refuseImpossibleTimes, settingsToColumns, withExpiry, type SettingsInput } from './settings.ts';
import { refuseUnguardedStaffLink, touchesStaffRights } from './staff-rights.ts';
import { createToken } from '../../platform/secrets/token.ts';

interface Change {
  organizationId: string;
  actorMembershipId: string;
  signupLinkId: string;
  /** The version that the caller read. */
  version: number;
  settings: SettingsInput;
  appOrigin: string;
}

/**
 * Changes settings of a link; the first On gives it its URL. Throws `signup_link_not_found`, `signup_link_ended`,
 * `signup_link_changed`, and `request_invalid` for impossible times, an end that has passed, domains, a limit below the
 * uses, a staff link without its limits, or a case recipe that names what cannot be chosen.
 */
export async function updateSignupLink(database: Database, change: Change): Promise<SignupLink> {
  const { organizationId, signupLinkId, version, settings } = change;
  return database.$transaction(async (transaction) => {
    const given = settingsToColumns(await withExpiry(transaction, organizationId, settings));
    const before = await findLiveLink(transaction, organizationId, signupLinkId, version);
    const columns = { ...given, ...(await recipeColumns(transaction, organizationId, settings, before)) };
    const clock = await readClock(transaction, organizationId);
    refuseImpossibleTimes(columns, before, clock);
    const answersForStaff = touchesStaffRights(columns);
    if (answersForStaff) refuseUnguardedStaffLink({ ...before, ...columns }, clock);
    const { count } = await transaction.signupLink.updateMany({
      where: {
        id: signupLinkId,
        organizationId,
        version,
        revokedAt: null,
        replacedAt: null,
        // Completions do not change the version, so the statement that writes the limit checks it against the uses.
        ...(settings.useLimit == null ? {} : { uses: { lte: settings.useLimit } }),
      },
      data: {
        ...columns,
        ...(settings.allowSignup && before.token === null ? { token: createToken('link') } : {}),
        ...(answersForStaff ? { grantedById: change.actorMembershipId } : {}),
        version: { increment: 1 },
      },
    });
    if (count === 0) {
      const current = await findLiveLink(transaction, organizationId, signupLinkId, version);
      if (answersForStaff) refuseUnguardedStaffLink({ ...current, ...columns }, clock);
      throw new Problem('request_invalid', {
        errors: [{ path: 'useLimit', code: 'too_small', minimum: current.uses }],
      });
    }
    if (settings.allowSignup && !before.allowSignup)
      await countAnew(transaction, organizationId, signupLinkId);
    const after = await transaction.signupLink.findUniqueOrThrow({
      where: { organizationId_id: { organizationId, id: signupLinkId } },
      include: linkWithPeople,
    });
    const details = differences(withNames(before), withNames(after), [...Object.keys(columns), ...named]);
    // Saving the same values is no change; who vouches for staff rights is recorded in any case.
    if (Object.keys(details).length > 0 || answersForStaff)
      await recordAuditEvent(transaction, {
        organizationId,
        action: 'signup_link.changed',
        actorMembershipId: change.actorMembershipId,
        subjectType: 'signup_link',
        subjectId: signupLinkId,
        details,
      });
    return presentSignupLink(after, change.appOrigin, clock.now);
  });
}

/** Ends the alarm of a link that is switched on; earlier events no longer count. */
async function countAnew(
  transaction: Prisma.TransactionClient,
  organizationId: string,
  signupLinkId: string,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "SignupLink" SET "alarmFrom" = clock_timestamp(), "alarmAt" = NULL, "alarmReason" = NULL, "alarmCount" = NULL, "alarmLimit" = NULL
    WHERE "organizationId" = ${organizationId}::uuid AND "id" = ${signupLinkId}::uuid`;
}

/** A link that can still be changed, at the version that the caller read. */
export async function findLiveLink(
  transaction: Prisma.TransactionClient,
  organizationId: string,
  signupLinkId: string,
  version: number,
) {
  const link = await transaction.signupLink.findFirst({
    where: { id: signupLinkId, organizationId },
    include: { caseType: true, customCaseRole: true },
  });
  if (!link) throw new Problem('signup_link_not_found');
  if (link.revokedAt || link.replacedAt) throw new Problem('signup_link_ended');
  if (link.version !== version) throw new Problem('signup_link_changed');
  return link;
}

/** Columns that the audit trail records by name. */
const named = ['caseType', 'customCaseRole'] as const;

function withNames(link: { caseType: { name: string } | null; customCaseRole: { name: string } | null }) {
  const {
    caseTypeId: _type,
    customCaseRoleId: _role,
    ...rest
  } = link as typeof link & Record<string, unknown>;
  return {
    ...rest,
    caseType: link.caseType?.name ?? null,
    customCaseRole: link.customCaseRole?.name ?? null,
  };
}

function differences(before: object, after: object, fields: readonly string[]): Prisma.InputJsonObject {
  const plain = (row: object, field: string) =>
    JSON.parse(JSON.stringify((row as Record<string, unknown>)[field] ?? null)) as Prisma.InputJsonValue;
  return Object.fromEntries(
    fields
      .map((field) => [field, { from: plain(before, field), to: plain(after, field) }] as const)
      .filter(([, { from, to }]) => JSON.stringify(from) !== JSON.stringify(to)),
  );
}
