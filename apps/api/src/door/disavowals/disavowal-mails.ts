import { findAdministrators } from '../../people/organizations/find-administrators.ts';
import type { AppContext } from '../../platform/app-context.ts';
import type { PreparedEmail } from '../../platform/mail/prepare-email.ts';
import { prepareEmail } from '../../platform/mail/prepare-email.ts';
import type { DisavowedRegistration } from './disavow-registration.ts';

/** The notice to every other active administrator and manager that a registration was not its owner's. */
export async function prepareDisavowalMails(
  { database, outbox, appOrigin }: AppContext,
  { id, organization, signupLink, membership }: DisavowedRegistration,
): Promise<PreparedEmail[]> {
  const administrators = await findAdministrators(database, organization.id);
  const { user } = membership;
  return Promise.all(
    administrators
      .filter(({ membershipId }) => membershipId !== membership.id)
      .map(({ membershipId, email, locale }) =>
        prepareEmail(
          {
            message: {
              kind: 'registration_disavowed',
              organizationName: organization.name,
              personName: `${user.firstName} ${user.lastName}`,
              personEmail: user.email,
              signupLinkTitle: signupLink?.title ?? null,
              url: `${appOrigin}/users/${membership.id}`,
            },
            locale,
            recipient: email,
            organizationId: organization.id,
            registrationId: null,
            idempotencyKey: `registration_disavowed:${id}:${membershipId}`,
          },
          outbox.sealingKey,
        ),
      ),
  );
}
