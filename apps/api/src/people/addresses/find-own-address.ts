import type { OwnAddress } from '@casedoor/contracts';
import type { Database } from '../../platform/database/client.ts';
import { isActiveSql } from '../access/active-member.ts';
import { isOpenSql, isPendingSql } from './address-change.ts';

/** A person's pending change of address, and the open proposals of the organizations that they are active in. */
export async function findOwnAddress(database: Database, userId: string): Promise<OwnAddress> {
  const [pending] = await database.$queryRaw<{ email: string; expiresAt: Date }[]>`
    SELECT c."email", c."expiresAt" FROM "AddressChange" c
    WHERE c."userId" = ${userId}::uuid AND ${isPendingSql} ORDER BY c."id" DESC LIMIT 1`;
  const proposals = await database.$queryRaw<
    { id: string; organizationName: string; email: string; createdAt: Date; expiresAt: Date }[]
  >`
    SELECT p."id", o."name" AS "organizationName", p."email", p."createdAt", p."expiresAt"
    FROM "Membership" m
    JOIN "AddressProposal" p ON p."organizationId" = m."organizationId" AND p."membershipId" = m."id"
    JOIN "Organization" o ON o."id" = m."organizationId"
    WHERE m."userId" = ${userId}::uuid AND ${isActiveSql('m')} AND ${isOpenSql} ORDER BY p."id" DESC`;
  return {
    pending: pending ? { email: pending.email, expiresAt: pending.expiresAt.toISOString() } : null,
    proposals: proposals.map(({ createdAt, expiresAt, ...proposal }) => ({
      ...proposal,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
  };
}
