import type { ImportRequest } from '@casedoor/contracts';

/**
 * A file as the database can keep it: in place of what is no text (NUL, half a character) stands a sign that no cell may
 * have, so that its row is refused and not the file.
 */
export function storableRows(request: ImportRequest): ImportRequest {
  return request.kind === 'users'
    ? { ...request, rows: request.rows.map(storable) }
    : { ...request, rows: request.rows.map(storable) };
}

function storable<R extends object>(row: R): R {
  const cells = Object.entries(row).map(([field, cell]: [string, unknown]) => [
    field,
    typeof cell === 'string' ? cell.replaceAll(/[\0\p{Cs}]/gu, '\u001A') : cell,
  ]);
  return Object.fromEntries(cells) as R;
}
