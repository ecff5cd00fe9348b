import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { generateRandomString } from 'better-auth/crypto';
import { z } from 'zod';
import { challengeLifetime } from './passkey-ceremony.ts';

const cookieName = 'passkey_attempt';
const kept = z.object({ purpose: z.string(), challenge: z.string() });

/**
 * Challenges of signed-in people and of those who sign in: kept in better-auth's table of pending proofs, behind a signed
 * cookie of one attempt, good for one answer within five minutes. Reachable from this program only.
 */
export const passkeyChallenge = {
  id: 'passkey-challenge',
  endpoints: {
    /** Keeps a challenge for the browser that asked; `purpose` says what its answer may be used for. */
    keepPasskeyChallenge: createAuthEndpoint({ method: 'POST', body: kept }, async (context) => {
      const { secret, internalAdapter, adapter, createAuthCookie } = context.context;
      const attempt = generateRandomString(32);
      const now = Date.now();
      // Nobody else asks for expired ones, and everybody may make new ones.
      await adapter.deleteMany({
        model: 'verification',
        where: [{ field: 'expiresAt', operator: 'lt', value: new Date(now) }],
      });
      await internalAdapter.createVerificationValue({
        identifier: `passkey:${attempt}`,
        value: JSON.stringify(context.body),
        expiresAt: new Date(now + challengeLifetime),
      });
      const cookie = createAuthCookie(cookieName, { maxAge: challengeLifetime / 1000 });
      await context.setSignedCookie(cookie.name, attempt, secret, cookie.attributes);
      return { kept: true };
    }),
    /** Takes the challenge of this browser's attempt, once; null for none, an old one, or one for another purpose. */
    takePasskeyChallenge: createAuthEndpoint(
      { method: 'POST', body: kept.pick({ purpose: true }) },
      async (context) => {
        const { secret, internalAdapter, createAuthCookie } = context.context;
        const cookie = createAuthCookie(cookieName);
        const attempt = await context.getSignedCookie(cookie.name, secret);
        if (!attempt) return { challenge: null };
        context.setCookie(cookie.name, '', { ...cookie.attributes, maxAge: 0 });
        const pending = await internalAdapter.consumeVerificationValue(`passkey:${attempt}`);
        if (!pending) return { challenge: null };
        const { purpose, challenge } = kept.parse(JSON.parse(pending.value));
        return { challenge: purpose === context.body.purpose ? challenge : null };
      },
    ),
  },
} satisfies BetterAuthPlugin;
