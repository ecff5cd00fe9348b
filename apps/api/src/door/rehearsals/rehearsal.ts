import type { Database, Prisma, Transaction } from '../../platform/database/client.ts';
import { deleteEmails } from '../../platform/mail/erase-emails.ts';
import { enqueueEmail, type Outbox } from '../../platform/mail/enqueue-email.ts';
import type { PreparedEmail } from '../../platform/mail/prepare-email.ts';
import { createToken } from '../../platform/secrets/token.ts';

/** What tells that a registration is a rehearsal, and of which link. */
interface Rehearsed {
  id: string;
  rehearsalLinkId: string | null;
  /** Whether it is rehearsed as one that waits for approval, which is given now. */
  hasWaited?: boolean;
}

/**
 * In place of an address that identifies: nobody can type it, so the person is new to every rule, whoever they are,
 * and no registration of theirs is touched.
 */
export function rehearsingIdentity(membershipId: string): string {
  return `${rehearsing}${membershipId}`;
}

/** Whose rehearsal it is: the membership in its identity. */
export function rehearsingMembership(emailCanonical: string): string {
  return emailCanonical.slice(rehearsing.length);
}

const rehearsing = 'rehearsal ';

type EmailRow = Prisma.EmailGetPayload<object>;
type Settings = Prisma.SignupLinkGetPayload<object>;

/** The link that a rehearsal goes through: as it is, but open to its administrator whatever limits it. An ended one stays ended. */
export function asIfOpen<L extends Settings>(link: L): L {
  return {
    ...link,
    ...opened,
    allowedEmailDomains: [],
    throwawayEmails: 'allow',
  };
}

const opened = {
  allowSignup: true,
  opensAt: null,
  expiresAt: null,
  useLimit: null,
  dailyLimit: null,
} as const;

/** As a registration is that has begun to wait; when and through which request is nobody's business here. */
const waiting = {
  state: 'pending_approval',
  submittedAt: new Date(0),
  completionKeyHash: Buffer.from('rehearsed'),
} as const;

/** Thrown to undo a rehearsal's transaction; never seen outside. */
class Undone extends Error {}

/**
 * Runs the last transaction of a registration. Of a rehearsal it runs whole, through the link's own row, with every
 * constraint checked, and is then undone: no user, case, use, mail or audit event is ever committed.
 */
export async function runOrRehearse<T>(
  database: Database,
  registration: Rehearsed,
  run: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const { id, rehearsalLinkId, hasWaited } = registration;
  if (rehearsalLinkId === null) return database.$transaction(run);
  let outcome: { value: T } | null = null;
  try {
    await database.$transaction(async (transaction) => {
      // One that was never switched on has no URL yet.
      await transaction.signupLink.updateMany({
        where: { id: rehearsalLinkId, token: null },
        data: { token: createToken('link') },
      });
      await transaction.signupLink.updateMany({
        where: { id: rehearsalLinkId, replacedAt: null, revokedAt: null },
        data: opened,
      });
      await transaction.registration.updateMany({
        where: { id, rehearsalLinkId },
        data: { signupLinkId: rehearsalLinkId, rehearsalLinkId: null, ...(hasWaited ? waiting : {}) },
      });
      outcome = { value: await run(transaction) };
      await transaction.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone) || outcome === null) throw error;
  }
  return (outcome as unknown as { value: T }).value;
}

/**
 * Ends a rehearsal whose last transaction has run and was undone: its mail to the administrator goes out. Of the row stays
 * only what the mail hangs on, until it is delivered. Of two that end it at once, one mails.
 */
export async function endWithMail(
  { database, outbox }: { database: Database; outbox: Outbox },
  registrationId: string,
  mail: PreparedEmail,
): Promise<void> {
  await database.$transaction(async (transaction) => {
    const { count } = await transaction.registration.updateMany({
      where: { id: registrationId, rehearsalLinkId: { not: null }, state: 'verified' },
      data: { state: 'expired', tokenHash: null, waitingTokenHash: null, codeHash: null, ...forgotten },
    });
    if (count === 0) return;
    await transaction.mailboxProof.deleteMany({ where: { registrationId } });
    await deleteEmails(transaction, [registrationId]);
    await enqueueEmail(transaction, outbox, mail);
  });
}

const forgotten = { firstName: null, lastName: null, phone: null, timeZone: null, newsletter: false };

/** What is over and waits for nothing but the delivery of its mail. */
const delivered = {
  state: 'expired',
  emails: { none: { state: 'queued' } },
} satisfies Prisma.RegistrationWhereInput;

/** Deletes the rehearsal whose last mail was just delivered, or will never be. Answers the mails that go with it. */
export async function endDelivered(database: Database, emailId: string): Promise<EmailRow[]> {
  const email = await database.email.findFirst({
    where: { id: emailId, registration: { rehearsalLinkId: { not: null }, ...delivered } },
  });
  if (!email?.registrationId) return [];
  const { registrationId: id } = email;
  await database.$transaction((transaction) => endRehearsals(transaction, { id, ...delivered }));
  return [email];
}

/** Deletes rehearsals with their mails and proofs. What is no rehearsal stays. Answers how many there were. */
export async function endRehearsals(
  transaction: Transaction,
  which: Prisma.RegistrationWhereInput,
): Promise<number> {
  const over = await transaction.registration.findMany({
    where: { AND: [which, { rehearsalLinkId: { not: null } }] },
    select: { id: true },
  });
  const ids = over.map(({ id }) => id);
  await deleteEmails(transaction, ids);
  const { count } = await transaction.registration.deleteMany({
    where: { id: { in: ids }, rehearsalLinkId: { not: null } },
  });
  return count;
}

/** Housekeeping: deletes rehearsals whose time is over, a day at most after their mail, or whose last mail is delivered. */
export async function lapseRehearsals(database: Database): Promise<number> {
  const [{ now }] = await database.$queryRaw<[{ now: Date }]>`SELECT now() AS "now"`;
  return database.$transaction((transaction) =>
    endRehearsals(transaction, { OR: [{ expiresAt: { lte: now } }, delivered] }),
  );
}
