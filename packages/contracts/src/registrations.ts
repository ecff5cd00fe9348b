import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import {
  at,
  caseRole,
  id,
  linkState,
  locale,
  memberRole,
  personName,
  phone,
  registrationState,
  timeZone,
} from './fields.ts';
import { password } from './session.ts';

/** What the person has told so far; kept on the server, so it survives reload, back and another device. */
export const answers = z.object({
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  phone: z.string().nullable(),
  timeZone: z.string().nullable(),
  newsletter: z.boolean(),
});

/** A registration as the person themselves sees it. */
export const registration = z
  .object({
    state: registrationState,
    email: z.string().meta({ description: 'The proved, or still to be proved, address.' }),
    locale,
    expiresAt: at,
    organization: z.object({
      name: z.string(),
      logoUrl: z.string().nullable(),
      accentColour: z.string().nullable(),
      contactEmail: z.string().nullable(),
      contactUrl: z.string().nullable(),
      timeZone: z.string(),
      termsUrl: z.string().nullable(),
      termsVersion: z.string().nullable(),
      privacyUrl: z.string().nullable(),
      privacyVersion: z.string().nullable(),
    }),
    linkState: linkState
      .nullable()
      .meta({ description: 'State of the sign-up link; null for a user added directly.' }),
    joinsAs: memberRole,
    opensCase: z.boolean(),
    caseRole: caseRole.nullable(),
    welcomeText: z.string().nullable(),
    answers,
    account: z
      .enum(['none', 'exists'])
      .nullable()
      .meta({ description: 'Whether the address has an account; null before the mailbox is proved.' }),
    membership: z
      .enum(['none', 'active', 'disabled'])
      .nullable()
      .meta({ description: 'The account’s place in this organization; null before the mailbox is proved.' }),
    signedInAs: z
      .string()
      .nullable()
      .meta({ description: 'Address of the session that came with the request, if any.' }),
  })
  .meta({ id: 'Registration' });
export type Registration = z.infer<typeof registration>;

const ended = [
  'registration_expired',
  'registration_withdrawn',
  'registration_rejected',
  'registration_completed',
  'registration_pending_approval',
] as const;

export const getRegistration = defineEndpoint({
  id: 'getRegistration',
  method: 'GET',
  path: '/public/registration',
  tag: 'Registration',
  summary: 'Where the registration stands. Changes nothing.',
  description:
    'The bearer is the registration token of the mailed link. An ended registration answers 200 with its state.',
  access: 'registration',
  status: 200,
  response: registration,
  problems: [],
});

export const verifyRegistration = defineEndpoint({
  id: 'verifyRegistration',
  method: 'POST',
  path: '/public/registration/verify',
  tag: 'Registration',
  summary: 'Proves the mailbox. A second call is harmless.',
  access: 'registration',
  status: 200,
  response: registration,
  problems: [...ended],
});

export const saveAnswers = defineEndpoint({
  id: 'saveAnswers',
  method: 'PATCH',
  path: '/public/registration',
  tag: 'Registration',
  summary: 'Saves answers; a field left out keeps its value.',
  access: 'registration',
  body: z.strictObject({
    firstName: personName.optional(),
    lastName: personName.optional(),
    phone: phone.nullable().optional(),
    timeZone: timeZone.optional(),
    locale: locale.optional().meta({ description: 'Also the language of mails to come.' }),
    newsletter: z.boolean().optional(),
  }),
  status: 200,
  response: registration,
  problems: [...ended, 'registration_not_verified'],
});

/** What a completion made. The same bytes for every replay of the same key. */
export const completion = z
  .object({
    registrationId: id,
    organization: z.object({ id, name: z.string() }),
    user: z.object({ id, email: z.string(), firstName: z.string(), lastName: z.string() }),
    membership: z.object({ id, role: memberRole }),
    case: z
      .object({ id, reference: z.string().meta({ example: 'K7M2-4QXD' }), title: z.string(), caseRole })
      .nullable()
      .meta({ description: 'The case that was opened, or null.' }),
    completedAt: at,
  })
  .meta({ id: 'Completion' });
export type Completion = z.infer<typeof completion>;

export const completeRegistration = defineEndpoint({
  id: 'completeRegistration',
  method: 'POST',
  path: '/public/registration/complete',
  tag: 'Registration',
  summary:
    'Finishes the registration: account, membership and case in one transaction, and signs the person in.',
  description:
    'The `Idempotency-Key` (8 to 100 characters) is kept with the registration: sent again with the same body it answers the same bytes, with another body 422. ' +
    'A new person sends `password`; a person whose address has an account signs in first and sends none.',
  access: 'registration',
  headers: z.object({
    'idempotency-key': z
      .string()
      .min(8)
      .max(100)
      .meta({ description: 'Made by the caller, one for each registration.' }),
  }),
  body: z.strictObject({
    password: password.optional(),
    termsVersion: z.string().max(40).nullable().meta({
      description: 'The version that the person accepted; null when the organization has no terms.',
    }),
    privacyVersion: z.string().max(40).nullable(),
    newsletter: z.boolean(),
  }),
  status: 201,
  response: completion,
  problems: [
    ...ended,
    'registration_not_verified',
    'registration_answers_missing',
    'registration_terms_changed',
    'registration_sign_in_required',
    'registration_membership_exists',
    'registration_membership_disabled',
    'registration_key_reused',
    'signup_link_paused',
    'signup_link_scheduled',
    'signup_link_expired',
    'signup_link_full',
    'signup_link_replaced',
    'signup_link_revoked',
    'signup_link_email_domain_refused',
  ],
});

export const withdrawRegistration = defineEndpoint({
  id: 'withdrawRegistration',
  method: 'POST',
  path: '/public/registration/withdraw',
  tag: 'Registration',
  summary: 'Ends the registration at the person’s wish and forgets the answers.',
  access: 'registration',
  status: 204,
  problems: ['registration_completed', 'registration_expired', 'registration_rejected'],
});
