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
import { type ClosedLinkCode, closedLinkCodes } from './link-states.ts';

// An approval does not ask whether the link is on, has begun or has ended; for a replaced one, its successor counts.
const approvedAnyway = new Set<ClosedLinkCode>([
  'signup_link_paused',
  'signup_link_scheduled',
  'signup_link_expired',
  'signup_link_replaced',
]);
const refusedApprovalCodes = closedLinkCodes.filter((code) => !approvedAnyway.has(code));

/** One registration with everything that a decision about it needs. */
export const registrationForDecision = z
  .object({
    id,
    state: registrationState,
    email: z.string().meta({ description: 'Verified by the mailed link or code.' }),
    throwawayEmail: z
      .boolean()
      .meta({ description: 'Whether the address is a throw-away address.', example: false }),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    phone: z.string().nullable(),
    locale,
    timeZone: z.string().nullable(),
    newsletter: z.boolean(),
    origin: z.enum(['link', 'invitation']),
    invitedBy: z
      .string()
      .nullable()
      .meta({ description: 'Name of the person who sent the invitation.', example: null }),
    sourceTag: z.string().nullable().meta({ description: 'Source tag of the URL.', example: 'poster' }),
    hasAccount: z.boolean().meta({
      description: 'The person joins with an account that they already had.',
      example: false,
    }),
    signupLink: z.object({
      id,
      title: z.string(),
      state: linkState,
      version: version.meta({ description: 'Version of the link’s settings; send it with the approval.' }),
      discreet: z.boolean(),
    }),
    joinsAs,
    caseRole: caseRole
      .nullable()
      .meta({ description: 'Case role in the case that will be opened; null: none.' }),
    customCaseRole: z.string().nullable().meta({
      description: 'Name of the custom case role, if it is one; it counts as `caseRole`.',
      example: null,
    }),
    grantLapsed: z.boolean().meta({
      description:
        'It needs approval although the link does not require it: the person who granted its staff rights may no longer do so.',
    }),
    consents: z.object({
      termsVersion: z.string().nullable(),
      privacyVersion: z.string().nullable(),
      noticeVersion: z.int().nullable(),
      consentedAt: at.nullable(),
    }),
    createdAt: at,
    submittedAt: at.nullable().meta({ description: 'Since when it is pending approval.' }),
    lapsesAt: at.nullable().meta({ description: 'When it lapses without a decision.' }),
    decidedAt: at.nullable(),
    decidedBy: z.string().nullable().meta({ description: 'Name of the person who approved or rejected it.' }),
    decisionReason: z.string().nullable().meta({ description: 'Why, for administrators.' }),
    membershipId: id.nullable().meta({ description: 'The membership in the Users list, once approved.' }),
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
  summary: 'Registrations pending approval, oldest first.',
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
    'Spends a use of the link, or of its successor if it was replaced. A paused or expired link does not prevent it; a full link (for today or for good) and a revoked one do, and the registration stays pending. ' +
    'Approving an approved registration changes nothing.',
  access: managers,
  params: registrationParams,
  body: z.strictObject({
    signupLinkVersion: version.meta({
      description: 'The `version` of the link’s settings that the decision is based on.',
    }),
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
    ...refusedApprovalCodes,
  ],
});

export const rejectRegistration = defineEndpoint({
  id: 'rejectRegistration',
  method: 'POST',
  path: '/registrations/{registrationId}/reject',
  tag: 'Sign-up links',
  summary: 'Rejects: erases answers, password and passkey, and notifies the person by mail.',
  description:
    'The reason is stored for administrators and never mailed; `message` is mailed. A discreet link’s mail contains no message. ' +
    'Rejecting a rejected registration changes nothing.',
  access: managers,
  params: registrationParams,
  body: z.strictObject({
    reason: reason.refine((text) => text !== '', { error: 'required' }),
    message: lines(1000)
      .optional()
      .meta({ description: 'Message to the person.', example: 'Please call us before you try again.' }),
  }),
  status: 200,
  response: registrationForDecision,
  problems: ['registration_unknown', 'registration_not_waiting'],
});
