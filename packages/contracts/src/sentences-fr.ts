import { consent } from './consent-fr.ts';
import { promise } from './promise-fr.ts';
import type { Sentences } from './sentences.ts';

/** The sentences of the promise and the consent, in French. */
export const sentences: Sentences = { promise, consent };
