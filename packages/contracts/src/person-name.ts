import { cleanName } from './clean-text.ts';

/** A person's name in its two parts, as far as they are there. */
export interface NameParts {
  firstName?: string;
  lastName?: string;
}

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

/**
 * The parts of a name in one line: "Martin, Léa" as address books write it, "Léa Martin", and in a column of last names
 * first also "MARTIN Léa". One word is the only name.
 */
export function splitName(typed: string, lastNameFirst = false): NameParts {
  const name = cleanName(typed.replace(/^[\s"'“”«»]+|[\s"'“”«»]+$/g, ''));
  const [last = '', ...given] = name.split(',').map((part) => part.trim());
  if (given.length === 1 && given[0] && last) return { firstName: given[0], lastName: last };
  const words = name.replaceAll(',', ' ').split(' ').filter(Boolean);
  const first = lastNameFirst ? words.pop() : words.shift();
  if (first === undefined) return {};
  return words.length === 0 ? { firstName: first } : { firstName: first, lastName: words.join(' ') };
}

/** The name in front of an address in brackets, as mail programs write it: `"Martin, Léa" <lea@example.com>`. */
export function nameBesideAddress(typed: string): NameParts {
  const name = /^([^<>]*)<[^<>]*[@＠][^<>]*>/.exec(typed)?.[1] ?? '';
  return /[@＠]/.test(name) ? {} : splitName(name);
}
