import type { Auth } from '../sessions/auth.ts';

/** Cancels a mailed password reset; nothing else changes. Harmless for a token that is unknown, spent or expired. */
export async function endPasswordReset(auth: Auth, token: string): Promise<void> {
  const { internalAdapter } = await auth.$context;
  // The same call as using the link: of the two at once, one succeeds.
  await internalAdapter.consumeVerificationValue(`reset-password:${token}`);
}
