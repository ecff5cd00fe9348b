import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { at, caseStatus, cursor, id, limit, locale, memberRole } from './fields.ts';
import { organization } from './organization.ts';

/** Who writes and who reads: what every page of the client's side shows around its letter. */
const letterhead = {
  organization: organization.pick({
    name: true,
    logoUrl: true,
    accentColour: true,
    contactEmail: true,
    contactUrl: true,
    contactPhone: true,
    postalAddress: true,
    registerNumber: true,
    dataLocation: true,
    timeZone: true,
  }),
  reader: z
    .object({ firstName: z.string(), email: z.string(), locale, timeZone: z.string(), memberRole })
    .meta({ description: 'The caller, by the name in their own account.' }),
  discreet: z.boolean().meta({
    description:
      'Whether the caller came through a discreet link: titles and the home screen must not name the organization.',
  }),
  quickExitUrl: z
    .string()
    .nullable()
    .meta({ description: 'Where quick exit leads; null unless `discreet`.' }),
};

/** A case as one of its clients reads it: nothing about how it was opened, checked or changed. */
const ownCase = z
  .object({
    id,
    reference: z.string(),
    title: z.string(),
    type: z.string().nullable(),
    status: caseStatus,
    openedAt: at,
    appointmentAt: at.nullable().meta({ description: 'The next appointment; null if nothing is agreed.' }),
  })
  .meta({ id: 'OwnCase' });
export type OwnCase = z.infer<typeof ownCase>;

export const listOwnCases = defineEndpoint({
  id: 'listOwnCases',
  method: 'GET',
  path: '/own-cases',
  tag: 'Cases',
  summary: 'The cases of the caller, newest first, for the client’s own page.',
  description: 'The same cases as `GET /cases`, with what a page needs around them.',
  access: ['admin', 'manager', 'staff', 'client'],
  query: z.strictObject({ limit, cursor }),
  status: 200,
  response: z.object({ ...letterhead, items: z.array(ownCase), nextCursor: z.string().nullable() }),
  problems: [],
});

export const getOwnCase = defineEndpoint({
  id: 'getOwnCase',
  method: 'GET',
  path: '/own-cases/{caseId}',
  tag: 'Cases',
  summary: 'One case as its client reads it: who works on it, and what follows.',
  access: ['admin', 'manager', 'staff', 'client'],
  params: z.strictObject({ caseId: id }),
  status: 200,
  response: z.object({
    ...letterhead,
    case: ownCase,
    people: z
      .array(
        z.object({
          name: z.string().meta({ description: 'First and last name.', example: 'Claire Durand' }),
          works: z
            .boolean()
            .meta({ description: 'Of the organization’s team; false: a client.', example: true }),
          isReader: z.boolean().meta({ description: 'The caller.', example: false }),
          roleName: z
            .string()
            .nullable()
            .meta({ description: 'Custom case role, if it is one.', example: null }),
        }),
      )
      .meta({ description: 'The people in the case, in the order in which they were added.' }),
    nextSteps: z.object({ en: z.string().nullable(), fr: z.string().nullable() }).meta({
      description:
        'What follows, as the link said it when the case was opened; null if it said nothing, or no link opened it.',
    }),
    mayChange: z.boolean().meta({
      description: 'Whether the caller’s case role allows changes, for which `GET /cases/{caseId}` has more.',
      example: false,
    }),
  }),
  problems: ['case_not_found'],
});

export const getAppointmentEntry = defineEndpoint({
  id: 'getAppointmentEntry',
  method: 'GET',
  path: '/own-cases/{caseId}/appointment',
  tag: 'Cases',
  summary: 'The next appointment of a case as a calendar entry (iCalendar, RFC 5545).',
  description: 'A discreet entry names neither the organization nor the case.',
  access: ['admin', 'manager', 'staff', 'client'],
  params: z.strictObject({ caseId: id }),
  query: z.strictObject({
    locale: locale.optional().meta({ description: 'Language of the entry; default: the caller’s.' }),
  }),
  status: 200,
  file: 'text/calendar',
  response: z.string().meta({ description: 'iCalendar.', example: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\n' }),
  problems: ['case_not_found', 'case_appointment_missing'],
});

export const getHomeScreen = defineEndpoint({
  id: 'getHomeScreen',
  method: 'GET',
  path: '/own-cases/home-screen',
  tag: 'Cases',
  summary: 'The web app manifest for the caller’s home screen, with the organization’s name and colour.',
  description:
    'A browser asks with the session’s cookie (`crossorigin="use-credentials"`). For who came through a discreet link, it names nobody.',
  access: ['admin', 'manager', 'staff', 'client'],
  status: 200,
  file: 'application/manifest+json',
  response: z.string().meta({
    description: 'Web app manifest (W3C).',
    example: '{"name":"Cabinet Durand","start_url":"/my/cases"}',
  }),
  problems: [],
});
