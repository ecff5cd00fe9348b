import type { Locale } from '@casedoor/contracts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { isKnownZone } from '../../platform/database/time-zone.ts';
import { invalidField } from '../../platform/http/problem.ts';

interface NewOrganization {
  name: string;
  locale: Locale;
  timeZone: string;
}

/**
 * Creates an organization with a unique slug, made from its name. It has no link and no member yet. Throws
 * `request_invalid` for a time zone that the database does not know.
 */
export async function createOrganization(
  transaction: Transaction,
  { name, locale, timeZone }: NewOrganization,
): Promise<{ organizationId: string }> {
  if (!(await isKnownZone(transaction, timeZone))) throw invalidField('timeZone', 'time_zone_unknown');
  const organizationId = await insertWithFreeSlug(transaction, { name, locale, timeZone });
  await recordAuditEvent(transaction, {
    organizationId,
    action: 'organization.created',
    actorMembershipId: null,
    subjectType: 'organization',
    subjectId: organizationId,
  });
  return { organizationId };
}

async function insertWithFreeSlug(transaction: Transaction, organization: NewOrganization): Promise<string> {
  const slug = slugOf(organization.name);
  for (let number = 1; ; number += 1) {
    const [row] = await transaction.$queryRaw<{ id: string }[]>(Prisma.sql`
      INSERT INTO "Organization" ("name", "slug", "locale", "timeZone")
      VALUES (${organization.name}, ${number === 1 ? slug : `${slug}-${number}`}, ${organization.locale}, ${organization.timeZone})
      ON CONFLICT ("slug") DO NOTHING
      RETURNING "id"`);
    if (row) return row.id;
  }
}

/** The name in ASCII letters, digits and hyphens: "Cabinet Durand & Fils" becomes cabinet-durand-fils. */
export function slugOf(name: string): string {
  const ascii = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const slug = ascii
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-|-$/g, '');
  return slug === '' ? 'organization' : slug;
}
