import type { ImportRequest } from '@casedoor/contracts';

const longest = 200;

/** Whom a row is about, as the file says it. */
export function labelOf(row: ImportRequest['rows'][number]): string {
  const name = 'name' in row ? row.name : undefined;
  const tagId = 'tagId' in row ? row.tagId : undefined;
  const label = [name, row.email, tagId].find((cell) => cell !== undefined && cell.trim() !== '') ?? '';
  // The cut may go through a character.
  return label.trim().slice(0, longest).toWellFormed();
}
