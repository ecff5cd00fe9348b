import { Prisma, type Database } from '../../platform/database/client.ts';
import { readNow } from '../../platform/database/clock.ts';
import { Problem } from '../../platform/http/problem.ts';
import { registrationIncluded, type RegistrationRow } from '../registrations/find-registration.ts';
import { accessFields } from '../../people/access/active-member.ts';

const linkWithGrantor = {
  grantedBy: { select: accessFields },
  customCaseRole: { select: { name: true, mayView: true } },
} as const;
/** A link with what a decision about its registrations needs. */
export type LinkRow = Prisma.SignupLinkGetPayload<{ include: typeof linkWithGrantor }>;

/**
 * The registration as its approval would complete it: of a replaced link, through its successor, so that both URLs
 * together give out no more places than the limit. Throws `registration_unknown`.
 */
export async function findRowForApproval(
  database: Database,
  organizationId: string,
  registrationId: string,
): Promise<RegistrationRow & { signupLink: NonNullable<RegistrationRow['signupLink']> }> {
  const [row, now] = await Promise.all([
    database.registration.findFirst({
      where: { id: registrationId, organizationId },
      include: registrationIncluded,
    }),
    readNow(database),
  ]);
  if (!row?.signupLinkId) throw new Problem('registration_unknown');
  const signupLink = (await findSuccessors(database, organizationId, [row.signupLinkId])).get(
    row.signupLinkId,
  );
  if (!signupLink) throw new Problem('registration_unknown');
  // Where the successor counts the use, keep which URL was opened.
  const openedLinkId = row.openedLinkId ?? (signupLink.id === row.signupLinkId ? null : row.signupLinkId);
  return { ...row, signupLink, openedLinkId, now };
}

/** For each link of an organization the one in force now: its latest successor if it was replaced, else itself. */
export async function findSuccessors(
  database: Database,
  organizationId: string,
  signupLinkIds: readonly string[],
): Promise<Map<string, LinkRow>> {
  const places = await database.$queryRaw<{ from: string; to: string }[]>`
    WITH RECURSIVE chain AS (
      SELECT "id" AS "from", "id" AS "to", "replacedById" FROM "SignupLink"
      WHERE "organizationId" = ${organizationId}::uuid AND "id" = ANY (${[...signupLinkIds]}::uuid[])
      UNION ALL
      SELECT chain."from", l."id", l."replacedById" FROM chain
      JOIN "SignupLink" l ON l."organizationId" = ${organizationId}::uuid AND l."id" = chain."replacedById"
    )
    SELECT "from"::text, "to"::text FROM chain WHERE "replacedById" IS NULL`;
  const links = await database.signupLink.findMany({
    where: { organizationId, id: { in: places.map(({ to }) => to) } },
    include: linkWithGrantor,
  });
  const byId = new Map(links.map((link) => [link.id, link]));
  return new Map(
    places.flatMap(({ from, to }) => {
      const link = byId.get(to);
      return link ? [[from, link] as const] : [];
    }),
  );
}
