/** The English catalogs of the app, as one chunk; invitees and clients load only theirs. */
export const catalogs = import.meta.glob<{ default: Record<string, unknown> }>(
  ['./en/*.ts', '!./en/join*.ts', '!./en/client.ts'],
  { eager: true },
);
