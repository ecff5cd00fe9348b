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

/** The pattern with its fields filled in, cut at `maximum` characters. `date` is already written out for the organization. */
export function fillPattern(pattern: string, fields: Record<PatternField, string>, maximum: number): string {
  const filled = pattern.replaceAll(known, (_, field: PatternField) => fields[field]);
  // Half of a character at the cut could not be stored.
  return filled.slice(0, maximum).replace(/\p{Cs}$/u, '');
}
