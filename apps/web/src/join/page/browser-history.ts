import { useSyncExternalStore } from 'react';

/** Where the browser is: the address in parts, and what was put with it into the history. */
export interface Place {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly state: unknown;
}

const listeners = new Set<() => void>();
let place = read();

function read(): Place {
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

/** From now on every step replaces the one before: the back button leads out of the page, and nothing shows the way. */
export function leaveNoTrail(): void {
  keepsNoTrail = true;
}

/** Goes to an address of this page without loading it anew. `state` survives a reload. */
export function navigate(address: string, options: { replace?: boolean; state?: unknown } = {}): void {
  if (options.replace || keepsNoTrail) window.history.replaceState(options.state ?? null, '', address);
  else window.history.pushState(options.state ?? null, '', address);
  update();
}

/** The current address, kept current. */
export function useLocation(): Place {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => place,
  );
}
