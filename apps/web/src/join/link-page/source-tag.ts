/** Returns the source tag of the address (`?from=poster`), cut to what the contract accepts. */
export function sourceOf(search: string): string | null {
  const tag = (new URLSearchParams(search).get('from') ?? '')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 50)
    .trim();
  return tag === '' ? null : tag;
}
