import type { Locale } from '@casedoor/contracts';
import type { AppContext } from '../../platform/app-context.ts';
import { Prisma } from '../../platform/database/client.ts';
import { invalidField, Problem } from '../../platform/http/problem.ts';
import { clientNetwork, networkKey } from '../../platform/http/rate-limits.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';
import { insertAwaitedEmail } from '../../platform/mail/enqueue-email.ts';
import { letterheadOf } from '../../platform/mail/letterhead.ts';
import { prepareEmail } from '../../platform/mail/prepare-email.ts';
import { isThrowawayEmail } from '../../platform/mail/throwaway-email.ts';
import { createCode, hashCode } from '../../platform/secrets/code.ts';
import { createToken, hashToken, isToken } from '../../platform/secrets/token.ts';
import { countRefusal, refusedInHour } from '../leak-alarm/count-refusal.ts';
import { watchForLeak } from '../leak-alarm/watch-for-leak.ts';
import { emailRefusal } from '../signup-links/email-rules.ts';
import { findLinkByToken } from '../signup-links/find-public-signup-link.ts';
import { refuseClosed } from '../signup-links/signup-link.ts';
import { beginRegistration, mailRegistrationAgain } from './begin-registration.ts';
import { takePlaces } from './starts-per-network.ts';
import { spendMail, type Asker } from '../../platform/mail/mail-limits.ts';
import { createPersonalLink } from './personal-link.ts';
import { queuedOfBurst } from './queued-of-burst.ts';

interface Start {
  /** Link token. */
  token: string;
  /** As typed. */
  email: string;
  locale: Locale;
  sourceTag: string | null;
  /** The waiting token of a page that asks again; null for the first mail. */
  waitingToken: string | null;
  /** The solution of a challenge that an earlier call answered; null if the caller sent none. */
  challengeSolution: string | null;
  /** The caller's IP address. */
  ip: string;
  /** Whether the address's owner has signed in, or proved the mailbox, in this browser before. */
  isReader: boolean;
}

interface Started {
  waitingToken: string;
  /** The link warns of throw-away addresses, and this is one. */
  throwawayEmail: boolean;
}

/**
 * Mails a personal link to the given address. Never looks up an account: the response, the work and the mail are the
 * same whether or not there is one. Spends no use of the link. Returns the waiting token. Throws the problem of a
 * closed link, `signup_link_not_found`, `signup_link_email_domain_refused`, `signup_link_email_throwaway_refused`,
 * `request_invalid` for an invalid address, `challenge_required`, `signup_link_network_crowded` and `signup_link_crowded`.
 */
export async function startRegistration(context: AppContext, start: Start): Promise<Started> {
  const { database, outbox, appOrigin, authSecret } = context;
  const network = networkKey(authSecret, start.ip);
  const link = await findLinkByToken<{ refusedInHour: number }>(database, start.token, refusedInHour);
  refuseClosed(link, link.now);
  await takePlaces(context, link, { network, solution: start.challengeSolution });
  const emailCanonical = canonicalEmail(start.email);
  if (emailCanonical === null) throw invalidField('email', 'email_invalid');
  const refusal = emailRefusal(emailCanonical, link);
  if (refusal !== null) {
    await countRefusal(context, link, network);
    throw new Problem(`signup_link_email_${refusal}`);
  }
  const throwawayEmail = link.throwawayEmails === 'warn' && isThrowawayEmail(emailCanonical);
  const asking =
    start.waitingToken !== null && isToken('waiting', start.waitingToken) ? start.waitingToken : null;
  const asker: Asker = start.isReader
    ? { kind: 'reader' }
    : { kind: 'stranger', network: clientNetwork(start.ip) };
  const code = createCode();
  const { link: personalLink, tokenHash } = createPersonalLink(appOrigin);
  const email = await prepareEmail(
    {
      message: {
        kind: 'personal_link',
        organizationName: link.organizationName,
        letterhead: letterheadOf(link, appOrigin),
        contactEmail: link.contactEmail,
        joinsAs: link.joinsAs,
        opensCase: link.opensCase,
        requiresApproval: link.requiresApproval,
        discreet: link.discreet,
        code,
        link: personalLink,
      },
      locale: start.locale,
      recipient: start.email,
      organizationId: link.organizationId,
      registrationId: null,
      idempotencyKey: `personal_link:${Buffer.from(tokenHash).toString('hex')}`,
    },
    outbox.sealingKey,
  );
  const waitingToken = await database.$transaction(async (transaction) => {
    // The page waits as usual: the response must not reveal that this address was mailed often.
    if (await spendMail(transaction, { through: link.id, emailCanonical, asker }))
      return asking ?? createToken('waiting');
    const begin = (token: string) => ({
      organizationId: link.organizationId,
      signupLinkId: link.id,
      openedLinkId: link.openedLinkId,
      email: start.email,
      emailCanonical,
      locale: start.locale,
      sourceTag: start.sourceTag,
      network,
      tokenHash,
      waitingTokenHash: hashToken(token),
      codeHash: hashCode(authSecret, token, code),
      mail: insertAwaitedEmail(email, {
        when: Prisma.sql`registration`,
        registration: Prisma.sql`registration`,
        queuedOfBurst: queuedOfBurst(link, network),
      }),
    });
    let token = asking ?? createToken('waiting');
    let mailed = asking === null ? null : await mailRegistrationAgain(transaction, begin(token));
    mailed ??= await beginRegistration(transaction, begin(token));
    // The page's earlier registration is over, so it gets another waiting token.
    while (mailed === null) {
      token = createToken('waiting');
      mailed = await beginRegistration(transaction, begin(token));
    }
    const { emailId, queuedBefore } = mailed;
    await outbox.jobs.enqueue('deliver-email', { emailId, queuedBefore }, transaction);
    // Race: another start paused the link meanwhile, so this one is rolled back with its mail.
    if (link.hasAlarm && !(await watchForLeak(transaction, context, link)))
      throw new Problem('signup_link_paused', { opensAt: null });
    return token;
  });
  return { waitingToken, throwawayEmail };
}
