import type { Transaction } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { LinkUse, UndoRange } from './link-uses.ts';

/**
 * Serializes the undos and restores of a link, and waits for a completion that is spending from it: what it committed
 * is seen, and later completions wait for the lock. `first` runs before the link's row is locked. Throws
 * `signup_link_not_found`.
 */
export async function lockLink<T>(
  transaction: Transaction,
  { organizationId, signupLinkId }: Pick<UndoRange, 'organizationId' | 'signupLinkId'>,
  first: () => Promise<T>,
): Promise<T> {
  const link = await transaction.signupLink.findFirst({
    where: { id: signupLinkId, organizationId },
    select: { graceForId: true },
  });
  if (!link) throw new Problem('signup_link_not_found');
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`undo:${signupLinkId}`}, 0))`;
  const answer = await first();
  await transaction.$queryRaw`
    SELECT "id" FROM "SignupLink"
    WHERE "organizationId" = ${organizationId}::uuid AND "id" IN (${signupLinkId}::uuid, ${link.graceForId}::uuid)
    ORDER BY "id" FOR NO KEY UPDATE`;
  return answer;
}

/** Locks the rows of an organization's people and cases; participants cannot be added to a case meanwhile either. */
export async function lockPeopleAndCases(
  transaction: Transaction,
  organizationId: string,
  uses: readonly Pick<LinkUse, 'membershipId' | 'caseId'>[],
): Promise<void> {
  const membershipIds = uses.map(({ membershipId }) => membershipId);
  const caseIds = uses.flatMap(({ caseId }) => caseId ?? []);
  await transaction.$executeRaw`
    SELECT FROM "Membership" WHERE "organizationId" = ${organizationId}::uuid AND "id" = ANY (${membershipIds}::uuid[])
    ORDER BY "id" FOR NO KEY UPDATE`;
  await transaction.$executeRaw`
    SELECT FROM "CaseRecord" WHERE "organizationId" = ${organizationId}::uuid AND "id" = ANY (${caseIds}::uuid[])
    ORDER BY "id" FOR UPDATE`;
}
