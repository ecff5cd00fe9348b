import { useSyncExternalStore } from 'react';
import { correctAddress } from '../../ui/correct-address.ts';

/** The browser's location: the address in parts, and the history entry's state. */
export interface Place {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly state: unknown;
}

const listeners = new Set<() => void>();
let place = read();

function read(): Place {
  correctAddress();
  const { pathname, search, hash } = window.location;
  return { pathname, search, hash, state: window.history.state };
}

function update(): void {
  place = read();
  for (const listener of listeners) listener();
}

window.addEventListener('popstate', update);
window.addEventListener('hashchange', update);

let keepsNoTrail = false;

/** From now on every navigation replaces the history entry: Back leaves the page, and the history shows no steps. */
export function leaveNoTrail(): void {
  keepsNoTrail = true;
}

/** Navigates within the app without loading the page. `state` survives a reload. */
export function navigate(address: string, options: { replace?: boolean; state?: unknown } = {}): void {
  if (options.replace || keepsNoTrail) window.history.replaceState(options.state ?? null, '', address);
  else window.history.pushState(options.state ?? null, '', address);
  update();
}

/** Returns the current location and rerenders when it changes. */
export function useLocation(): Place {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => place,
  );
}
