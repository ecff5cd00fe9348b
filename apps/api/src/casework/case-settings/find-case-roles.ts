import type { CustomCaseRole } from '@casedoor/contracts';
import type { Transaction } from '../../platform/database/client.ts';

/** Returns the organization's custom case roles by name, including retired ones. */
export async function findCaseRoles(
  transaction: Transaction,
  organizationId: string,
): Promise<{ items: CustomCaseRole[] }> {
  const roles = await transaction.customCaseRole.findMany({
    where: { organizationId },
    include: {
      participants: { select: { id: true }, take: 1 },
      signupLinks: { select: { id: true }, take: 1 },
    },
  });
  const items = roles.map(({ id, name, mayView, mayChange, mayManageParticipants, caseRole, ...role }) => ({
    id,
    name,
    mayView,
    mayChange,
    mayManageParticipants,
    caseRole,
    retiredAt: role.retiredAt?.toISOString() ?? null,
    inUse: role.participants.length + role.signupLinks.length > 0,
  }));
  return { items: items.toSorted((one, other) => one.name.localeCompare(other.name, 'fr')) };
}
