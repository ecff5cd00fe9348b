import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { at, csvText, cursor, id, limit, locale, page, searchText } from './fields.ts';

/** What an audit event is about. */
export const auditSubject = z
  .enum(['organization', 'signup_link', 'registration', 'user', 'case', 'party'])
  .meta({ description: 'Kind of the record.', example: 'signup_link' });
export type AuditSubject = z.infer<typeof auditSubject>;

/** Who did what to which record, and when. Never changed, never deleted. */
export const auditEvent = z
  .object({
    id,
    at,
    action: z.string().meta({
      description: 'Noun and past verb, such as `signup_link.changed`.',
      example: 'signup_link.changed',
    }),
    by: z.string().nullable().meta({ description: 'Name of the person who did it; null: the system.' }),
    byMembershipId: id.nullable(),
    subjectType: auditSubject,
    subjectId: id,
    subject: z.string().nullable().meta({
      description: 'Current name of the record; null if it has none.',
      example: 'Newsletter',
    }),
    details: z
      .record(z.string(), z.unknown())
      .meta({ description: 'What changed: field to `{ from, to }`, or facts of the event.' }),
  })
  .meta({ id: 'AuditEvent' });
export type AuditEvent = z.infer<typeof auditEvent>;

const day = z.iso.date().optional();

const auditFilters = {
  q: searchText.meta({
    description:
      'Events by or about people, cases, links and registrations whose name, e-mail, reference or title has this text (words in any order, without accents); of each kind the newest 200 matches are used.',
    example: 'martin',
  }),
  action: z
    .string()
    .max(100)
    .regex(/^[a-z_]+\.[a-z_]+$/)
    .optional()
    .meta({ description: 'Only this action.', example: 'signup_link.changed' }),
  subjectType: auditSubject.optional(),
  subjectId: id.optional().meta({ description: 'Only events of this record.' }),
  by: z
    .union([z.literal('system'), id])
    .optional()
    .meta({ description: 'Only events by this membership, or by the system (`system`).', example: 'system' }),
  from: day.meta({
    description: 'From the beginning of this day, in the organization’s time zone.',
    example: '2026-11-01',
  }),
  to: day.meta({
    description: 'To the end of this day, in the organization’s time zone.',
    example: '2026-11-22',
  }),
};

export const listAuditEvents = defineEndpoint({
  id: 'listAuditEvents',
  method: 'GET',
  path: '/audit-events',
  tag: 'Audit',
  summary: 'The audit trail of the organization, newest first.',
  access: ['admin', 'manager'],
  query: z.strictObject({ ...auditFilters, limit, cursor }),
  status: 200,
  response: page(auditEvent),
  problems: [],
});

export const exportAuditEvents = defineEndpoint({
  id: 'exportAuditEvents',
  method: 'GET',
  path: '/audit-events/export',
  tag: 'Audit',
  summary: 'The audit trail as a CSV file, newest first.',
  description: 'All events that match the filters. The download is recorded as an event.',
  access: ['admin'],
  query: z.strictObject({
    ...auditFilters,
    locale: locale.optional().meta({ description: 'Language of the file; default: the caller’s.' }),
  }),
  status: 200,
  file: 'text/csv',
  response: csvText,
  problems: [],
});
