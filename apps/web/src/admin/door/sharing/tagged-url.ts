/** Returns a sign-up link's URL with a source tag (`?from=poster`); without a tag, the URL as it is. */
export function taggedUrl(url: string, tag: string): string {
  const tagged = new URL(url);
  const source = tag.normalize('NFC').trim();
  if (source) tagged.searchParams.set('from', source);
  return tagged.href;
}
