import type { Locale } from '@casedoor/contracts';
import { useRef, useState } from 'react';
import type { Failure } from './failure.ts';
import { chooseLanguage } from './language.ts';
import { idempotent, useSending, useSlow } from './loading.ts';

/** A choice of language, whose catalog may still have to load. */
export interface LanguageChoice {
  /** The language that is loading; null when none is. */
  readonly wanted: Locale | null;
  /** Loading takes long enough to show a progress message. */
  readonly slow: boolean;
  /** The catalog failed to load: the page keeps its language and retries when the connection is back. */
  readonly failure: Failure | null;
  readonly choose: (language: Locale) => void;
}

/** State of a language choice; calls `onLanguage` after the page has changed language. */
export function useLanguageChoice(onLanguage: ((language: Locale) => void) | undefined): LanguageChoice {
  const { pending, failure, run } = useSending();
  const [wanted, setWanted] = useState<Locale | null>(null);
  const slow = useSlow(pending);
  const newest = useRef<Locale | null>(null);
  const choose = (language: Locale) => {
    newest.current = language;
    setWanted(language);
    // run() ignores calls while one is in progress: its task loads whichever language was chosen last.
    void run(async () => {
      for (let next: Locale | null = language; next !== null; next = chosenSince(next)) {
        const current = next;
        const isWanted = () => newest.current === current;
        await chooseLanguage(current, isWanted).catch((fault: unknown) => {
          if (isWanted()) throw fault;
        });
        if (isWanted()) onLanguage?.(current);
      }
    }, idempotent);
  };
  const chosenSince = (spoken: Locale) => (newest.current === spoken ? null : newest.current);
  return { wanted: pending ? wanted : null, slow, failure, choose };
}
