import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import {
  at,
  caseRole,
  cursor,
  id,
  joinsAs,
  limit,
  lines,
  linkState,
  locale,
  page,
  registrationState,
  version,
} from './fields.ts';

/** One registration with everything that a decision about it needs. */
export const registrationForDecision = z
  .object({
    id,
    state: registrationState,
    email: z.string().meta({ description: 'Proved by the mailed link or code.' }),
    throwawayEmail: z.boolean().meta({ description: 'Of a throw-away mail service.', example: false }),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    phone: z.string().nullable(),
    locale,
    timeZone: z.string().nullable(),
    newsletter: z.boolean(),
    origin: z.enum(['link', 'invitation']),
    invitedBy: z.string().nullable().meta({ description: 'Name of who invited the person.', example: null }),
    sourceTag: z.string().nullable().meta({ description: 'Source tag of the URL.', example: 'poster' }),
    hasAccount: z.boolean().meta({
      description: 'The person signed in to an account that they had, and joins with it.',
      example: false,
    }),
    signupLink: z.object({
      id,
      title: z.string(),
      state: linkState,
      version: version.meta({ description: 'Sent with the approval: settings as the caller saw them.' }),
      discreet: z.boolean(),
    }),
    joinsAs,
    caseRole: caseRole.nullable().meta({ description: 'Part in the case that is opened; null: none is.' }),
    customCaseRole: z.string().nullable().meta({
      description: 'Name of the organization’s own case role, if it is one; it counts as `caseRole`.',
      example: null,
    }),
    grantLapsed: z.boolean().meta({
      description: 'It waits although the link does not ask for it: nobody answers for its staff rights.',
    }),
    consents: z.object({
      termsVersion: z.string().nullable(),
      privacyVersion: z.string().nullable(),
      noticeVersion: z.int().nullable(),
      consentedAt: at.nullable(),
    }),
    createdAt: at,
    submittedAt: at.nullable().meta({ description: 'Since when it waits.' }),
    lapsesAt: at.nullable().meta({ description: 'When it ends by itself unless it is decided.' }),
    decidedAt: at.nullable(),
    decidedBy: z.string().nullable().meta({ description: 'Name of who approved or rejected it.' }),
    decisionReason: z.string().nullable().meta({ description: 'Why, for administrators.' }),
    membershipId: id.nullable().meta({ description: 'The place in the Users list, once approved.' }),
  })
  .meta({ id: 'RegistrationForDecision' });
export type RegistrationForDecision = z.infer<typeof registrationForDecision>;

const managers = ['admin', 'manager'] as const;
const registrationParams = z.strictObject({ registrationId: id });
const reason = lines(1000).meta({ example: 'Known to us from the open day.' });

export const listWaitingRegistrations = defineEndpoint({
  id: 'listWaitingRegistrations',
  method: 'GET',
  path: '/registrations',
  tag: 'Sign-up links',
  summary: 'Registrations that wait for approval, the oldest first.',
  access: managers,
  query: z.strictObject({ limit, cursor }),
  status: 200,
  response: page(registrationForDecision),
  problems: [],
});

export const getRegistrationForDecision = defineEndpoint({
  id: 'getRegistrationForDecision',
  method: 'GET',
  path: '/registrations/{registrationId}',
  tag: 'Sign-up links',
  summary: 'One registration through a link, whatever its state.',
  access: managers,
  params: registrationParams,
  status: 200,
  response: registrationForDecision,
  problems: ['registration_unknown'],
});

export const approveRegistration = defineEndpoint({
  id: 'approveRegistration',
  method: 'POST',
  path: '/registrations/{registrationId}/approve',
  tag: 'Sign-up links',
  summary: 'Approves: account, membership, case and the welcome mail, in one transaction.',
  description:
    'Spends a use of the link, or of its successor where it was replaced; a paused or expired link does not stand in the way, a full or revoked one does, for today or for good, and the registration goes on waiting. ' +
    'Approving what is approved already changes nothing.',
  access: managers,
  params: registrationParams,
  body: z.strictObject({
    signupLinkVersion: version.meta({ description: 'The link’s settings that the decision is based on.' }),
    reason: reason.optional(),
  }),
  status: 200,
  response: registrationForDecision,
  problems: [
    'registration_unknown',
    'registration_not_waiting',
    'registration_account_changed',
    'user_already_member',
    'signup_link_changed',
    'signup_link_full',
    'signup_link_full_today',
    'signup_link_revoked',
  ],
});

export const rejectRegistration = defineEndpoint({
  id: 'rejectRegistration',
  method: 'POST',
  path: '/registrations/{registrationId}/reject',
  tag: 'Sign-up links',
  summary: 'Rejects: answers, password and passkey are forgotten, and the person is told by mail.',
  description:
    'The reason is kept for administrators and never mailed; `message` is. A discreet link’s mail carries no message. ' +
    'Rejecting what is rejected already changes nothing.',
  access: managers,
  params: registrationParams,
  body: z.strictObject({
    reason: reason.refine((text) => text !== '', { error: 'required' }),
    message: lines(1000)
      .optional()
      .meta({ description: 'Words to the person.', example: 'Please call us before you try again.' }),
  }),
  status: 200,
  response: registrationForDecision,
  problems: ['registration_unknown', 'registration_not_waiting'],
});
