import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { text } from './fields.ts';
import { signupLinkParams } from './signup-links.ts';

export const countVisit = defineEndpoint({
  id: 'countVisit',
  method: 'POST',
  path: '/public/signup-links/{token}/visits',
  tag: 'Registration',
  summary: 'Counts that the link’s page was loaded, or that a person is there.',
  description:
    'One counter by link, day and source tag; of who it is, nothing is kept. Send `page` once a tab, and `person` once a tab at the first ' +
    'thing that somebody does: touches, types, scrolls. Always 204, also for a token that never existed and beyond what one network may count.',
  access: 'public',
  params: z.strictObject({ token: z.string().min(1).max(100).meta({ description: 'Link token.' }) }),
  body: z.strictObject({
    by: z.enum(['page', 'person']).meta({ description: 'What is counted.', example: 'person' }),
    from: text(50).optional().meta({ description: 'Source tag of the URL (`?from=poster`).' }),
  }),
  status: 204,
  problems: [],
});

const count = (description: string, example: number) => z.int().meta({ description, example });

/** How many came to each step; each of the registrations' steps includes all after it. */
const steps = {
  opened: count('Opened the page and did something there, counted once a tab.', 40),
  machines: count('Page loads without a sign of a person: mail scanners, previews, bots.', 12),
  started: count('Registrations: asked for a personal link, or were invited by mail.', 24),
  mailed: count('Their mail was handed over.', 24),
  delivered: count('It arrived: the provider says so, or they used it.', 23),
  verified: count('Proved their mailbox.', 20),
  completed: count('Completed.', 18),
  casesOpened: count('A case was opened for them.', 18),
};

/** The steps of one day. */
const dayOfFunnel = z.object({
  day: z.iso.date().meta({ description: 'Day in the organization’s time zone.', example: '2026-11-22' }),
  ...steps,
});

/** The steps of those who came one way. */
const sourceOfFunnel = z.object({
  source: z.enum(['direct', 'tag', 'invitation', 'other']).meta({
    description:
      'direct: without a tag. tag: with this one. invitation: mailed by an administrator. other: tags beyond those told apart.',
    example: 'tag',
  }),
  tag: z.string().nullable().meta({ description: 'The tag, for the source `tag`.', example: 'poster' }),
  ...steps,
});

/** What happened on a link: how many came to each step, by day and by source. */
export const funnel = z
  .object({
    timeZone: z.string(),
    firstDay: z.iso.date().meta({ description: 'The day the link was made.', example: '2026-10-01' }),
    today: z.iso.date().meta({ description: 'Today in that time zone.', example: '2026-11-22' }),
    total: z.object(steps),
    days: z.array(dayOfFunnel).meta({ description: 'Days on which something happened, in order.' }),
    sources: z.array(sourceOfFunnel).meta({ description: 'Most used first; at most 33.' }),
  })
  .meta({ id: 'Funnel' });
export type Funnel = z.infer<typeof funnel>;

export const getSignupLinkFunnel = defineEndpoint({
  id: 'getSignupLinkFunnel',
  method: 'GET',
  path: '/signup-links/{signupLinkId}/funnel',
  tag: 'Sign-up links',
  summary: 'What happened on a link: opened, started, mailed, delivered, verified, completed, case opened.',
  description:
    'A registration counts on the day it was started, in the organization’s time zone, with all that became of it since. `total`, the sum of ' +
    '`days` and the sum of `sources` are the same. Whoever comes through a replaced URL in its grace counts for the successor.',
  access: ['admin', 'manager'],
  params: signupLinkParams,
  query: z.strictObject({
    from: z.iso
      .date()
      .optional()
      .meta({ description: 'First day; left out: from the beginning.', example: '2026-11-01' }),
    to: z.iso
      .date()
      .optional()
      .meta({ description: 'Last day, included; left out: until today.', example: '2026-11-30' }),
  }),
  status: 200,
  response: funnel,
  problems: ['signup_link_not_found'],
});
