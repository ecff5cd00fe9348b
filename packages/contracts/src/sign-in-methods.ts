import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { at, id, text } from './fields.ts';
import { passkeyResponse } from './registrations.ts';
import { password, session } from './session.ts';

/** A passkey of the signed-in person. */
export const passkey = z
  .object({
    id,
    name: z.string().meta({
      description: 'Empty if it has no name and its provider is unknown.',
      example: 'iCloud Keychain',
    }),
    createdAt: at.nullable(),
    backedUp: z
      .boolean()
      .meta({ description: 'Whether its provider syncs it, so that it survives the device.' }),
  })
  .meta({ id: 'Passkey' });

/** A browser in which the person is signed in. */
export const device = z
  .object({
    id,
    current: z.boolean().meta({ description: 'Whether it is the browser of this request.' }),
    userAgent: z.string().nullable(),
    ipAddress: z.string().nullable(),
    createdAt: at,
  })
  .meta({ id: 'Device' });

/** What a device should know of an account's passkeys, so that it offers none that was removed and shows the present name. */
export const passkeyAccount = z
  .object({
    rpId: z
      .string()
      .meta({ description: 'The host that the passkeys are for.', example: 'casedoor.example' }),
    userHandle: z.string().meta({ description: 'The account, base64url.', example: 'MDE5YTlkM2U' }),
    name: z.string().meta({ description: 'The e-mail address.', example: 'lea.martin@example.com' }),
    displayName: z.string().meta({ example: 'Léa Martin' }),
    credentialIds: z
      .array(z.string())
      .meta({ description: 'The passkeys that work, base64url.', example: ['h5p9Z0Jc'] }),
  })
  .meta({
    id: 'PasskeyAccount',
    description:
      'For the signal methods of WebAuthn Level 3: signalAllAcceptedCredentials and signalCurrentUserDetails.',
  });
export type PasskeyAccount = z.infer<typeof passkeyAccount>;

/** How a person signs in, and where they are signed in. */
export const signInMethods = z
  .object({
    hasPassword: z.boolean(),
    passkeys: z.array(passkey),
    passkeyAccount,
    devices: z.array(device),
  })
  .meta({ id: 'SignInMethods' });
export type SignInMethods = z.infer<typeof signInMethods>;

export const getSignInMethods = defineEndpoint({
  id: 'getSignInMethods',
  method: 'GET',
  path: '/profile/sign-in-methods',
  tag: 'Session',
  summary: 'Own passkeys, password and signed-in devices.',
  access: 'signedIn',
  status: 200,
  response: signInMethods,
  problems: [],
});

export const changePassword = defineEndpoint({
  id: 'changePassword',
  method: 'POST',
  path: '/profile/password',
  tag: 'Session',
  summary: 'Sets or changes the caller’s password; signs out every other device.',
  description: '`currentPassword` is required if there is one.',
  access: 'signedIn',
  body: z.strictObject({ currentPassword: password.optional(), password }),
  status: 200,
  response: signInMethods,
  problems: [],
});

const options = z.record(z.string(), z.unknown());

/** What a browser needs to ask its authenticator for a passkey. */
export const passkeyRequestOptions = options.meta({
  description: 'PublicKeyCredentialRequestOptionsJSON (WebAuthn Level 3).',
  example: {
    challenge: 'Yc3GUA…',
    rpId: 'casedoor.example',
    userVerification: 'required',
    timeout: 300_000,
  },
});

export const getOwnPasskeyOptions = defineEndpoint({
  id: 'getOwnPasskeyOptions',
  method: 'POST',
  path: '/profile/passkeys/options',
  tag: 'Session',
  summary: 'Options for the browser to add a passkey; valid for five minutes.',
  access: 'signedIn',
  status: 200,
  response: options.meta({
    description: 'PublicKeyCredentialCreationOptionsJSON (WebAuthn Level 3).',
    example: { challenge: 'Yc3GUA…', rp: { id: 'casedoor.example', name: 'Casedoor' } },
  }),
  problems: [],
});

