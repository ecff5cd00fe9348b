/** Path of an organization's logo, with its version (for caches); null without a logo. It needs no logo's bytes. */
export function logoUrlOf(organization: {
  id: string;
  version: number;
  logoMediaType: string | null;
}): string | null {
  return organization.logoMediaType === null ? null : `/logos/${organization.id}?v=${organization.version}`;
}
