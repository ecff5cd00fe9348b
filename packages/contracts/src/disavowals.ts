import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';

/** The disavowal token of a mail ("This was not me"): the part after the "#" of its link. */
const body = z.strictObject({ token: z.string().min(1).max(200) });

/** The answer is the same for every token, so that it does not reveal whether a reset is pending. */
export const disavowPasswordReset = defineEndpoint({
  id: 'disavowPasswordReset',
  method: 'POST',
  path: '/public/disavowals/password-reset',
  tag: 'This was not me',
  summary: 'Ends a mailed link for a new password.',
  description:
    'The token is that of the reset link. The password stays as it is. Always 204, whether or not there was a link to end.',
  access: 'public',
  body,
  status: 204,
  problems: [],
});

export const disavowSignInChange = defineEndpoint({
  id: 'disavowSignInChange',
  method: 'POST',
  path: '/public/disavowals/sign-in-change',
  tag: 'This was not me',
  summary: 'Secures an account after a change of its sign-in methods.',
  description:
    'Ends every session, removes every passkey and the password, and mails a link to choose a new one. The mail about the change contains the token. It works once, for seven days.',
  access: 'public',
  body,
  status: 204,
  problems: ['disavowal_token_invalid'],
});

export const disavowAddressChange = defineEndpoint({
  id: 'disavowAddressChange',
  method: 'POST',
  path: '/public/disavowals/address-change',
  tag: 'This was not me',
  summary: 'Puts the former address of an account back, and secures the account.',
  description:
    'Ends every session, removes every passkey and the password, and mails the former address a link to choose a new password. Also undoes changes that followed. The mail to the former address contains the token. It works once, for seven days.',
  access: 'public',
  body,
  status: 204,
  problems: ['disavowal_token_invalid', 'address_former_taken'],
});

export const disavowRegistration = defineEndpoint({
  id: 'disavowRegistration',
  method: 'POST',
  path: '/public/disavowals/registration',
  tag: 'This was not me',
  summary: 'Ends the access that a completed registration gave.',
  description:
    'Disables the user, ends every session, removes password and passkeys if the user is in no other organization, and notifies the administrators. Nothing is deleted. The welcome mail contains the token, which works for 30 days; repeating the call while the user is disabled is harmless.',
  access: 'public',
  body,
  status: 204,
  problems: ['disavowal_token_invalid', 'user_last_admin'],
});
