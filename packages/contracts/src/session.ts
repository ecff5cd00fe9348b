import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { email, id, lastName, locale, memberRole, personName, phone, timeZone } from './fields.ts';

/** A password as typed, at most 1,000 characters; the API normalizes it (NFKC, NIST SP 800-63B) and then checks its rules. */
export const password = z
  .string()
  .min(1)
  .max(1000)
  .meta({ description: 'Password, 15 to 128 characters.', example: 'seven quiet rivers below the orchard' });

/** Who a person is, as they themselves see it. */
export const profile = z.object({
  id,
  email: z.string().meta({ description: 'E-mail address as typed.', example: 'lea.martin@example.com' }),
  firstName: z.string(),
  lastName: z.string(),
  phone: z.string().nullable(),
  locale,
  timeZone: z.string(),
});
export type Profile = z.infer<typeof profile>;

/** The caller's session; fields are null if nobody is signed in. */
export const session = z.object({
  user: profile.nullable().meta({ description: 'The signed-in user, or null.' }),
  memberships: z
    .array(
      z.object({
        id,
        organization: z.object({ id, name: z.string(), slug: z.string(), timeZone: z.string() }),
        role: memberRole,
      }),
    )
    .meta({ description: 'Active memberships; empty when nobody is signed in.' }),
  activeMembershipId: id
    .nullable()
    .meta({ description: 'The membership that requests act in; null without one.' }),
  setupNeeded: z
    .boolean()
    .meta({ description: 'true while no organization exists: the set-up page is open.' }),
  mailbox: z.boolean().meta({ description: 'true while mails go to the development mailbox.' }),
});
export type Session = z.infer<typeof session>;

export const getSession = defineEndpoint({
  id: 'getSession',
  method: 'GET',
  path: '/session',
  tag: 'Session',
  summary: 'The caller’s session: user, memberships, active organization.',
  access: 'public',
  status: 200,
  response: session,
  problems: [],
});

export const signIn = defineEndpoint({
  id: 'signIn',
  method: 'POST',
  path: '/session',
  tag: 'Session',
  summary: 'Signs in with e-mail and password.',
  description: 'Sets the session cookie. The answer to a wrong address and to a wrong password is the same.',
  access: 'public',
  body: z.strictObject({ email, password }),
  status: 200,
  response: session,
  problems: ['session_credentials_wrong', 'session_address_guessed'],
});

export const signOut = defineEndpoint({
  id: 'signOut',
  method: 'DELETE',
  path: '/session',
  tag: 'Session',
  summary: 'Signs out and ends the session on the server.',
  access: 'public',
  status: 204,
  problems: [],
});

export const changeSession = defineEndpoint({
  id: 'changeSession',
  method: 'PATCH',
  path: '/session',
  tag: 'Session',
  summary: 'Chooses the organization that the session acts in.',
  access: 'signedIn',
  body: z.strictObject({ activeMembershipId: id }),
  status: 200,
  response: session,
  problems: ['membership_required'],
});

export const requestPasswordReset = defineEndpoint({
  id: 'requestPasswordReset',
  method: 'POST',
  path: '/password-resets',
  tag: 'Session',
  summary: 'Mails a link to set a new password.',
  description: 'Always 202 with the same bytes, whether or not the address has an account.',
  access: 'public',
  body: z.strictObject({ email }),
  status: 202,
  response: z.object({
    email: z.string().meta({ description: 'The address as given.', example: 'lea.martin@example.com' }),
  }),
  problems: [],
});

export const resetPassword = defineEndpoint({
  id: 'resetPassword',
  method: 'POST',
  path: '/password',
  tag: 'Session',
  summary: 'Sets a new password with the token of a mailed link, and ends every other session.',
  access: 'public',
  body: z.strictObject({ token: z.string().min(1).max(200), password }),
  status: 204,
  problems: ['password_reset_token_invalid'],
});

export const getProfile = defineEndpoint({
  id: 'getProfile',
  method: 'GET',
  path: '/profile',
  tag: 'Session',
  summary: "The signed-in person's own data.",
  access: 'signedIn',
  status: 200,
  response: profile,
  problems: [],
});

export const changeProfile = defineEndpoint({
  id: 'changeProfile',
  method: 'PATCH',
  path: '/profile',
  tag: 'Session',
  summary: 'Changes own name, phone, language or time zone.',
  access: 'signedIn',
  body: z.strictObject({
    firstName: personName.optional(),
    lastName: lastName.optional(),
    phone: phone.nullable().optional(),
    locale: locale.optional(),
    timeZone: timeZone.optional(),
  }),
  status: 200,
  response: profile,
  problems: [],
});
