import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { at, csvText, cursor, id, limit, lines, locale, page, searchText } from './fields.ts';
import { closedLinkCodes } from './link-states.ts';
import { signupLinkParams } from './signup-links.ts';

/** Maximum number of addresses of one batch. */
export const invitationsAtOnce = 5000;

/** Maximum number of invitations that one call resends or revokes. */
export const invitationsChosenAtOnce = 100;

/** One row of a list of people, as typed. The API answers what is wrong with each row. */
export const invitationRow = z.strictObject({
  email: z.string().max(1000),
  firstName: z.string().max(1000).optional(),
  lastName: z.string().max(1000).optional(),
  locale: z
    .string()
    .max(100)
    .optional()
    .meta({ description: 'Language, such as `fr`, `fr-CA`, `French` or `français`; empty: the link’s.' }),
});
export type InvitationRow = z.infer<typeof invitationRow>;

const recipients = z
  .array(invitationRow)
  .min(1)
  .max(invitationsAtOnce)
  .meta({ description: 'Up to 5,000 rows, in the order in which they are mailed.' });

/** Why a row is refused: checked in the preview, and again before its mail is sent. */
export const invitationRefusal = z
  .enum([
    'email_missing',
    'email_invalid',
    'repeated',
    'first_name_refused',
    'last_name_refused',
    'locale_unknown',
    'already_member',
    'already_invited',
    'awaits_approval',
    'domain_refused',
    'throwaway_refused',
    'limited',
    'link_closed',
    'sender_may_not',
    'failed',
  ])
  .meta({
    description:
      'repeated: the address is already further up in the list. first_name_refused, last_name_refused: longer than 100 characters, a web address, or invisible characters. already_invited: an earlier invitation through this link still works. limited: mailed too often today. link_closed: the link had closed before the mail was sent. sender_may_not: the sender may no longer invite. failed: a fault of ours, twice.',
    example: 'already_member',
  });
export type InvitationRefusal = z.infer<typeof invitationRefusal>;

/** State of an invitation: derived from its mail, its registration and the person's own steps, never stored. */
export const invitationState = z
  .enum([
    'queued',
    'sent',
    'delivered',
    'bounced',
    'opened',
    'started',
    'awaits_approval',
    'completed',
    'rejected',
    'withdrawn',
    'expired',
    'revoked',
    'refused',
    'cancelled',
  ])
  .meta({
    description:
      'queued: not mailed yet. sent, delivered, bounced: what is known of the mail. opened: a person touched, typed or scrolled on the personal link’s page; loading it does not count. started: they have entered their name. refused: never mailed, see `refusal`. cancelled: not sent, its batch was cancelled.',
    example: 'delivered',
  });
export type InvitationState = z.infer<typeof invitationState>;

const closedLink = ['signup_link_not_found', ...closedLinkCodes] as const;
const managers = ['admin', 'manager'] as const;
const bodyLimit = 4 * 1024 * 1024;

export const previewInvitations = defineEndpoint({
  id: 'previewInvitations',
  method: 'POST',
  path: '/signup-links/{signupLinkId}/invitations/preview',
  tag: 'Invitations',
  summary: 'Previews for each row whether it would be mailed. Sends and stores nothing.',
  description: 'Uses the rules of the batch; a row may still be refused before it is mailed.',
  access: managers,
  params: signupLinkParams,
  body: z.strictObject({ recipients }),
  bodyLimit,
  status: 200,
  response: z.object({
    items: z
      .array(
        z.object({
          refusal: invitationRefusal.nullable().meta({ description: 'null: the row will be mailed.' }),
        }),
      )
      .meta({ description: 'In the order of the rows.' }),
    placesLeft: z.int().nullable().meta({
      description: 'How many more registrations may complete through the link; null: no limit.',
      example: 38,
    }),
  }),
  problems: closedLink,
});

