import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { z } from 'zod';
import { challengeLifetime } from './passkey-ceremony.ts';

const cookieName = 'passkey_attempt';
const asked = z.object({ purpose: z.string(), challenge: z.string() });
const kept = asked.extend({ expiresAt: z.int() });

/** A challenge as the browser keeps it: what its answer may be used for, and until when (milliseconds since 1970). */
export type KeptChallenge = z.infer<typeof kept>;

/**
 * Challenges of signed-in people and of those who sign in. The browser keeps them, signed, so that asking for one writes
 * nothing; `spendChallenge` sees to it that each is answered once. Reachable from this program only.
 */
export const passkeyChallenge = {
  id: 'passkey-challenge',
  endpoints: {
    /** Gives a challenge to the browser that asked, for five minutes. */
    keepPasskeyChallenge: createAuthEndpoint({ method: 'POST', body: asked }, async (context) => {
      const { secret, createAuthCookie } = context.context;
      const cookie = createAuthCookie(cookieName, { maxAge: challengeLifetime / 1000 });
      const challenge: KeptChallenge = { ...context.body, expiresAt: Date.now() + challengeLifetime };
      const value = Buffer.from(JSON.stringify(challenge)).toString('base64url');
      await context.setSignedCookie(cookie.name, value, secret, cookie.attributes);
      return { kept: true };
    }),
    /** The challenge that this browser brings back, and takes it from the browser; null for none, or one that we did not sign. */
    takePasskeyChallenge: createAuthEndpoint({ method: 'POST' }, async (context) => {
      const { secret, createAuthCookie } = context.context;
      const cookie = createAuthCookie(cookieName);
      const value = await context.getSignedCookie(cookie.name, secret);
      if (!value) return { challenge: null };
      context.setCookie(cookie.name, '', { ...cookie.attributes, maxAge: 0 });
      return { challenge: readChallenge(value) };
    }),
  },
} satisfies BetterAuthPlugin;

/** Null for what is none: other cookies of ours are signed with the same secret. */
function readChallenge(value: string): KeptChallenge | null {
  try {
    return kept.parse(JSON.parse(Buffer.from(value, 'base64url').toString()));
  } catch {
    return null;
  }
}
