import type { InvitationRefusal } from '@casedoor/contracts';
import type { AppContext } from '../../platform/app-context.ts';
import type { Transaction } from '../../platform/database/client.ts';
import { isDatabaseUnavailable } from '../../platform/database/errors.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { JobData, RetryRequest } from '../../platform/jobs/jobs.ts';
import { stateInSql } from '../signup-links/signup-link.ts';
import { markInvited } from './mark-invited.ts';
import { findOpenLink, sendInvitation, type Inviter, type OpenLink } from './send-invitation.ts';
import { isActiveAdministratorSql } from '../../people/access/active-member.ts';
import { firstNameSql, lastNameSql } from '../../people/access/member-name.ts';

/**
 * How long one turn works, in milliseconds: well below the job's own limit, and below the time that a shutdown allows.
 */
const turn = 10_000;
/**
 * How many invitation mails may be queued for delivery: with more, cancelling or closing the link would come too late.
 */
const mostUnsent = 100;
const atOnce = 20;

interface Work {
  id: string;
  organizationId: string;
  signupLinkId: string;
  personalMessage: string | null;
  senderId: string;
  senderName: string;
  mayInvite: boolean;
  linkIsOpen: boolean;
  unsent: number;
}

interface Waiting {
  id: string;
  email: string;
  emailCanonical: string;
  firstName: string | null;
  lastName: string | null;
  locale: string;
}

/** The row was taken or cancelled, or the link closed, after it was read. */
class NotItsTurn extends Error {}

/**
 * Mails the queued addresses of a batch, each in one transaction that both takes the row and writes the mail: run again
 * after any interruption, it mails nobody twice. Returns a retry request while some are left; nothing when it is done.
 */
export async function workThroughBatch(
  context: AppContext,
  job: JobData['send-invitations'],
): Promise<RetryRequest | void> {
  const { database } = context;
  const { invitationBatchId: batchId } = job;
  const until = Date.now() + turn;
  for (let after: string | null = null; Date.now() < until;) {
    const work = await readWork(context, job);
    if (!work) return;
    if (!work.mayInvite) await refuseRest(context, batchId, 'sender_may_not');
    else if (!work.linkIsOpen) await refuseRest(context, batchId, 'link_closed');
    else if (work.unsent >= mostUnsent) return { retryInSeconds: 3 };
    const rows: Waiting[] = await database.$queryRaw`
      SELECT "id", "email", "emailCanonical", "firstName", "lastName", "locale" FROM "Invitation"
      WHERE "batchId" = ${batchId}::uuid AND "step" = 'queued' AND (${after}::uuid IS NULL OR "id" > ${after}::uuid)
      ORDER BY "id" LIMIT ${atOnce}`;
    if (rows.length === 0) return (await finish(context, job)) ? undefined : { retryInSeconds: 20 };
    await mailRows(context, work, rows);
    after = rows.at(-1)?.id ?? null;
  }
  return { retryInSeconds: 0 };
}

/** The batch with what decides whether it may continue, by the database's clock; null when it is done or unknown. */
async function readWork(
  { database }: AppContext,
  { organizationId, invitationBatchId }: JobData['send-invitations'],
): Promise<Work | null> {
  const [work] = await database.$queryRaw<Work[]>`
    SELECT b."id", b."organizationId", b."signupLinkId", b."personalMessage", b."createdById" AS "senderId",
      btrim(${firstNameSql} || ' ' || ${lastNameSql}) AS "senderName",
      ${isActiveAdministratorSql('m')} AS "mayInvite",
      ${stateInSql} = 'open' AS "linkIsOpen",
      (SELECT count(*)::int FROM (
        SELECT FROM "Email" WHERE "state" = 'queued' AND "message" = 'invitation' LIMIT ${mostUnsent}
      ) unsent) AS "unsent"
    FROM "InvitationBatch" b
    JOIN "SignupLink" l ON l."organizationId" = b."organizationId" AND l."id" = b."signupLinkId"
    JOIN "Membership" m ON m."organizationId" = b."organizationId" AND m."id" = b."createdById"
    JOIN "User" u ON u."id" = m."userId"
    WHERE b."organizationId" = ${organizationId}::uuid AND b."id" = ${invitationBatchId}::uuid AND b."finishedAt" IS NULL`;
  return work ?? null;
}

