import { randomUUID } from 'node:crypto';
import type { Database } from '../database/client.ts';
import type { Outbox } from '../mail/enqueue-email.ts';
import type { CredentialsChanged } from '../mail/message.ts';
import { prepareEmail, type PreparedEmail } from '../mail/prepare-email.ts';

/** What a verb needs to change how a person signs in, and to tell them. */
export interface CredentialTools {
  database: Database;
  outbox: Outbox;
  appOrigin: string;
}

/** The mail that tells a person how their way to sign in has changed (OWASP ASVS 6.3.7); enqueue it with the change. */
export async function prepareCredentialsNotice(
  { database, outbox, appOrigin }: CredentialTools,
  userId: string,
  change: CredentialsChanged['change'],
): Promise<PreparedEmail> {
  const user = await database.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, firstName: true, locale: true },
  });
  return prepareEmail(
    {
      message: {
        kind: 'credentials_changed',
        change,
        firstName: user.firstName || null,
        url: `${appOrigin}/profile`,
      },
      locale: user.locale === 'fr' ? 'fr' : 'en',
      recipient: user.email,
      organizationId: null,
      registrationId: null,
      idempotencyKey: `credentials_changed:${randomUUID()}`,
    },
    outbox.sealingKey,
  );
}
