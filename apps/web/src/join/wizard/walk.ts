import type { Registration } from '@casedoor/contracts';
import type { ClosedState } from '../link-page/closed-link.tsx';

/** A step of the wizard, as it stands in the address (`?step=about`). */
export type Step = 'about' | 'secure' | 'review';

/** Every step of a new person, in order. */
const steps: readonly Step[] = ['about', 'secure', 'review'];

/** What a registration shows. */
export type Stage =
  | {
      readonly name: 'ended';
      readonly state: 'pending_approval' | 'completed' | 'rejected' | 'withdrawn' | 'revoked' | 'expired';
    }
  | { readonly name: 'closed'; readonly state: ClosedState }
  | { readonly name: 'confirm' | 'wizard' | 'sign-in' | 'other-account' | 'join' | 'member' | 'disabled' };

/** Which page a registration shows, from what the API says of it. */
export function stageOf(registration: Registration): Stage {
  const { state, linkState } = registration;
  if (state !== 'started' && state !== 'verified') return { name: 'ended', state };
  // Asked again at the link while an earlier registration waits: there is nothing more to tell.
  if (registration.membership === 'pending_approval') return { name: 'ended', state: 'pending_approval' };
  if (registration.membership === 'disabled') return { name: 'disabled' };
  // A user added directly is a member before having an account: they go through the wizard.
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

/** The step to show: the one asked for, or the first before it that still lacks something. */
export function stepToShow(asked: string | null, registration: Registration, access: Access): Step {
  const { firstName, lastName, timeZone } = registration.answers;
  // The time zone too: a person invited by name has not seen the first step yet.
  const told = firstName !== null && lastName !== null && timeZone !== null;
  // A passkey is made on the review itself; only a password needs a step of its own before.
  const reviewable = registration.hasPasskey || access.password || access.passkeys;
  const wanted = steps.find((step) => step === asked) ?? (reviewable ? 'review' : 'secure');
  if (wanted === 'about' || !told) return 'about';
  return wanted === 'review' && !reviewable ? 'secure' : wanted;
}

/** How a new person may come to sign in. */
export interface Access {
  /** A password is chosen. */
  readonly password: boolean;
  /** The device can keep a passkey. */
  readonly passkeys: boolean;
}

/** The steps that a person goes through: whoever takes a passkey needs none for the password. */
export function stepsOf(step: Step, access: Access): readonly Step[] {
  return access.password || !access.passkeys || step === 'secure' ? steps : ['about', 'review'];
}
