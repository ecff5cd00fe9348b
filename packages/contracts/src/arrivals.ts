import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { at, caseRole, id, joinsAs, locale } from './fields.ts';
import { caseStaffAssignment, notifyAdministrators, throwawayEmails } from './signup-links.ts';

/** A link's settings as they were when somebody completed a registration through it. */
export const settingsThen = z
  .object({
    title: z.string().meta({ description: 'What the link was called then.', example: 'Newsletter' }),
    allowSignup: z.boolean().meta({
      description: 'Whether it was switched on: an approval may come after it was paused.',
    }),
    joinsAs,
    autoCreateCase: z.boolean(),
    caseRole,
    caseTitlePattern: z.string(),
    caseType: z.string().nullable(),
    customCaseRole: z.string().nullable().meta({ description: 'Name of the custom case role then.' }),
    caseStaff: z.array(z.string()).meta({
      description: 'Who of the staff the case was given to, or could have been.',
      example: ['Sam Staff'],
    }),
    caseStaffAssignment,
    caseNote: z.string().nullable(),
    opensAt: at.nullable(),
    expiresAt: at.nullable(),
    useLimit: z.int().nullable(),
    dailyLimit: z.int().nullable(),
    allowedEmailDomains: z.array(z.string()),
    throwawayEmails,
    requiresApproval: z.boolean(),
    alarmStarts: z.int().nullable(),
    alarmRefusals: z.int().nullable(),
    alarmUnverified: z.int().nullable(),
    discreet: z.boolean(),
    locale: locale.nullable(),
    welcomeText: z.string().nullable(),
    notifyAdministrators,
    frameOrigins: z.array(z.string()).meta({ example: ['https://www.durand.example'] }),
  })
  .partial()
  .meta({ id: 'SettingsThen', description: 'What was kept with the use; a setting made later is missing.' });
export type SettingsThen = z.infer<typeof settingsThen>;

/** A mail of an arrival, with its way to the mailbox. */
export const arrivalMail = z
  .object({
    id,
    message: z.string().meta({ description: 'Kind of mail.', example: 'personal_link' }),
    locale,
    createdAt: at.meta({ description: 'When it was queued.' }),
    sentAt: at.nullable().meta({ description: 'When the provider took it.' }),
    deliveredAt: at.nullable().meta({ description: 'When the provider said that it had arrived.' }),
    failedAt: at.nullable().meta({ description: 'When it was given up.' }),
    bouncedAt: at.nullable().meta({ description: 'When the provider said that it could not be delivered.' }),
  })
  .meta({ id: 'ArrivalMail' });

/** How somebody came to be here: one registration that led to their place or to a case of theirs, with all that was kept of it. */
export const arrival = z
  .object({
    id: id.meta({ description: 'Identifier of the registration.' }),
    membershipId: id,
    origin: z.enum(['link', 'invitation', 'added', 'imported']).meta({
      description:
        'By a public link, by an invitation through it, added by an administrator, or by a file that one imported.',
    }),
    signupLink: z
      .object({
        id,
        title: z.string(),
        createdBy: z.string().nullable().meta({ description: 'Name of who made the link.' }),
      })
      .nullable(),
    by: z.string().nullable().meta({ description: 'Name of who invited or added the person.' }),
    settings: settingsThen
      .nullable()
      .meta({ description: 'Null until completed, and for people added directly.' }),
    use: z.int().nullable().meta({ description: 'Which use of the link it was.' }),
    sourceTag: z
      .string()
      .nullable()
      .meta({ description: 'Where the link was read (`?from=`).', example: 'poster' }),
    startedAt: at,
    openedAt: at.nullable().meta({
      description: 'For an invitation: when a person, never a mail scanner, was first seen at its page.',
    }),
    verifiedAt: at.nullable().meta({ description: 'When the mailbox was proved.' }),
    submittedAt: at
      .nullable()
      .meta({ description: 'When it began to wait for approval, where the link asked for it.' }),
    approvedBy: z.string().nullable().meta({ description: 'Name of who approved it.' }),
    completedAt: at.nullable(),
    consent: z
      .object({
        at,
        locale: locale.meta({ description: 'Language in which it was read.' }),
        termsVersion: z.string().nullable(),
        privacyVersion: z.string().nullable(),
        noticeVersion: z.int().nullable(),
        newsletter: z
          .boolean()
          .meta({ description: 'Whether the newsletter was asked for.', example: false }),
      })
      .nullable()
      .meta({ description: 'What was accepted; null where nothing was asked.' }),
    case: z.object({ id, reference: z.string(), title: z.string() }).nullable(),
    mails: z.array(arrivalMail).meta({ description: 'Oldest first, without their words.' }),
  })
  .meta({ id: 'Arrival' });
export type Arrival = z.infer<typeof arrival>;

/** How a person's place in the organization began; also of those who never registered. */
export const beginning = z
  .object({
    how: z.enum(['founded', 'link', 'added', 'imported']).meta({
      description:
        'founded: the first administrator, who came with the organization. link: by a registration through a link.',
      example: 'link',
    }),
    at,
    by: z.string().nullable().meta({ description: 'Name of who added the person.', example: null }),
  })
  .meta({ id: 'Beginning' });
export type Beginning = z.infer<typeof beginning>;

export const listUserArrivals = defineEndpoint({
  id: 'listUserArrivals',
  method: 'GET',
  path: '/users/{membershipId}/arrivals',
  tag: 'Users',
  summary: 'Why this person is here: the link and its settings then, each step and mail, what was accepted.',
  description:
    'Newest first, at most 50: one for each registration through which the person joined or got a case, and one for a personal link that was mailed. Empty for the first administrator and for who was imported without a mail: `beginning` tells of them.',
  access: ['admin', 'manager'],
  params: z.strictObject({ membershipId: id }),
  status: 200,
  response: z.object({ beginning, items: z.array(arrival) }),
  problems: ['user_not_found'],
});

export const getCaseArrival = defineEndpoint({
  id: 'getCaseArrival',
  method: 'GET',
  path: '/cases/{caseId}/arrival',
  tag: 'Cases',
  summary: 'Why this case is here: the registration that opened it.',
  description: '`arrival` is null for a case that somebody opened by hand; `openedBy` says who.',
  access: ['admin', 'manager'],
  params: z.strictObject({ caseId: id }),
  status: 200,
  response: z.object({
    openedAt: at,
    openedBy: z.string().nullable().meta({
      description: 'Name of who opened it by hand; null for one that a registration opened.',
      example: null,
    }),
    arrival: arrival.nullable(),
  }),
  problems: ['case_not_found'],
});
