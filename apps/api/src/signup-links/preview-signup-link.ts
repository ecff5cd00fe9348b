import type { LinkState, PublicSignupLink } from '@casedoor/contracts';
import type { Database } from '../database/client.ts';
import { findLinkById, presentPublicLink, type PublicLinkRow } from './find-public-signup-link.ts';

interface Preview {
  organizationId: string;
  signupLinkId: string;
  /** As if the link were so; what is left out is as it is. */
  as: {
    state?: LinkState | undefined;
    discreet?: boolean | undefined;
    requiresApproval?: boolean | undefined;
  };
}

/** What visitors of a link are shown, as it is or as if it were otherwise. Throws `signup_link_not_found`. */
export async function previewSignupLink(
  database: Database,
  { organizationId, signupLinkId, as }: Preview,
): Promise<PublicSignupLink> {
  const link = await findLinkById(database, organizationId, signupLinkId);
  const { discreet = link.discreet, requiresApproval = link.requiresApproval } = as;
  const shown = presentPublicLink({ ...link, discreet, requiresApproval });
  if (as.state === undefined || as.state === shown.state) return shown;
  return { ...shown, state: as.state, opensAt: opensAtOf(as.state, link)?.toISOString() ?? null };
}

const day = 24 * 3600 * 1000;

/** When a link that only seems to be in a state would take people: by its own settings, else a moment to look at. */
function opensAtOf(state: LinkState, { opensAt, dayEndsAt, now }: PublicLinkRow): Date | null {
  if (state === 'scheduled') return opensAt ?? new Date(now.getTime() + 7 * day);
  if (state === 'full_today') return dayEndsAt && dayEndsAt > now ? dayEndsAt : new Date(now.getTime() + day);
  return null;
}
