import type { Completion, Locale } from '@casedoor/contracts';
import type { Database } from '../database/client.ts';
import type { Outbox } from '../mail/enqueue-email.ts';
import { prepareEmail, type PreparedEmail } from '../mail/prepare-email.ts';
import { createWayOut } from '../mail/way-out.ts';
import { findAdministrators } from './find-administrators.ts';
import type { RegistrationRow } from './find-registration.ts';

interface MailTools {
  database: Database;
  outbox: Outbox;
  appOrigin: string;
  authSecret: string;
}

/** The welcome, and the notice to every active administrator and manager for those who came through a link. */
export async function prepareCompletionMails(
  { database, outbox, appOrigin, authSecret }: MailTools,
  registration: RegistrationRow,
  { user, membership, case: opened }: Completion,
): Promise<PreparedEmail[]> {
  const { organization, signupLink } = registration;
  const locale = asLocale(registration.locale);
  const welcome = prepareEmail(
    {
      message: {
        kind: 'welcome',
        organizationName: organization.name,
        contactEmail: organization.contactEmail,
        discreet: signupLink?.discreet ?? false,
        firstName: user.firstName,
        case: opened,
        url: opened ? `${appOrigin}/cases/${opened.id}` : appOrigin,
        wayOut: createWayOut('welcome', authSecret, { facts: [registration.id], appOrigin, locale }),
      },
      locale,
      recipient: user.email,
      organizationId: organization.id,
      registrationId: null,
      idempotencyKey: `welcome:${registration.id}`,
    },
    outbox.sealingKey,
  );
  if (!signupLink) return [await welcome];

  const administrators = await findAdministrators(database, organization.id);
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
        locale: administrator.locale,
        recipient: administrator.email,
        organizationId: organization.id,
        registrationId: null,
        idempotencyKey: `new_registration:${registration.id}:${administrator.membershipId}`,
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
