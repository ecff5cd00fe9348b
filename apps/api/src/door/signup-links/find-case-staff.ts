import type { listCaseStaff, ResponseOf } from '@casedoor/contracts';
import type { Database } from '../../platform/database/client.ts';
import { firstNameSql, lastNameSql, sortNameSql } from '../../people/access/member-name.ts';
import { Problem } from '../../platform/http/problem.ts';
import { nextCaseStaff } from './case-recipe.ts';
import { isActiveTeamMemberSql } from '../../people/access/active-member.ts';

const most = 500;

/** Who can be chosen to get a link's cases, and who is chosen, by name. Throws `signup_link_not_found`. */
export async function findCaseStaff(
  database: Database,
  organizationId: string,
  signupLinkId: string,
): Promise<ResponseOf<typeof listCaseStaff>> {
  const link = await database.signupLink.findFirst({
    where: { id: signupLinkId, organizationId },
    select: { caseStaffAssignment: true },
  });
  if (!link) throw new Problem('signup_link_not_found');
  const people = await database.$queryRaw<
    {
      membershipId: string;
      firstName: string;
      lastName: string;
      available: boolean;
      isNext: boolean | null;
    }[]
  >`
    SELECT m."id" AS "membershipId", ${firstNameSql} AS "firstName", ${lastNameSql} AS "lastName",
      ${isActiveTeamMemberSql('m')} AS "available",
      m."id" = ${nextCaseStaff} AS "isNext"
    FROM "SignupLink" l
    JOIN "Membership" m ON m."organizationId" = l."organizationId"
    JOIN "User" u ON u."id" = m."userId"
    WHERE l."id" = ${signupLinkId}::uuid
      AND (m."id" = ANY(l."caseStaffIds") OR ${isActiveTeamMemberSql('m')})
    ORDER BY m."id" = ANY(l."caseStaffIds") DESC, lower(${sortNameSql}) COLLATE "und-x-icu", lower(${firstNameSql}) COLLATE "und-x-icu"
    LIMIT ${most}`;
  const inTurn = link.caseStaffAssignment === 'in_turn';
  return { items: people.map((person) => ({ ...person, isNext: inTurn && person.isNext === true })) };
}
