/** The address of all cases of a client. */
export const ownCasesPath = '/my/cases';

/** The address of one of them. */
export const ownCasePath = (caseId: string): string => `${ownCasesPath}/${caseId}`;

/** The id in the address of one case; null for every other address. */
export function caseIdIn(pathname: string): string | null {
  return /^\/my\/cases\/([^/]+)\/?$/.exec(pathname)?.[1]?.toLowerCase() ?? null;
}
