import type { changeOrganization as contract, Organization } from '@casedoor/contracts';
import type { z } from 'zod';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database, Prisma } from '../../platform/database/client.ts';
import { isKnownZone } from '../../platform/database/time-zone.ts';
import { invalidField, Problem } from '../../platform/http/problem.ts';
import type { Member } from '../access/member.ts';
import { readLogo } from './logo.ts';
import { organizationFields, toOrganization, type OrganizationRow } from './organization.ts';

type Changes = z.output<typeof contract.body>;
type Setting = Exclude<keyof OrganizationRow, 'id' | 'version' | 'slug' | 'logoMediaType' | 'noticeVersion'>;

const settings = [
  'name',
  'accentColour',
  'contactEmail',
  'contactUrl',
  'contactPhone',
  'postalAddress',
  'registerNumber',
  'dataLocation',
  'termsUrl',
  'termsVersion',
  'privacyUrl',
  'privacyVersion',
  'notice',
  'consentForm',
  'quickExitUrl',
  'locale',
  'timeZone',
] as const satisfies readonly Setting[];

/**
 * Changes the settings of the member's organization. Throws `organization_changed` if `version` is not the current one
 * (optimistic lock), and `request_invalid` for an invalid logo,
 * for terms without their version and for a time zone that the database does not know.
 */
export async function changeOrganization(
  database: Database,
  member: Member,
  changes: Changes,
): Promise<Organization> {
  const logo = typeof changes.logo === 'string' ? readLogo(changes.logo) : changes.logo;
  const row = await database.$transaction(async (transaction) => {
    const current = await transaction.organization.findUniqueOrThrow({
      where: { id: member.organizationId },
      select: organizationFields,
    });
    if (current.version !== changes.version) throw new Problem('organization_changed');
    const wanted = withoutVersionsOfNothing({ ...current, ...definedOnly(changes) });
    requireVersions(wanted);

    const changed = settings.filter((setting) => wanted[setting] !== current[setting]);
    if (changed.length === 0 && logo === undefined) return current;
    if (changed.includes('timeZone') && !(await isKnownZone(transaction, wanted.timeZone)))
      throw invalidField('timeZone', 'time_zone_unknown');
    const { count } = await transaction.organization.updateMany({
      where: { id: current.id, version: changes.version },
      data: {
        ...Object.fromEntries(changed.map((setting) => [setting, wanted[setting]])),
        ...(logo === undefined ? {} : { logo: logo?.bytes ?? null, logoMediaType: logo?.mediaType ?? null }),
        version: { increment: 1 },
        // Invitees who accepted the old text must accept the new one.
        ...(changed.includes('notice') ? { noticeVersion: { increment: 1 } } : {}),
      },
    });
    if (count === 0) throw new Problem('organization_changed');

    const details: Record<string, Prisma.InputJsonObject> = {};
    for (const setting of changed) details[setting] = { from: current[setting], to: wanted[setting] };
    if (logo !== undefined) details['logo'] = { from: current.logoMediaType, to: logo?.mediaType ?? null };
    await recordAuditEvent(transaction, {
      organizationId: current.id,
      action: 'organization.changed',
      actorMembershipId: member.membershipId,
      subjectType: 'organization',
      subjectId: current.id,
      details,
    });
    return {
      ...wanted,
      version: current.version + 1,
      logoMediaType: logo === undefined ? current.logoMediaType : (logo?.mediaType ?? null),
    };
  });
  return toOrganization(row);
}

/** Returns the settings that the caller passed; `null` counts as passed. */
function definedOnly(changes: Changes): Partial<Pick<OrganizationRow, Setting>> {
  const given = settings.filter((setting) => changes[setting] !== undefined);
  // An empty notice is no notice: nobody has to accept it.
  return Object.fromEntries(
    given.map((setting) => [setting, changes[setting] === '' ? null : changes[setting]]),
  );
}

/** Nobody can accept a version of a text that is not published. */
function withoutVersionsOfNothing(row: OrganizationRow): OrganizationRow {
  return {
    ...row,
    termsVersion: row.termsUrl === null ? null : row.termsVersion,
    privacyVersion: row.privacyUrl === null ? null : row.privacyVersion,
  };
}

function requireVersions(row: OrganizationRow): void {
  if (row.termsUrl !== null && row.termsVersion === null) throw invalidField('termsVersion', 'required');
  if (row.privacyUrl !== null && row.privacyVersion === null)
    throw invalidField('privacyVersion', 'required');
}
