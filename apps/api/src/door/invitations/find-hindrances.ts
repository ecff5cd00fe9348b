import type { Database } from '../../platform/database/client.ts';
import { emailRefusal } from '../signup-links/email-rules.ts';

/** Why an address is not invited through a link. */
export type Hindrance =
  | 'domain_refused'
  | 'throwaway_refused'
  | 'already_member'
  | 'awaits_approval'
  | 'already_invited';

type Rules = Parameters<typeof emailRefusal>[1] & { id: string; organizationId: string };

/**
 * Which of these canonical addresses a link would not invite, and why: one rule for a preview, a batch and a single
 * mail. With `again`, an earlier invitation or a current registration does not count.
 */
export async function findHindrances(
  database: Database,
  link: Rules,
  addresses: readonly string[],
  { again = false }: { again?: boolean } = {},
): Promise<Map<string, Hindrance>> {
  const found = await database.$queryRaw<{ address: string; hindrance: Hindrance }[]>`
    SELECT * FROM (
      SELECT a."address",
        CASE WHEN EXISTS (SELECT FROM "User" u JOIN "Membership" m ON m."userId" = u."id"
                          WHERE u."emailCanonical" = a."address" AND m."organizationId" = ${link.organizationId}::uuid)
             THEN 'already_member'
             WHEN ${again} THEN NULL
             WHEN EXISTS (SELECT FROM "Registration" r
                          WHERE r."organizationId" = ${link.organizationId}::uuid AND r."emailCanonical" = a."address"
                            AND r."state" = 'pending_approval' AND r."expiresAt" > now())
             THEN 'awaits_approval'
             WHEN EXISTS (SELECT FROM "Registration" r
                          WHERE r."signupLinkId" = ${link.id}::uuid AND r."emailCanonical" = a."address"
                            AND r."state" IN ('started', 'verified') AND r."expiresAt" > now() AND r."origin" = 'invitation')
             THEN 'already_invited' END AS "hindrance"
      FROM unnest(${[...addresses]}::text[]) AS a("address")
    ) judged WHERE "hindrance" IS NOT NULL`;
  const hindrances = new Map(found.map(({ address, hindrance }) => [address, hindrance]));
  for (const address of addresses) {
    const unfit = emailRefusal(address, link);
    if (unfit) hindrances.set(address, unfit);
  }
  return hindrances;
}
