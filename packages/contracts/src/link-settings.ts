import { z } from 'zod';
import { caseTypeName } from './case-settings.ts';
import { cleanDomain } from './clean-contact.ts';
import { at, caseRole, id, joinsAs, lines, locale, moment, text } from './fields.ts';
import { frameOrigin } from './frame-events.ts';
import { hasUnknownField } from './patterns.ts';

/** An e-mail domain, exact (`durand.example`) or all its subdomains (`*.durand.example`); at most 255 characters. */
export const emailDomain = z
  .string()
  .overwrite(cleanDomain)
  .max(255)
  .regex(/^(\*\.)?([\p{L}\p{N}]([\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}\p{N}-]{2,}$/u, {
    error: 'domain_invalid',
  })
  .meta({ description: 'E-mail domain, exact, or `*.` for all its subdomains.', example: 'durand.example' });

/** Title of the case that a link opens, 1 to 200 characters; `{firstName}`, `{lastName}`, `{email}` and `{date}` are filled in. */
export const caseTitlePattern = text(200).refine((pattern) => !hasUnknownField(pattern), {
  error: 'pattern_field_unknown',
});

/** A limit on a number of people; null: none. */
const peopleLimit = z.int().min(1).max(1_000_000).nullable();

/** How many registrations may be started in an hour. */
const hourlyStarts = z.int().min(1).max(10_000);

/** Declares a setting. */
function setting<I extends z.ZodType, S extends z.ZodType = I>({
  input,
  shown,
  initial,
  ...meta
}: {
  /** What an administrator may set. */
  input: I;
  /** What answers hold, where that has another form or no limits. */
  shown?: S;
  /** The value in a new link: the default of the column. */
  initial: z.output<S>;
  description: string;
  example?: unknown;
}) {
  return { input: input.meta(meta), shown: (shown ?? input).meta(meta) as S, initial };
}

/**
 * Every setting of a sign-up link, once, in the order of the panel. All are created, read, changed, copied by replace and
 * duplicate, and kept in the snapshot of a redemption. How to add one:
 * CONTRIBUTING.md.
 */
const linkSettings = {
  title: setting({
    input: text(100),
    shown: z.string(),
    initial: '',
    description: 'Name for the team, 1 to 100 characters.',
  }),
  allowSignup: setting({
    input: z.boolean(),
    initial: false,
    description: 'The switch: the first On generates the URL; Off pauses, and the same URL answers "paused".',
  }),
  autoCreateCase: setting({
    input: z.boolean(),
    initial: false,
    description: 'Whether completing opens a case.',
  }),
  caseRole: setting({
    input: caseRole,
    initial: 'client',
    description:
      'The built-in case role, or the one that the custom role counts as; setting it replaces a custom one.',
  }),
  customCaseRoleId: setting({
    input: id.nullable(),
    initial: null,
    description: 'A custom case role; `caseRole` then follows from its rights.',
  }),
  caseTitlePattern: setting({
    input: caseTitlePattern,
    shown: z.string(),
    initial: '{firstName} {lastName}',
    description: 'Title of the new case, with fields in braces.',
  }),
  caseType: setting({
    input: caseTypeName.nullable(),
    shown: z.string().nullable(),
    initial: null,
    description:
      'Name of the new case’s type: one on the organization’s list (`/case-types`) that is not retired.',
  }),
  caseStaffIds: setting({
    input: z.array(id).max(20),
    initial: [],
    description: 'Staff (memberships) who get the new case, in the order of their turns.',
  }),
  caseStaffAssignment: setting({
    input: z.enum(['all', 'in_turn']),
    initial: 'all',
    description: 'Which of `caseStaffIds` get a new case: all of them, or the next one in turn.',
    example: 'in_turn',
  }),
  caseNote: setting({
    input: lines(1000)
      .refine((pattern) => !hasUnknownField(pattern), { error: 'pattern_field_unknown' })
      .nullable(),
    shown: z.string().nullable(),
    initial: null,
    description:
      'First note of the new case, for staff, at most 1,000 characters, with the fields of its title.',
  }),
  joinsAs: setting({
    input: joinsAs,
    initial: 'client',
    description: 'Member role given on completion.',
  }),
  useLimit: setting({
    input: peopleLimit,
    shown: z.int().nullable(),
    initial: null,
    description: 'How many registrations may complete in total, 1 to 1,000,000; null: no limit.',
  }),
  dailyLimit: setting({
    input: peopleLimit,
    shown: z.int().nullable(),
    initial: null,
    description:
      'How many registrations may complete in one day of the organization’s time zone; null: no limit.',
  }),
  opensAt: setting({
    input: moment.nullable(),
    shown: at.nullable(),
    initial: null,
    description: 'When the link opens. ISO 8601, UTC, in the years 2000 to 2199; null: at once.',
  }),
  expiresAt: setting({
    input: moment.nullable(),
    shown: at.nullable(),
    initial: null,
    description:
      'When the link expires: later than now by the database’s clock, unless the link already has this end, and later than `opensAt`. ISO 8601, UTC, in the years 2000 to 2199; null: never.',
  }),
  allowedEmailDomains: setting({
    input: z.array(emailDomain).max(50),
    shown: z.array(z.string()),
    initial: [],
    description:
      'Domains that may sign up, at most 50, answered as people read them (U-labels); empty: every domain.',
  }),
  throwawayEmails: setting({
    input: z.enum(['allow', 'warn', 'refuse']),
    initial: 'allow',
    description: 'Throw-away addresses are accepted, accepted with a warning, or refused.',
  }),
  requiresApproval: setting({
    input: z.boolean(),
    initial: false,
    description: 'A finished registration becomes pending approval until an administrator approves it.',
  }),
  startsPerHour: setting({
    input: hourlyStarts,
    shown: z.int(),
    initial: 500,
    description:
      'How many registrations may be started through the link in an hour, 1 to 10,000. The next is refused with `signup_link_crowded`.',
  }),
  startsPerNetwork: setting({
    input: hourlyStarts,
    shown: z.int(),
    initial: 30,
    description:
      'How many registrations one network may start in an hour without verifying them, 1 to 10,000; verified starts give their place back. The next is refused with `signup_link_network_crowded`. Raise it for an event, where many people share one network.',
  }),
  alarmStarts: setting({
    // An alarm at the starts of an hour would never trigger.
    input: z.int().min(1).max(9_999).nullable(),
    shown: z.int().nullable(),
    initial: 200,
    description:
      'Alarm: how many registrations may be started in an hour. If there are more, the link pauses itself. null: off.',
  }),
  alarmRefusals: setting({
    input: peopleLimit,
    shown: z.int().nullable(),
    initial: 50,
    description:
      'Alarm: how many addresses may be refused for their domain in an hour. If there are more, the link pauses itself. null: off.',
  }),
  alarmUnverified: setting({
    input: peopleLimit,
    shown: z.int().nullable(),
    initial: 200,
    description:
      'Alarm: how many mailboxes may stay unverified for half an hour, or be disavowed, in a day. If there are more, the link pauses itself. null: off.',
  }),
  locale: setting({
    input: locale.nullable(),
    initial: null,
    description: 'Language of the page and its mails; null: the person’s browser decides.',
  }),
  welcomeText: setting({
    input: lines(1000).nullable(),
    shown: z.string().nullable(),
    initial: null,
    description: 'Welcome text on the page, at most 1,000 characters; null: none.',
  }),
  inviterName: setting({
    input: text(100).nullable(),
    shown: z.string().nullable(),
    initial: null,
    description:
      'The person who invites, as the link’s page names them, at most 100 characters; null: the organization alone.',
    example: 'Maître Claire Durand',
  }),
  nextStepsEn: setting({
    input: lines(600).nullable(),
    shown: z.string().nullable(),
    initial: null,
    description:
      'What follows after registering, in English: who answers, by when, what to prepare. At most 600 characters; null: none.',
    example: 'Claire Durand calls you within two working days. Have your papers ready.',
  }),
  nextStepsFr: setting({
    input: lines(600).nullable(),
    shown: z.string().nullable(),
    initial: null,
    description: 'The same in French; a person reads the other language where theirs is missing.',
    example: 'Claire Durand vous appelle sous deux jours ouvrés. Préparez vos papiers.',
  }),
  notifyAdministrators: setting({
    input: z.enum(['each', 'digest', 'none']),
    initial: 'each',
    description:
      'Notifies administrators and managers of people who join or need approval: a mail for each, one digest a day in the morning of the organization’s time zone, or none.',
    example: 'each',
  }),
  discreet: setting({
    input: z.boolean(),
    initial: false,
    description: 'Pages and mails do not name the organization or the matter.',
  }),
  frameOrigins: setting({
    input: z.array(frameOrigin).max(20),
    shown: z.array(z.string()),
    initial: [],
    description:
      'Websites that may show its page in a frame: exact origins, https, or http for localhost; empty: none. A discreet link cannot be framed.',
    example: ['https://www.durand.example'],
  }),
};

type LinkSettings = typeof linkSettings;
export type SettingName = keyof LinkSettings;
export const settingNames = Object.keys(linkSettings) as SettingName[];

/** Reads one part of each declaration. */
function each<P extends 'input' | 'shown' | 'initial'>(part: P) {
  return Object.fromEntries(settingNames.map((name) => [name, linkSettings[name][part]])) as {
    [K in SettingName]: LinkSettings[K][P];
  };
}

/** What an administrator may set. */
export const settingInputs = each('input');
/** The settings as answers hold them. */
export const shownSettings = each('shown');
/** The settings of a new link; the title must be given. */
export const initialSettings = each('initial');
