import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { at, cursor, id, limit, page } from './fields.ts';

/** Who did what to which record, and when. Never changed, never deleted. */
export const auditEvent = z
  .object({
    id,
    at,
    action: z.string().meta({ description: 'Noun and past verb.', example: 'signup_link.changed' }),
    by: z.string().nullable().meta({ description: 'Name of who did it; null for the system.' }),
    subjectType: z.enum(['organization', 'signup_link', 'registration', 'user', 'case', 'party']),
    subjectId: id,
    details: z
      .record(z.string(), z.unknown())
      .meta({ description: 'What changed: field to `{ from, to }`, or facts of the event.' }),
  })
  .meta({ id: 'AuditEvent' });
export type AuditEvent = z.infer<typeof auditEvent>;

export const listAuditEvents = defineEndpoint({
  id: 'listAuditEvents',
  method: 'GET',
  path: '/audit-events',
  tag: 'Audit',
  summary: 'What happened in the organization, newest first.',
  access: ['admin', 'manager'],
  query: z.strictObject({
    subjectId: id.optional().meta({ description: 'Only what happened to this record.' }),
    limit,
    cursor,
  }),
  status: 200,
  response: page(auditEvent),
  problems: [],
});
