// Apart from the schemas, so that the page which shows a preview fills a pattern just as the server does.

/** Fields in braces that the patterns of a link's case may contain. */
export const patternFields = ['firstName', 'lastName', 'email', 'date'] as const;

/** A field of a pattern. */
export type PatternField = (typeof patternFields)[number];

const known = /\{(firstName|lastName|email|date)\}/g;

/** Whether the pattern contains an unknown field in braces. */
export function hasUnknownField(pattern: string): boolean {
  return /[{}]/.test(pattern.replaceAll(known, ''));
}

/**
 * The pattern with its fields filled in, cut at `maximum` characters. `date` is already written out for the organization.
 * A person without a last name leaves no gap: of the separators around it, one stays.
 */
export function fillPattern(pattern: string, fields: Record<PatternField, string>, maximum: number): string {
  const shown = fields.lastName === '' ? withoutLastName(pattern) : pattern;
  const filled = shown.replaceAll(known, (_, field: PatternField) => fields[field]);
  // Half of a character at the cut could not be stored.
  return filled.slice(0, maximum).replace(/\p{Cs}$/u, '');
}

const lastNameAndSeparators =
  /([^\S\n]*[,;:/|\p{Pd}]?[^\S\n]*)\{lastName\}([^\S\n]*[,;:/|\p{Pd}]?[^\S\n]*)/gu;

function withoutLastName(pattern: string): string {
  const rest = pattern
    .replaceAll(/[([]\s*\{lastName\}\s*[)\]]/g, '{lastName}')
    .replaceAll(
      lastNameAndSeparators,
      (match: string, before: string, after: string, at: number, all: string) => {
        if (at === 0 || at + match.length === all.length) return '';
        // The comma of "Martin, Léa" belongs to the name.
        const inverted = all.slice(at + match.length).startsWith('{firstName}');
        return before.trim() !== '' || inverted ? before : after || before;
      },
    )
    .trim();
  // A title needs a name: the only one stands in for the last one.
  return rest === '' ? '{firstName}' : rest;
}
