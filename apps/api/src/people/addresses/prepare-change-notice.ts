import type { AppContext } from '../../platform/app-context.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { createDisavowalLink } from '../../platform/mail/disavowal-link.ts';
import { prepareEmail, type PreparedEmail } from '../../platform/mail/prepare-email.ts';
import { restoreDays } from './address-change.ts';

/** Prepares the mail to the present address that a change replaces it, with the link that puts it back. */
export async function prepareChangeNotice(
  { database, outbox, appOrigin, authSecret }: AppContext,
  userId: string,
  changeId: string,
): Promise<PreparedEmail> {
  const [user] = await database.$queryRaw<
    { email: string; firstName: string; locale: string; endsAt: number }[]
  >`
    SELECT "email", "firstName", "locale",
           extract(epoch FROM now() + make_interval(days => ${restoreDays}::int))::int AS "endsAt"
    FROM "User" WHERE "id" = ${userId}::uuid`;
  if (!user) throw new Error('prepareChangeNotice: no such user');
  const locale = asLocale(user.locale);
  const facts = [userId, changeId, String(user.endsAt)];
  return prepareEmail(
    {
      message: {
        kind: 'address_changed',
        firstName: user.firstName || null,
        url: `${appOrigin}/profile`,
        disavowalLink: createDisavowalLink('address', authSecret, { facts, appOrigin, locale }),
      },
      locale,
      recipient: user.email,
      organizationId: null,
      registrationId: null,
      idempotencyKey: `address_changed:${changeId}`,
    },
    outbox.sealingKey,
  );
}
