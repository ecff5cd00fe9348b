import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { at, cursor, email, id, limit, lines, linkState, locale, nameText, page } from './fields.ts';
import { closedLinkCodes } from './link-states.ts';

/** Someone at a closed link asks to be let in. */
export const signupRequest = z
  .object({
    id,
    email: z.string().meta({ description: 'As typed; not verified.' }),
    name: z.string().nullable(),
    message: z.string().nullable(),
    locale,
    state: z.enum(['open', 'invited', 'dismissed']),
    signupLink: z.object({ id, title: z.string(), state: linkState }),
    createdAt: at,
    answeredAt: at.nullable(),
    answeredBy: z.string().nullable().meta({ description: 'Name of the person who answered.' }),
  })
  .meta({ id: 'SignupRequest' });
export type SignupRequest = z.infer<typeof signupRequest>;

const managers = ['admin', 'manager'] as const;
const requestParams = z.strictObject({ signupRequestId: id });

export const askOrganization = defineEndpoint({
  id: 'askOrganization',
  method: 'POST',
  path: '/public/signup-links/{token}/requests',
  tag: 'Registration',
  summary: 'Asks the organization to be let in, at a closed link.',
  description: 'Always 202 with the same bytes. Asking again while the request is open adds nothing.',
  access: 'public',
  params: z.strictObject({ token: z.string().min(1).max(100) }),
  body: z.strictObject({ email, name: nameText(200).optional(), message: lines(1000).optional(), locale }),
  status: 202,
  response: z.object({ sent: z.literal(true).meta({ example: true }) }),
  problems: ['signup_link_not_found'],
});

export const listSignupRequests = defineEndpoint({
  id: 'listSignupRequests',
  method: 'GET',
  path: '/signup-requests',
  tag: 'Sign-up links',
  summary: 'The requests of people who ask to be let in, newest first.',
  access: managers,
  query: z.strictObject({ state: z.enum(['open', 'invited', 'dismissed']).default('open'), limit, cursor }),
  status: 200,
  response: page(signupRequest),
  problems: [],
});

export const inviteSignupRequest = defineEndpoint({
  id: 'inviteSignupRequest',
  method: 'POST',
  path: '/signup-requests/{signupRequestId}/invite',
  tag: 'Sign-up links',
  summary: 'Answers a request with an invitation through an open link.',
  access: managers,
  params: requestParams,
  body: z.strictObject({ signupLinkId: id.meta({ description: 'The open link to invite through.' }) }),
  status: 200,
  response: signupRequest,
  problems: [
    'signup_request_not_found',
    'signup_request_answered',
    'signup_link_not_found',
    ...closedLinkCodes,
    'signup_link_email_domain_refused',
    'signup_link_email_throwaway_refused',
    'user_already_member',
    'request_rate_limited',
  ],
});

export const dismissSignupRequest = defineEndpoint({
  id: 'dismissSignupRequest',
  method: 'POST',
  path: '/signup-requests/{signupRequestId}/dismiss',
  tag: 'Sign-up links',
  summary: 'Dismisses a request without an invitation. Nobody is notified.',
  access: managers,
  params: requestParams,
  status: 200,
  response: signupRequest,
  problems: ['signup_request_not_found', 'signup_request_answered'],
});
