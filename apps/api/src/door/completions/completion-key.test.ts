import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionKey, replayCompletion } from './completion-key.ts';
import type { RegistrationRow } from '../registrations/find-registration.ts';

const secret = 's'.repeat(32);
const body = { password: 'seven quiet rivers', termsVersion: '2', privacyVersion: null, newsletter: false };
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const kept = (key: string, of: object, with_ = secret) => {
  const { keyHash, requestHash } = completionKey(with_, key, of);
  return [hex(keyHash), hex(requestHash)];
};

describe('completionKey', () => {
  it('is the same for the same request, whatever the order of its fields', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.entries(body), { minLength: 4 }), (entries) => {
        expect(kept('key', Object.fromEntries(entries))).toEqual(kept('key', body));
      }),
    );
  });

  it('distinguishes every other body and key', () => {
    const [keyHash, requestHash] = kept('key', body);
    for (const change of [
      { password: 'other' },
      { termsVersion: null },
      { privacyVersion: '2' },
      { newsletter: true },
    ]) {
      expect(kept('key', { ...body, ...change })).toEqual([
        keyHash,
        expect.not.stringMatching(requestHash ?? ''),
      ]);
    }
    expect(kept('key2', body)).toEqual([expect.not.stringMatching(keyHash ?? ''), requestHash]);
  });

  it('cannot be guessed at without the secret, and a key is no body', () => {
    const other = kept('key', body, 'o'.repeat(32));
    expect(other.some((hash) => kept('key', body).includes(hash))).toBe(false);
    const [keyHash] = kept(JSON.stringify({}), {});
    expect(keyHash).not.toBe(kept('key', {})[1]);
  });
});

describe('replayCompletion', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const { keyHash, requestHash } = completionKey(secret, 'key', body);
  const completedAgo = (milliseconds: number) =>
    ({
      now,
      state: 'completed',
      completedAt: new Date(now.getTime() - milliseconds),
      completionKeyHash: keyHash,
      completionRequestHash: requestHash,
      completionAnswer: { a: 1 },
    }) as unknown as RegistrationRow;
  const quarter = 15 * 60 * 1000;

  it.each([
    [0, true],
    [quarter - 1, true],
    [quarter, false],
    [quarter + 1, false],
  ])('%d ms later: with a session %s', (ago, startsSession) => {
    expect(replayCompletion(completedAgo(ago), { keyHash, requestHash })).toEqual({
      // Answers stored before approvals existed have no state.
      answer: { a: 1, state: 'completed' },
      startsSession,
    });
  });

  it('answers a repeated submission without a session, and another key with its state', () => {
    const submitted = {
      ...completedAgo(0),
      state: 'pending_approval' as const,
      completedAt: null,
      completionAnswer: { submittedAt: now.toISOString() },
    };
    const given = { keyHash, requestHash };
    expect(replayCompletion(submitted, given)).toEqual({
      answer: { submittedAt: now.toISOString() },
      startsSession: false,
    });
    // Approved since: the person signs in.
    expect(
      replayCompletion({ ...submitted, state: 'completed', completedAt: now }, given).startsSession,
    ).toBe(false);
    const other = completionKey(secret, 'other', body);
    expect(() => replayCompletion(submitted, other)).toThrow('registration_pending_approval');
  });

  it('refuses other keys, other bodies and a row without a key', () => {
    const other = completionKey(secret, 'other', { ...body, newsletter: true });
    expect(() => replayCompletion(completedAgo(0), { ...other, requestHash })).toThrow(
      'registration_completed',
    );
    expect(() => replayCompletion(completedAgo(0), { keyHash, requestHash: other.requestHash })).toThrow(
      'registration_key_reused',
    );
    expect(() =>
      replayCompletion({ ...completedAgo(0), completionKeyHash: null }, { keyHash, requestHash }),
    ).toThrow('registration_completed');
    expect(() =>
      replayCompletion(
        { ...completedAgo(0), completionKeyHash: new Uint8Array(3) },
        { keyHash, requestHash },
      ),
    ).toThrow('registration_completed');
  });
});
