import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import {
  email,
  id,
  lastName,
  consentForm,
  lines,
  locale,
  personName,
  phone,
  text,
  timeZone,
  version,
  webAddress,
} from './fields.ts';
import { password, session } from './session.ts';

/** A version of a published text, such as 2026-03; 1 to 40 characters. */
const textVersion = text(40);

/** The organization's settings. */
export const organization = z.object({
  id,
  version,
  name: z.string(),
  slug: z.string().meta({ description: 'Short name in addresses.', example: 'cabinet-durand' }),
  logoUrl: z.string().nullable().meta({ description: 'Address of the logo on this server.' }),
  accentColour: z
    .string()
    .nullable()
    .meta({ description: 'Own accent colour, #rrggbb; shown with its contrast corrected.' }),
  contactEmail: z.string().nullable(),
  contactUrl: z.string().nullable(),
  contactPhone: z.string().nullable(),
  postalAddress: z.string().nullable().meta({ description: 'As on a letter; may have several lines.' }),
  registerNumber: z
    .string()
    .nullable()
    .meta({ description: 'Number in a public register or of the bar, with its name.' }),
  dataLocation: z.string().nullable().meta({ description: 'Where the data is kept, in own words.' }),
  termsUrl: z.string().nullable(),
  termsVersion: z
    .string()
    .nullable()
    .meta({ description: 'Version of the terms that invitees accept; required with `termsUrl`.' }),
  privacyUrl: z.string().nullable(),
  privacyVersion: z.string().nullable(),
  notice: z.string().nullable().meta({
    description: 'Notice: what registering is not, in the organization’s words; invitees accept it.',
  }),
  noticeVersion: z.int().meta({ description: 'Grows with each change of the notice.' }),
  consentForm,
  quickExitUrl: z
    .string()
    .nullable()
    .meta({ description: 'Where the quick-exit button of discreet links leads.' }),
  locale: locale.meta({ description: 'Default language.' }),
  timeZone: z.string(),
});
export type Organization = z.infer<typeof organization>;

export const getOrganization = defineEndpoint({
  id: 'getOrganization',
  method: 'GET',
  path: '/organization',
  tag: 'Organization',
  summary: "The organization's settings.",
  access: ['admin', 'manager', 'staff', 'client'],
  status: 200,
  response: organization,
  problems: [],
});

/** Settings that can be changed; a field left out keeps its value. */
export const organizationChanges = z.strictObject({
  version,
  name: text(100).optional(),
  logo: z
    .string()
    .max(140_000)
    .regex(/^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/]+=*$/)
    .nullable()
    .optional()
    .meta({ description: 'PNG, JPEG or WebP as a data URL, at most 100 kB; null removes it.' }),
  accentColour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, { error: 'colour_invalid' })
    .nullable()
    .optional(),
  contactEmail: email.nullable().optional(),
  contactUrl: webAddress.nullable().optional(),
  contactPhone: phone.nullable().optional(),
  postalAddress: lines(300).nullable().optional(),
  registerNumber: text(100).nullable().optional(),
  dataLocation: text(200).nullable().optional(),
  termsUrl: webAddress.nullable().optional(),
  termsVersion: textVersion.nullable().optional(),
  privacyUrl: webAddress.nullable().optional(),
  privacyVersion: textVersion.nullable().optional(),
  notice: lines(1000).nullable().optional(),
  consentForm: consentForm.optional(),
  quickExitUrl: webAddress.nullable().optional(),
  locale: locale.optional(),
  timeZone: timeZone.optional(),
});

export const changeOrganization = defineEndpoint({
  id: 'changeOrganization',
  method: 'PATCH',
  path: '/organization',
  tag: 'Organization',
  summary: "Changes the organization's settings.",
  access: ['admin', 'manager'],
  body: organizationChanges,
  bodyLimit: 160 * 1024,
  status: 200,
  response: organization,
  problems: ['organization_changed'],
});

export const setUp = defineEndpoint({
  id: 'setUp',
  method: 'POST',
  path: '/setup',
  tag: 'Set-up',
  summary: 'Creates the first organization and its administrator, and signs them in.',
  description: 'Works once, with the token of the one-time link in the server’s log.',
  access: 'public',
  body: z.strictObject({
    token: z.string().min(1).max(200),
    organizationName: text(100),
    firstName: personName,
    lastName: lastName.default(''),
    email,
    password,
    locale,
    timeZone,
  }),
  status: 201,
  response: session,
  problems: ['setup_not_available'],
});
