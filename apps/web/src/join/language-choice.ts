import type { Locale } from '@casedoor/contracts';
import { useState } from 'react';
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
  const choose = (language: Locale) => {
    setWanted(language);
    void run(async () => {
      await chooseLanguage(language);
      onLanguage?.(language);
    });
  };
  return { wanted: pending ? wanted : null, slow, failure, choose };
}
