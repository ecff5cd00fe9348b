import type { LinkState, Registration } from '@casedoor/contracts';

/** A step of the wizard, as it stands in the address (`?step=about`). */
export type Step = 'about' | 'secure' | 'review';

/** The steps of a new person, in order. */
export const steps: readonly Step[] = ['about', 'secure', 'review'];

/** Why a link takes nobody now. */
export type ClosedState = Exclude<LinkState, 'open'>;

/** What a registration shows. */
export type Stage =
  | {
      readonly name: 'ended';
      readonly state: 'pending_approval' | 'completed' | 'rejected' | 'withdrawn' | 'expired';
    }
  | { readonly name: 'closed'; readonly state: ClosedState }
  | { readonly name: 'confirm' | 'wizard' | 'sign-in' | 'other-account' | 'join' | 'member' | 'disabled' };

/** Which page a registration shows, from what the API says of it. */
export function stageOf(registration: Registration): Stage {
  const { state, linkState } = registration;
  if (state !== 'started' && state !== 'verified') return { name: 'ended', state };
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
export function stepToShow(asked: string | null, registration: Registration, hasPassword: boolean): Step {
  const { firstName, lastName, timeZone } = registration.answers;
  // The time zone too: a person invited by name has not seen the first step yet.
  const told = firstName !== null && lastName !== null && timeZone !== null;
  const wanted = steps.find((step) => step === asked) ?? (told ? 'secure' : 'about');
  if (wanted === 'about' || !told) return 'about';
  return wanted === 'review' && !hasPassword ? 'secure' : wanted;
}
