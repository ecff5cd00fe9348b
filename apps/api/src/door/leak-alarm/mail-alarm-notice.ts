import type { AppContext } from '../../platform/app-context.ts';
import type { Transaction } from '../../platform/database/client.ts';
import { notifyAdministrators } from '../../people/users/notify-administrators.ts';
import type { PausedLink } from '../signup-links/pause-by-alarm.ts';

/**
 * Notifies every active administrator and manager, except `exceptId`, by mail that a link's alarm has paused it; in the
 * same transaction.
 */
export async function mailAlarmNotice(
  transaction: Transaction,
  { outbox, appOrigin }: AppContext,
  { id, organizationId, title, alarmAt, alarmReason, alarmCount, alarmLimit, networks }: PausedLink,
  exceptId: string | null,
): Promise<void> {
  const { name } = await transaction.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { name: true },
  });
  await notifyAdministrators(transaction, outbox, {
    organizationId,
    message: {
      kind: 'link_paused',
      organizationName: name,
      signupLinkTitle: title,
      reason: alarmReason,
      count: alarmCount,
      limit: alarmLimit,
      networks,
      url: `${appOrigin}/signup-links/${id}`,
    },
    cause: `link_paused:${id}:${alarmAt.getTime()}`,
    exceptId,
  });
}
