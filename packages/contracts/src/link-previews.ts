import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { at, linkState, locale } from './fields.ts';
import { publicSignupLink, signupLinkParams } from './signup-links.ts';

export const previewSignupLink = defineEndpoint({
  id: 'previewSignupLink',
  method: 'GET',
  path: '/signup-links/{signupLinkId}/preview',
  tag: 'Sign-up links',
  summary: 'What visitors of the link are shown, as it is or as if it were otherwise. Changes nothing.',
  description: 'Also of a link that was never switched on, or has ended.',
  access: ['admin', 'manager'],
  params: signupLinkParams,
  query: z.strictObject({
    state: linkState.optional().meta({ description: 'As if the link were in this state.' }),
    discreet: z.stringbool().optional().meta({ description: 'As if it were discreet, or not.' }),
    requiresApproval: z
      .stringbool()
      .optional()
      .meta({ description: 'As if it asked for approval, or did not.' }),
  }),
  status: 200,
  response: publicSignupLink,
  problems: ['signup_link_not_found'],
});

/** A rehearsal that has begun. */
export const rehearsal = z
  .object({
    sentTo: z.string().meta({ description: 'Your own address.', example: 'camille@durand.example' }),
    waitingToken: z.string().meta({
      description: 'Bearer of `/public/waiting`, for the page that waits for the mail.',
    }),
    expiresAt: at,
  })
  .meta({ id: 'Rehearsal' });
export type Rehearsal = z.infer<typeof rehearsal>;

export const rehearseSignupLink = defineEndpoint({
  id: 'rehearseSignupLink',
  method: 'POST',
  path: '/signup-links/{signupLinkId}/rehearsals',
  tag: 'Sign-up links',
  summary: 'Mails you a personal link through this link, to walk the whole way that a new person goes.',
  description:
    'As if the link were open and you were new. The walk is the real one; its completion runs whole and is undone. ' +
    'At its end you are mailed the welcome too, at once where the link asks for approval. ' +
    'Nothing stays, neither when that is delivered nor, at most a day later, when you do not finish. An earlier rehearsal of yours ends. ' +
    'Half a minute must pass between two.',
  access: ['admin', 'manager'],
  params: signupLinkParams,
  body: z.strictObject({ locale }),
  status: 201,
  response: rehearsal,
  problems: ['signup_link_not_found', 'signup_link_ended'],
});
