import type { Locale } from '@casedoor/contracts';

const wordCount = 5;

/** Returns a whole number from 0 to `below` - 1, each as likely (rejection sampling: no modulo bias). */
export function randomBelow(below: number, draw: () => number = drawUint32): number {
  const fair = Math.floor(0x1_0000_0000 / below) * below;
  for (;;) {
    const drawn = draw();
    if (drawn < fair) return drawn % below;
  }
}

function drawUint32(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

/** Returns five random words of a list, joined by hyphens. */
export function passphraseOf(words: readonly string[]): string {
  return Array.from({ length: wordCount }, () => words[randomBelow(words.length)]).join('-');
}

/** Returns a passphrase in the person's language. Rejects where the word list cannot be loaded. */
export async function suggestPassphrase(locale: Locale): Promise<string> {
  const { words } = locale === 'fr' ? await import('./words/fr.ts') : await import('./words/en.ts');
  return passphraseOf(words);
}
