import { fullName } from '@casedoor/contracts/person-name';
import type { Completion, Locale } from '@casedoor/contracts';
import type { StaffMails } from '../../casework/cases/assign-staff.ts';
import { findAdministrators } from '../../people/users/find-administrators.ts';
import type { AppContext } from '../../platform/app-context.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { prepareEmail, type PreparedEmail } from '../../platform/mail/prepare-email.ts';
import type { RegistrationRow } from '../registrations/find-registration.ts';

/**
 * The mails about a new case: one for each of the link's staff, who may be assigned, and one for each administrator, in
 * case nobody is. Null where the link names no staff.
 */
export async function prepareStaffMails(
  { database, outbox, appOrigin }: AppContext,
  { organization, signupLink }: RegistrationRow,
  { user, case: opened }: Completion,
): Promise<StaffMails | null> {
  if (!opened || !signupLink || signupLink.caseStaffIds.length === 0) return null;
  const staff = await database.membership.findMany({
    where: { organizationId: organization.id, id: { in: signupLink.caseStaffIds } },
    select: { id: true, user: { select: { email: true, locale: true } } },
  });
  const administrators = await findAdministrators(database, organization.id);
  const letters = new Map<string, Promise<PreparedEmail>>();

  /** The text is the same for all readers of one language, so it is rendered once. */
  async function letter(assigned: boolean, locale: Locale, recipient: string, membershipId: string) {
    const kind = `${assigned} ${locale}`;
    const idempotencyKey = `${assigned ? 'new_case' : 'case_unassigned'}:${opened?.id}:${membershipId}`;
    const rendered =
      letters.get(kind) ??
      prepareEmail(
        {
          message: {
            kind: 'new_case',
            organizationName: organization.name,
            personName: fullName(user),
            signupLinkTitle: signupLink?.title ?? '',
            case: { reference: opened?.reference ?? '', title: opened?.title ?? '' },
            assigned,
            url: `${appOrigin}/cases/${opened?.id}`,
          },
          locale,
          recipient,
          organizationId: organization.id,
          registrationId: null,
          idempotencyKey,
        },
        outbox.sealingKey,
      );
    letters.set(kind, rendered);
    return { ...(await rendered), recipient, idempotencyKey };
  }

  return {
    assigned: await Promise.all(
      staff.map(async ({ id, user: { email, locale } }) => ({
        membershipId: id,
        mail: await letter(true, asLocale(locale), email, id),
      })),
    ),
    unassigned: await Promise.all(
      administrators.map(({ membershipId, email, locale }) => letter(false, locale, email, membershipId)),
    ),
  };
}
