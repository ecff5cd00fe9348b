import type { InvitationState } from '@casedoor/contracts';
import { Prisma, type Database } from '../../platform/database/client.ts';
import { invitationSources, invitationStateSql } from './invitation-state.ts';

/** An invitation with what resending and revoking need. */
export interface Chosen {
  id: string;
  registrationId: string | null;
  state: InvitationState;
  isSuperseded: boolean;
  personalMessage: string | null;
  email: string | null;
  emailCanonical: string | null;
  firstName: string | null;
  lastName: string | null;
  locale: string;
}

/** The chosen invitations of a link; another link's are left out. */
export async function findChosen(
  database: Database,
  { organizationId, signupLinkId }: { organizationId: string; signupLinkId: string },
  ids: readonly string[],
): Promise<Map<string, Chosen>> {
  const rows = await database.$queryRaw<Chosen[]>(Prisma.sql`
    SELECT i."id", i."registrationId", ${invitationStateSql} AS "state", i."supersededAt" IS NOT NULL AS "isSuperseded",
      b."personalMessage", COALESCE(r."email", i."email") AS "email",
      COALESCE(r."emailCanonical", i."emailCanonical") AS "emailCanonical",
      COALESCE(r."invitedFirstName", i."firstName") AS "firstName", COALESCE(r."invitedLastName", i."lastName") AS "lastName",
      COALESCE(r."locale", i."locale") AS "locale"
    FROM ${invitationSources} JOIN "InvitationBatch" b ON b."organizationId" = i."organizationId" AND b."id" = i."batchId"
    WHERE i."organizationId" = ${organizationId}::uuid AND i."signupLinkId" = ${signupLinkId}::uuid
      AND i."id" = ANY (${[...ids]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}
