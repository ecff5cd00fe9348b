import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { at, linkState, locale } from './fields.ts';
import { publicSignupLink, signupLinkParams } from './signup-links.ts';

export const previewSignupLink = defineEndpoint({
  id: 'previewSignupLink',
  method: 'GET',
  path: '/signup-links/{signupLinkId}/preview',
  tag: 'Sign-up links',
  summary: 'What visitors of the link see, now or in another state. Changes nothing.',
  description: 'Works also for a link that was never switched on, or has ended.',
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
      description: 'Bearer token of `/public/waiting`, for the waiting page.',
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
  summary: 'Starts a rehearsal: mails you a personal link, to test the whole registration of a new person.',
  description:
    'Works as if the link were open and you had no account. The registration is the real one; its completion runs and is rolled back. ' +
    'At the end you are mailed the welcome too; if the link requires approval, at once. ' +
    'Everything is removed once the welcome is delivered, or at most a day later if you do not finish. Your earlier rehearsal ends. ' +
    'You may start one every 30 seconds.',
  access: ['admin', 'manager'],
  params: signupLinkParams,
  body: z.strictObject({ locale }),
  status: 201,
  response: rehearsal,
  problems: ['signup_link_not_found', 'signup_link_ended'],
});
