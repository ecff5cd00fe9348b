import { z } from 'zod';
import { findCode } from './clean-contact.ts';
import { defineEndpoint } from './endpoint.ts';
import {
  at,
  caseRole,
  consentForm,
  id,
  lastName,
  linkState,
  locale,
  memberRole,
  personName,
  phone,
  registrationState,
  reopeningStates,
  timeZone,
} from './fields.ts';
import { closedLinkCodes } from './link-states.ts';
import { password } from './session.ts';

/** The person's answers so far; stored on the server, so they survive reload, back and another device. */
export const answers = z.object({
  firstName: z.string().nullable(),
  lastName: z.string().nullable().meta({
    description: 'Null before it is answered; empty: the person has one name only.',
    example: 'Martin',
  }),
  phone: z.string().nullable(),
  timeZone: z.string().nullable(),
  newsletter: z.boolean(),
});

/** Names everything that a page shows of a registration before the person agrees. */
const textsVersion = z.string().max(40).meta({
  description:
    'Changes whenever the promise, the form of the consent, a document or the organization’s name does. Send it back as `shown` with the completion.',
  example: 'kPrK_qmxVWaYVA9wwBF6Iu',
});

/** A registration as the invitee sees it. */
export const registration = z
  .object({
    state: registrationState,
    email: z
      .string()
      .meta({ description: 'The address, verified or not; empty once the registration is over.' }),
    locale,
    expiresAt: at,
    organization: z.object({
      name: z.string(),
      logoUrl: z.string().nullable(),
      accentColour: z.string().nullable(),
      contactEmail: z.string().nullable(),
      contactUrl: z.string().nullable(),
      contactPhone: z.string().nullable(),
      postalAddress: z.string().nullable(),
      registerNumber: z.string().nullable(),
      dataLocation: z.string().nullable(),
      timeZone: z.string(),
      termsUrl: z.string().nullable(),
      termsVersion: z.string().nullable(),
      privacyUrl: z.string().nullable(),
      privacyVersion: z.string().nullable(),
      consentForm,
      notice: z.string().nullable(),
      noticeVersion: z
        .int()
        .nullable()
        .meta({ description: 'Version of the notice to accept; null if there is none.' }),
    }),
    discreet: z.boolean(),
    quickExitUrl: z.string().nullable(),
    hasPasskey: z.boolean().meta({
      description: 'Whether a passkey was created in the wizard; completing adds it to the account.',
    }),
    linkState: linkState
      .nullable()
      .meta({ description: 'State of the sign-up link; null for a user added directly.' }),
    linkOpensAt: at.nullable().meta({
      description: `When the link opens (again), while its state is ${reopeningStates}.`,
    }),
    joinsAs: memberRole,
    opensCase: z.boolean(),
    caseRole: caseRole.nullable(),
    textsVersion,
    requiresApproval: z
      .boolean()
      .meta({ description: 'Whether completing makes it pending the organization’s approval.' }),
    invited: z.boolean().meta({
      description:
        'Whether it began by an invitation, or by an administrator who added the person, without a link page.',
    }),
    welcomeText: z.string().nullable(),
    nextSteps: z.object({ en: z.string().nullable(), fr: z.string().nullable() }).meta({
      description: 'What follows after registering: who answers, by when, what to prepare.',
    }),
    answers,
    account: z
      .enum(['none', 'exists'])
      .nullable()
      .meta({ description: 'Whether the address has an account; null before the mailbox is verified.' }),
    membership: z.enum(['none', 'active', 'disabled', 'pending_approval']).nullable().meta({
      description:
        'The account’s membership in this organization; null before the mailbox is verified. pending_approval: another registration of this address is already pending approval.',
    }),
    rehearsal: z.boolean().meta({
      description: 'Whether it is a rehearsal: everything that it creates is rolled back.',
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
  summary: 'The registration and its state. Changes nothing.',
  description:
    'The bearer token is the registration token of the mailed link. An ended registration answers 200 with its state.',
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
  summary:
    'Records that a person is on the personal link’s page of an invitation; verifies and starts nothing.',
  description:
    'Send it at the first touch, key or scroll, not on loading, which mail scanners do too. ' +
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
  summary: 'Verifies the mailbox. A second call is harmless.',
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
    lastName: lastName.optional(),
    phone: phone.nullable().optional(),
    timeZone: timeZone.optional(),
    locale: locale.optional().meta({ description: 'Also the language of later mails.' }),
    newsletter: z.boolean().optional(),
  }),
  status: 200,
  response: registration,
  problems: [...ended, 'registration_not_verified'],
});

/** What a completion created. The same bytes for every replay of the same key. */
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
          'The case that was opened; null without one, or if the person’s case role may not view it.',
      }),
    completedAt: at,
  })
  .meta({ id: 'Completion' });
