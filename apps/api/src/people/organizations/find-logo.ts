import { id } from '@casedoor/contracts';
import type { Database } from '../../platform/database/client.ts';
import type { Logo } from './logo.ts';

/** An organization's logo; null without one. */
export async function findLogo(database: Database, organizationId: string): Promise<Logo | null> {
  if (!id.safeParse(organizationId).success) return null;
  const row = await database.organization.findUnique({
    where: { id: organizationId },
    select: { logo: true, logoMediaType: true },
  });
  return row?.logo && row.logoMediaType ? { bytes: row.logo, mediaType: row.logoMediaType } : null;
}
