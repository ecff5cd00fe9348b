/** An (I)LIKE pattern for "contains this text": the text's own %, _ and \ stand for themselves. */
export function containing(text: string): string {
  return `%${literally(text)}%`;
}

/** A text inside an (I)LIKE pattern, standing for itself. Prisma's own `contains` leaves % and _ as wildcards. */
export function literally(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

/** Whether a search for this text can use an index of three letters at a time. */
export function hasThreeLetters(text: string): boolean {
  return /[\p{L}\p{N}]{3}/u.test(text);
}
