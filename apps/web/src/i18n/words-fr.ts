/** The French catalogs of the app, as one chunk; invitees and clients load only theirs. */
export const catalogs = import.meta.glob<{ default: Record<string, unknown> }>(
  ['./fr/*.ts', '!./fr/join*.ts', '!./fr/client.ts'],
  { eager: true },
);
