import type { InvitationState } from '@casedoor/contracts';
import { Prisma } from '../../platform/database/client.ts';
import { searchFor } from '../../platform/database/search-pattern.ts';

/** The link whose invitations are listed. */
interface OfLink {
  organizationId: string;
  signupLinkId: string;
}

/**
 * The ids of all of a link's invitations that can be in a state, perhaps with some that are not: the state has no
 * index, so each part uses another one. `invitationStateSql` decides.
 */
export function idsPerhapsInState(ofLink: OfLink, state: InvitationState): Prisma.Sql {
  const { signupLinkId } = ofLink;
  const own = (condition: Prisma.Sql) => Prisma.sql`
    SELECT own."id" FROM "Invitation" own WHERE own."signupLinkId" = ${signupLinkId}::uuid AND ${condition}`;
  const registered = (condition: Prisma.Sql) => byRegistration(ofLink, condition);
  switch (state) {
    case 'queued':
      return Prisma.sql`${own(Prisma.sql`own."step" = 'queued'`)} UNION ALL ${byMail(ofLink, Prisma.sql`m."state" = 'queued'`)}`;
    case 'refused':
      return own(Prisma.sql`own."step" = 'refused'`);
    case 'cancelled':
      return own(Prisma.sql`own."step" = 'cancelled'`);
    case 'revoked':
      return Prisma.sql`${own(Prisma.sql`own."revokedAt" IS NOT NULL`)} UNION ALL ${registered(Prisma.sql`s."state" = 'revoked'`)}`;
    case 'awaits_approval':
      return registered(Prisma.sql`s."state" = 'pending_approval'`);
    case 'completed':
      return Prisma.sql`${registered(Prisma.sql`s."state" = 'completed'`)}
        UNION ALL ${registered(Prisma.sql`s."state" IN ('started', 'verified', 'expired') AND EXISTS (
          SELECT FROM "User" u JOIN "Membership" m ON m."userId" = u."id" AND m."organizationId" = s."organizationId"
          WHERE u."emailCanonical" = s."emailCanonical")`)}`;
    case 'rejected':
      return registered(Prisma.sql`s."state" = 'rejected'`);
    case 'withdrawn':
      return registered(Prisma.sql`s."state" = 'withdrawn'`);
    case 'opened':
      return Prisma.sql`${registered(Prisma.sql`s."state" = 'verified'`)}
        UNION ALL ${registered(Prisma.sql`s."state" = 'started' AND s."openedAt" IS NOT NULL`)}`;
    case 'started':
      return registered(Prisma.sql`s."state" = 'verified'`);
    case 'bounced':
      return byMail(ofLink, Prisma.sql`(m."bouncedAt" IS NOT NULL OR m."state" = 'failed')`);
    case 'expired':
      // Housekeeping marks expired rows some minutes after the clock.
      return Prisma.sql`${registered(Prisma.sql`s."state" = 'expired'`)}
        UNION ALL ${registered(Prisma.sql`s."state" IN ('started', 'verified') AND s."expiresAt" <= now()`)}
        UNION ALL ${registered(Prisma.sql`s."state" = 'pending_approval' AND s."expiresAt" <= now()`)}`;
    case 'delivered':
      return registered(Prisma.sql`s."state" = 'started'`);
    case 'sent':
      return byMail(
        ofLink,
        Prisma.sql`m."state" = 'sent' AND m."deliveredAt" IS NULL AND m."bouncedAt" IS NULL`,
      );
  }
}

/** The ids of all of a link's invitations that a text may match, by the trigram indexes. */
export function idsPerhapsNamed(ofLink: OfLink, q: string): Prisma.Sql {
  const { pattern, isIn } = searchFor(q);
  return Prisma.sql`
    ${byRegistration(
      ofLink,
      Prisma.sql`(s."email" ILIKE ${pattern}
        OR ${isIn(Prisma.sql`s."nameKey"`, Prisma.sql`concat_ws(' ', coalesce(s."invitedFirstName", s."firstName"), coalesce(s."invitedLastName", s."lastName"))`)})`,
    )}
    UNION ALL
    SELECT own."id" FROM "Invitation" own WHERE own."signupLinkId" = ${ofLink.signupLinkId}::uuid AND own."registrationId" IS NULL
      AND (own."email" ILIKE ${pattern} OR ${isIn(Prisma.sql`own."nameKey"`, Prisma.sql`concat_ws(' ', own."firstName", own."lastName")`)})`;
}

function byRegistration({ organizationId }: OfLink, condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT invited."id" FROM "Registration" s JOIN "Invitation" invited ON invited."registrationId" = s."id"
    WHERE s."organizationId" = ${organizationId}::uuid AND s."origin" = 'invitation' AND ${condition}`;
}

function byMail({ organizationId }: OfLink, condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT mailed."id" FROM "Email" m JOIN "Invitation" mailed ON mailed."registrationId" = m."registrationId"
    WHERE m."organizationId" = ${organizationId}::uuid AND ${condition}`;
}
