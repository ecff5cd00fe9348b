import type { Arrival, Beginning } from '@casedoor/contracts';

type Mail = Arrival['mails'][number];

/** One line of an arrival. */
export type Step =
  | {
      at: string;
      what:
        | 'started'
        | 'invited'
        | 'added'
        | 'imported'
        | 'opened'
        | 'verified'
        | 'agreed'
        | 'submitted'
        | 'approved'
        | 'completed';
    }
  | { at: string; what: 'case'; case: NonNullable<Arrival['case']> }
  | { at: string; what: 'mail'; mail: Mail };

/**
 * Whether the registrations below show how the membership began;
 * they do not where nothing was mailed and nobody registered.
 */
export function isShownBelow({
  beginning,
  items,
}: {
  beginning: Beginning;
  items: readonly Arrival[];
}): boolean {
  const origins = { founded: [], link: ['link', 'invitation'], added: ['added'], imported: ['imported'] };
  return items.some(({ origin }) => (origins[beginning.how] as string[]).includes(origin));
}

/** Returns every step of an arrival, oldest first; steps with the same time in the order of the wizard. */
export function stepsOf(arrival: Arrival): Step[] {
  const begun = { link: 'started', invitation: 'invited', added: 'added', imported: 'imported' } as const;
  const steps: Step[] = [{ at: arrival.startedAt, what: begun[arrival.origin] }];
  if (arrival.openedAt) steps.push({ at: arrival.openedAt, what: 'opened' });
  if (arrival.verifiedAt) steps.push({ at: arrival.verifiedAt, what: 'verified' });
  if (arrival.consent) steps.push({ at: arrival.consent.at, what: 'agreed' });
  if (arrival.submittedAt) steps.push({ at: arrival.submittedAt, what: 'submitted' });
  if (arrival.completedAt)
    steps.push({ at: arrival.completedAt, what: arrival.approvedBy ? 'approved' : 'completed' });
  if (arrival.completedAt && arrival.case)
    steps.push({ at: arrival.completedAt, what: 'case', case: arrival.case });
  steps.push(...arrival.mails.map((mail): Step => ({ at: mail.createdAt, what: 'mail', mail })));
  return steps.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** Returns the delivery state of a mail. A bounce can follow a delivery, and replaces it. */
export function fateOf({ sentAt, deliveredAt, failedAt, bouncedAt }: Mail): {
  fate: 'bounced' | 'failed' | 'delivered' | 'sent' | 'queued';
  at: string | null;
} {
  if (bouncedAt) return { fate: 'bounced', at: bouncedAt };
  if (failedAt) return { fate: 'failed', at: failedAt };
  if (deliveredAt) return { fate: 'delivered', at: deliveredAt };
  if (sentAt) return { fate: 'sent', at: sentAt };
  return { fate: 'queued', at: null };
}
