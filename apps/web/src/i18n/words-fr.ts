/** The French catalogs of the administrators' and clients' side, as one chunk; invitees load only theirs. */
export const catalogs = import.meta.glob<{ default: Record<string, unknown> }>(
  ['./fr/*.ts', '!./fr/join.ts'],
  { eager: true },
);
