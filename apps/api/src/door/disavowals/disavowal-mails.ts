import type { AppContext } from '../../platform/app-context.ts';
import { prepareAdministratorNotices } from '../../people/users/notify-administrators.ts';
import type { PreparedEmail } from '../../platform/mail/prepare-email.ts';
import type { DisavowedRegistration } from './disavow-registration.ts';

/** Prepares the mails that notify every other active administrator and manager of a disavowal. */
export function prepareDisavowalMails(
  { database, outbox, appOrigin }: AppContext,
  { id, organization, signupLink, membership }: DisavowedRegistration,
): Promise<PreparedEmail[]> {
  const { user } = membership;
  return prepareAdministratorNotices(database, outbox, {
    organizationId: organization.id,
    message: {
      kind: 'registration_disavowed',
      organizationName: organization.name,
      personName: `${user.firstName} ${user.lastName}`,
      personEmail: user.email,
      signupLinkTitle: signupLink?.title ?? null,
      url: `${appOrigin}/users/${membership.id}`,
    },
    cause: `registration_disavowed:${id}`,
    exceptId: membership.id,
  });
}
