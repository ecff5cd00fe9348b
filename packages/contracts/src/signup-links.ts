import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import {
  at,
  caseRole,
  cursor,
  email,
  id,
  joinsAs,
  limit,
  linkState,
  locale,
  page,
  registrationState,
  reopeningStates,
  searchText,
  text,
  version,
} from './fields.ts';
import { settingInputs, shownSettings } from './link-settings.ts';
import { closedLinkCodes } from './link-states.ts';

/** Why a link has paused itself, until it is switched on again. */
const linkAlarm = z
  .object({
    at: at.meta({
      description: 'When the link paused itself. People who had verified the mailbox by then may finish.',
    }),
    reason: z.enum(['starts', 'refusals', 'unverified']).meta({
      description:
        'starts: registrations in an hour. refusals: addresses refused for their domain in an hour. unverified: mailboxes that stayed unverified for half an hour, or were disavowed, in a day.',
      example: 'starts',
    }),
    count: z.int().meta({ description: 'How many there were when it paused.', example: 201 }),
    limit: z.int().meta({ description: 'The limit that was exceeded.', example: 200 }),
  })
  .meta({ id: 'LinkAlarm' });

/** A sign-up link with its settings, as administrators see it. */
export const signupLink = z
  .object({
    id,
    version,
    url: z
      .string()
      .meta({ description: 'The public URL; null until the link has been switched on once.' })
      .nullable(),
    isDefault: z.boolean().meta({ description: 'The link of the Add user dialog.' }),
    state: linkState,
    ...shownSettings,
    customCaseRole: z
      .string()
      .nullable()
      .meta({ description: 'Name of the custom case role, if it is one.' }),
    uses: z.int().meta({ description: 'How many have completed.' }),
    usesToday: z.int().meta({ description: 'How many have completed today, in its time zone.' }),
    reopensAt: at
      .nullable()
      .meta({ description: 'When the link opens again; set while the state is `full_today`.' }),
    grantLapsed: z.boolean().meta({
      description:
        'The link gives staff rights, and the person who granted them may no longer do so: every registration needs approval until an administrator changes the link or switches it on again.',
    }),
    alarm: linkAlarm.nullable(),
    replacedById: id.nullable(),
    replacedAt: at.nullable(),
    graceEndsAt: at
      .nullable()
      .meta({ description: 'When the URL of a replaced link stops working; null: it stopped at once.' }),
    graceForId: id
      .nullable()
      .meta({ description: 'The successor whose settings and uses count until then.' }),
    inGrace: z.boolean().meta({ description: 'Replaced, and its URL still works.', example: false }),
    revokedAt: at.nullable(),
    endedBy: z.string().nullable().meta({ description: 'Name of who replaced or revoked it.' }),
    endReason: z.string().nullable().meta({ description: 'Why, in their words.' }),
    createdAt: at,
    createdBy: z.string().nullable().meta({ description: 'Name of the person who created it.' }),
  })
  .meta({ id: 'SignupLink' });
export type SignupLink = z.infer<typeof signupLink>;

/** What an administrator may set on a link; a field left out keeps its value. */
const settings = z
  .strictObject(settingInputs)
  .partial()
  .extend({
    expiresInDays: z.int().min(1).max(3650).optional().meta({
      description:
        'Instead of `expiresAt`: this number of days from now, at the same time of day in the organization’s time zone.',
    }),
  });

export const signupLinkChanges = settings.extend({ version });
export const newSignupLink = settings.required({ title: true });

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
  summary: 'The organization’s sign-up links, newest first by default.',
  access: managers,
  query: z.strictObject({
    q: searchText,
    ended: z
      .stringbool()
      .optional()
      .meta({ description: 'true: only replaced and revoked ones; false: only the others.' }),
    state: linkState.optional().meta({ description: 'Only links that are in this state now.' }),
    sort: z.enum(['-createdAt', 'createdAt', 'title', '-uses', 'expiresAt']).default('-createdAt').meta({
      description:
        '`-uses`: most used first. `expiresAt`: the next to expire first; links without expiry last.',
    }),
    limit,
    cursor,
  }),
  status: 200,
  response: page(signupLink),
  problems: [],
});

