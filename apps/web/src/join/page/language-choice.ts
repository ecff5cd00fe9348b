import type { Locale } from '@casedoor/contracts';
import { useRef, useState } from 'react';
import type { Failure } from './failure.ts';
import { chooseLanguage } from './language.ts';
import { useSending, useSlow } from './loading.ts';

/** A choice of language, whose words may have to come first. */
export interface LanguageChoice {
  /** Whose words are on their way; null when the page speaks as it was told. */
  readonly wanted: Locale | null;
  /** They take long enough to say so. */
  readonly slow: boolean;
  /** They did not come: the page keeps its language, and tries again when the connection is back. */
  readonly failure: Failure | null;
  readonly choose: (language: Locale) => void;
}

/** Holds the choice of a language; `onLanguage` is told after the page speaks it. */
export function useLanguageChoice(onLanguage: ((language: Locale) => void) | undefined): LanguageChoice {
  const { pending, failure, run } = useSending();
  const [wanted, setWanted] = useState<Locale | null>(null);
  const slow = useSlow(pending);
  const newest = useRef<Locale | null>(null);
  const choose = (language: Locale) => {
    newest.current = language;
    setWanted(language);
    // While one choice is under way, run() takes no other: it goes on with whatever was chosen last.
    void run(async () => {
      for (let next: Locale | null = language; next !== null; next = chosenSince(next)) {
        const current = next;
        const isWanted = () => newest.current === current;
        await chooseLanguage(current, isWanted).catch((fault: unknown) => {
          if (isWanted()) throw fault;
        });
        if (isWanted()) onLanguage?.(current);
      }
    });
  };
  const chosenSince = (spoken: Locale) => (newest.current === spoken ? null : newest.current);
  return { wanted: pending ? wanted : null, slow, failure, choose };
}
