import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';

/** The token of a mail's "This was not me": what stands after the "#" of its address. */
const body = z.strictObject({ token: z.string().min(1).max(200) });

/** Answered alike for every token, so that it tells nobody whether a reset is pending. */
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
  summary: 'Secures the account after a change of how its owner signs in.',
  description:
    'Ends every session, removes every passkey and the password, and mails a link to choose a new one. The token stands in the mail that told of the change; it works for seven days, and one of them once.',
  access: 'public',
  body,
  status: 204,
  problems: ['disavowal_token_invalid'],
});

export const disavowRegistration = defineEndpoint({
  id: 'disavowRegistration',
  method: 'POST',
  path: '/public/disavowals/registration',
  tag: 'This was not me',
  summary: 'Ends the access that a completed registration gave.',
  description:
    'Disables the user, ends every session, removes password and passkeys of who belongs to no other organization, and tells the administrators. Nothing is deleted. The token stands in the welcome and works for 30 days; repeating it while the user is disabled is harmless.',
  access: 'public',
  body,
  status: 204,
  problems: ['disavowal_token_invalid', 'user_last_admin'],
});
