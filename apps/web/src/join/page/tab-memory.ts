/**
 * What a tab may remember across a reload. Never a personal token, never a password. A waiting token may: it shows how
 * a mail is doing, and proves nothing until the code of that mail was entered with it.
 */
type Name =
  | 'email'
  | 'language'
  | `completion-key:${string}`
  | `waiting:${string}`
  | `counted-${'page' | 'person'}:${string}`;

// Where the browser forbids storage, everything still holds until a reload.
const inMemory = new Map<string, string>();

/** Remembers a value until the tab is closed. */
export function remember(name: Name, value: string): void {
  inMemory.set(name, value);
  try {
    sessionStorage.setItem(`casedoor.${name}`, value);
  } catch {
    // Forbidden: see inMemory.
  }
}

/** What the tab remembers under this name, or null. */
export function remembered(name: Name): string | null {
  try {
    return sessionStorage.getItem(`casedoor.${name}`) ?? inMemory.get(name) ?? null;
  } catch {
    return inMemory.get(name) ?? null;
  }
}

/** Forgets one value. */
export function forget(name: Name): void {
  inMemory.delete(name);
  try {
    sessionStorage.removeItem(`casedoor.${name}`);
  } catch {
    // Forbidden: then nothing was kept.
  }
}

/** Forgets everything that the product keeps in this browser, in the tab and for later visits. */
export function forgetDevice(): void {
  inMemory.clear();
  try {
    for (const storage of [sessionStorage, localStorage])
      for (const key of Object.keys(storage)) if (key.startsWith('casedoor')) storage.removeItem(key);
  } catch {
    // Forbidden: then nothing was kept.
  }
}
