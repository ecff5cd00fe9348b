import type { Auth } from '../sessions/auth.ts';

/** Ends a mailed link for a new password; nothing else changes. Harmless for a token that is unknown, spent or too old. */
export async function endPasswordReset(auth: Auth, token: string): Promise<void> {
  const { internalAdapter } = await auth.$context;
  // The way in which using the link spends it: of both at once, one wins.
  await internalAdapter.consumeVerificationValue(`reset-password:${token}`);
}
