import { findHold } from '../cases/find-hold.ts';
import type { Database } from '../database/client.ts';
import { fullName, memberNameFields } from '../database/member-name.ts';
import { enqueueEmail, type Outbox } from '../mail/enqueue-email.ts';
import { prepareEmail } from '../mail/prepare-email.ts';
import { findAdministrators } from './find-administrators.ts';

interface ReportTools {
  database: Database;
  outbox: Outbox;
  appOrigin: string;
}

/**
 * Mails every active administrator and manager, but for the person themselves, why a case opened on hold; once, however
 * often it is called. A hold that was cleared meanwhile is old news.
 */
export async function reportConflict(
  { database, outbox, appOrigin }: ReportTools,
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
  for (const { membershipId, email, locale } of administrators) {
    if (membershipId === membership.id) continue;
    const reader = { organizationId: organization.id, membershipId, role: 'manager' } as const;
    const hold = await findHold(database, reader, caseId);
    const prepared = await prepareEmail(
      {
        message: {
          kind: 'case_held',
          organizationName: organization.name,
          personName: fullName(membership) ?? '',
          personEmail: membership.user.email,
          case: caseRecord,
          matches: hold?.matches ?? [],
          url: `${appOrigin}/cases/${caseId}`,
        },
        locale,
        recipient: email,
        organizationId: organization.id,
        registrationId: null,
        idempotencyKey: `case_held:${caseId}:${membershipId}`,
      },
      outbox.sealingKey,
    );
    await database.$transaction((transaction) => enqueueEmail(transaction, outbox, prepared));
  }
}
