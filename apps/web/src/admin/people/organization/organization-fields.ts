import type { Organization } from '@casedoor/contracts';
import type { OrganizationChange } from './queries.ts';

/** The settings as the form holds them: an empty text means not set. */
export interface OrganizationFields {
  name: string;
  /** A data URL of a newly chosen picture, the address of the present one, or empty. */
  logo: string;
  accentColour: string;
  contactEmail: string;
  contactUrl: string;
  contactPhone: string;
  postalAddress: string;
  registerNumber: string;
  dataLocation: string;
  termsUrl: string;
  termsVersion: string;
  privacyUrl: string;
  privacyVersion: string;
  notice: string;
  consentForm: 'sentence' | 'boxes';
  quickExitUrl: string;
  locale: 'en' | 'fr';
  timeZone: string;
}

/** Returns the settings as the form holds them. */
export function fieldsOf(organization: Organization): OrganizationFields {
  return {
    name: organization.name,
    logo: organization.logoUrl ?? '',
    accentColour: organization.accentColour ?? '',
    contactEmail: organization.contactEmail ?? '',
    contactUrl: organization.contactUrl ?? '',
    contactPhone: organization.contactPhone ?? '',
    postalAddress: organization.postalAddress ?? '',
    registerNumber: organization.registerNumber ?? '',
    dataLocation: organization.dataLocation ?? '',
    termsUrl: organization.termsUrl ?? '',
    termsVersion: organization.termsVersion ?? '',
    privacyUrl: organization.privacyUrl ?? '',
    privacyVersion: organization.privacyVersion ?? '',
    notice: organization.notice ?? '',
    consentForm: organization.consentForm,
    quickExitUrl: organization.quickExitUrl ?? '',
    locale: organization.locale,
    timeZone: organization.timeZone,
  };
}

/** Returns the names of the fields in which two sets of settings differ. */
export function differingFields(
  before: OrganizationFields,
  after: OrganizationFields,
): (keyof OrganizationFields)[] {
  return (Object.keys(before) as (keyof OrganizationFields)[]).filter((name) => before[name] !== after[name]);
}

/** Returns the request body that changes `before` into `after`. */
export function changeBetween(
  before: OrganizationFields,
  after: OrganizationFields,
): Omit<OrganizationChange, 'version'> {
  const change: Record<string, string | null> = {};
  for (const name of differingFields(before, after)) {
    // Only a newly chosen picture is sent; an address means that the logo has not changed.
    if (name === 'logo' && after.logo !== '' && !after.logo.startsWith('data:')) continue;
    change[name] = after[name].trim() || null;
  }
  return change;
}

/** Every field of the form. */
export const fieldNames = [
  'name',
  'logo',
  'accentColour',
  'contactEmail',
  'contactUrl',
  'contactPhone',
  'postalAddress',
  'registerNumber',
  'dataLocation',
  'termsUrl',
  'termsVersion',
  'privacyUrl',
  'privacyVersion',
  'notice',
  'consentForm',
  'quickExitUrl',
  'locale',
  'timeZone',
] as const satisfies readonly (keyof OrganizationFields)[];
