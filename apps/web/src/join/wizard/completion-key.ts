import { remember, remembered } from '../page/tab-memory.ts';

/**
 * Returns the idempotency key of a registration's completion. Created once and stored in the tab under a fingerprint of
 * the personal token, so that a reload keeps it and another registration gets its own.
 */
export function completionKeyOf(token: string): string {
  const name = `completion-key:${fingerprint(token)}` as const;
  const kept = remembered(name);
  if (kept) return kept;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const made = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  remember(name, made);
  return made;
}

// 32-bit FNV-1a: tells registrations apart, and is far too short to reveal the token.
function fingerprint(token: string): string {
  let hash = 0x811c9dc5;
  for (const character of token) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash.toString(16);
}
