import { createToken, hashToken } from '../../platform/secrets/token.ts';

/** A new registration token: the link for the mail, and what the database keeps. */
export function createPersonalLink(appOrigin: string): { link: string; tokenHash: Uint8Array<ArrayBuffer> } {
  const token = createToken('registration');
  // In the fragment, so that it reaches no log and no Referer.
  return { link: `${appOrigin}/register#${token}`, tokenHash: hashToken(token) };
}
