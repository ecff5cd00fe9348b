import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { text } from './fields.ts';
import { signupLinkParams } from './signup-links.ts';

export const countVisit = defineEndpoint({
  id: 'countVisit',
  method: 'POST',
  path: '/public/signup-links/{token}/visits',
  tag: 'Registration',
  summary: 'Counts a load of the link’s page, or a person on it.',
  description:
    'One counter per link, day and source tag; nothing about the visitor is stored. Send `page` once per tab, and `person` once per tab at the first ' +
    'touch, key or scroll. Always 204, also for an unknown token and beyond the rate limit of 600 an hour per network.',
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

/** How many people reached each step. Each step of the registrations includes all later ones. */
const steps = {
  opened: count('People who opened the page and did something there, once per tab.', 40),
  machines: count('Page loads without an active person: mail scanners, link previews, bots.', 12),
  started: count('Registrations started: people who asked for a personal link or were invited by mail.', 24),
  mailed: count('Registrations whose mail the provider accepted.', 24),
  delivered: count('Registrations whose mail arrived: the provider reported it, or the person used it.', 23),
  verified: count('Registrations whose mailbox was verified.', 20),
  completed: count('Registrations completed.', 18),
  casesOpened: count('Registrations that opened a case.', 18),
};

/** The steps of one day. */
const dayOfFunnel = z.object({
  day: z.iso.date().meta({ description: 'Day in the organization’s time zone.', example: '2026-11-22' }),
  ...steps,
});

/** The steps of the people from one source. */
const sourceOfFunnel = z.object({
  source: z.enum(['direct', 'tag', 'invitation', 'other']).meta({
    description:
      'direct: without a tag. tag: with this tag. invitation: mailed by an administrator. other: tags beyond the 50 per link and day that are distinguished.',
    example: 'tag',
  }),
  tag: z.string().nullable().meta({ description: 'The tag, for the source `tag`.', example: 'poster' }),
  ...steps,
});

/** Analytics of a link: how many people reached each step, by day and by source. */
export const funnel = z
  .object({
    timeZone: z.string(),
    firstDay: z.iso
      .date()
      .meta({ description: 'The day on which the link was created.', example: '2026-10-01' }),
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
  summary: 'Analytics of a link: opened, started, mailed, delivered, verified, completed, case opened.',
  description:
    'A registration counts on the day it was started, in the organization’s time zone, with everything that happened to it since. `total`, the sum of ' +
    '`days` and the sum of `sources` are equal. A sign-up through a replaced URL in its grace counts for the successor.',
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
