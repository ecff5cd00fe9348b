import type { EndpointAt, OwnAddress, Profile, RequestOf } from '@casedoor/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getPasskey } from '../../../api/passkey.ts';
import { sessionKey } from '../../../api/query-client.ts';
import { request } from '../../../api/request.ts';

type Change = RequestOf<EndpointAt<'POST /profile/address-change'>>['body'];

const profileKey = ['profile'] as const;
const addressKey = ['profile', 'address-change'] as const;

/** The person's pending change of address, and the addresses that organizations propose. */
export function useOwnAddress() {
  return useQuery({
    queryKey: addressKey,
    queryFn: ({ signal }) => request('GET /profile/address-change', { signal }),
  });
}

/** Asks for a new address; without a password, the browser asks for a passkey. Throws PasskeyCancelled too. */
export function useAskForAddress() {
  return useAddressMutation(async ({ email, password }: { email: string; password?: string }) => {
    if (password !== undefined) return request('POST /profile/address-change', { body: { email, password } });
    const options = await request('POST /profile/address-change/passkey-options');
    const passkey = (await getPasskey(options)) as NonNullable<Change['passkey']>;
    return request('POST /profile/address-change', { body: { email, passkey } });
  });
}

/** Cancels the pending change. */
export function useCancelAddress() {
  return useAddressMutation<void>(() => request('DELETE /profile/address-change'));
}

/** Changes the address with the code of the newest mail. */
export function useConfirmByCode() {
  return useConfirmation((code: string) => request('POST /profile/address-change/code', { body: { code } }));
}

/** Changes the address with the token of the mailed link. */
export function useConfirmByLink() {
  return useConfirmation((token: string) =>
    request('POST /profile/address-change/confirmation', { body: { token } }),
  );
}

function useAddressMutation<Variables>(mutationFn: (variables: Variables) => Promise<OwnAddress>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn, onSuccess: (now) => queries.setQueryData(addressKey, now) });
}

function useConfirmation<Variables>(mutationFn: (variables: Variables) => Promise<Profile>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: async (now) => {
      queries.setQueryData(profileKey, now);
      await Promise.all([
        queries.invalidateQueries({ queryKey: profileKey }),
        // The shell shows the address from the session.
        queries.invalidateQueries({ queryKey: sessionKey }),
      ]);
    },
  });
}