async function mailRows(context: AppContext, work: Work, rows: readonly Waiting[]): Promise<void> {
  const { organizationId, senderId: membershipId, senderName: name } = work;
  const link = await findOpenLink(context.database, organizationId, work.signupLinkId).catch(closedMeanwhile);
  if (link === null) return;
  for (const row of rows) {
    try {
      await mailRow(context, { organizationId, membershipId, name }, link, work, row);
    } catch (error) {
      // Read again: the next round finds the reason.
      if (error instanceof NotItsTurn) return;
      // A database outage is no fault of the row. A fault of ours is, the second time; the operator sees both.
      if (!isDatabaseUnavailable(error)) await noteFailure(context, organizationId, row);
      throw error;
    }
  }
}

async function mailRow(
  context: AppContext,
  inviter: Inviter,
  link: OpenLink,
  { organizationId, personalMessage }: Work,
  row: Waiting,
): Promise<void> {
  const sent = await sendInvitation(
    context,
    inviter,
    link,
    { ...row, locale: asLocale(row.locale), personalMessage },
    {
      ofBatch: true,
      first: (transaction) => take(transaction, organizationId, row.id),
      last: (transaction, registrationId) =>
        markInvited(transaction, { organizationId, id: row.id, registrationId }),
    },
  );
  // The limit of a minute passes; a row that was read before an interruption may have spent this very mail itself.
  if (sent.refusal === null || sent.limitedBy === 'minute') return;
  await context.database.invitation.updateMany({
    where: { organizationId, id: row.id, step: 'queued' },
    data: { step: 'refused', refusal: sent.refusal },
  });
}

/** Records a row's failure; the second one refuses the row. */
async function noteFailure({ database }: AppContext, organizationId: string, { id }: Waiting): Promise<void> {
  await database.$executeRaw`
    UPDATE "Invitation"
    SET "failedAt" = COALESCE("failedAt", now()),
        "step" = CASE WHEN "failedAt" IS NULL THEN "step" ELSE 'refused' END,
        "refusal" = CASE WHEN "failedAt" IS NOT NULL THEN 'failed' END
    WHERE "organizationId" = ${organizationId}::uuid AND "id" = ${id}::uuid AND "step" = 'queued'`;
}

/** Locks the row if it may still be mailed. */
async function take(transaction: Transaction, organizationId: string, invitationId: string): Promise<void> {
  const [taken] = await transaction.$queryRaw<{ id: string }[]>`
    SELECT i."id" FROM "Invitation" i
    JOIN "InvitationBatch" b ON b."organizationId" = i."organizationId" AND b."id" = i."batchId"
    JOIN "SignupLink" l ON l."organizationId" = i."organizationId" AND l."id" = i."signupLinkId"
    WHERE i."organizationId" = ${organizationId}::uuid AND i."id" = ${invitationId}::uuid AND i."step" = 'queued' AND b."cancelledAt" IS NULL AND ${stateInSql} = 'open'
    FOR UPDATE OF i`;
  if (!taken) throw new NotItsTurn();
}

async function refuseRest(
  { database }: AppContext,
  batchId: string,
  refusal: Extract<InvitationRefusal, 'sender_may_not' | 'link_closed'>,
): Promise<void> {
  await database.invitation.updateMany({
    where: { batchId, step: 'queued' },
    data: { step: 'refused', refusal },
  });
}

/** Finishes the batch if no row is queued. Returns false while one is. */
async function finish(
  { database }: AppContext,
  { organizationId, invitationBatchId }: JobData['send-invitations'],
): Promise<boolean> {
  const count = await database.$executeRaw`
    UPDATE "InvitationBatch" SET "finishedAt" = now()
    WHERE "organizationId" = ${organizationId}::uuid AND "id" = ${invitationBatchId}::uuid
      AND NOT EXISTS (SELECT FROM "Invitation" WHERE "batchId" = ${invitationBatchId}::uuid AND "step" = 'queued')`;
  return count > 0;
}

function closedMeanwhile(error: unknown): null {
  if (error instanceof Problem) return null;
  throw error;
}
