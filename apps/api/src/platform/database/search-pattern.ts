/** An (I)LIKE pattern for "contains this text", with the text's own %, _ and \ escaped. */
export function containing(text: string): string {
  return `%${literally(text)}%`;
}

/** Escapes a text for an (I)LIKE pattern. Prisma's own `contains` leaves % and _ as wildcards. */
export function literally(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

/** Whether a search for this text can use a trigram index. */
export function hasThreeLetters(text: string): boolean {
  return /[\p{L}\p{N}]{3}/u.test(text);
}
