import type { Completion, Registration } from '@casedoor/contracts';
import type { Contact } from './next-step.tsx';
import type { Branding } from './page.tsx';

/** What the wizard hands to the welcome page in the browser's history. */
export interface Arrival {
  readonly completion: Completion;
  readonly branding: Branding & Contact;
  /** What follows, in both languages. */
  readonly nextSteps: Registration['nextSteps'];
  readonly discreet: boolean;
  readonly quickExitUrl: string | null;
  /** Everything was rolled back. */
  readonly rehearsal: boolean;
}

/** Returns the welcome page's state from the history, or null. Only the wizard's own `/welcome` entry has it. */
export function arrivalOf(state: unknown): Arrival | null {
  return typeof state === 'object' && state !== null && 'completion' in state && 'branding' in state
    ? (state as Arrival)
    : null;
}
