import { z } from 'zod';
import { caseTypeName } from './case-settings.ts';
import { defineEndpoint } from './endpoint.ts';
import { frameOrigin } from './frame-events.ts';
import {
  at,
  caseRole,
  cursor,
  email,
  id,
  joinsAs,
  limit,
  lines,
  linkState,
  locale,
  page,
  registrationState,
  searchText,
  text,
  version,
} from './fields.ts';
import { hasUnknownField } from './patterns.ts';

/** An e-mail domain, exact (`durand.example`) or with all below it (`*.durand.example`). */
export const emailDomain = z
  .string()
  .trim()
  .toLowerCase()
  .max(255)
  .regex(/^(\*\.)?([\p{L}\p{N}]([\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}\p{N}-]{2,}$/u, {
    error: 'domain_invalid',
  })
  .meta({ description: 'E-mail domain, exact or `*.` for all below it.', example: 'durand.example' });

/** The title of a case that opens by itself; `{firstName}`, `{lastName}`, `{email}` and `{date}` are filled in. */
export const caseTitlePattern = text(200)
  .refine((pattern) => !hasUnknownField(pattern), { error: 'pattern_field_unknown' })
  .meta({ description: 'Title of the new case.', example: '{firstName} {lastName}' });

/** The first note of a case that opens by itself, with the same fields; empty is none. */
export const caseNote = lines(1000)
  .refine((pattern) => !hasUnknownField(pattern), { error: 'pattern_field_unknown' })
  .meta({
    description: 'First note of the new case, for staff.',
    example: 'Call {firstName} back this week.',
  });

/** Who of the chosen staff gets a case that opens by itself. */
export const caseStaffAssignment = z.enum(['all', 'in_turn']).meta({
  description: 'Who of `caseStaffIds` gets a new case: all of them, or one after the other.',
  example: 'in_turn',
});
export type CaseStaffAssignment = z.infer<typeof caseStaffAssignment>;

/** Memberships of the organization's own people, in the order of their turns; at most 20. */
const caseStaffIds = z.array(id).max(20).meta({
  description: 'Staff (memberships) who get the new case, in the order of their turns.',
});

/** What a link does with addresses of throw-away mail services: nothing, hint and mark, or refuse. */
export const throwawayEmails = z
  .enum(['allow', 'warn', 'refuse'])
  .meta({ description: 'Addresses of throw-away mail services: taken, taken with a warning, or refused.' });

const alarmLimit = (what: string) =>
  z.int().meta({ description: `How many ${what}; beyond it the link pauses itself. null: never for that.` });

/** Why a link has paused itself, until it is switched on again. */
const linkAlarm = z
  .object({
    at: at.meta({ description: 'When. Whoever had proved the mailbox by then may finish.' }),
    reason: z.enum(['starts', 'refusals', 'unverified']).meta({
      description:
        'starts: registrations in an hour. refusals: addresses refused for their domain in an hour. unverified: mailboxes not proved for half an hour, or disowned, in a day.',
      example: 'starts',
    }),
    count: z.int().meta({ description: 'How many there were.', example: 201 }),
    limit: z.int().meta({ description: 'How many there might have been.', example: 200 }),
  })
  .meta({ id: 'LinkAlarm' });

/** How administrators hear of who comes through a link. */
export const notifyAdministrators = z.enum(['each', 'digest', 'none']).meta({
  description:
    'Mails to administrators and managers about who joined or waits for approval: at each, once a day in the morning of the organization’s time zone, or none.',
  example: 'each',
});

/** A moment that a link may open or expire at. Beyond these years only slips of the keyboard lie; never is null. */
const linkMoment = (description: string) =>
  at
    .refine((moment) => /^2[01]/.test(moment), { error: 'moment_out_of_range' })
    .meta({
      description: `${description} ISO 8601, UTC, in the years 2000 to 2199; null: none.`,
      example: '2026-12-22T09:30:00.000Z',
    });

/** A sign-up link with its settings, as administrators see it. */
export const signupLink = z
  .object({
    id,
    version,
    title: z.string(),
    url: z
      .string()
      .meta({ description: 'The public URL; null until the link has been switched on once.' })
      .nullable(),
    isDefault: z.boolean().meta({ description: 'The link of the Add user dialog.' }),
    state: linkState,
    allowSignup: z.boolean().meta({ description: 'The switch. Off pauses: the same URL answers "paused".' }),
    joinsAs,
    autoCreateCase: z.boolean(),
    caseRole: caseRole.meta({
      description: 'The case role, or which built-in one its custom role counts as.',
    }),
    customCaseRoleId: id.nullable().meta({ description: 'The organization’s own case role, if it is one.' }),
    customCaseRole: z.string().nullable().meta({ description: 'Its name.' }),
    caseTitlePattern: z.string(),
    caseType: z.string().nullable(),
    caseStaffIds,
    caseStaffAssignment,
    caseNote: z.string().nullable(),
    opensAt: at.nullable(),
    expiresAt: at.nullable(),
    useLimit: z
      .int()
      .nullable()
      .meta({ description: 'How many registrations may complete; null is no limit.' }),
    uses: z.int().meta({ description: 'How many have completed.' }),
    dailyLimit: z
      .int()
      .nullable()
      .meta({ description: 'How many may complete in one day of the organization; null is no limit.' }),
    usesToday: z.int().meta({ description: 'How many have completed today, in its time zone.' }),
    reopensAt: at
      .nullable()
      .meta({ description: 'Set while the state is `full_today`: when it takes people again.' }),
    allowedEmailDomains: z
      .array(z.string())
      .meta({ description: 'As people read them (U-labels). Empty: every domain.' }),
    throwawayEmails,
    requiresApproval: z
      .boolean()
      .meta({ description: 'Whoever completes waits for an administrator’s approval.' }),
    grantLapsed: z.boolean().meta({
      description:
        'It gives staff rights, and whoever answered for that may no longer give them: everyone waits for approval until an administrator changes or switches it on again.',
    }),
    alarmStarts: alarmLimit('registrations may be started in an hour').nullable(),
    alarmRefusals: alarmLimit('addresses may be refused for their domain in an hour').nullable(),
    alarmUnverified: alarmLimit('mailboxes may stay unproved, or be disowned, in a day').nullable(),
    alarm: linkAlarm.nullable(),
    locale: locale
      .nullable()
      .meta({ description: 'Language of the page and its mails; null leaves it to the person’s browser.' }),
    welcomeText: z.string().nullable(),
    notifyAdministrators,
    discreet: z
      .boolean()
      .meta({ description: 'Pages and mails keep silent about who invites and what for.' }),
    frameOrigins: z.array(z.string()).meta({
      description: 'Websites that may show its page in a frame; empty: none.',
      example: ['https://www.durand.example'],
    }),
    replacedById: id.nullable(),
    replacedAt: at.nullable(),
    graceEndsAt: at
      .nullable()
      .meta({ description: 'Until when the URL of a replaced link works; null: it stopped at once.' }),
    graceForId: id.nullable().meta({ description: 'The link through which it works until then.' }),
    inGrace: z.boolean().meta({ description: 'Replaced, and its URL still works.', example: false }),
    revokedAt: at.nullable(),
    endedBy: z.string().nullable().meta({ description: 'Name of who replaced or revoked it.' }),
    endReason: z.string().nullable().meta({ description: 'Why, in their words.' }),
    createdAt: at,
    createdBy: z.string().nullable().meta({ description: 'Name of who made it.' }),
  })
  .meta({ id: 'SignupLink' });
export type SignupLink = z.infer<typeof signupLink>;

/** What an administrator may set on a link; a field left out keeps its value. */
const settings = {
  title: text(100).optional(),
  allowSignup: z.boolean().optional().meta({ description: 'The switch; the first On generates the URL.' }),
  joinsAs: joinsAs.optional(),
  autoCreateCase: z.boolean().optional(),
  caseRole: caseRole
    .optional()
    .meta({ description: 'A built-in case role; takes the place of a custom one.' }),
  customCaseRoleId: id.nullable().optional().meta({
    description: 'A case role of the organization’s own; `caseRole` then follows from what it may do.',
  }),
  caseTitlePattern: caseTitlePattern.optional(),
  caseType: caseTypeName.nullable().optional().meta({
    description: 'Name of a type on the organization’s list (`/case-types`) that is not retired.',
  }),
  caseStaffIds: caseStaffIds.optional(),
  caseStaffAssignment: caseStaffAssignment.optional(),
  caseNote: caseNote.nullable().optional(),
  opensAt: linkMoment('From when it takes people.').nullable().optional(),
  expiresAt: linkMoment(
    'Until when it takes people: later than now by the database’s clock, unless the link has that end already, and later than `opensAt`.',
  )
    .nullable()
    .optional(),
  expiresInDays: z.int().min(1).max(3650).optional().meta({
    description:
      'Instead of `expiresAt`: so many days from now, at the same time of day in the organization’s time zone.',
  }),
  useLimit: z.int().min(1).max(1_000_000).nullable().optional(),
  dailyLimit: z.int().min(1).max(1_000_000).nullable().optional(),
  allowedEmailDomains: z.array(emailDomain).max(50).optional(),
  throwawayEmails: throwawayEmails.optional(),
  requiresApproval: z.boolean().optional(),
  // A link takes 500 starts in an hour at most: an alarm at more would never go off.
  alarmStarts: z.int().min(1).max(499).nullable().optional(),
  alarmRefusals: z.int().min(1).max(1_000_000).nullable().optional(),
  alarmUnverified: z.int().min(1).max(1_000_000).nullable().optional(),
  locale: locale.nullable().optional(),
  welcomeText: lines(1000).nullable().optional(),
  notifyAdministrators: notifyAdministrators.optional(),
  discreet: z.boolean().optional(),
  frameOrigins: z
    .array(frameOrigin)
    .max(20)
    .optional()
    .meta({
      description:
        'Websites that may show its page in a frame: exact origins, https, or http for localhost. A discreet link is shown in none.',
      example: ['https://www.durand.example'],
    }),
};

export const signupLinkChanges = z.strictObject({ version, ...settings });
export const newSignupLink = z.strictObject({ ...settings, title: text(100) });

/** Why a link is ended, kept in its history; 1 to 200 characters. */
export const endReason = text(200)
  .optional()
  .meta({ description: 'Why; shown in the link’s history.', example: 'The poster was photographed.' });

/** The link in the path. */
export const signupLinkParams = z.strictObject({ signupLinkId: id });
const managers = ['admin', 'manager'] as const;

export const listSignupLinks = defineEndpoint({
  id: 'listSignupLinks',
  method: 'GET',
  path: '/signup-links',
  tag: 'Sign-up links',
  summary: 'The organization’s sign-up links, newest first unless told.',
  access: managers,
  query: z.strictObject({
    q: searchText,
    ended: z
      .stringbool()
      .optional()
      .meta({ description: 'true: only replaced and revoked ones; false: only the others.' }),
    state: linkState.optional().meta({ description: 'Only those in this state now.' }),
    sort: z.enum(['-createdAt', 'createdAt', 'title', '-uses', 'expiresAt']).default('-createdAt').meta({
      description: '`-uses`: most used first. `expiresAt`: what expires next first, never last.',
    }),
    limit,
    cursor,
  }),
  status: 200,
  response: page(signupLink),
  problems: [],
});

/** One of the organization's own people, as a link's settings offer them for its cases. */
const caseStaffMember = z.object({
  membershipId: id,
  firstName: z.string(),
  lastName: z.string(),
  available: z
    .boolean()
    .meta({ description: 'False: disabled or no longer staff; the link skips them.', example: true }),
  isNext: z.boolean().meta({ description: 'Whose turn it is, where staff take turns.', example: false }),
});

export const listCaseStaff = defineEndpoint({
  id: 'listCaseStaff',
  method: 'GET',
  path: '/signup-links/{signupLinkId}/case-staff',
  tag: 'Sign-up links',
  summary: 'Who can be chosen to get the cases that this link opens, and who is; at most 500, by name.',
  access: managers,
  params: signupLinkParams,
  status: 200,
  response: z.object({ items: z.array(caseStaffMember) }),
  problems: ['signup_link_not_found'],
});

export const createSignupLink = defineEndpoint({
  id: 'createSignupLink',
  method: 'POST',
  path: '/signup-links',
  tag: 'Sign-up links',
  summary: 'Creates a further sign-up link; off unless told.',
  description: 'A link that gives staff rights needs the limits that are told at changing one.',
  access: managers,
  body: newSignupLink,
  status: 201,
  response: signupLink,
  problems: [],
});

export const getDefaultSignupLink = defineEndpoint({
  id: 'getDefaultSignupLink',
  method: 'GET',
  path: '/signup-links/default',
  tag: 'Sign-up links',
  summary: 'The link of the Add user dialog. Every organization has one, created switched off.',
  access: managers,
  status: 200,
  response: signupLink,
  problems: [],
});

export const getSignupLink = defineEndpoint({
  id: 'getSignupLink',
  method: 'GET',
  path: '/signup-links/{signupLinkId}',
  tag: 'Sign-up links',
  summary: 'One sign-up link.',
  access: managers,
  params: signupLinkParams,
  status: 200,
  response: signupLink,
  problems: ['signup_link_not_found'],
});

export const changeSignupLink = defineEndpoint({
  id: 'changeSignupLink',
  method: 'PATCH',
  path: '/signup-links/{signupLinkId}',
  tag: 'Sign-up links',
  summary: 'Changes settings; `{ allowSignup: true }` is the switch.',
  description:
    'A link that gives staff rights (`joinsAs` staff, or a case opened with `caseRole` staff) needs approval or allowed domains, a `useLimit` of at most 10 in all and an end at most 7 calendar days from now, in the organization’s time zone; one that more than 10 people came through cannot become one. ' +
    'Switching on a link that has paused itself ends its alarm; counting starts anew. ' +
    'A field left out keeps its value. `version` must be the one last read, else 409 `signup_link_changed`.',
  access: managers,
  params: signupLinkParams,
  body: signupLinkChanges,
  status: 200,
  response: signupLink,
  problems: ['signup_link_not_found', 'signup_link_changed', 'signup_link_ended'],
});

export const duplicateSignupLink = defineEndpoint({
  id: 'duplicateSignupLink',
  method: 'POST',
  path: '/signup-links/{signupLinkId}/duplicate',
  tag: 'Sign-up links',
  summary: 'Creates a link with the same settings, switched off, without uses. Also from an ended one.',
  description:
    'An expiry that has passed is not copied. The copy of a link that gives staff rights takes at most 10 people; an end that is missing, past or too far becomes 7 days from now.',
  access: managers,
  params: signupLinkParams,
  body: z.strictObject({ title: text(100) }),
  status: 201,
  response: signupLink,
  problems: ['signup_link_not_found'],
});

export const replaceSignupLink = defineEndpoint({
  id: 'replaceSignupLink',
  method: 'POST',
  path: '/signup-links/{signupLinkId}/replace',
  tag: 'Sign-up links',
  summary: 'Gives the link a new URL; the old one answers "replaced", at once or after a grace.',
  description:
    'Answers the successor, which has the same settings, the places that are left and today’s count. During the grace the old URL leads through ' +
    'the successor: its settings, its state and its places count, so nothing is handed out twice. A link that gives staff rights is replaced within their limits: ' +
    'by one for at most 10 people, and not at all without an end within 7 days and approval or domains.',
  access: managers,
  params: signupLinkParams,
  body: z.strictObject({
    version,
    graceDays: z
      .int()
      .min(0)
      .max(90)
      .optional()
      .meta({ description: 'For how many days the old URL still works; 0 or left out: it stops at once.' }),
    reason: endReason,
  }),
  status: 201,
  response: signupLink,
  problems: ['signup_link_not_found', 'signup_link_changed', 'signup_link_ended'],
});

export const revokeSignupLink = defineEndpoint({
  id: 'revokeSignupLink',
  method: 'POST',
  path: '/signup-links/{signupLinkId}/revoke',
  tag: 'Sign-up links',
  summary: 'Ends the link for good. A revoked default link is followed by a new one, switched off.',
  access: managers,
  params: signupLinkParams,
  body: z.strictObject({ version, reason: endReason }),
  status: 200,
  response: signupLink,
  problems: ['signup_link_not_found', 'signup_link_changed', 'signup_link_ended'],
});

/** How a mail is doing. */
export const mailDelivery = z.object({
  state: z
    .enum(['queued', 'sent', 'failed'])
    .meta({ description: 'queued: waiting or being retried. failed: given up.' }),
  error: z.string().nullable().meta({ description: 'Why the last attempt failed, in the provider’s words.' }),
});

/** One registration, as administrators see it. */
export const registrationSummary = z
  .object({
    id,
    email: z.string(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    state: registrationState,
    origin: z.enum(['link', 'invitation']),
    createdAt: at,
    verifiedAt: at.nullable(),
    completedAt: at.nullable(),
    expiresAt: at,
    membershipId: id.nullable().meta({ description: 'The place in the Users list, once completed.' }),
    disabledAt: at.nullable().meta({
      description: 'When their access was ended since, by an administrator or an undo; null while it holds.',
    }),
    decidedBy: z.string().nullable().meta({ description: 'Name of who approved or rejected it.' }),
    decisionReason: z.string().nullable().meta({ description: 'Why, for administrators.' }),
    caseId: id.nullable().meta({ description: 'The case that was opened, if any.' }),
    openedLinkId: id.nullable().meta({
      description: 'The replaced link whose URL was opened while it still worked; null: the link’s own URL.',
    }),
    throwawayEmail: z
      .boolean()
      .meta({ description: 'The address belongs to a throw-away mail service.', example: false }),
    mail: mailDelivery
      .nullable()
      .meta({ description: 'The newest personal link’s mail, while the registration is under way.' }),
  })
  .meta({ id: 'RegistrationSummary' });
export type RegistrationSummary = z.infer<typeof registrationSummary>;

export const listSignupLinkRegistrations = defineEndpoint({
  id: 'listSignupLinkRegistrations',
  method: 'GET',
  path: '/signup-links/{signupLinkId}/registrations',
  tag: 'Sign-up links',
  summary: 'Who came through this link, newest first.',
  access: managers,
  params: signupLinkParams,
  query: z.strictObject({ state: registrationState.optional(), limit, cursor }),
  status: 200,
  response: page(registrationSummary),
  problems: ['signup_link_not_found'],
});

/** What the public page of a link needs, and no more. */
export const publicSignupLink = z
  .object({
    state: linkState,
    organization: z.object({
      name: z.string(),
      logoUrl: z.string().nullable(),
      accentColour: z.string().nullable(),
      contactEmail: z.string().nullable(),
      contactUrl: z.string().nullable(),
      timeZone: z.string(),
      notice: z.string().nullable(),
    }),
    discreet: z.boolean().meta({ description: 'Neutral page title and mails, and a quick-exit button.' }),
    quickExitUrl: z
      .string()
      .nullable()
      .meta({ description: 'Where quick exit leads; set for discreet links.' }),
    joinsAs,
    opensCase: z
      .boolean()
      .meta({ description: 'A case that the person may see will be opened on completion.' }),
    caseRole: caseRole
      .nullable()
      .meta({ description: 'The person’s part in that case; null when none is opened.' }),
    welcomeText: z.string().nullable(),
    locale: locale
      .nullable()
      .meta({ description: 'Language that the link asks for; null leaves it to the person’s browser.' }),
    opensAt: at.nullable().meta({
      description: 'When it takes people (again): set while the state is `scheduled` or `full_today`.',
    }),
    expiresAt: at.nullable(),
    allowedEmailDomains: z
      .array(z.string())
      .meta({ description: 'As people read them (U-labels). Empty: every domain.' }),
    requiresApproval: z.boolean().meta({ description: 'The organization looks at each registration first.' }),
    frameOrigins: z.array(z.string()).meta({
      description: 'Websites that may show the link’s frame now; none for a discreet or an ended link.',
      example: ['https://www.durand.example'],
    }),
  })
  .meta({ id: 'PublicSignupLink' });
export type PublicSignupLink = z.infer<typeof publicSignupLink>;

const publicParams = z.strictObject({
  token: z.string().min(1).max(100).meta({ description: 'Link token.' }),
});

export const getPublicSignupLink = defineEndpoint({
  id: 'getPublicSignupLink',
  method: 'GET',
  path: '/public/signup-links/{token}',
  tag: 'Registration',
  summary: 'What the link page shows: who invites, what will happen, whether it is open.',
  description: '404 only for a token that never existed; a closed link answers 200 with its `state`.',
  access: 'public',
  params: publicParams,
  status: 200,
  response: publicSignupLink,
  problems: ['signup_link_not_found'],
});

export const startRegistration = defineEndpoint({
  id: 'startRegistration',
  method: 'POST',
  path: '/public/signup-links/{token}/registrations',
  tag: 'Registration',
  summary: 'Asks for a personal link by mail.',
  description:
    'Always 202 with the same answer for every address of a domain, whoever owns it; only the waiting token differs. ' +
    'Asking again sends a new mail; of the links that were not confirmed, only the newest works. ' +
    'About one link an address is mailed once in 50 seconds, about all of them six times a day; beyond that the answer is the same, without a mail.',
  access: 'public',
  params: publicParams,
  body: z.strictObject({
    email,
    locale,
    from: text(50).optional().meta({ description: 'Source tag of the URL (`?from=poster`).' }),
  }),
  status: 202,
  response: z.object({
    sent: z.literal(true).meta({ example: true }),
    waitingToken: z.string().meta({
      description: 'Bearer of `/public/waiting`, for the page that waits; one is given for every address.',
    }),
    throwawayEmail: z.boolean().meta({
      description: 'The link warns of throw-away mail services, and the address belongs to one.',
      example: false,
    }),
  }),
  problems: [
    'signup_link_not_found',
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