/** A staff member whom a link's settings offer for its cases. */
const caseStaffMember = z.object({
  membershipId: id,
  firstName: z.string(),
  lastName: z.string(),
  available: z
    .boolean()
    .meta({ description: 'false: disabled or no longer staff; the link skips them.', example: true }),
  isNext: z
    .boolean()
    .meta({ description: 'Whether they get the next case, if staff take turns.', example: false }),
});

export const listCaseStaff = defineEndpoint({
  id: 'listCaseStaff',
  method: 'GET',
  path: '/signup-links/{signupLinkId}/case-staff',
  tag: 'Sign-up links',
  summary: 'The staff who can get the cases of this link, and who is chosen; at most 500, by name.',
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
  summary: 'Creates a sign-up link; switched off by default.',
  description:
    'A link that gives staff rights needs the limits described at `PATCH /signup-links/{signupLinkId}`.',
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
    'A link that gives staff rights (`joinsAs` staff, or a case opened with `caseRole` staff) needs approval or allowed domains, a `useLimit` of at most 10 in total and an end at most 7 calendar days from now, in the organization’s time zone. A link that more than 10 people have used cannot become one. ' +
    'Switching on a link that has paused itself ends its alarm and resets the counts. ' +
    'A field left out keeps its value. `version` must be the one last read; otherwise 409 `signup_link_changed`.',
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
  summary: 'Creates a link with the same settings, switched off, without uses. Works for an ended link too.',
  description:
    'A past expiry is not copied. The copy of a link that gives staff rights takes at most 10 people; an end that is missing, past or too late becomes 7 days from now.',
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
    'Answers the successor, which has the same settings, the remaining uses and today’s count. During the grace the old URL is an alias of ' +
    'the successor, whose settings, state and uses count, so no use is spent twice. The successor of a link that gives staff rights must meet the limits of such links: ' +
    'at most 10 people, an end within 7 days, and approval or allowed domains.',
  access: managers,
  params: signupLinkParams,
  body: z.strictObject({
    version,
    graceDays: z.int().min(0).max(90).optional().meta({
      description:
        'Number of days for which the old URL still works, 0 to 90; left out: 0, it stops at once.',
    }),
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
  summary: 'Ends the link for good. A new default link, switched off, replaces a revoked default link.',
  access: managers,
  params: signupLinkParams,
  body: z.strictObject({ version, reason: endReason }),
  status: 200,
  response: signupLink,
  problems: ['signup_link_not_found', 'signup_link_changed', 'signup_link_ended'],
});

/** Delivery state of a mail. */
export const mailDelivery = z.object({
  state: z
    .enum(['queued', 'sent', 'failed'])
    .meta({ description: 'queued: not sent yet, or being retried. failed: given up.' }),
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
    membershipId: id.nullable().meta({ description: 'The membership in the Users list, once completed.' }),
    disabledAt: at.nullable().meta({
      description: 'When an administrator or an undo ended their access; null while they have it.',
    }),
    decidedBy: z.string().nullable().meta({ description: 'Name of the person who approved or rejected it.' }),
    decisionReason: z.string().nullable().meta({ description: 'Why, for administrators.' }),
    caseId: id.nullable().meta({ description: 'The case that was opened, if any.' }),
    openedLinkId: id.nullable().meta({
      description: 'The replaced link whose URL they used during its grace; null: the link’s own URL.',
    }),
    throwawayEmail: z.boolean().meta({ description: 'The address is a throw-away address.', example: false }),
    mail: mailDelivery
      .nullable()
      .meta({ description: 'Delivery of the newest personal link, while the registration is in progress.' }),
  })
  .meta({ id: 'RegistrationSummary' });
export type RegistrationSummary = z.infer<typeof registrationSummary>;

export const listSignupLinkRegistrations = defineEndpoint({
  id: 'listSignupLinkRegistrations',
  method: 'GET',
  path: '/signup-links/{signupLinkId}/registrations',
  tag: 'Sign-up links',
  summary: 'The registrations through this link, newest first.',
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
      id: id.nullable().meta({ description: 'Null for a discreet link, whose page does not name it.' }),
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
      notice: z.string().nullable(),
    }),
    discreet: z.boolean().meta({ description: 'Neutral page title and mails, and a quick-exit button.' }),
    quickExitUrl: z
      .string()
      .nullable()
      .meta({ description: 'Target of the quick-exit button; set for discreet links.' }),
    joinsAs,
    opensCase: z.boolean().meta({ description: 'Whether completing opens a case that the person may see.' }),
    caseRole: caseRole.nullable().meta({ description: 'The person’s case role; null if no case is opened.' }),
    welcomeText: z.string().nullable(),
    inviterName: z
      .string()
      .nullable()
      .meta({ description: 'The person who invites; null: the organization alone.' }),
    locale: locale
      .nullable()
      .meta({ description: 'Language of the link’s page; null: the person’s browser decides.' }),
    opensAt: at.nullable().meta({
      description: `When the link opens (again); set while the state is ${reopeningStates}.`,
    }),
    expiresAt: at.nullable(),
    allowedEmailDomains: z
      .array(z.string())
      .meta({ description: 'As people read them (U-labels). Empty: every domain.' }),
    requiresApproval: z
      .boolean()
      .meta({ description: 'The organization reviews each registration before access is given.' }),
    frameOrigins: z.array(z.string()).meta({
      description: 'Websites that may show the link’s frame now; empty for a discreet or an ended link.',
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
    'Each start begins a registration of its own, and the personal link of every mail works until its end. A page that asks again sends its `waitingToken`: the new mail leads to the same registration. ' +
    'Rate limits per mailbox: one mail in 50 seconds per link, two a day from one network, three from all strangers. Beyond them the answer is the same, and no mail is sent. ' +
    'Where a network or the link has reached its starts of the hour, the answer is a 429 whose code says which, with `Retry-After`: keep what the person typed, say the wait, and repeat it then; nothing was begun. ' +
    'Where a limit or an alarm is half reached, the answer is `challenge_required` with a `challenge` of altcha: solve it with a library of altcha (`solveChallenge`), or as `ProofOfWork` says, and repeat the request with `challengeSolution` within five minutes. A solution counts once; limits apply all the same.',
  access: 'public',
  params: publicParams,
  body: z.strictObject({
    email,
    locale,
    from: text(50).optional().meta({ description: 'Source tag of the URL (`?from=poster`).' }),
    challengeSolution: z.string().max(2000).optional().meta({
      description:
        'After `challenge_required`: base64 of the JSON `{ challenge, solution: { counter, derivedKey } }`, with `challenge` as it was received and the key as lower-case hexadecimal digits.',
      example: 'eyJjaGFsbGVuZ2UiOnsicGFyYW1ldGVycyI6eyJhbGdvcml0aG0iOiJQQktERjIvU0hBLTI1NiJ9fX0=',
    }),
    waitingToken: z.string().max(100).optional().meta({
      description: 'The waiting token that an earlier start answered, to mail its registration again.',
    }),
  }),
  status: 202,
  response: z.object({
    sent: z.literal(true).meta({ example: true }),
    waitingToken: z.string().meta({
      description:
        'Bearer token of `/public/waiting`, for the waiting page; every address gets one. The given one, while it can be used.',
    }),
    throwawayEmail: z.boolean().meta({
      description: 'The link warns about throw-away addresses, and this is one.',
      example: false,
    }),
  }),
  problems: [
    'signup_link_not_found',
    ...closedLinkCodes,
    'signup_link_email_domain_refused',
    'signup_link_email_throwaway_refused',
    'challenge_required',
    'signup_link_network_crowded',
    'signup_link_crowded',
  ],
});
