import type { AppContext } from '../../platform/app-context.ts';
import { fullName, type NamedMembership } from '../../people/access/member-name.ts';
import { prepareAdministratorNotices } from '../../people/users/notify-administrators.ts';
import type { PreparedEmail } from '../../platform/mail/prepare-email.ts';

/** What the mails say of a disavowed registration. */
interface Disavowed {
  id: string;
  organization: { id: string; name: string };
  signupLink: { title: string } | null;
  membership: NamedMembership & { id: string; user: { email: string } };
}

/** Prepares the mails that notify every other active administrator and manager of a disavowal. */
export function prepareDisavowalMails(
  { database, outbox, appOrigin }: AppContext,
  { id, organization, signupLink, membership }: Disavowed,
): Promise<PreparedEmail[]> {
  return prepareAdministratorNotices(database, outbox, {
    organizationId: organization.id,
    message: {
      kind: 'registration_disavowed',
      organizationName: organization.name,
      personName: fullName(membership) ?? '',
      personEmail: membership.user.email,
      signupLinkTitle: signupLink?.title ?? null,
      url: `${appOrigin}/users/${membership.id}`,
    },
    cause: `registration_disavowed:${id}`,
    exceptId: membership.id,
  });
}
