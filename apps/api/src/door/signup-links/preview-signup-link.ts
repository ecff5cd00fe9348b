import type { PublicSignupLink } from '@casedoor/contracts';
import { type LinkState, opensByItself, type ReopeningState } from '@casedoor/contracts/link-states';
import { Prisma, type Database } from '../../platform/database/client.ts';
import { nextMidnight } from '../../platform/database/clock.ts';
import { findLinkById, presentPublicLink, type PublicLinkRow } from './find-public-signup-link.ts';

interface Preview {
  organizationId: string;
  signupLinkId: string;
  /** Overrides for the preview; an omitted one keeps the link's own value. */
  as: {
    state?: LinkState | undefined;
    discreet?: boolean | undefined;
    requiresApproval?: boolean | undefined;
  };
}

/** What visitors of a link see, as it is or with overrides. Throws `signup_link_not_found`. */
export async function previewSignupLink(
  database: Database,
  { organizationId, signupLinkId, as }: Preview,
): Promise<PublicSignupLink> {
  const link = await findLinkById(database, organizationId, signupLinkId);
  const { discreet = link.discreet, requiresApproval = link.requiresApproval } = as;
  const shown = presentPublicLink({ ...link, discreet, requiresApproval });
  if (as.state === undefined || as.state === shown.state) return shown;
  const opensAt = opensByItself(as.state) ? await opensAtOf(database, as.state, link) : null;
  return { ...shown, state: as.state, opensAt: opensAt?.toISOString() ?? null };
}

const day = 24 * 3600 * 1000;

/** When a link previewed in another state would open: by its own settings, else at an example time. */
async function opensAtOf(
  database: Database,
  state: ReopeningState,
  { organizationId, opensAt, dayEndsAt, now }: PublicLinkRow,
): Promise<Date> {
  if (state === 'scheduled') return opensAt ?? new Date(now.getTime() + 7 * day);
  state satisfies 'full_today';
  if (dayEndsAt && dayEndsAt > now) return dayEndsAt;
  const [{ midnight }] = await database.$queryRaw<[{ midnight: Date }]>`
    SELECT ${nextMidnight(Prisma.sql`now()`, Prisma.sql`"timeZone"`)} AS "midnight"
    FROM "Organization" WHERE "id" = ${organizationId}::uuid`;
  return midnight;
}
