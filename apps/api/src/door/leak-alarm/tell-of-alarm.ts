import type { AppContext } from '../../platform/app-context.ts';
import type { Transaction } from '../../platform/database/client.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';
import { prepareEmail } from '../../platform/mail/prepare-email.ts';
import type { RaisedAlarm } from './watch-for-leak.ts';
import { activeAdministrator } from '../../people/access/active-member.ts';

/** Mails every active administrator and manager, except `untoldId`, that a link has paused itself; in the transaction in which it did. */
export async function tellOfAlarm(
  transaction: Transaction,
  { outbox, appOrigin }: AppContext,
  { id, organizationId, title, alarmAt, alarmReason, alarmCount, alarmLimit }: RaisedAlarm,
  untoldId: string | null,
): Promise<void> {
  const { name } = await transaction.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { name: true },
  });
  const administrators = await transaction.membership.findMany({
    where: {
      organizationId,
      ...activeAdministrator,
      ...(untoldId === null ? {} : { id: { not: untoldId } }),
    },
    select: { id: true, user: { select: { email: true, locale: true } } },
  });
  for (const { id: membershipId, user } of administrators) {
    const email = await prepareEmail(
      {
        message: {
          kind: 'link_paused',
          organizationName: name,
          signupLinkTitle: title,
          reason: alarmReason,
          count: alarmCount,
          limit: alarmLimit,
          url: `${appOrigin}/signup-links/${id}`,
        },
        locale: asLocale(user.locale),
        recipient: user.email,
        organizationId,
        registrationId: null,
        idempotencyKey: `link_paused:${id}:${alarmAt.getTime()}:${membershipId}`,
      },
      outbox.sealingKey,
    );
    await enqueueEmail(transaction, outbox, email);
  }
}
