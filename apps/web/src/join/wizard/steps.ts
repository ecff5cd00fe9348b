import type { Registration } from '@casedoor/contracts';
import type { ClosedState } from '@casedoor/contracts/link-states';

/** A step of the wizard, as named in the address (`?step=about`). */
export type Step = 'about' | 'secure' | 'review';

/** Every step of a new person, in order. */
const steps: readonly Step[] = ['about', 'secure', 'review'];

/** Which page a registration shows, with its details. */
export type Stage =
  | {
      readonly name: 'ended';
      readonly state: 'pending_approval' | 'completed' | 'rejected' | 'withdrawn' | 'revoked' | 'expired';
    }
  | { readonly name: 'closed'; readonly state: ClosedState }
  | { readonly name: 'confirm' | 'wizard' | 'sign-in' | 'other-account' | 'join' | 'member' | 'disabled' };

/** Returns which page a registration shows, from its state in the API. */
export function stageOf(registration: Registration): Stage {
  const { state, linkState } = registration;
  if (state !== 'started' && state !== 'verified') return { name: 'ended', state };
  // The person signed up again while an earlier registration is pending approval: nothing more to fill in.
  if (registration.membership === 'pending_approval') return { name: 'ended', state: 'pending_approval' };
  if (registration.membership === 'disabled') return { name: 'disabled' };
  // A user added directly is a member before having an account: they get the wizard.
  if (registration.account === 'exists' && registration.membership === 'active') return { name: 'member' };
  if (linkState !== null && linkState !== 'open') return { name: 'closed', state: linkState };
  if (state === 'started') return { name: 'confirm' };
  if (registration.signedInAs !== null && !isSameAddress(registration.signedInAs, registration.email)) {
    return { name: 'other-account' };
  }
  if (registration.account === 'exists')
    return { name: registration.signedInAs === null ? 'sign-in' : 'join' };
  return { name: 'wizard' };
}

/** Whether two spellings are one address. */
export function isSameAddress(one: string, other: string): boolean {
  return one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();
}

/** Returns the step to show: the requested one, or the first before it that still lacks an answer. */
export function stepToShow(asked: string | null, registration: Registration, access: Access): Step {
  const { firstName, lastName, timeZone } = registration.answers;
  // The time zone too: a person invited by name has not seen the first step yet.
  const isAnswered = firstName !== null && lastName !== null && timeZone !== null;
  // A passkey is created on the review itself; only a password needs a step before it.
  const reviewable = registration.hasPasskey || access.password || access.passkeys;
  const wanted = steps.find((step) => step === asked) ?? (reviewable ? 'review' : 'secure');
  if (wanted === 'about' || !isAnswered) return 'about';
  return wanted === 'review' && !reviewable ? 'secure' : wanted;
}

/** How a new person can sign in. */
export interface Access {
  /** A password is chosen. */
  readonly password: boolean;
  /** The device can store a passkey. */
  readonly passkeys: boolean;
}

/** Returns the steps that a person goes through: with a passkey there is no password step. */
export function stepsOf(step: Step, access: Access): readonly Step[] {
  return access.password || !access.passkeys || step === 'secure' ? steps : ['about', 'review'];
}
