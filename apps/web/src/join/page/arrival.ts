import type { Completion } from '@casedoor/contracts';
import type { Branding } from './page.tsx';

/** What the walk hands to the welcome page through the browser's history. */
export interface Arrival {
  readonly completion: Completion;
  readonly branding: Branding;
  readonly discreet: boolean;
  readonly quickExitUrl: string | null;
  /** Nothing of it stays. */
  readonly rehearsal: boolean;
}

/** What the history holds for the welcome page, or null. Only the walk's own `/welcome` entry has it. */
export function arrivalOf(state: unknown): Arrival | null {
  return typeof state === 'object' && state !== null && 'completion' in state && 'branding' in state
    ? (state as Arrival)
    : null;
}
