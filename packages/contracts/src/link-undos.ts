import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { at, cursor, id, limit, page, text } from './fields.ts';
import { signupLinkParams } from './signup-links.ts';

const managers = ['admin', 'manager'] as const;

/** How many uses of a link one undo takes at most; a longer range is undone in parts. */
export const mostUndone = 5_000;

/** For how many days an undo can be taken back. */
export const undoDays = 30;

const since = at.meta({
  description: 'Who came from this moment on.',
  example: '2026-11-21T09:30:00.000Z',
});
const until = at.optional().meta({
  description: 'And before this moment; left out: until now.',
  example: '2026-11-22T09:30:00.000Z',
});

/** What became of a person: changed, given back, or left and why. */
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
      '`not_restored`: somebody changed their access since. Left alone: `was_member`, here before and only joined again; `administrator`, made administrator or manager since; `already_disabled`; `invited` by name, where those are left.',
    example: 'disabled',
  });
export type UndoneUser = z.infer<typeof undoneUser>;

/** What became of the case that had opened for them. */
export const undoneCase = z
  .enum(['archived', 'restored', 'not_restored', 'worked_on', 'already_archived', 'invited'])
  .meta({
    description:
      '`not_restored`: somebody changed it since. Left alone: `worked_on` by somebody other than the person since it opened; `already_archived`; `invited`.',
    example: 'archived',
  });
export type UndoneCase = z.infer<typeof undoneCase>;

/** One person who came through a link, and their case, as an undo sees them. */
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
      description: `More than ${mostUndone} came in the range: it must be undone in parts; counts are 0 and nobody is listed.`,
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
    restorableUntil: at.meta({ description: 'Until when it can be taken back.' }),
    restorable: z
      .boolean()
      .meta({ description: 'Whether it can be taken back now; false once it was.', example: true }),
    restoredAt: at.nullable().meta({ example: null }),
    restoredBy: z.string().nullable().meta({ example: null }),
    peopleRestored: z.int().nullable().meta({ example: null }),
    casesRestored: z.int().nullable().meta({ example: null }),
  })
  .meta({ id: 'LinkUndo' });
export type LinkUndo = z.infer<typeof linkUndo>;

const leaveInvited = { description: 'Leaves those whom somebody had invited by name through the link.' };
const undoParams = z.strictObject({ signupLinkId: id, undoId: id });

export const previewLinkUndo = defineEndpoint({
  id: 'previewLinkUndo',
  method: 'GET',
  path: '/signup-links/{signupLinkId}/undos/preview',
  tag: 'Sign-up links',
  summary:
    'What an undo of a range of time would do now: to whom, to which cases, what it would leave and why.',
  description: 'Changes nothing. The counts are of the whole range on every page.',
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
      .meta({ description: 'true: lists only those of whom something would be left.', example: 'false' }),
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
    `All or nothing, and sessions end at once. Who came by the link’s URL while it was replaced with a grace belongs to it too. Left alone: people who were here before, administrators and managers, and cases that somebody else worked on. ` +
    `Nobody is mailed. Unfinished registrations are rejected and stay so; the rest can be taken back for ${undoDays} days. Again, it does only what is new; \`undo\` is null where there is nothing to do. The link itself stays as it is.`,
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
  summary: 'What was undone of a link, newest first.',
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
  summary: 'The people and cases of an undo: what was changed, given back, or left and why.',
  access: managers,
  params: undoParams,
  query: z.strictObject({
    notRestored: z.stringbool().optional().meta({
      description: 'true: only those of whom something could not be given back.',
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
  summary: 'Takes an undo back: enables exactly those people, and gives exactly those cases their status.',
  description:
    'What somebody changed since is left and listed by `entries?notRestored=true`; so is who said by mail that it was not them. Nobody is signed in by it. A second call changes nothing.',
  access: managers,
  params: undoParams,
  status: 200,
  response: linkUndo,
  problems: ['signup_link_undo_not_found', 'signup_link_undo_too_old'],
});
