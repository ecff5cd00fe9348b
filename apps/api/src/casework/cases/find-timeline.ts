import type { CaseDetail } from '@casedoor/contracts';
import type { Database } from '../../platform/database/client.ts';
import { fullName, memberNameFields } from '../../people/access/member-name.ts';

type Timeline = CaseDetail['timeline'];

/** The audit events that a case's timeline shows, by their action. */
const actions: Record<string, Timeline[number]['action']> = {
  'case.opened': 'opened',
  'case.opened_by_signup': 'opened_by_signup',
  'case.changed': 'changed',
  'case.participant_added': 'participant_added',
  'case.participant_removed': 'participant_removed',
};
const holdActions: typeof actions = {
  'case.held': 'held',
  'case.hold_kept': 'hold_kept',
  'case.hold_cleared': 'hold_cleared',
};

const newest = 200;

/**
 * Returns a case's timeline, newest first; at most the newest 200 events, and as many notes if the member may read
 * them.
 * For a member from whom a conflict hold is hidden, it has no event of the hold, and on hold is shown as open.
 */
export async function findTimeline(
  database: Database,
  organizationId: string,
  caseId: string,
  { withNotes, hidesHold }: { withNotes: boolean; hidesHold: boolean },
): Promise<Timeline> {
  const notes = withNotes ? await findNotes(database, organizationId, caseId) : [];
  const shown = hidesHold ? actions : { ...actions, ...holdActions };
  const events = await database.auditEvent.findMany({
    where: { organizationId, subjectType: 'case', subjectId: caseId, action: { in: Object.keys(shown) } },
    include: { actor: { select: memberNameFields } },
    orderBy: { id: 'desc' },
    take: newest,
  });
  const membershipIds = events.flatMap(({ details }) => idIn(details) ?? []);
  const people = await database.membership.findMany({
    where: { organizationId, id: { in: membershipIds } },
    select: { id: true, ...memberNameFields },
  });
  const happened = events.flatMap((event) => {
    const action = shown[event.action];
    if (!action) return [];
    const person = fullName(people.find(({ id }) => id === idIn(event.details)) ?? null);
    return {
      id: event.id,
      at: event.createdAt.toISOString(),
      action,
      by: fullName(event.actor),
      details: { ...newValues(event.details, hidesHold), ...(person === null ? {} : { name: person }) },
    };
  });
  // Ids are UUID version 7: they sort by creation time.
  return [...happened, ...notes].toSorted((one, other) => (one.id < other.id ? 1 : -1));
}

async function findNotes(database: Database, organizationId: string, caseId: string): Promise<Timeline> {
  const notes = await database.caseNote.findMany({
    where: { organizationId, caseId },
    include: { author: { select: memberNameFields } },
    orderBy: { id: 'desc' },
    take: newest,
  });
  return notes.map(({ id, createdAt, author, text }) => ({
    id,
    at: createdAt.toISOString(),
    action: 'note' as const,
    by: fullName(author),
    details: { text },
  }));
}

/** The participant that an event is about: stored by id, so that the audit trail has no name. */
function idIn(details: unknown): string | null {
  const { membershipId } = details as { membershipId?: unknown };
  return typeof membershipId === 'string' ? membershipId : null;
}

/** The new values of a change's fields; empty for a field that was emptied. */
function newValues(details: unknown, hidesHold: boolean): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [field, change] of Object.entries(details as Record<string, unknown>)) {
    if (typeof change !== 'object' || change === null || !('to' in change)) continue;
    values[field] = typeof change.to === 'string' ? change.to : '';
    if (hidesHold && field === 'status' && change.to === 'on_hold') values[field] = 'open';
  }
  return values;
}
