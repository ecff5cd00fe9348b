import type { EndpointAt, RequestOf } from '@casedoor/contracts';
import { canKeepPasskeyQuietly, createPasskey } from '../../../api/passkey.ts';
import { request } from '../../../api/request.ts';

type NewPasskey = RequestOf<EndpointAt<'POST /profile/passkeys'>>['body']['response'];

/**
 * After a sign-in with a password: lets a password manager that has just filled it in keep a passkey as well, without a
 * dialog (conditional create). Returns whether it did. Nobody asked for it, so a refusal, by the browser or the API, is
 * none of the person's business.
 */
export async function keepPasskeyQuietly(): Promise<boolean> {
  if (!(await canKeepPasskeyQuietly())) return false;
  try {
    const options = await request('POST /profile/passkeys/options');
    const response = (await createPasskey(options, { quietly: true })) as NewPasskey;
    await request('POST /profile/passkeys', { body: { response, automatic: true } });
    return true;
  } catch {
    return false;
  }
}
