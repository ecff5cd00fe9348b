/** What a tab may remember across a reload. Never a token, never a password. */
type Name = 'email' | 'language' | `completion-key:${string}`;

/** Remembers a value until the tab is closed. */
export function remember(name: Name, value: string): void {
  try {
    sessionStorage.setItem(`casedoor.${name}`, value);
  } catch {
    // Storage can be forbidden by the browser: then a reload asks again, nothing else is lost.
  }
}

/** What the tab remembers under this name, or null. */
export function remembered(name: Name): string | null {
  try {
    return sessionStorage.getItem(`casedoor.${name}`);
  } catch {
    // See `remember`.
    return null;
  }
}
