import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { at, id, limit, locale } from './fields.ts';

/** A mail as it was, or will be, sent. */
export const mailboxEmail = z
  .object({
    id,
    to: z.string(),
    message: z.string().meta({ description: 'Kind of mail.', example: 'personal_link' }),
    locale,
    subject: z.string(),
    html: z.string(),
    text: z.string(),
    createdAt: at,
  })
  .meta({ id: 'MailboxEmail' });
export type MailboxEmail = z.infer<typeof mailboxEmail>;

export const listMailbox = defineEndpoint({
  id: 'listMailbox',
  method: 'GET',
  path: '/mailbox',
  tag: 'Development',
  summary: 'The mails of the development mailbox, newest first.',
  description: 'Exists only while no Resend key is set and the product runs on its own machine.',
  access: 'public',
  query: z.strictObject({
    to: z.string().max(320).optional().meta({ description: 'Only mails to this address.' }),
    limit,
  }),
  status: 200,
  response: z.object({ items: z.array(mailboxEmail) }),
  problems: [],
});
