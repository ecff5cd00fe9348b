import { consent } from './consent-en.ts';
import { promise } from './promise-en.ts';

/**
 * The sentences that a person is shown before they agree: the promise and the consent. The pages and the receipt both build
 * theirs from here, so that a receipt repeats what was read.
 */
export const sentences = { promise, consent } as const;
