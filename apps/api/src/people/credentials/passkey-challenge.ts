import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { z } from 'zod';
import { challengeLifetime } from './passkey-ceremony.ts';

const cookieName = 'passkey_attempt';
const asked = z.object({ purpose: z.string(), challenge: z.string() });
const kept = asked.extend({ expiresAt: z.int() });

/** A challenge as the browser keeps it: its purpose, and its end (milliseconds since 1970). */
export type KeptChallenge = z.infer<typeof kept>;

/**
 * Challenges to add a passkey and to sign in. The browser keeps them, signed, so that requesting one writes nothing;
 * `spendChallenge` makes sure that each is answered once. Reachable from this program only.
 */
export const passkeyChallenge = {
  id: 'passkey-challenge',
  endpoints: {
    /** Sets a challenge as a cookie of the browser that asked, for five minutes. */
    keepPasskeyChallenge: createAuthEndpoint({ method: 'POST', body: asked }, async (context) => {
      const { secret, createAuthCookie } = context.context;
      const cookie = createAuthCookie(cookieName, { maxAge: challengeLifetime / 1000 });
      const challenge: KeptChallenge = { ...context.body, expiresAt: Date.now() + challengeLifetime };
      const value = Buffer.from(JSON.stringify(challenge)).toString('base64url');
      await context.setSignedCookie(cookie.name, value, secret, cookie.attributes);
      return { kept: true };
    }),
    /**
     * Returns the challenge from the browser's cookie and deletes
     * the cookie; null if there is none, or we did not sign it.
     */
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

/** Null for other values: other cookies of ours are signed with the same secret. */
function readChallenge(value: string): KeptChallenge | null {
  try {
    return kept.parse(JSON.parse(Buffer.from(value, 'base64url').toString()));
  } catch {
    return null;
  }
}
