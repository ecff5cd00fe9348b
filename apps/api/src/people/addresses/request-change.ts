import type { Locale } from '@casedoor/contracts';
import type { AppContext } from '../../platform/app-context.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { Problem, invalidField } from '../../platform/http/problem.ts';
import { clientNetwork, takeAll } from '../../platform/http/rate-limits.ts';
import { canonicalEmail, mailboxKey } from '../../platform/mail/email-address.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';
import { spendMail } from '../../platform/mail/mail-limits.ts';
import type { Message } from '../../platform/mail/message.ts';
import { prepareEmail } from '../../platform/mail/prepare-email.ts';
import { createCode, hashCode } from '../../platform/secrets/code.ts';
import { createToken, hashToken } from '../../platform/secrets/token.ts';
import { lockSession } from '../sessions/lock-session.ts';
import type { SignedIn } from '../sessions/sessions.ts';
import { codeMinutes, isPendingSql, linkMinutes } from './address-change.ts';

const day = 24 * 3600;
// Within what strangers may mail a mailbox from one network: the answer reveals the caller's own limits and no others.
const perMinute = { name: 'address-mailbox-minute', points: 1, seconds: 50 };
const perMailbox = { name: 'address-mailbox-day', points: 2, seconds: day };
const perPerson = { name: 'address-person-day', points: 5, seconds: day };

/**
 * Mails a new address the link and code that change the caller's address to it. The caller has given a fresh proof
 * (`proveOwner`). An address that has an account gets a mail that says so, after the same work. A pending change to
 * another address ends; earlier mails to the same one keep working. Throws `request_invalid`, `request_rate_limited` for
 * the caller's own limits and `session_required`. A mailbox that others have mailed too often gets no mail, silently.
 */
export async function requestAddressChange(
  context: AppContext,
  signedIn: SignedIn,
  { email, ip }: { email: string; ip: string },
): Promise<void> {
  const { database, outbox, appOrigin, authSecret } = context;
  const { userId } = signedIn;
  const emailCanonical = canonicalEmail(email);
  if (emailCanonical === null) throw invalidField('email', 'email_invalid');
  if (emailCanonical === signedIn.emailCanonical) throw invalidField('email', 'email_unchanged');

  const token = createToken('address');
  const code = createCode();
  const tokenHash = hashToken(token);
  const [user] = await database.$queryRaw<{ locale: string; taken: boolean }[]>`
    SELECT u."locale", EXISTS (SELECT FROM "User" other WHERE other."emailCanonical" = ${emailCanonical}) AS "taken"
    FROM "User" u WHERE u."id" = ${userId}::uuid`;
  const prepare = (message: Message, locale: Locale) =>
    prepareEmail(
      {
        message,
        locale,
        recipient: email,
        organizationId: null,
        registrationId: null,
        idempotencyKey: mailKey(message.kind, tokenHash),
      },
      outbox.sealingKey,
    );
  const locale = asLocale(user?.locale ?? 'en');
  // Both, whichever is sent: the time that the answer takes must not reveal which.
  const proof = await prepare(
    { kind: 'address_proof', link: `${appOrigin}/new-address#${token}`, code },
    locale,
  );
  const refusal = await prepare({ kind: 'address_taken', url: `${appOrigin}/sign-in` }, locale);

  await database.$transaction(async (transaction) => {
    await lockSession(transaction, signedIn);
    const mailbox = `${userId} ${mailboxKey(emailCanonical)}`;
    const own = await takeAll(transaction, [
      { limit: perMinute, key: mailbox },
      { limit: perMailbox, key: mailbox },
      { limit: perPerson, key: userId },
    ]);
    if (own) throw new Problem('request_rate_limited', { retryAfter: own.seconds });
    const asker = { kind: 'stranger', network: clientNetwork(ip) } as const;
    const limitedBy = await spendMail(transaction, { through: userId, emailCanonical, asker });
    await transaction.$executeRaw`
      UPDATE "AddressChange" c SET "cancelledAt" = now()
      WHERE c."userId" = ${userId}::uuid AND c."emailCanonical" <> ${emailCanonical} AND ${isPendingSql}`;
    await transaction.$executeRaw`
      INSERT INTO "AddressChange" ("userId", "email", "emailCanonical", "tokenHash", "codeHash", "codeExpiresAt", "expiresAt")
      VALUES (${userId}::uuid, ${email}, ${emailCanonical}, ${tokenHash}, ${hashCode(authSecret, userId, code)},
              now() + make_interval(mins => ${codeMinutes}::int), now() + make_interval(mins => ${linkMinutes}::int))`;
    if (limitedBy === null) await enqueueEmail(transaction, outbox, user?.taken ? refusal : proof);
  });
}

const mailKey = (kind: string, tokenHash: Uint8Array) => `${kind}:${Buffer.from(tokenHash).toString('hex')}`;

/** The idempotency keys of the mails that a change may have sent to the new address. */
export function proofMailKeys(tokenHash: Uint8Array): string[] {
  return [mailKey('address_proof', tokenHash), mailKey('address_taken', tokenHash)];
}
