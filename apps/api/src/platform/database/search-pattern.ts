import { readSearch } from '@casedoor/contracts/name-words';
import { Prisma } from './client.ts';

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

/** What somebody searches for, as SQL conditions. */
export interface Search {
  /** An ILIKE pattern for "contains this text": for addresses, references and other codes. */
  pattern: string;
  /** Whether a name or title has every word in any order; `key` is its `name_key`, `raw` the text itself. */
  isIn: (key: Prisma.Sql, raw: Prisma.Sql) => Prisma.Sql;
}

/** Reads a text that somebody searches for. */
export function searchFor(q: string): Search {
  const pattern = containing(q.normalize('NFC'));
  const { words, asTyped } = readSearch(q);
  return {
    pattern,
    isIn: (key, raw) => {
      const likes = words.map(({ word, anywhere }) => {
        const ways = (anywhere ? [`%${word}%`] : [`${word}%`, `% ${word}%`]).map(
          (way) => Prisma.sql`${key} LIKE ${way}`,
        );
        return Prisma.sql`(${Prisma.join(ways, ' OR ')})`;
      });
      if (likes.length === 0) return Prisma.sql`${raw} ILIKE ${pattern}`;
      const all = Prisma.join(likes, ' AND ');
      if (asTyped === 'too') return Prisma.sql`(${all} AND ${raw} ILIKE ${pattern})`;
      return asTyped === 'or' ? Prisma.sql`(${all} OR ${raw} ILIKE ${pattern})` : Prisma.sql`(${all})`;
    },
  };
}
