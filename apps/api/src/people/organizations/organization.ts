import type { Locale, Organization } from '@casedoor/contracts';
import type { Prisma } from '../../platform/database/client.ts';
import { logoUrlOf } from '../../platform/http/logo-url.ts';

/** Where quick exit leads by default: a page that anybody might read. */
export const neutralPlace = 'https://www.wikipedia.org/';

/** The columns of the settings, without the logo's bytes. */
export const organizationFields = {
  id: true,
  version: true,
  name: true,
  slug: true,
  logoMediaType: true,
  accentColour: true,
  contactEmail: true,
  contactUrl: true,
  contactPhone: true,
  postalAddress: true,
  registerNumber: true,
  dataLocation: true,
  consentForm: true,
  termsUrl: true,
  termsVersion: true,
  privacyUrl: true,
  privacyVersion: true,
  notice: true,
  noticeVersion: true,
  quickExitUrl: true,
  locale: true,
  timeZone: true,
} as const satisfies Prisma.OrganizationSelect;

/** A row of `organizationFields`. */
export type OrganizationRow = Prisma.OrganizationGetPayload<{ select: typeof organizationFields }>;

/** The settings as the API answers them. */
export function toOrganization({ logoMediaType, ...row }: OrganizationRow): Organization {
  return { ...row, locale: row.locale as Locale, logoUrl: logoUrlOf({ ...row, logoMediaType }) };
}
