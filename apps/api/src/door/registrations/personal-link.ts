import { createToken, hashToken } from '../../platform/secrets/token.ts';

/** Creates a registration token: the link for the mail, and the hash for the database. */
export function createPersonalLink(appOrigin: string): { link: string; tokenHash: Uint8Array<ArrayBuffer> } {
  const token = createToken('registration');
  // In the URL's fragment, so that the token reaches no log and no Referer header.
  return { link: `${appOrigin}/register#${token}`, tokenHash: hashToken(token) };
}
