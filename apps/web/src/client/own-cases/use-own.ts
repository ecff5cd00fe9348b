import { useEffect, useState } from 'react';
import { codeOf } from '../../join/page/failure.ts';
import { type Loaded, useLoaded } from '../../join/page/loading.ts';
import { followLanguage } from '../../i18n/start-i18n.ts';
import type { AllCases, OneCase } from './load-cases.ts';

/** What the page of a client shows: their letter, or why there is none. */
export interface Own<T> extends Loaded<T> {
  readonly state: 'loading' | 'shown' | 'signed-out' | 'missing' | 'without-place' | 'failed';
}

/** Loads what a page of the client shows, and follows the person's language. */
export function useOwn<T extends OneCase | AllCases>(load: (signal: AbortSignal) => Promise<T>): Own<T> {
  const loaded = useLoaded(load);
  const language = loaded.value?.reader.locale;
  const [followed, setFollowed] = useState(false);
  useEffect(() => {
    if (language) void followLanguage(language).then(() => setFollowed(true));
  }, [language]);
  return { ...loaded, state: stateOf(loaded, followed) };
}

function stateOf(
  { value, failure }: Pick<Loaded<unknown>, 'value' | 'failure'>,
  followed: boolean,
): Own<unknown>['state'] {
  if (value) return followed ? 'shown' : 'loading';
  switch (codeOf(failure)) {
    case 'session_required':
      return 'signed-out';
    // An id that is none is no case either.
    case 'case_not_found':
    case 'request_invalid':
      return 'missing';
    case 'membership_required':
      return 'without-place';
    case null:
    default:
      return failure ? 'failed' : 'loading';
  }
}
