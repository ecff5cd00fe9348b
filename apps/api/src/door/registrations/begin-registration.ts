import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { withPersonalLink } from './personal-link.ts';
import { lifetime } from './registration.ts';

interface Start {
  organizationId: string;
  signupLinkId: string;
  /** The replaced link whose URL was opened, during its grace. */
  openedLinkId: string | null;
  /** As typed; mails go to this. */
  email: string;
  emailCanonical: string;
  locale: string;
  sourceTag: string | null;
  /** Keyed hash of the network that asks. */
  network: string;
  /** Hashes of the personal link's token, of the waiting page's token, and of the code that can be entered there. */
  tokenHash: Uint8Array<ArrayBuffer>;
  waitingTokenHash: Uint8Array<ArrayBuffer>;
  codeHash: Uint8Array<ArrayBuffer>;
  /** Puts the mail into the outbox (`insertAwaitedEmail`). */
  mail: Prisma.Sql;
}

/** The mail that a statement has put into the outbox. */
export interface Mailed {
  emailId: string;
  queuedBefore: number;
}

/**
 * Begins a registration of its own for a page that asks for a mail: the same address on another page has another
 * one. Returns its mail; null where the waiting token is taken.
 */
export async function beginRegistration(transaction: Transaction, start: Start): Promise<Mailed | null> {
  const begun = Prisma.sql`
    INSERT INTO "Registration" ("organizationId", "signupLinkId", "openedLinkId", "email", "emailCanonical", "locale",
                                "sourceTag", "network", "waitingTokenHash", "expiresAt")
    VALUES (${start.organizationId}::uuid, ${start.signupLinkId}::uuid, ${start.openedLinkId}::uuid, ${start.email},
            ${start.emailCanonical}, ${start.locale}, ${start.sourceTag}, ${start.network}, ${start.waitingTokenHash},
            now() + ${lifetime} * interval '1 millisecond')
    ON CONFLICT ("waitingTokenHash") DO NOTHING`;
  const [mailed] = await transaction.$queryRaw<Mailed[]>(withPersonalLink(begun, start));
  return mailed ?? null;
}

/**
 * Gives a registration another mail, for the page that began it and asks again: its earlier mails still work. Returns
 * the mail; null where the waiting token's registration is over, or is another address's or link's.
 */
export async function mailRegistrationAgain(transaction: Transaction, start: Start): Promise<Mailed | null> {
  const renewed = Prisma.sql`
    UPDATE "Registration"
    SET "codeTries" = 0, "expiresAt" = GREATEST("expiresAt", now() + ${lifetime} * interval '1 millisecond'),
        "signupLinkId" = ${start.signupLinkId}::uuid, "openedLinkId" = COALESCE(${start.openedLinkId}::uuid, "openedLinkId")
    WHERE "waitingTokenHash" = ${start.waitingTokenHash} AND "signupLinkId" IN (${start.signupLinkId}::uuid, ${start.openedLinkId}::uuid)
      AND "emailCanonical" = ${start.emailCanonical} AND "state" IN ('started', 'verified') AND "expiresAt" > now()`;
  const [mailed] = await transaction.$queryRaw<Mailed[]>(withPersonalLink(renewed, start));
  return mailed ?? null;
}
