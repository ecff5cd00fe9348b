import type { ImportRequest } from '@casedoor/contracts';

const longest = 200;

/** The person or party of a row, in the file's words. */
export function labelOf(row: ImportRequest['rows'][number]): string {
  const name = 'name' in row ? row.name : undefined;
  const tagId = 'tagId' in row ? row.tagId : undefined;
  const label = [name, row.email, tagId].find((cell) => cell !== undefined && cell.trim() !== '') ?? '';
  // The cut may split a character.
  return label.trim().slice(0, longest).toWellFormed();
}
