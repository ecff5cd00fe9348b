import type { Registration } from '@casedoor/contracts';
import type { ClosedState } from '@casedoor/contracts/link-states';

/** Which page a registration shows, with its details. */
export type Stage =
  | {
      readonly name: 'ended';
      readonly state: 'pending_approval' | 'completed' | 'rejected' | 'withdrawn' | 'revoked' | 'expired';
    }
  | { readonly name: 'closed'; readonly state: ClosedState }
  | { readonly name: 'you' | 'sign-in' | 'other-account' | 'join' | 'member' | 'disabled' };

/** Returns which page a registration shows, from its state in the API. */
export function stageOf(registration: Registration): Stage {
  const { state, linkState, signedInAs } = registration;
  if (state !== 'started' && state !== 'verified') return { name: 'ended', state };
  // The person signed up again while an earlier registration is pending approval: nothing more to fill in.
  if (registration.membership === 'pending_approval') return { name: 'ended', state: 'pending_approval' };
  if (registration.membership === 'disabled') return { name: 'disabled' };
  // A user added directly is a member before having an account: they get the wizard.
  if (registration.account === 'exists' && registration.membership === 'active') return { name: 'member' };
  if (linkState !== null && linkState !== 'open') return { name: 'closed', state: linkState };
  if (signedInAs !== null && !isSameAddress(signedInAs, registration.email)) return { name: 'other-account' };
  // A session with this very address: there is an account, and the mail proves the mailbox when they agree.
  if (signedInAs !== null) return { name: 'join' };
  return { name: registration.account === 'exists' ? 'sign-in' : 'you' };
}

/** Whether two spellings are one address. */
export function isSameAddress(one: string, other: string): boolean {
  return one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();
}