export type Completion = z.infer<typeof completion>;

/** The answer of a completion that requires approval: nothing is created yet, and there is no session. */
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
    'The `Idempotency-Key` (8 to 100 characters) is stored with the registration: a retry with the same body gets the same bytes, another body gets 422. ' +
    'A new person sends `password`, unless a passkey was saved before; a person whose address has an account signs in first and sends none. ' +
    'If the link requires approval, it answers `state: "pending_approval"` without a session: nothing is created before an administrator approves.',
  access: 'registration',
  headers: z.object({
    'idempotency-key': z
      .string()
      .min(8)
      .max(100)
      .meta({ description: 'Generated by the caller, one per registration; 8 to 100 characters.' }),
  }),
  body: z.strictObject({
    password: password.optional(),
    termsVersion: z.string().max(40).nullable().meta({
      description: 'The version of the terms that the person accepted; null if the organization has none.',
    }),
    privacyVersion: z.string().max(40).nullable(),
    noticeVersion: z
      .int()
      .nullable()
      .default(null)
      .meta({ description: 'The version of the organization’s notice; null if there is none.' }),
    newsletter: z.boolean(),
    shown: z.strictObject({ textsVersion, locale }).optional().meta({
      description:
        'What the page showed, and in which language: `textsVersion` of the registration that it read. If a text has changed since, the answer is `registration_terms_changed`, so that the receipt says what the person read. Without it, the receipt states what the settings in force say.',
    }),
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
    ...closedLinkCodes,
    'signup_link_email_domain_refused',
    'signup_link_email_throwaway_refused',
  ],
});

export const withdrawRegistration = defineEndpoint({
  id: 'withdrawRegistration',
  method: 'POST',
  path: '/public/registration/withdraw',
  tag: 'Registration',
  summary: 'Withdraws the registration and erases its answers.',
  access: 'registration',
  status: 204,
  problems: [
    'registration_completed',
    'registration_expired',
    'registration_revoked',
    'registration_rejected',
  ],
});

/** State of the waiting page. */
export const waiting = z
  .object({
    state: z.enum(['waiting', 'confirmed', 'pending_approval', 'completed', 'ended']).meta({
      description: 'confirmed: the mail was confirmed on another device. ended: expired or withdrawn.',
    }),
    mail: z
      .enum(['on_its_way', 'delivered', 'undeliverable'])
      .meta({ description: 'Delivery of the mail. Does not reveal whether there is an account.' }),
  })
  .meta({ id: 'Waiting' });
export type Waiting = z.infer<typeof waiting>;

export const getWaiting = defineEndpoint({
  id: 'getWaiting',
  method: 'GET',
  path: '/public/waiting',
  tag: 'Registration',
  summary: 'Delivery of the mail, and whether it was confirmed on another device. For polling.',
  description:
    'The bearer token is the waiting token of the start. Reports only the registration of that start. A token without a registration answers as if the mail were on its way.',
  access: 'waiting',
  status: 200,
  response: waiting,
  problems: [],
});

/** The 6-digit code of a mail, as typed or pasted. */
export const mailedCode = z
  .string()
  .overwrite((typed) => findCode(typed) ?? typed)
  .regex(/^\d{6}$/, { error: 'code_invalid' })
  .meta({
    description: 'The code, also with the words or spaces that were pasted with it.',
    example: '123456',
  });

export const enterCode = defineEndpoint({
  id: 'enterCode',
  method: 'POST',
  path: '/public/waiting/code',
  tag: 'Registration',
  summary:
    'Verifies the mailbox with the 6-digit code; from then on the waiting token is a registration token too. Repeating it gets the same answer.',
  access: 'waiting',
  body: z.strictObject({ code: mailedCode }),
  status: 200,
  response: registration,
  problems: ['registration_code_wrong', 'registration_code_expired', ...ended],
});

export const withdrawWaiting = defineEndpoint({
  id: 'withdrawWaiting',
  method: 'POST',
  path: '/public/waiting/withdraw',
  tag: 'Registration',
  summary: 'Withdraws a wrong address: the mailed link stops working and the address is erased.',
  access: 'waiting',
  status: 204,
  problems: [],
});

/** Options for the browser to create a passkey (PublicKeyCredentialCreationOptionsJSON, WebAuthn Level 3). */
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
  summary: 'Options for the browser to create a passkey for this registration; valid for five minutes.',
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
  summary: 'Checks whether a password would be accepted; stores nothing.',
  description:
    'Uses the rules of the completion. `request_invalid` on `password` names the reason: too short, too long, common, or made of the person’s or the organization’s name.',
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
  summary: 'Stores the new passkey until completion.',
  access: 'registration',
  body: passkeyResponse,
  status: 200,
  response: registration,
  problems: [...ended, 'registration_not_verified', 'registration_passkey_invalid'],
});
