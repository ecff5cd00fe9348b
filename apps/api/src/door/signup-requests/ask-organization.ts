import type { Locale } from '@casedoor/contracts';
import type { AppContext } from '../../platform/app-context.ts';
import type { Transaction } from '../../platform/database/client.ts';
import { invalidField } from '../../platform/http/problem.ts';
import { clientNetwork } from '../../platform/http/rate-limits.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';
import { notifyAdministrators } from '../../people/users/notify-administrators.ts';
import { findLinkByToken, type PublicLinkRow } from '../signup-links/find-public-signup-link.ts';
import { linkState } from '../signup-links/signup-link.ts';

interface Asking {
  /** Link token. */
  token: string;
  /** As typed; not verified. */
  email: string;
  name: string | null;
  message: string | null;
  locale: Locale;
  /** The caller's IP address. */
  ip: string;
}

const asksPerNetwork = { name: 'ask-network', points: 5, seconds: 3600 };
const asksPerLink = { name: 'ask-link', points: 200, seconds: 3600 };
const asksPerAddress = { name: 'ask-address', points: 3, seconds: 24 * 3600 };
const noticesPerOrganization = { name: 'ask-notice', points: 1, seconds: 15 * 60 };

/**
 * Adds a sign-up request to the administrators' queue: one open request for each organization and address. Never looks
 * the address up, and returns nothing. At an open link it stores nothing: the person can simply register. Throws
 * `signup_link_not_found`, `request_invalid` for an invalid address, `request_rate_limited`.
 */
export async function askOrganization(context: AppContext, asking: Asking): Promise<void> {
  const { database, limits } = context;
  await limits.spend(asksPerNetwork, clientNetwork(asking.ip));
  const link = await findLinkByToken(database, asking.token);
  const emailCanonical = canonicalEmail(asking.email);
  if (emailCanonical === null) throw invalidField('email', 'email_invalid');
  await limits.spend(asksPerLink, link.id);
  if (!(await limits.take(asksPerAddress, emailCanonical))) return;
  if (linkState(link, link.now) === 'open') return;
  // A repeated request must not spend the notice that another person's request needs.
  const isRepeated = await database.signupRequest.findFirst({
    where: { organizationId: link.organizationId, emailCanonical, state: 'open' },
    select: { id: true },
  });
  if (isRepeated) return;
  const mayNotify = await limits.take(noticesPerOrganization, link.organizationId);
  await database.$transaction(async (transaction) => {
    const signupRequestId = await insertRequest(transaction, link, asking, emailCanonical);
    if (signupRequestId !== null && mayNotify)
      await notifyOfRequest(context, transaction, link, asking.email, signupRequestId);
  });
}

/** Returns the new request's id; null when the address has an open one already. */
async function insertRequest(
  transaction: Transaction,
  link: PublicLinkRow,
  { email, name, message, locale }: Asking,
  emailCanonical: string,
): Promise<string | null> {
  const [row] = await transaction.$queryRaw<{ id: string }[]>`
    INSERT INTO "SignupRequest" ("organizationId", "signupLinkId", "email", "emailCanonical", "name", "message", "locale")
    VALUES (${link.organizationId}::uuid, ${link.id}::uuid, ${email}, ${emailCanonical}, ${name}, ${message || null}, ${locale})
    ON CONFLICT ("organizationId", "emailCanonical") WHERE "state" = 'open' DO NOTHING
    RETURNING "id"`;
  return row?.id ?? null;
}

async function notifyOfRequest(
  { outbox, appOrigin }: AppContext,
  transaction: Transaction,
  link: PublicLinkRow,
  personEmail: string,
  signupRequestId: string,
): Promise<void> {
  const { organizationId, organizationName } = link;
  const { title } = await transaction.signupLink.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id: link.id } },
    select: { title: true },
  });
  await notifyAdministrators(transaction, outbox, {
    organizationId,
    message: {
      kind: 'new_request',
      organizationName,
      personEmail,
      signupLinkTitle: title,
      url: `${appOrigin}/signup-links?tab=requests`,
    },
    cause: `new_request:${signupRequestId}`,
  });
}
