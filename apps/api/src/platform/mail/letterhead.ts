import { logoUrlOf } from '../http/logo-url.ts';

/** What a mail shows of its organization beside its name, as the pages do. */
export interface Letterhead {
  /** Address of the logo; null: none. */
  logoUrl: string | null;
  /** The organization's own accent colour, #rrggbb; null: the product's. */
  accentColour: string | null;
  contactPhone: string | null;
  /** On one line. */
  postalAddress: string | null;
  registerNumber: string | null;
}

type Organization = Omit<Letterhead, 'logoUrl'> &
  ({ logoUrl: string | null } | Parameters<typeof logoUrlOf>[0]);

/** The letterhead of an organization. Its logo has one address for all recipients: fetching it does not show who reads. */
export function letterheadOf(organization: Organization, appOrigin: string): Letterhead {
  const { accentColour, contactPhone, postalAddress, registerNumber } = organization;
  const path = 'logoUrl' in organization ? organization.logoUrl : logoUrlOf(organization);
  return {
    logoUrl: path && `${appOrigin}${path}`,
    accentColour,
    contactPhone,
    postalAddress: postalAddress && postalAddress.split('\n').join(', '),
    registerNumber,
  };
}
