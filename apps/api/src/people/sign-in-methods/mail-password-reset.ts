import { createHash } from 'node:crypto';
import type { AppContext } from '../../platform/app-context.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';
import { prepareEmail } from '../../platform/mail/prepare-email.ts';

/** Mails a person the link to set a new password; it works for one hour. */
export async function mailPasswordReset(
  { database, outbox, appOrigin }: AppContext,
  userId: string,
  token: string,
): Promise<void> {
  const user = await database.user.findUniqueOrThrow({ where: { id: userId } });
  const email = await prepareEmail(
    {
      message: {
        kind: 'password_reset',
        firstName: user.activatedAt ? user.firstName : null,
        link: `${appOrigin}/password#${token}`,
      },
      locale: asLocale(user.locale),
      recipient: user.email,
      organizationId: null,
      registrationId: null,
      idempotencyKey: `password_reset:${createHash('sha256').update(token).digest('hex')}`,
    },
    outbox.sealingKey,
  );
  await database.$transaction((transaction) => enqueueEmail(transaction, outbox, email));
}