/** A batch of invitations and its progress. */
export const invitationBatch = z
  .object({
    id,
    createdAt: at,
    createdBy: z.string().meta({ description: 'Name of the sender.' }),
    finishedAt: at
      .nullable()
      .meta({ description: 'When the last address was processed; null while it runs.' }),
    cancelledAt: at.nullable().meta({ description: 'When the remaining addresses were cancelled.' }),
    reminderDays: z.int().nullable().meta({ example: 3 }),
    total: z.int().meta({ description: 'Addresses in total.', example: 240 }),
    waiting: z.int().meta({ description: 'Addresses not mailed yet.', example: 180 }),
    invited: z.int().meta({ description: 'Addresses whose mail was written.', example: 57 }),
    refused: z.int().meta({ description: 'Addresses that were refused.', example: 3 }),
    cancelled: z.int().meta({ description: 'Addresses that were cancelled.', example: 0 }),
    linkClosed: z.int().meta({ description: 'Refused because the link had closed.', example: 0 }),
    senderMayNot: z.int().meta({
      description: 'Refused because the sender may no longer invite.',
      example: 0,
    }),
    failed: z.int().meta({ description: 'Refused because of a fault of ours.', example: 0 }),
  })
  .meta({ id: 'InvitationBatch' });
export type InvitationBatch = z.infer<typeof invitationBatch>;

export const sendInvitations = defineEndpoint({
  id: 'sendInvitations',
  method: 'POST',
  path: '/signup-links/{signupLinkId}/invitations',
  tag: 'Invitations',
  summary: 'Mails the link to up to 5,000 addresses, as a batch that the server works through.',
  description:
    'Each accepted address gets its own registration and personal link, so the person need not enter the address again. ' +
    'An unusable row is stored as refused and does not stop the others. The batch continues if the caller disconnects; ' +
    'an address is mailed once, also after an interruption. The invitations of the batch contain the result of each address.',
  access: managers,
  params: signupLinkParams,
  body: z.strictObject({
    recipients,
    message: lines(1000)
      .optional()
      .meta({ description: 'Personal message below the button; left out of a discreet link’s mails.' }),
    reminderDays: z.int().min(1).max(13).optional().meta({
      description:
        'Number of days before the expiry at which people who have not finished are reminded once, with a new personal link. An invitation expires with the link, and after 14 days at the latest; nobody is reminded within a day of the mail.',
      example: 3,
    }),
  }),
  bodyLimit,
  status: 202,
  response: invitationBatch,
  problems: closedLink,
});

export const listInvitationBatches = defineEndpoint({
  id: 'listInvitationBatches',
  method: 'GET',
  path: '/signup-links/{signupLinkId}/invitation-batches',
  tag: 'Invitations',
  summary: 'The batches that were sent through this link, newest first.',
  access: managers,
  params: signupLinkParams,
  query: z.strictObject({ limit, cursor }),
  status: 200,
  response: page(invitationBatch),
  problems: ['signup_link_not_found'],
});

const batchParams = z.strictObject({ invitationBatchId: id });

export const getInvitationBatch = defineEndpoint({
  id: 'getInvitationBatch',
  method: 'GET',
  path: '/invitation-batches/{invitationBatchId}',
  tag: 'Invitations',
  summary: 'Progress of a batch, for polling.',
  access: managers,
  params: batchParams,
  status: 200,
  response: invitationBatch,
  problems: ['invitation_batch_not_found'],
});

export const cancelInvitationBatch = defineEndpoint({
  id: 'cancelInvitationBatch',
  method: 'POST',
  path: '/invitation-batches/{invitationBatchId}/cancel',
  tag: 'Invitations',
  summary:
    'Cancels the addresses that are not sent yet; a mail whose delivery has begun is still sent. A second call is harmless.',
  access: managers,
  params: batchParams,
  status: 200,
  response: invitationBatch,
  problems: ['invitation_batch_not_found'],
});

export const resumeInvitationBatch = defineEndpoint({
  id: 'resumeInvitationBatch',
  method: 'POST',
  path: '/invitation-batches/{invitationBatchId}/resume',
  tag: 'Invitations',
  summary:
    'Resumes a batch: retries the addresses that were refused because of a closed link, a sender without rights or a fault of ours.',
  description:
    'The caller becomes the sender of these addresses. After any other interruption a batch continues by itself.',
  access: managers,
  params: batchParams,
  status: 200,
  response: invitationBatch,
  problems: ['invitation_batch_not_found', ...closedLink],
});

