import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { linkState } from './fields.ts';
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
