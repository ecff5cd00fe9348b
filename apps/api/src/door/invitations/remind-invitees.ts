import { fullName, memberNameFields } from '../../people/access/member-name.ts';
import type { AppContext } from '../../platform/app-context.ts';
import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { Problem } from '../../platform/http/problem.ts';
import { stateInSql } from '../signup-links/signup-link.ts';
import { findChosen } from './find-chosen.ts';
import { invitationSources, invitationStateSql } from './invitation-state.ts';
import { markInvited } from './mark-invited.ts';
import { findOpenLink, sendInvitation } from './send-invitation.ts';

/** How long one run works, in milliseconds: below its job's own limit. The next run continues. */
const turn = 4 * 60_000;
const atOnce = 200;

/** Whom to remind: the mail may have reached them, and they have neither completed nor ended the registration. */
const remindable = Prisma.sql`('sent', 'delivered', 'opened', 'started', 'expired')`;

/** The registration was completed, withdrawn or revoked after it was read. */
class NotDue extends Error {}

interface Due {
  id: string;
  organizationId: string;
  signupLinkId: string;
  createdById: string;
}

/**
 * Reminds, once, the invitees whose personal link, or whose sign-up link, expires within the days that their batch
 * named: in their language, within the mail rate limits, and not within a day of the newest mail. Returns how many.
 */
export async function remindInvitees(context: AppContext): Promise<number> {
  const until = Date.now() + turn;
  let reminded = 0;
  const failures: unknown[] = [];
  for (let after: string | null = null; Date.now() < until;) {
    const due: Due[] = await context.database.$queryRaw`
      SELECT i."id", i."organizationId", i."signupLinkId", b."createdById"
      FROM ${invitationSources}
      JOIN "InvitationBatch" b ON b."organizationId" = i."organizationId" AND b."id" = i."batchId"
      JOIN "SignupLink" l ON l."organizationId" = i."organizationId" AND l."id" = i."signupLinkId"
      WHERE ${isDue} AND (${after}::uuid IS NULL OR i."id" > ${after}::uuid)
      ORDER BY i."id" LIMIT ${atOnce}`;
    // A reminder that fails does not stop the others.
    for (const each of due)
      try {
        if (await remind(context, each)) reminded += 1;
      } catch (error) {
        failures.push(error);
      }
    after = due.at(-1)?.id ?? null;
    if (after === null) break;
  }
  if (failures.length > 0) throw failures[0];
  return reminded;
}

const isDue = Prisma.sql`
  b."reminderDays" IS NOT NULL AND ${stateInSql} = 'open'
  AND (l."expiresAt" <= now() + b."reminderDays" * interval '1 day'
       OR r."expiresAt" BETWEEN now() AND now() + b."reminderDays" * interval '1 day')
  AND i."step" = 'invited' AND i."remindedAt" IS NULL AND i."revokedAt" IS NULL AND i."supersededAt" IS NULL
  AND i."mailedAt" <= now() - interval '1 day' AND e."createdAt" <= now() - interval '1 day' AND ${invitationStateSql} IN ${remindable}`;

async function remind(context: AppContext, { id, ...of }: Due): Promise<boolean> {
  const { database } = context;
  const [sender, chosen] = await Promise.all([
    database.membership.findUniqueOrThrow({
      where: { organizationId_id: { organizationId: of.organizationId, id: of.createdById } },
      select: memberNameFields,
    }),
    findChosen(database, of, [id]),
  ]);
  const invitation = chosen.get(id);
  if (!invitation?.email || !invitation.emailCanonical) return false;
  const { email, emailCanonical, firstName, lastName, personalMessage } = invitation;
  try {
    const link = await findOpenLink(database, of.organizationId, of.signupLinkId);
    const { refusal } = await sendInvitation(
      context,
      { organizationId: of.organizationId, membershipId: of.createdById, name: fullName(sender) ?? '' },
      link,
      { email, emailCanonical, firstName, lastName, personalMessage, locale: asLocale(invitation.locale) },
      {
        again: true,
        ofBatch: true,
        isReminder: true,
        first: (transaction) => takeIfDue(transaction, of.organizationId, id),
        last: (transaction, registrationId) =>
          markInvited(transaction, {
            organizationId: of.organizationId,
            id,
            registrationId,
            isReminder: true,
          }),
      },
    );
    return refusal === null;
  } catch (error) {
    if (error instanceof NotDue || error instanceof Problem) return false;
    throw error;
  }
}

/** Locks the invitation and its registration if the reminder is still due: of two instances, one reminds. */
async function takeIfDue(
  transaction: Transaction,
  organizationId: string,
  invitationId: string,
): Promise<void> {
  await transaction.$queryRaw`
    SELECT FROM "Invitation" WHERE "organizationId" = ${organizationId}::uuid AND "id" = ${invitationId}::uuid FOR UPDATE`;
  const [taken] = await transaction.$queryRaw<{ id: string }[]>`
    SELECT i."id" FROM ${invitationSources}
    JOIN "InvitationBatch" b ON b."organizationId" = i."organizationId" AND b."id" = i."batchId"
    JOIN "SignupLink" l ON l."organizationId" = i."organizationId" AND l."id" = i."signupLinkId"
    WHERE i."organizationId" = ${organizationId}::uuid AND i."id" = ${invitationId}::uuid AND ${isDue}
    FOR UPDATE OF i`;
  if (!taken) throw new NotDue();
}
