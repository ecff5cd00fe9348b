import { findAdministrators, type Recipient } from '../../people/users/find-administrators.ts';
import { prepareNotice } from '../../people/users/notify-administrators.ts';
import { active } from '../../people/access/active-member.ts';
import { placeThatSees } from '../../people/access/case-rights.ts';
import { fullName, memberNameFields } from '../../people/access/member-name.ts';
import type { AppContext } from '../../platform/app-context.ts';
import type { Database } from '../../platform/database/client.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';
import { findHold } from './find-hold.ts';

/**
 * Notifies every active administrator and manager, and the staff who got the case, but not the person themselves, why
 * it opened on hold. Idempotent: one mail each, however often it runs. Does nothing if the hold was cleared meanwhile.
 */
export async function reportConflict(
  { database, outbox, appOrigin }: AppContext,
  caseId: string,
): Promise<void> {
  const held = await database.caseHold.findUnique({
    where: { caseId },
    include: {
      organization: { select: { id: true, name: true } },
      caseRecord: { select: { reference: true, title: true } },
      membership: { select: { id: true, ...memberNameFields, user: true } },
    },
  });
  if (!held || held.clearedAt) return;
  const { organization, caseRecord, membership } = held;
  const administrators = await findAdministrators(database, organization.id);
  const notified = new Set(administrators.map(({ membershipId }) => membershipId));
  const staff = (await findStaffOf(database, caseId)).filter(
    ({ membershipId }) => !notified.has(membershipId),
  );
  const readers = [
    ...administrators.map((recipient) => ({ recipient, decides: true })),
    ...staff.map((recipient) => ({ recipient, decides: false })),
  ];
  for (const { recipient, decides } of readers) {
    const { membershipId } = recipient;
    if (membershipId === membership.id) continue;
    const reader = { organizationId: organization.id, membershipId, role: 'manager' } as const;
    const hold = await findHold(database, reader, caseId);
    const prepared = await prepareNotice(
      outbox,
      {
        organizationId: organization.id,
        message: {
          kind: 'case_held',
          decides,
          organizationName: organization.name,
          personName: fullName(membership) ?? '',
          personEmail: membership.user.email,
          case: caseRecord,
          matches: hold?.matches ?? [],
          url: `${appOrigin}/cases/${caseId}`,
        },
        cause: `case_held:${caseId}`,
      },
      recipient,
    );
    await database.$transaction((transaction) => enqueueEmail(transaction, outbox, prepared));
  }
}

/** Returns the active staff who take part in a case and may view it. */
async function findStaffOf(database: Database, caseId: string): Promise<Recipient[]> {
  const places = await database.caseParticipant.findMany({
    where: {
      caseId,
      caseRole: 'staff',
      ...placeThatSees,
      membership: { role: 'staff', ...active },
    },
    select: {
      membershipId: true,
      membership: { select: { user: { select: { email: true, locale: true } } } },
    },
    orderBy: { id: 'asc' },
  });
  return places.map(({ membershipId, membership: { user } }) => ({
    membershipId,
    email: user.email,
    locale: asLocale(user.locale),
  }));
}
