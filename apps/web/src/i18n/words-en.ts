/** The English catalogs of the administrators' and clients' side, as one chunk; invitees load only theirs. */
export const catalogs = import.meta.glob<{ default: Record<string, unknown> }>(
  ['./en/*.ts', '!./en/join.ts'],
  { eager: true },
);
