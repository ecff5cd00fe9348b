import type { getReceipt, getReceiptKeys, listReceipts, Receipt, ResponseOf } from '@casedoor/contracts';
import { isActiveSql } from '../../people/access/active-member.ts';
import type { AppContext } from '../../platform/app-context.ts';
import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { receiptKeyFrom } from './receipt-key.ts';

/** The receipts of a person's active memberships, the oldest first. */
export async function findReceipts(
  database: Database,
  { userId }: { userId: string },
): Promise<ResponseOf<typeof listReceipts>> {
  const rows = await database.$queryRaw<
    { membershipId: string; organizationId: string; name: string; createdAt: Date }[]
  >`
    SELECT m."id"::text AS "membershipId", o."id"::text AS "organizationId", o."name", r."createdAt"
    FROM "Membership" m
    JOIN "Receipt" r ON r."organizationId" = m."organizationId" AND r."membershipId" = m."id"
    JOIN "Organization" o ON o."id" = m."organizationId"
    WHERE m."userId" = ${userId}::uuid AND ${isActiveSql('m')}
    ORDER BY r."createdAt"`;
  return {
    items: rows.map(({ membershipId, organizationId, name, createdAt }) => ({
      membershipId,
      organization: { id: organizationId, name },
      createdAt: createdAt.toISOString(),
    })),
  };
}

/** One of them, with its file. Throws `receipt_not_found`, also for somebody else's. */
export async function findReceipt(
  database: Database,
  { userId }: { userId: string },
  membershipId: string,
): Promise<ResponseOf<typeof getReceipt>> {
  const [row] = await database.$queryRaw<{ file: string }[]>`
    SELECT r."file" FROM "Membership" m
    JOIN "Receipt" r ON r."organizationId" = m."organizationId" AND r."membershipId" = m."id"
    WHERE m."userId" = ${userId}::uuid AND m."id" = ${membershipId}::uuid AND ${isActiveSql('m')}`;
  if (!row) throw new Problem('receipt_not_found');
  const { receipt } = JSON.parse(row.file) as { receipt: Receipt };
  return { receipt, file: row.file };
}

/** Every public key that has signed a receipt, and the present one, which may not have. */
export async function findReceiptKeys({
  database,
  authSecret,
}: Pick<AppContext, 'database' | 'authSecret'>): Promise<ResponseOf<typeof getReceiptKeys>> {
  const present = receiptKeyFrom(authSecret);
  const stored = await database.receiptKey.findMany({
    where: { keyId: { not: present.keyId } },
    orderBy: { createdAt: 'desc' },
  });
  return {
    keys: [present, ...stored].map(({ keyId, publicKey }) => ({
      kty: 'OKP',
      crv: 'Ed25519',
      alg: 'Ed25519',
      use: 'sig',
      kid: keyId,
      x: publicKey,
    })),
  };
}
