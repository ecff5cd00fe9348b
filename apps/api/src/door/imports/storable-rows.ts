import type { ImportRequest } from '@casedoor/contracts';

/**
 * Makes a file storable: replaces what PostgreSQL refuses in text (NUL, half a character) by a sign that no cell may
 * contain, so that its row is refused and not the whole file.
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
