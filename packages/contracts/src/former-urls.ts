import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { at, cursor, id, limit, page } from './fields.ts';
import { endReason, signupLink, signupLinkParams } from './signup-links.ts';

const managers = ['admin', 'manager'] as const;

export const endSignupLinkGrace = defineEndpoint({
  id: 'endSignupLinkGrace',
  method: 'POST',
  path: '/signup-links/{signupLinkId}/end-grace',
  tag: 'Sign-up links',
  summary: 'Stops the URL of a replaced link before its grace is over.',
  description: 'Nobody new can sign up through it. People who have asked for a personal link may finish.',
  access: managers,
  params: signupLinkParams,
  body: z.strictObject({ reason: endReason }),
  status: 200,
  response: signupLink,
  problems: ['signup_link_not_found', 'signup_link_grace_over'],
});

/** A former URL of a link, and how much it is still used. */
export const formerUrl = z
  .object({
    signupLinkId: id.meta({ description: 'The replaced link.' }),
    url: z.string(),
    replacedAt: at,
    graceEndsAt: at.meta({ description: 'When it stops working, or stopped.' }),
    works: z.boolean().meta({ description: 'Whether it still works.', example: true }),
    started: z.int().meta({ description: 'Registrations through it since the replacement.', example: 7 }),
    completed: z.int().meta({ description: 'How many of them are complete.', example: 4 }),
    lastStartedAt: at.nullable().meta({ description: 'When it was last used.' }),
  })
  .meta({ id: 'FormerUrl' });
export type FormerUrl = z.infer<typeof formerUrl>;

export const listFormerUrls = defineEndpoint({
  id: 'listFormerUrls',
  method: 'GET',
  path: '/signup-links/{signupLinkId}/former-urls',
  tag: 'Sign-up links',
  summary: 'The URLs that were replaced with a grace and are aliases of this link, newest first.',
  access: managers,
  params: signupLinkParams,
  query: z.strictObject({ limit, cursor }),
  status: 200,
  response: page(formerUrl),
  problems: ['signup_link_not_found'],
});
