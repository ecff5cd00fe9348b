/**
 * Keys of what a tab stores across a reload. Never a personal token, never a password. A waiting token is allowed: it
 * shows how a mail is doing, and proves nothing until that mail's code was entered with it.
 */
type Name =
  | 'email'
  | 'language'
  | 'password-typed'
  | `completion-key:${string}`
  | `waiting:${string}`
  | `counted-${'page' | 'person'}:${string}`;

// Where the browser forbids storage, values last until a reload.
const inMemory = new Map<string, string>();

/** Stores a value until the tab is closed. */
export function remember(name: Name, value: string): void {
  inMemory.set(name, value);
  try {
    sessionStorage.setItem(`casedoor.${name}`, value);
  } catch {
    // Forbidden: see inMemory.
  }
}

/** Returns the stored value, or null. */
export function remembered(name: Name): string | null {
  try {
    return sessionStorage.getItem(`casedoor.${name}`) ?? inMemory.get(name) ?? null;
  } catch {
    return inMemory.get(name) ?? null;
  }
}

/** Deletes one value. */
export function forget(name: Name): void {
  inMemory.delete(name);
  try {
    sessionStorage.removeItem(`casedoor.${name}`);
  } catch {
    // Storage is forbidden: nothing was stored.
  }
}

/** Deletes everything that the product stores in this browser, for the tab and for later visits. */
export function forgetDevice(): void {
  inMemory.clear();
  try {
    for (const storage of [sessionStorage, localStorage])
      for (const key of Object.keys(storage)) if (key.startsWith('casedoor')) storage.removeItem(key);
  } catch {
    // Storage is forbidden: nothing was stored.
  }
}
