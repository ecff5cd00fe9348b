import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { at, cursor, id, limit, page, text } from './fields.ts';
import { signupLinkParams } from './signup-links.ts';

const managers = ['admin', 'manager'] as const;

/** Maximum number of uses of one undo; undo a longer range in parts. */
export const mostUndone = 5_000;

/** For how many days an undo can be restored. */
export const undoDays = 30;

const since = at.meta({
  description: 'Start of the range: people who completed at this time or later.',
  example: '2026-11-21T09:30:00.000Z',
});
const until = at.optional().meta({
  description: 'End of the range, excluded; left out: now.',
  example: '2026-11-22T09:30:00.000Z',
});

/** Result for a person: disabled, restored, or left and why. */
export const undoneUser = z
  .enum([
    'disabled',
    'restored',
    'not_restored',
    'was_member',
    'administrator',
    'already_disabled',
    'invited',
  ])
  .meta({
    description:
      '`not_restored`: somebody changed their access since. Left as they are: `was_member`, a member before who only joined again; `administrator`, made administrator or manager since; `already_disabled`; `invited` by name, if `leaveInvited`.',
    example: 'disabled',
  });
export type UndoneUser = z.infer<typeof undoneUser>;

/** Result for the case that was opened for them. */
export const undoneCase = z
  .enum(['archived', 'restored', 'not_restored', 'worked_on', 'already_archived', 'invited'])
  .meta({
    description:
      '`not_restored`: somebody changed it since. Left as it is: `worked_on` by somebody other than the person since it opened; `already_archived`; `invited`.',
    example: 'archived',
  });
export type UndoneCase = z.infer<typeof undoneCase>;

/** One person who signed up through a link, and their case, in an undo. */
export const undoEntry = z
  .object({
    id,
    membershipId: id,
    firstName: z.string(),
    lastName: z.string(),
    email: z.string(),
    joinedAt: at,
    user: undoneUser,
    case: z.object({ id, reference: z.string(), title: z.string(), outcome: undoneCase }).nullable(),
  })
  .meta({ id: 'UndoEntry' });
export type UndoEntry = z.infer<typeof undoEntry>;

/** What an undo would do now. */
export const undoPreview = z
  .object({
    people: z.int().meta({ description: 'People who would be disabled.', example: 30 }),
    cases: z.int().meta({ description: 'Cases that would be archived.', example: 27 }),
    registrations: z.int().meta({ description: 'Unfinished registrations that would end.', example: 2 }),
    peopleLeft: z.int().meta({ description: 'People who would be left as they are.', example: 1 }),
    casesLeft: z.int().meta({ description: 'Cases that would be left as they are.', example: 3 }),
    tooMany: z.boolean().meta({
      description: `More than ${mostUndone} uses in the range: undo it in parts; counts are 0 and nobody is listed.`,
      example: false,
    }),
    ...page(undoEntry).shape,
  })
  .meta({ id: 'UndoPreview' });
export type UndoPreview = z.infer<typeof undoPreview>;

/** An undo that was done. */
export const linkUndo = z
  .object({
    id,
    at,
    by: z.string().meta({ description: 'Name of who did it.', example: 'Camille Durand' }),
    since,
    until: at.meta({ example: '2026-11-22T09:30:00.000Z' }),
    leaveInvited: z.boolean().meta({ example: false }),
    reason: z.string().nullable().meta({ example: 'The link was posted in a forum.' }),
    people: z.int().meta({ description: 'People who were disabled.', example: 30 }),
    cases: z.int().meta({ description: 'Cases that were archived.', example: 27 }),
    registrations: z.int().meta({ description: 'Unfinished registrations that ended.', example: 2 }),
    restorableUntil: at.meta({ description: 'Until when it can be restored.' }),
    restorable: z
      .boolean()
      .meta({ description: 'Whether it can be restored now; false once it was.', example: true }),
    restoredAt: at.nullable().meta({ example: null }),
    restoredBy: z.string().nullable().meta({ example: null }),
    peopleRestored: z.int().nullable().meta({ example: null }),
    casesRestored: z.int().nullable().meta({ example: null }),
  })
  .meta({ id: 'LinkUndo' });
