/**
 * Stands in for `emailCanonical` in a rehearsal. Never equals a real address, so every rule treats the person as new,
 * and none of their registrations is touched.
 */
export function rehearsalEmailCanonical(membershipId: string): string {
  return `${rehearsing}${membershipId}`;
}

/** The membership that rehearses, read from its stand-in address. */
export function rehearsalMembershipId(emailCanonical: string): string {
  return emailCanonical.slice(rehearsing.length);
}

const rehearsing = 'rehearsal ';
