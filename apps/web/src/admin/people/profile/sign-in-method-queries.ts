import type { EndpointAt, RequestOf, SignInMethods } from '@casedoor/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createPasskey } from '../../../api/passkey.ts';
import { request } from '../../../api/request.ts';

const methodsKey = ['profile', 'sign-in-methods'] as const;

/** The signed-in person's sign-in methods and sessions. */
export function useSignInMethods() {
  return useQuery({
    queryKey: methodsKey,
    queryFn: ({ signal }) => request('GET /profile/sign-in-methods', { signal }),
  });
}

/** Mutation whose answer, the present sign-in methods, replaces the cached ones. */
function useChange<Variables>(mutationFn: (variables: Variables) => Promise<SignInMethods>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn, onSuccess: (now) => queries.setQueryData(methodsKey, now) });
}

type NewPasskey = RequestOf<EndpointAt<'POST /profile/passkeys'>>['body']['response'];

/** Asks the browser for a new passkey and adds it. Throws PasskeyCancelled and PasskeyKnown too. */
export function useAddPasskey() {
  return useChange(async () => {
    const options = await request('POST /profile/passkeys/options');
    const response = (await createPasskey(options)) as NewPasskey;
    return request('POST /profile/passkeys', { body: { response } });
  });
}

/** Renames a passkey. */
export function useRenamePasskey() {
  return useChange(({ passkeyId, name }: { passkeyId: string; name: string }) =>
    request('PATCH /profile/passkeys/{passkeyId}', { params: { passkeyId }, body: { name } }),
  );
}

/** Removes a passkey. */
export function useRemovePasskey() {
  return useChange((passkeyId: string) =>
    request('DELETE /profile/passkeys/{passkeyId}', { params: { passkeyId } }),
  );
}

/** Sets or changes the password. */
export function useChangePassword() {
  return useChange((body: RequestOf<EndpointAt<'POST /profile/password'>>['body']) =>
    request('POST /profile/password', { body }),
  );
}

/** Ends one session. */
export function useEndDevice() {
  return useChange((deviceId: string) =>
    request('DELETE /profile/devices/{deviceId}', { params: { deviceId } }),
  );
}

/** Ends all other sessions. */
export function useEndOtherDevices() {
  return useChange<void>(() => request('DELETE /profile/devices'));
}
