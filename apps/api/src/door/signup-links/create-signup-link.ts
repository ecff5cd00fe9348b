import { initialSettings } from '@casedoor/contracts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { SignupLink, Transaction } from '../../platform/database/client.ts';
import { emptyRecipe, recipeColumns } from './case-recipe.ts';
import { readClock } from './read-clock.ts';
import { linkWithPeople } from './present-signup-link.ts';
import { refuseImpossibleTimes, settingsToColumns, withExpiry, type SettingsInput } from './settings.ts';
import { refuseUnguardedStaffLink } from './staff-rights.ts';
import { createToken } from '../../platform/secrets/token.ts';

interface NewSignupLink {
  organizationId: string;
  /** Who creates it; null for the default link that comes with the organization. */
  createdById: string | null;
  isDefault?: boolean;
  /** The link whose settings are copied: types and roles retired since then may stay in the copy. */
  duplicateOf?: SignupLink;
  settings: SettingsInput & { title: string };
}

/**
 * Creates a sign-up link, off by default. Throws `request_invalid` for impossible times or domains, for a staff link
 * without its limits, and for a case recipe that names what cannot be chosen.
 */
export async function createSignupLink(
  transaction: Transaction,
  { organizationId, createdById, isDefault = false, duplicateOf, settings }: NewSignupLink,
) {
  const columns = {
    ...settingsToColumns(await withExpiry(transaction, organizationId, settings)),
    ...(await recipeColumns(transaction, organizationId, settings, duplicateOf ?? emptyRecipe)),
  };
  const clock = await readClock(transaction, organizationId);
  refuseImpossibleTimes(columns, null, clock);
  refuseUnguardedStaffLink({ ...initialSettings, expiresAt: null, uses: 0, ...columns }, clock);
  const link = await transaction.signupLink.create({
    data: {
      ...columns,
      title: settings.title,
      organizationId,
      createdById,
      grantedById: createdById,
      isDefault,
      token: settings.allowSignup ? createToken('link') : null,
    },
    include: linkWithPeople,
  });
  await recordAuditEvent(transaction, {
    organizationId,
    action: 'signup_link.created',
    actorMembershipId: createdById,
    subjectType: 'signup_link',
    subjectId: link.id,
    details: { title: link.title, ...(duplicateOf ? { duplicateOf: duplicateOf.id } : {}) },
  });
  return link;
}
