/**
 * In place of an address that identifies: nobody can type it, so the person is new to every rule, whoever they are,
 * and no registration of theirs is touched.
 */
export function rehearsalEmailCanonical(membershipId: string): string {
  return `${rehearsing}${membershipId}`;
}

/** Whose rehearsal it is: the membership in its identity. */
export function rehearsalMembershipId(emailCanonical: string): string {
  return emailCanonical.slice(rehearsing.length);
}

const rehearsing = 'rehearsal ';
