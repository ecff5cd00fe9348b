import { z } from 'zod';
import { invalidField } from './problem.ts';

/** Encodes the position after which the next page of a list begins: opaque, URL-safe. */
function encodeCursor(position: Record<string, string>): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Decodes a caller's cursor; null without one. Throws `request_invalid` on `cursor` if it is not one of this list. */
export function decodeCursor<T>(cursor: string | undefined, position: z.ZodType<T>): T | null {
  if (cursor === undefined) return null;
  const parsed = position.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!parsed.success) throw invalidField('cursor', 'invalid');
  return parsed.data;
}

/** The position of lists that sort by id alone. */
export const idPosition = z.strictObject({ id: z.uuid() });

/** Removes the extra row that was read beyond `limit` to know whether there is a next page. */
export function cutPage<R>(
  rows: readonly R[],
  limit: number,
  positionOf: (last: R) => Record<string, string>,
) {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return { rows: kept, nextCursor: rows.length > limit && last ? encodeCursor(positionOf(last)) : null };
}

/** Every item of a list, page after page. */
export async function* everyItem<T>(
  readPage: (cursor: string | undefined) => Promise<{ items: T[]; nextCursor: string | null }>,
): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await readPage(cursor);
    yield* items;
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
