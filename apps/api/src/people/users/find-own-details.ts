import type { CorrectedField, OwnDetails } from '@casedoor/contracts';
import type { Database } from '../../platform/database/client.ts';
import { memberName, memberNameFields } from '../access/member-name.ts';
import { isSameName } from './correct-user.ts';

/**
 * What a member gave themselves, and what their organization corrected of it. Null until they join: whether the address has
 * an account, and with which name, is not the organization's to know.
 */
export async function findOwnDetails(
  database: Database,
  organizationId: string,
  membershipId: string,
): Promise<OwnDetails | null> {
  const row = await database.membership.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id: membershipId } },
    select: {
      ...memberNameFields,
      knownPhone: true,
      user: { select: { firstName: true, lastName: true, phone: true } },
    },
  });
  if (row.joinedAt === null) return null;
  const { user, knownFirstName, knownPhone } = row;
  const corrected = correctedOf(row);
  const differs = {
    name: knownFirstName !== null && !isSameName(memberName(row), user),
    phone: knownPhone !== null && knownPhone !== (user.phone ?? ''),
  };
  const different = corrected.filter((field) => differs[field]);
  const changed = different.length > 0 && (await findLaterChanges(database, organizationId, membershipId));
  return { ...user, corrected, changedSince: changed ? different.filter((field) => changed[field]) : [] };
}

/** What an organization corrected of a member who has joined. */
export function correctedOf(membership: {
  knownFirstName: string | null;
  knownPhone: string | null;
}): CorrectedField[] {
  return [
    ...(membership.knownFirstName === null ? [] : (['name'] as const)),
    ...(membership.knownPhone === null ? [] : (['phone'] as const)),
  ];
}

/** What the person changed in their profile after the organization's last correction of it. */
async function findLaterChanges(
  database: Database,
  organizationId: string,
  membershipId: string,
): Promise<Record<CorrectedField, boolean | null> | undefined> {
  const [changes] = await database.$queryRaw<[Record<CorrectedField, boolean | null>?]>`
    SELECT
      max("createdAt") FILTER (WHERE "action" = 'user.profile_changed' AND "details"->'fields' ?| ARRAY['firstName', 'lastName'])
        > max("createdAt") FILTER (WHERE "action" = 'user.corrected' AND "details" ? 'name') AS "name",
      max("createdAt") FILTER (WHERE "action" = 'user.profile_changed' AND "details"->'fields' ? 'phone')
        > max("createdAt") FILTER (WHERE "action" = 'user.corrected' AND "details" ? 'phone') AS "phone"
    FROM "AuditEvent"
    WHERE "organizationId" = ${organizationId}::uuid AND "subjectId" = ${membershipId}::uuid
      AND "action" IN ('user.profile_changed', 'user.corrected')`;
  return changes;
}
