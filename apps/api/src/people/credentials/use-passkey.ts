import { Problem } from '../../platform/http/problem.ts';
import type { Database } from '../../platform/database/client.ts';
import type { PasskeyCeremony } from './passkey-ceremony.ts';

interface PasskeyAnswer {
  /** The challenge that was issued for this answer; null if it is gone. */
  challenge: string | null;
  /** AuthenticationResponseJSON. */
  response: { id: string; response: { userHandle?: string | null | undefined } };
}

/** Returns the user who signs in with a passkey. Throws `passkey_refused`, the same for every reason. */
export async function usePasskey(
  { database, ceremony }: { database: Database; ceremony: PasskeyCeremony },
  { challenge, response }: PasskeyAnswer,
): Promise<string> {
  const passkey =
    challenge === null ? null : await database.passkey.findUnique({ where: { credentialID: response.id } });
  if (!passkey || challenge === null) throw new Problem('passkey_refused');
  // The request named no account, so the authenticator has to (WebAuthn Level 3, 7.2 step 6).
  const named = Buffer.from(response.response.userHandle ?? '', 'base64url').toString();
  if (named !== passkey.userId) throw new Problem('passkey_refused');

  const used = await ceremony.verifyRequest(response, challenge, {
    ...passkey,
    aaguid: passkey.aaguid ?? '',
  });
  if (!used) throw new Problem('passkey_refused');
  // The counter only rises, even with two concurrent answers; 0 is an authenticator that does not count.
  const { count } = await database.passkey.updateMany({
    where: {
      id: passkey.id,
      OR: [{ counter: { lt: used.counter } }, ...(used.counter === 0 ? [{ counter: 0 }] : [])],
    },
    data: used,
  });
  if (count === 0) throw new Problem('passkey_refused');
  return passkey.userId;
}
