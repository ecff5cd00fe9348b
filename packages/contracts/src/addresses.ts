import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { at, email, id } from './fields.ts';
import { mailedCode } from './registrations.ts';
import { password, profile } from './session.ts';
import { passkeyAnswer, passkeyRequestOptions } from './sign-in-methods.ts';

const address = z.string().meta({ description: 'The address as typed.', example: 'lea.roux@example.com' });

/** A change of the caller's own address that waits for the proof of the new mailbox, and addresses that are proposed to them. */
export const ownAddress = z
  .object({
    pending: z
      .object({
        email: address,
        expiresAt: at.meta({ description: 'When the links of its mails stop working.' }),
      })
      .nullable()
      .meta({
        description: 'The change that waits for the proof of the new mailbox; null if there is none.',
      }),
    proposals: z
      .array(z.object({ id, organizationName: z.string(), email: address, createdAt: at, expiresAt: at }))
      .meta({ description: 'Open proposals of the organizations that the caller belongs to.' }),
  })
  .meta({ id: 'OwnAddress' });
export type OwnAddress = z.infer<typeof ownAddress>;

export const getOwnAddress = defineEndpoint({
  id: 'getOwnAddress',
  method: 'GET',
  path: '/profile/address-change',
  tag: 'Session',
  summary: 'The caller’s pending change of address, and the addresses that organizations propose to them.',
  access: 'signedIn',
  status: 200,
  response: ownAddress,
  problems: [],
});

export const getAddressProofOptions = defineEndpoint({
  id: 'getAddressProofOptions',
  method: 'POST',
  path: '/profile/address-change/passkey-options',
  tag: 'Session',
  summary:
    'Options for the browser to prove with a passkey who asks for a new address; valid for five minutes.',
  access: 'signedIn',
  status: 200,
  response: passkeyRequestOptions,
  problems: [],
});

export const requestAddressChange = defineEndpoint({
  id: 'requestAddressChange',
  method: 'POST',
  path: '/profile/address-change',
  tag: 'Session',
  summary: 'Mails the new address a link and a code with which the caller proves the mailbox.',
  description:
    'Needs a fresh proof: the password, or the answer of a passkey. Either must belong to the account since its beginning, or for seven days. The answer is the same whether or not the address has an account; if it has, the mail says so and nothing can change. A request for another address ends the pending one.',
  access: 'signedIn',
  body: z.strictObject({
    email: email.meta({ description: 'The new address.' }),
    password: password.optional(),
    passkey: passkeyAnswer.optional(),
  }),
  status: 202,
  response: ownAddress,
  problems: ['address_proof_refused', 'address_proof_too_new'],
});

export const confirmAddressChange = defineEndpoint({
  id: 'confirmAddressChange',
  method: 'POST',
  path: '/profile/address-change/confirmation',
  tag: 'Session',
  summary: 'Changes the caller’s address, with the token of the mail to the new one.',
  description:
    'Only in a session of the account that asked. Ends every other session and mailed links to a new password, and notifies the former address.',
  access: 'signedIn',
  body: z.strictObject({
    token: z.string().min(1).max(200).meta({ description: 'What follows the "#" in the mailed link.' }),
  }),
  status: 200,
  response: profile,
  problems: ['address_change_token_invalid', 'address_taken'],
});

export const confirmAddressByCode = defineEndpoint({
  id: 'confirmAddressByCode',
  method: 'POST',
  path: '/profile/address-change/code',
  tag: 'Session',
  summary: 'Changes the caller’s address, with the code of the newest mail.',
  description: 'The same as with the token. A code is valid for 15 minutes and five tries.',
  access: 'signedIn',
  body: z.strictObject({ code: mailedCode }),
  status: 200,
  response: profile,
  problems: ['address_change_code_wrong', 'address_change_code_expired', 'address_taken'],
});

export const cancelAddressChange = defineEndpoint({
  id: 'cancelAddressChange',
  method: 'DELETE',
  path: '/profile/address-change',
  tag: 'Session',
  summary: 'Cancels the caller’s pending change of address; harmless if there is none.',
  access: 'signedIn',
  status: 200,
  response: ownAddress,
  problems: [],
});

/** An address that an organization proposed to one of its users. */
export const addressProposal = z
  .object({
    id,
    email: address,
    state: z
      .enum(['proposed', 'confirmed', 'expired', 'withdrawn'])
      .meta({ description: 'confirmed: the person has changed to this address.', example: 'proposed' }),
    proposedBy: z.string().meta({ description: 'Name of the administrator.', example: 'Claire Durand' }),
    createdAt: at,
    expiresAt: at,
    endedAt: at.nullable().meta({ description: 'When it was confirmed or withdrawn; null otherwise.' }),
  })
  .meta({ id: 'AddressProposal' });
export type AddressProposal = z.infer<typeof addressProposal>;

const newestProposal = z
  .object({ proposal: addressProposal.nullable().meta({ description: 'null if none was made.' }) })
  .meta({ id: 'NewestAddressProposal' });
const params = z.strictObject({ membershipId: id });

export const getAddressProposal = defineEndpoint({
  id: 'getAddressProposal',
  method: 'GET',
  path: '/users/{membershipId}/address-proposal',
  tag: 'Users',
  summary: 'The newest address that was proposed to a user, and what became of it.',
  access: ['admin', 'manager'],
  params,
  status: 200,
  response: newestProposal,
  problems: ['user_not_found'],
});

export const proposeAddress = defineEndpoint({
  id: 'proposeAddress',
  method: 'POST',
  path: '/users/{membershipId}/address-proposal',
  tag: 'Users',
  summary: 'Proposes a new e-mail address to an active user, who is notified at the present one.',
  description:
    'Changes nothing by itself: the person signs in, gives a fresh proof and proves the new mailbox. Works for 14 days and replaces an open proposal. The answer does not reveal whether the address has an account.',
  access: ['admin', 'manager'],
  params,
  body: z.strictObject({ email: email.meta({ description: 'The proposed address.' }) }),
  status: 201,
  response: newestProposal,
  problems: ['user_not_found', 'user_not_active', 'user_role_forbidden'],
});

export const withdrawAddressProposal = defineEndpoint({
  id: 'withdrawAddressProposal',
  method: 'DELETE',
  path: '/users/{membershipId}/address-proposal',
  tag: 'Users',
  summary: 'Withdraws the open proposal of an address.',
  access: ['admin', 'manager'],
  params,
  status: 200,
  response: newestProposal,
  problems: ['user_not_found', 'user_role_forbidden', 'address_proposal_not_found'],
});
