import type { ImportKind, ImportOutcome, ImportRun, listImports, ResponseOf } from '@casedoor/contracts';
import type { z } from 'zod';
import { Prisma, type Database } from '../../platform/database/client.ts';
import { fullName, memberNameFields } from '../../people/access/member-name.ts';
import { cutPage, decodeCursor, idPosition } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/http/problem.ts';
import { accessFields, isActiveAdministrator } from '../../people/access/active-member.ts';

interface Reader {
  organizationId: string;
}

/** One page of the organization's imports, newest first. */
export async function findImports(
  database: Database,
  reader: Reader,
  { kind, limit, cursor }: z.output<typeof listImports.query>,
): Promise<ResponseOf<typeof listImports>> {
  const after = decodeCursor(cursor, idPosition);
  const read = await readImports(database, {
    where: {
      organizationId: reader.organizationId,
      ...(kind ? { kind } : {}),
      ...(after ? { id: { lt: after.id } } : {}),
    },
    take: limit + 1,
  });
  const { rows, nextCursor } = cutPage(read, limit, ({ id }) => ({ id }));
  return { items: rows, nextCursor };
}

/** One import and its progress. Throws `import_not_found`. */
export async function findImport(database: Database, reader: Reader, importId: string): Promise<ImportRun> {
  const where = { id: importId, organizationId: reader.organizationId };
  const [found] = await readImports(database, { where, take: 1 });
  if (!found) throw new Problem('import_not_found');
  return found;
}

async function readImports(
  database: Database,
  { where, take }: { where: Prisma.ImportWhereInput; take: number },
): Promise<ImportRun[]> {
  const imports = await database.import.findMany({
    where,
    orderBy: { id: 'desc' },
    take,
    include: { startedBy: { select: { ...accessFields, ...memberNameFields } } },
  });
  const ids = imports.map(({ id }) => id);
  const sums = await database.$queryRaw<{ importId: string; outcome: ImportOutcome | null; count: number }[]>`
    SELECT "importId"::text, "outcome", count(*)::int AS "count" FROM "ImportRow"
    WHERE "importId" = ANY(${ids}::uuid[]) GROUP BY "importId", "outcome"`;
  return imports.map(({ id, kind, createdAt, finishedAt, startedBy }) => {
    const own = sums.filter(({ importId }) => importId === id);
    const count = (outcome: ImportOutcome) => own.find((sum) => sum.outcome === outcome)?.count ?? 0;
    return {
      id,
      kind: kind as ImportKind,
      createdAt: createdAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
      by: fullName(startedBy),
      stopped: finishedAt === null && !isActiveAdministrator(startedBy),
      total: own.reduce((total, sum) => total + sum.count, 0),
      counts: {
        added: count('added'),
        changed: count('changed'),
        unchanged: count('unchanged'),
        refused: count('refused'),
      },
    };
  });
}