/** One invitation, as administrators see it. */
export const invitation = z
  .object({
    id,
    batchId: id,
    email: z.string().meta({ description: 'Empty after the person withdrew.' }),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    locale,
    state: invitationState,
    refusal: invitationRefusal.nullable().meta({ example: null }),
    mailError: z
      .string()
      .nullable()
      .meta({ description: 'Why the mail did not arrive, in the provider’s words.', example: null }),
    mailedAt: at.nullable().meta({ description: 'When the newest mail was written.' }),
    remindedAt: at.nullable().meta({ example: null }),
    membershipId: id.nullable().meta({
      description: 'The membership in the Users list, once completed.',
      example: null,
    }),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof invitation>;

const invitationFilters = {
  q: searchText,
  state: invitationState.optional(),
  batchId: id.optional().meta({ description: 'Only those of this batch.' }),
};

export const listInvitations = defineEndpoint({
  id: 'listInvitations',
  method: 'GET',
  path: '/signup-links/{signupLinkId}/invitations',
  tag: 'Invitations',
  summary: 'The invitations through this link with their states, newest first.',
  description: 'An address that was invited again is listed once, with its newest invitation.',
  access: managers,
  params: signupLinkParams,
  query: z.strictObject({ ...invitationFilters, limit, cursor }),
  status: 200,
  response: page(invitation),
  problems: ['signup_link_not_found'],
});

export const exportInvitations = defineEndpoint({
  id: 'exportInvitations',
  method: 'GET',
  path: '/signup-links/{signupLinkId}/invitations/export',
  tag: 'Invitations',
  summary: 'The result of each address, as a CSV file, newest first.',
  description: 'All invitations that match the filters. The audit trail records the download.',
  access: managers,
  params: signupLinkParams,
  query: z.strictObject({
    ...invitationFilters,
    locale: locale.optional().meta({ description: 'Language of the file; default: the caller’s.' }),
  }),
  status: 200,
  file: 'text/csv',
  response: csvText,
  problems: ['signup_link_not_found'],
});

const chosen = z.strictObject({
  invitationIds: z
    .array(id)
    .min(1)
    .max(invitationsChosenAtOnce)
    .meta({ example: ['019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11'] }),
});

/** Why an invitation cannot be resent or revoked: its state, or what is wrong with the address now. */
const hindrance = z.enum([
  'not_found',
  'queued',
  'superseded',
  'awaits_approval',
  'completed',
  'rejected',
  'withdrawn',
  'revoked',
  'cancelled',
  'refused',
  'email_invalid',
  'already_member',
  'domain_refused',
  'throwaway_refused',
  'limited',
]);
export type InvitationHindrance = z.infer<typeof hindrance>;

export const resendInvitations = defineEndpoint({
  id: 'resendInvitations',
  method: 'POST',
  path: '/signup-links/{signupLinkId}/invitations/resend',
  tag: 'Invitations',
  summary: 'Resends invitations, each with a new personal link; answers for each.',
  description:
    'The links of earlier mails keep working. Rate limits per mailbox: one mail in 50 seconds and six a day; beyond them the result is `limited`. ' +
    'Refused and cancelled invitations are retried too; a revoked one needs a new invitation.',
  access: managers,
  params: signupLinkParams,
  body: chosen,
  status: 200,
  response: z.object({
    items: z.array(
      z.object({
        invitationId: id,
        hindrance: hindrance.nullable().meta({
          description: 'null: a new mail is on its way.',
          example: null,
        }),
      }),
    ),
  }),
  problems: closedLink,
});

export const revokeInvitations = defineEndpoint({
  id: 'revokeInvitations',
  method: 'POST',
  path: '/signup-links/{signupLinkId}/invitations/revoke',
  tag: 'Invitations',
  summary: 'Revokes invitations for good: their personal links stop working; answers for each.',
  description:
    'Works on a closed link too. The address may be invited again. Approve or reject a person who is pending approval instead.',
  access: managers,
  params: signupLinkParams,
  body: chosen,
  status: 200,
  response: z.object({
    items: z.array(
      z.object({
        invitationId: id,
        hindrance: hindrance.nullable().meta({ description: 'null: it is revoked.', example: null }),
      }),
    ),
  }),
  problems: ['signup_link_not_found'],
});
