import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { at, id, locale } from './fields.ts';
import { shownSettings } from './link-settings.ts';

// The snapshot is shown with names in place of ids.
const { customCaseRoleId: _role, caseStaffIds: _staff, ...shownAsKept } = shownSettings;

/** A link's settings as they were when somebody completed a registration through it. */
export const settingsThen = z
  .object({
    ...shownAsKept,
    customCaseRole: z.string().nullable().meta({ description: 'Name of the custom case role then.' }),
    caseStaff: z.array(z.string()).meta({
      description: 'Names of the staff who got the case, or could have got it.',
      example: ['Sam Staff'],
    }),
  })
  .partial()
  .meta({
    id: 'SettingsThen',
    description: 'The settings that the redemption stored; a setting that was introduced later is missing.',
  });
export type SettingsThen = z.infer<typeof settingsThen>;

/** A mail of an arrival, with its delivery. */
export const arrivalMail = z
  .object({
    id,
    message: z.string().meta({ description: 'Kind of mail.', example: 'personal_link' }),
    locale,
    createdAt: at.meta({ description: 'When it was queued.' }),
    sentAt: at.nullable().meta({ description: 'When the provider accepted it.' }),
    deliveredAt: at.nullable().meta({ description: 'When the provider reported its delivery.' }),
    failedAt: at.nullable().meta({ description: 'When it was given up.' }),
    bouncedAt: at
      .nullable()
      .meta({ description: 'When the provider reported that it could not be delivered.' }),
  })
  .meta({ id: 'ArrivalMail' });

/** How a user or a case came to be here: one registration that led to a membership or a case, with everything that is stored about it. */
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
        createdBy: z.string().nullable().meta({ description: 'Name of the person who created the link.' }),
      })
      .nullable(),
    by: z.string().nullable().meta({ description: 'Name of the person who invited or added them.' }),
    settings: settingsThen.nullable().meta({
      description: 'The link’s settings at completion; null until completed, and for users added directly.',
    }),
    use: z
      .int()
      .nullable()
      .meta({ description: 'Number of the use: 1 is the first person who completed through the link.' }),
    sourceTag: z
      .string()
      .nullable()
      .meta({ description: 'Source tag of the URL (`?from=`).', example: 'poster' }),
    startedAt: at,
    openedAt: at.nullable().meta({
      description: 'Invitations only: when a person (not a mail scanner) was first active on its page.',
    }),
    verifiedAt: at.nullable().meta({ description: 'When the mailbox was verified.' }),
    submittedAt: at
      .nullable()
      .meta({ description: 'When it became pending approval, if the link required it.' }),
    approvedBy: z.string().nullable().meta({ description: 'Name of the person who approved it.' }),
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
          .meta({ description: 'Whether the person wants the newsletter.', example: false }),
      })
      .nullable()
      .meta({ description: 'What was accepted; null if nothing had to be.' }),
    case: z.object({ id, reference: z.string(), title: z.string() }).nullable(),
    mails: z.array(arrivalMail).meta({ description: 'Oldest first, without their content.' }),
  })
  .meta({ id: 'Arrival' });
export type Arrival = z.infer<typeof arrival>;

/** How a membership began, also for people who never registered. */
export const beginning = z
  .object({
    how: z.enum(['founded', 'link', 'added', 'imported']).meta({
      description:
        'founded: the first administrator, created with the organization. link: by a registration through a link.',
      example: 'link',
    }),
    at,
    by: z.string().nullable().meta({ description: 'Name of the person who added them.', example: null }),
  })
  .meta({ id: 'Beginning' });
export type Beginning = z.infer<typeof beginning>;

export const listUserArrivals = defineEndpoint({
  id: 'listUserArrivals',
  method: 'GET',
  path: '/users/{membershipId}/arrivals',
  tag: 'Users',
  summary:
    'Why this person is here: the link and its settings at that time, each step and mail, the consents.',
  description:
    'Newest first, at most 50: one per registration through which the person joined or got a case, and one for a personal link that was mailed. Empty for the first administrator and for people imported without a mail; see `beginning`.',
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
  description: '`arrival` is null for a case that somebody opened by hand; `openedBy` names them.',
  access: ['admin', 'manager'],
  params: z.strictObject({ caseId: id }),
  status: 200,
  response: z.object({
    openedAt: at,
    openedBy: z.string().nullable().meta({
      description: 'Name of the person who opened it by hand; null if a registration opened it.',
      example: null,
    }),
    arrival: arrival.nullable(),
  }),
  problems: ['case_not_found'],
});
