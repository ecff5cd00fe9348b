import { readInviteeAddress } from '@casedoor/contracts/invitee-address';
import { ownAddress, withoutMark, writtenOrigin } from './own-origin.ts';

/**
 * Puts the address of an invitee's page right where a mail program or a gateway has changed it, without a trace in the
 * history: a secret that was moved into the path returns to the fragment. On every page that has reached its own origin,
 * drops the mark of the redirect that led there.
 */
export function correctAddress(): void {
  const { pathname, search, hash } = window.location;
  const query = ownAddress(window.location, writtenOrigin()) === null ? withoutMark(search) : search;
  const meant = readInviteeAddress(`${pathname}${query}${hash}`)?.address ?? `${pathname}${query}${hash}`;
  if (meant !== `${pathname}${search}${hash}`) window.history.replaceState(window.history.state, '', meant);
}
