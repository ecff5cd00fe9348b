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
      notice: z.string().nullable(),
      noticeVersion: z
        .int()
        .nullable()
        .meta({ description: 'Version of the notice to accept; null when there is none.' }),
    }),
    discreet: z.boolean(),
    quickExitUrl: z.string().nullable(),
    hasPasskey: z
      .boolean()
      .meta({ description: 'A passkey was made in the wizard and waits for completion.' }),
    linkState: linkState
      .nullable()
      .meta({ description: 'State of the sign-up link; null for a user added directly.' }),
    linkOpensAt: at.nullable().meta({
      description: 'When the link takes people (again), while its state is `scheduled` or `full_today`.',
    }),
    joinsAs: memberRole,
    opensCase: z.boolean(),
    caseRole: caseRole.nullable(),
    requiresApproval: z
      .boolean()
      .meta({ description: 'Completing it waits for the organization’s approval.' }),
    invited: z.boolean().meta({
      description:
        'Began by an invitation, or by an administrator who added the person: no link page was seen before.',
    }),
    welcomeText: z.string().nullable(),
    answers,
    account: z
      .enum(['none', 'exists'])
      .nullable()
      .meta({ description: 'Whether the address has an account; null before the mailbox is proved.' }),
    membership: z.enum(['none', 'active', 'disabled', 'pending_approval']).nullable().meta({
      description:
        'The account’s place in this organization; null before the mailbox is proved. pending_approval: another registration of this address waits already.',
    }),
    rehearsal: z.boolean().meta({
      description: 'An administrator tries the link out: nothing that is made here stays.',
      example: false,
    }),
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
  'registration_revoked',
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

export const noteOpened = defineEndpoint({
  id: 'noteOpened',
  method: 'POST',
  path: '/public/registration/opened',
  tag: 'Registration',
  summary: 'Says that a person is at the personal link’s page of an invitation; proves and starts nothing.',
  description:
    'Send it at the first thing that somebody does there: touches, types, scrolls; not at loading, which mail scanners do too. ' +
    'Administrators then see the invitation as opened. Always 204, also for a token that opens nothing.',
  access: 'registration',
  status: 204,
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
    state: z.literal('completed'),
    registrationId: id,
    organization: z.object({ id, name: z.string() }),
    user: z.object({ id, email: z.string(), firstName: z.string(), lastName: z.string() }),
    membership: z.object({ id, role: memberRole }),
    case: z
      .object({ id, reference: z.string().meta({ example: 'K7M2-4QXD' }), title: z.string(), caseRole })
      .nullable()
      .meta({
        description:
          'The case that was opened; null without one, or where the person’s case role does not let them see it.',
      }),
    completedAt: at,
  })
  .meta({ id: 'Completion' });
export type Completion = z.infer<typeof completion>;

/** What a completion through a link with approval answers: nothing is made yet, and there is no session. */
export const submission = z
  .object({
    state: z.literal('pending_approval'),
    registrationId: id,
    organization: z.object({ id, name: z.string() }),
    submittedAt: at,
  })
  .meta({ id: 'Submission' });
export type Submission = z.infer<typeof submission>;

export const completeRegistration = defineEndpoint({
  id: 'completeRegistration',
  method: 'POST',
  path: '/public/registration/complete',
  tag: 'Registration',
  summary:
    'Finishes the registration: account, membership and case in one transaction, and signs the person in.',
  description:
    'The `Idempotency-Key` (8 to 100 characters) is kept with the registration: sent again with the same body it answers the same bytes, with another body 422. ' +
    'A new person sends `password`, unless a passkey was saved before; a person whose address has an account signs in first and sends none. ' +
    'Where approval is asked for, it answers `state: "pending_approval"` without a session: nothing is made before an administrator approves.',
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
    noticeVersion: z
      .int()
      .nullable()
      .default(null)
      .meta({ description: 'The version of the organization’s notice; null when there is none.' }),
    newsletter: z.boolean(),
  }),
  status: 201,
  response: z.discriminatedUnion('state', [completion, submission]),
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
    'signup_link_full_today',
    'signup_link_replaced',
    'signup_link_revoked',
    'signup_link_email_domain_refused',
    'signup_link_email_throwaway_refused',
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
  problems: [
    'registration_completed',
    'registration_expired',
    'registration_revoked',
    'registration_rejected',
  ],
});

