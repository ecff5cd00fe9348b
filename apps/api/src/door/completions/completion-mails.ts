import { fullName } from '@casedoor/contracts/person-name';
import type { Completion } from '@casedoor/contracts';
import { prepareAdministratorNotices } from '../../people/users/notify-administrators.ts';
import type { AppContext } from '../../platform/app-context.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { createDisavowalLink } from '../../platform/mail/disavowal-link.ts';
import { letterheadOf } from '../../platform/mail/letterhead.ts';
import { prepareEmail, type PreparedEmail } from '../../platform/mail/prepare-email.ts';
import type { RegistrationRow } from '../registrations/find-registration.ts';

/** The welcome mail of a completed registration, or a rehearsal's version of it. */
export async function prepareWelcome(
  { outbox, appOrigin, authSecret }: AppContext,
  registration: RegistrationRow,
  { user, membership, case: opened }: Completion,
  rehearsal?: 'completed' | 'approved',
): Promise<PreparedEmail> {
  const { organization, signupLink } = registration;
  const locale = asLocale(registration.locale);
  return prepareEmail(
    {
      message: {
        kind: 'welcome',
        ...(rehearsal ? { rehearsal } : {}),
        organizationName: organization.name,
        letterhead: letterheadOf(organization, appOrigin),
        contactEmail: organization.contactEmail,
        discreet: signupLink?.discreet ?? false,
        firstName: user.firstName,
        case: opened,
        url: appOrigin + placeOf(membership.role, opened),
        disavowalLink: createDisavowalLink('welcome', authSecret, {
          facts: [registration.organizationId, registration.id],
          appOrigin,
          locale,
        }),
      },
      locale,
      recipient: user.email,
      organizationId: organization.id,
      registrationId: rehearsal ? registration.id : null,
      idempotencyKey: `welcome:${registration.id}`,
    },
    outbox.sealingKey,
  );
}

/** Where the mail leads: a client to their own pages, which a phone loads fast; the team to the app. */
function placeOf(role: Completion['membership']['role'], opened: Completion['case']): string {
  const cases = role === 'client' ? '/my/cases' : '/cases';
  if (opened) return `${cases}/${opened.id}`;
  return role === 'client' ? cases : '';
}

/** Prepares the mails that notify every active administrator and manager that somebody signed up through a link. */
export function prepareNotices(
  context: AppContext,
  registration: RegistrationRow,
  { user, membership, case: opened }: Completion,
): Promise<PreparedEmail[]> {
  return noticesOf(context, registration, {
    person: user,
    role: membership.role === 'staff' ? 'staff' : 'client',
    case: opened,
    awaitsApproval: false,
    url: `${context.appOrigin}/users/${membership.id}`,
  });
}

/** Prepares the same that a registration is pending approval. Their link opens it, and decides nothing by itself. */
export function prepareApprovalNotices(
  context: AppContext,
  registration: RegistrationRow,
  person: { firstName: string; lastName: string; email: string },
): Promise<PreparedEmail[]> {
  return noticesOf(context, registration, {
    person,
    role: registration.signupLink?.joinsAs === 'staff' ? 'staff' : 'client',
    case: null,
    awaitsApproval: true,
    url: `${context.appOrigin}/signup-links?tab=waiting&registration=${registration.id}`,
  });
}

interface Notice {
  person: { firstName: string; lastName: string; email: string };
  role: 'client' | 'staff';
  case: Completion['case'];
  awaitsApproval: boolean;
  url: string;
}

async function noticesOf(
  { database, outbox }: AppContext,
  { id, organization, signupLink }: RegistrationRow,
  { person, ...facts }: Notice,
): Promise<PreparedEmail[]> {
  if (signupLink?.notifyAdministrators !== 'each') return [];
  return prepareAdministratorNotices(database, outbox, {
    organizationId: organization.id,
    message: {
      kind: 'new_registration',
      organizationName: organization.name,
      personName: fullName(person),
      personEmail: person.email,
      signupLinkTitle: signupLink.title,
      ...facts,
    },
    cause: `new_registration:${id}`,
  });
}

/** The friendly mail to a rejected person; it does not reveal the administrators' reason. */
export function prepareRefusal(
  { outbox, appOrigin }: AppContext,
  { id, email, firstName, locale, organization, signupLink }: RegistrationRow,
  { why, message }: { why: 'rejected' | 'lapsed'; message: string | null },
): Promise<PreparedEmail> {
  return prepareEmail(
    {
      message: {
        kind: 'registration_refused',
        organizationName: organization.name,
        letterhead: letterheadOf(organization, appOrigin),
        contactEmail: organization.contactEmail,
        discreet: signupLink?.discreet ?? false,
        firstName,
        why,
        personalMessage: message || null,
      },
      locale: asLocale(locale),
      recipient: email,
      organizationId: organization.id,
      registrationId: null,
      idempotencyKey: `registration_refused:${id}`,
    },
    outbox.sealingKey,
  );
}
