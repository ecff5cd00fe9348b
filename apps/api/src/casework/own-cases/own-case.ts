import type { CaseSummary, OwnCase } from '@casedoor/contracts';

/** A case as its client's page shows it; what is not listed here stays out. */
export function toOwnCase(summary: CaseSummary): OwnCase {
  const { id, reference, title, type, status, openedAt, appointmentAt } = summary;
  return { id, reference, title, type, status, openedAt, appointmentAt };
}
