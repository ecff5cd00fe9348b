import type { Completion, Locale } from '@casedoor/contracts';
import type { Database } from '../database/client.ts';
import type { Outbox } from '../mail/enqueue-email.ts';
import { prepareEmail, type PreparedEmail } from '../mail/prepare-email.ts';
import type { RegistrationRow } from './find-registration.ts';

interface MailTools {
  database: Database;
  outbox: Outbox;
  appOrigin: string;
}

/** The welcome, and the notice to every active administrator and manager for those who came through a link. */
export async function prepareCompletionMails(
  { database, outbox, appOrigin }: MailTools,
  registration: RegistrationRow,
  { user, membership, case: opened }: Completion,
): Promise<PreparedEmail[]> {
  const { organization, signupLink } = registration;
  const welcome = prepareEmail(
    {
      message: {
        kind: 'welcome',
        organizationName: organization.name,
        contactEmail: organization.contactEmail,
        firstName: user.firstName,
        case: opened,
        url: opened ? `${appOrigin}/cases/${opened.id}` : appOrigin,
      },
      locale: asLocale(registration.locale),
      recipient: user.email,
      organizationId: organization.id,
      registrationId: null,
      idempotencyKey: `welcome:${registration.id}`,
    },
    outbox.sealingKey,
  );
  if (!signupLink) return [await welcome];

  const administrators = await database.membership.findMany({
    where: {
      organizationId: organization.id,
      role: { in: ['admin', 'manager'] },
      joinedAt: { not: null },
      disabledAt: null,
    },
    select: { id: true, user: { select: { email: true, locale: true } } },
  });
  const notices = administrators.map((administrator) =>
    prepareEmail(
      {
        message: {
          kind: 'new_registration',
          organizationName: organization.name,
          personName: `${user.firstName} ${user.lastName}`,
          personEmail: user.email,
          role: membership.role === 'staff' ? 'staff' : 'client',
          signupLinkTitle: signupLink.title,
          case: opened,
          awaitsApproval: false,
          url: `${appOrigin}/users/${membership.id}`,
        },
        locale: asLocale(administrator.user.locale),
        recipient: administrator.user.email,
        organizationId: organization.id,
        registrationId: null,
        idempotencyKey: `new_registration:${registration.id}:${administrator.id}`,
      },
      outbox.sealingKey,
    ),
  );
  return Promise.all([welcome, ...notices]);
}

/** A language as the database keeps it. */
export function asLocale(locale: string): Locale {
  return locale === 'fr' ? 'fr' : 'en';
}