export const addPasskey = defineEndpoint({
  id: 'addPasskey',
  method: 'POST',
  path: '/profile/passkeys',
  tag: 'Session',
  summary: 'Adds a passkey.',
  access: 'signedIn',
  body: z.strictObject({
    name: text(60).optional().meta({ example: 'Work laptop' }),
    automatic: z.boolean().optional().meta({
      description:
        'true: the browser made it without asking the person (conditional create, WebAuthn Level 3), so the authenticator need not have verified anybody. It still verifies the person whenever it signs in.',
      example: false,
    }),
    response: passkeyResponse,
  }),
  status: 201,
  response: signInMethods,
  problems: ['registration_passkey_invalid'],
});

export const renamePasskey = defineEndpoint({
  id: 'renamePasskey',
  method: 'PATCH',
  path: '/profile/passkeys/{passkeyId}',
  tag: 'Session',
  summary: 'Renames a passkey.',
  access: 'signedIn',
  params: z.strictObject({ passkeyId: id }),
  body: z.strictObject({ name: text(60).meta({ example: 'Work laptop' }) }),
  status: 200,
  response: signInMethods,
  problems: ['passkey_not_found'],
});

export const removePasskey = defineEndpoint({
  id: 'removePasskey',
  method: 'DELETE',
  path: '/profile/passkeys/{passkeyId}',
  tag: 'Session',
  summary: 'Removes a passkey; the last sign-in method cannot be removed.',
  access: 'signedIn',
  params: z.strictObject({ passkeyId: id }),
  status: 200,
  response: signInMethods,
  problems: ['passkey_not_found', 'passkey_last_credential'],
});

export const endDevice = defineEndpoint({
  id: 'endDevice',
  method: 'DELETE',
  path: '/profile/devices/{deviceId}',
  tag: 'Session',
  summary: 'Signs one device out.',
  access: 'signedIn',
  params: z.strictObject({ deviceId: id }),
  status: 200,
  response: signInMethods,
  problems: ['device_not_found'],
});

export const endOtherDevices = defineEndpoint({
  id: 'endOtherDevices',
  method: 'DELETE',
  path: '/profile/devices',
  tag: 'Session',
  summary: 'Signs out everywhere but here.',
  access: 'signedIn',
  status: 200,
  response: signInMethods,
  problems: [],
});

/** What an authenticator answers when it signs in. */
export const passkeyAnswer = z
  .object({
    id: z.string().max(1400).meta({ description: 'Credential id, base64url.', example: 'h5p9Z0Jc…' }),
    rawId: z.string().max(1400),
    type: z.literal('public-key'),
    response: z.looseObject({
      clientDataJSON: z.string().max(8000),
      authenticatorData: z.string().max(8000),
      signature: z.string().max(4000),
      userHandle: z.string().max(200).nullish(),
    }),
    clientExtensionResults: z.record(z.string(), z.unknown()),
    authenticatorAttachment: z.string().max(30).nullish(),
  })
  .meta({ description: 'AuthenticationResponseJSON (WebAuthn Level 3).' });

export const getPasskeySignInOptions = defineEndpoint({
  id: 'getPasskeySignInOptions',
  method: 'POST',
  path: '/session/passkey-options',
  tag: 'Session',
  summary: 'Options for the browser to sign in with a passkey; the same for everybody.',
  description:
    'Names no account and lists no passkeys: the authenticator finds its own (discoverable credentials).',
  access: 'public',
  status: 200,
  response: passkeyRequestOptions,
  problems: [],
});

export const signInWithPasskey = defineEndpoint({
  id: 'signInWithPasskey',
  method: 'POST',
  path: '/session/passkey',
  tag: 'Session',
  summary: 'Signs in with a passkey.',
  access: 'public',
  body: z.strictObject({ response: passkeyAnswer }),
  status: 200,
  response: session,
  problems: ['passkey_refused'],
});
