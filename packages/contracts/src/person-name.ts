/** A person's name in one line. People with one name only have it as their first name, and no last name. */
export function fullName({
  firstName,
  lastName,
}: {
  firstName?: string | null;
  lastName?: string | null;
}): string {
  return [firstName, lastName].filter(Boolean).join(' ');
}