export type LinkUndo = z.infer<typeof linkUndo>;

const leaveInvited = { description: 'Leaves people who were invited by name through the link.' };
const undoParams = z.strictObject({ signupLinkId: id, undoId: id });

export const previewLinkUndo = defineEndpoint({
  id: 'previewLinkUndo',
  method: 'GET',
  path: '/signup-links/{signupLinkId}/undos/preview',
  tag: 'Sign-up links',
  summary: 'Previews an undo: which people and cases it would change now, which it would leave and why.',
  description: 'Changes nothing. On every page, the counts are for the whole range.',
  access: managers,
  params: signupLinkParams,
  query: z.strictObject({
    since,
    until,
    leaveInvited: z
      .stringbool()
      .optional()
      .meta({ ...leaveInvited, example: 'false' }),
    left: z
      .stringbool()
      .optional()
      .meta({ description: 'true: only people who, or whose case, would be left.', example: 'false' }),
    limit,
    cursor,
  }),
  status: 200,
  response: undoPreview,
  problems: ['signup_link_not_found'],
});

export const undoSignupLink = defineEndpoint({
  id: 'undoSignupLink',
  method: 'POST',
  path: '/signup-links/{signupLinkId}/undos',
  tag: 'Sign-up links',
  summary:
    'Disables the people who joined through the link in the range, archives their untouched cases, ends unfinished registrations.',
  description:
    `All or nothing; sessions end at once. People who used the link’s URL during a grace are included. Left as they are: people who were members before, administrators and managers, and cases that somebody else worked on. ` +
    `Nobody is mailed. Unfinished registrations are rejected and stay so; the rest can be restored for ${undoDays} days. Repeating it includes only what is new; \`undo\` is null where there is nothing to do. The link itself stays as it is.`,
  access: managers,
  params: signupLinkParams,
  body: z.strictObject({
    since,
    until,
    leaveInvited: z
      .boolean()
      .optional()
      .meta({ ...leaveInvited, example: false }),
    reason: text(200).optional().meta({
      description: 'Why; shown in the link’s history.',
      example: 'The link was posted in a forum.',
    }),
  }),
  status: 200,
  response: z.object({ undo: linkUndo.nullable() }),
  problems: ['signup_link_not_found', 'signup_link_undo_too_large'],
});

export const listLinkUndos = defineEndpoint({
  id: 'listLinkUndos',
  method: 'GET',
  path: '/signup-links/{signupLinkId}/undos',
  tag: 'Sign-up links',
  summary: 'The undos of a link, newest first.',
  access: managers,
  params: signupLinkParams,
  query: z.strictObject({ limit, cursor }),
  status: 200,
  response: page(linkUndo),
  problems: ['signup_link_not_found'],
});

export const listLinkUndoEntries = defineEndpoint({
  id: 'listLinkUndoEntries',
  method: 'GET',
  path: '/signup-links/{signupLinkId}/undos/{undoId}/entries',
  tag: 'Sign-up links',
  summary: 'The people and cases of an undo: changed, restored, or left and why.',
  access: managers,
  params: undoParams,
  query: z.strictObject({
    notRestored: z.stringbool().optional().meta({
      description: 'true: only people who, or whose case, could not be restored.',
      example: 'false',
    }),
    limit,
    cursor,
  }),
  status: 200,
  response: page(undoEntry),
  problems: ['signup_link_undo_not_found'],
});

export const restoreLinkUndo = defineEndpoint({
  id: 'restoreLinkUndo',
  method: 'POST',
  path: '/signup-links/{signupLinkId}/undos/{undoId}/restore',
  tag: 'Sign-up links',
  summary:
    'Restores an undo: enables exactly these people, and gives exactly these cases their former status.',
  description:
    'What somebody changed since is left and listed by `entries?notRestored=true`; so are people who disavowed their registration. It signs nobody in. A second call changes nothing.',
  access: managers,
  params: undoParams,
  status: 200,
  response: linkUndo,
  problems: ['signup_link_undo_not_found', 'signup_link_undo_too_old'],
});
