/** The page where the recipient of a personal link says that it was meant for another person. */
export function withdrawLink(personalLink: string): string {
  const url = new URL(personalLink);
  url.searchParams.set('step', 'withdraw');
  return url.href;
}
