import { readInviteeAddress } from '@casedoor/contracts/invitee-address';

/**
 * Puts the address of an invitee's page right where a mail program or a gateway has changed it, without a trace in the
 * history: a secret that was moved into the path returns to the fragment.
 */
export function correctAddress(): void {
  const { pathname, search, hash } = window.location;
  const meant = readInviteeAddress(`${pathname}${search}${hash}`)?.address;
  if (meant !== undefined && meant !== `${pathname}${search}${hash}`)
    window.history.replaceState(window.history.state, '', meant);
}