/** How the waiting page stands. */
export const waiting = z
  .object({
    state: z.enum(['waiting', 'confirmed', 'pending_approval', 'completed', 'ended']).meta({
      description: 'confirmed: the mail was confirmed on another device. ended: expired or withdrawn.',
    }),
    mail: z
      .enum(['on_its_way', 'delivered', 'undeliverable'])
      .meta({ description: 'What is known of the mail. Says nothing about accounts.' }),
  })
  .meta({ id: 'Waiting' });
export type Waiting = z.infer<typeof waiting>;

export const getWaiting = defineEndpoint({
  id: 'getWaiting',
  method: 'GET',
  path: '/public/waiting',
  tag: 'Registration',
  summary: 'How the mail is doing, and whether it was confirmed elsewhere. For polling.',
  description:
    'The bearer is the waiting token of the start. Speaks of the mail of that start alone. A token without a registration answers as if the mail were on its way.',
  access: 'waiting',
  status: 200,
  response: waiting,
  problems: [],
});

export const enterCode = defineEndpoint({
  id: 'enterCode',
  method: 'POST',
  path: '/public/waiting/code',
  tag: 'Registration',
  summary:
    'Proves the mailbox with the 6-digit code; from then on the waiting token is a registration token too. Once it is, this answers the same again.',
  access: 'waiting',
  body: z.strictObject({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/, { error: 'code_invalid' }),
  }),
  status: 200,
  response: registration,
  problems: ['registration_code_wrong', 'registration_code_expired', ...ended],
});

export const withdrawWaiting = defineEndpoint({
  id: 'withdrawWaiting',
  method: 'POST',
  path: '/public/waiting/withdraw',
  tag: 'Registration',
  summary: 'The address was wrong: the mailed link stops working and the address is forgotten.',
  access: 'waiting',
  status: 204,
  problems: [],
});

/** What the browser needs to make a passkey, as WebAuthn Level 3 has it (PublicKeyCredentialCreationOptionsJSON). */
const creationOptions = z.record(z.string(), z.unknown()).meta({
  description: 'PublicKeyCredentialCreationOptionsJSON (WebAuthn Level 3).',
  example: {
    challenge: 'Yc3GUA…',
    rp: { id: 'casedoor.example', name: 'Casedoor' },
    user: { id: 'MDE5YT…', name: 'lea.martin@example.com', displayName: 'Léa Martin' },
  },
});

/** What the authenticator answered (RegistrationResponseJSON). */
export const passkeyResponse = z
  .object({
    id: z.string().max(1400).meta({ description: 'Credential id, base64url.', example: 'h5p9Z0Jc…' }),
    rawId: z.string().max(1400),
    type: z.literal('public-key'),
    response: z.looseObject({
      clientDataJSON: z.string().max(8000),
      attestationObject: z.string().max(16_000),
      transports: z.array(z.string().max(30)).max(10).optional(),
    }),
    clientExtensionResults: z.record(z.string(), z.unknown()),
    authenticatorAttachment: z.string().max(30).nullish(),
  })
  .meta({ description: 'RegistrationResponseJSON (WebAuthn Level 3).' });

export const getPasskeyOptions = defineEndpoint({
  id: 'getPasskeyOptions',
  method: 'POST',
  path: '/public/registration/passkey-options',
  tag: 'Registration',
  summary: 'What the browser needs to make a passkey for this registration; good for five minutes.',
  access: 'registration',
  status: 200,
  response: creationOptions,
  problems: [
    ...ended,
    'registration_not_verified',
    'registration_answers_missing',
    'registration_sign_in_required',
    'registration_rehearsed',
  ],
});

export const judgePassword = defineEndpoint({
  id: 'judgePassword',
  method: 'POST',
  path: '/public/registration/password',
  tag: 'Registration',
  summary: 'Says whether a password would be accepted; keeps nothing.',
  description:
    'Judged as completing judges it. `request_invalid` on `password` says what is wrong: too short, too long, common, or made of the person’s or the organization’s name.',
  access: 'registration',
  body: z.strictObject({ password }),
  status: 204,
  problems: ended,
});

export const savePasskey = defineEndpoint({
  id: 'savePasskey',
  method: 'POST',
  path: '/public/registration/passkey',
  tag: 'Registration',
  summary: 'Keeps the new passkey until completion.',
  access: 'registration',
  body: passkeyResponse,
  status: 200,
  response: registration,
  problems: [...ended, 'registration_not_verified', 'registration_passkey_invalid'],
});
