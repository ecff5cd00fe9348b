import { randomUUID } from 'node:crypto';
import type { AppContext } from '../../platform/app-context.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { createDisavowalLink } from '../../platform/mail/disavowal-link.ts';
import type { CredentialsChanged } from '../../platform/mail/message.ts';
import { prepareEmail, type PreparedEmail } from '../../platform/mail/prepare-email.ts';

const disavowalDays = 7;

/**
 * Prepares the mail that notifies a person of changed sign-in methods (OWASP ASVS 6.3.7); enqueue it with the change.
 */
export async function prepareCredentialsNotice(
  { database, outbox, appOrigin, authSecret }: AppContext,
  userId: string,
  change: CredentialsChanged['change'],
): Promise<PreparedEmail> {
  const [user] = await database.$queryRaw<AccountFacts[]>`
    SELECT "email", "firstName", "locale", "securedCount",
           extract(epoch FROM now() + make_interval(days => ${disavowalDays}::int))::int AS "disavowalEndsAt"
    FROM "User" WHERE "id" = ${userId}::uuid`;
  if (!user) throw new Error('prepareCredentialsNotice: no such user');
  const locale = asLocale(user.locale);
  const facts = [userId, String(user.securedCount), String(user.disavowalEndsAt)];
  return prepareEmail(
    {
      message: {
        kind: 'credentials_changed',
        change,
        firstName: user.firstName || null,
        url: `${appOrigin}/profile`,
        disavowalLink: createDisavowalLink('sign-in', authSecret, { facts, appOrigin, locale }),
      },
      locale,
      recipient: user.email,
      organizationId: null,
      registrationId: null,
      idempotencyKey: `credentials_changed:${randomUUID()}`,
    },
    outbox.sealingKey,
  );
}

interface AccountFacts {
  email: string;
  firstName: string;
  locale: string;
  securedCount: number;
  /** Seconds since 1970. */
  disavowalEndsAt: number;
}
