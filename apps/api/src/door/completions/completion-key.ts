import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Completion, Submission } from '@casedoor/contracts';
import { Problem } from '../../platform/http/problem.ts';
import type { RegistrationRow } from '../registrations/find-registration.ts';

/**
 * How long after completion a replay still starts a session, in milliseconds: long enough to retry after a lost
 * response, too short for a forwarded mail.
 */
const sessionWindow = 15 * 60 * 1000;

/** What the database stores of an Idempotency-Key and of its request's body. */
export interface CompletionKey {
  keyHash: Uint8Array<ArrayBuffer>;
  requestHash: Uint8Array<ArrayBuffer>;
}

/** HMACs, because the body contains a password: a plain hash of it in the database could be guessed. */
export function completionKey(secret: string, key: string, body: object): CompletionKey {
  const keyed = (purpose: string, text: string) =>
    new Uint8Array(createHmac('sha256', secret).update(`completion ${purpose}\n`).update(text).digest());
  return {
    keyHash: keyed('key', key),
    requestHash: keyed('body', JSON.stringify(body, Object.keys(body).sort())),
  };
}

/**
 * Returns the stored answer of a completed or submitted registration to a repeated request (idempotency). Throws
 * `registration_completed` or `registration_pending_approval` for another key, and `registration_key_reused` for the
 * same key with another body.
 */
export function replayCompletion(registration: RegistrationRow, { keyHash, requestHash }: CompletionKey) {
  const { state } = registration;
  if (!equal(registration.completionKeyHash, keyHash))
    throw new Problem(state === 'completed' ? 'registration_completed' : 'registration_pending_approval');
  if (!equal(registration.completionRequestHash, requestHash)) throw new Problem('registration_key_reused');
  const kept = registration.completionAnswer as unknown as Completion | Submission;
  const answer = 'submittedAt' in kept ? kept : ({ ...kept, state: 'completed' } as const);
  const age = registration.now.getTime() - (registration.completedAt?.getTime() ?? 0);
  // After an approval the person signs in: their own request never started a session, and its replay starts none.
  return { answer, startsSession: answer.state === 'completed' && age < sessionWindow };
}

function equal(kept: Uint8Array | null, given: Uint8Array): boolean {
  return kept !== null && kept.length === given.length && timingSafeEqual(kept, given);
}
