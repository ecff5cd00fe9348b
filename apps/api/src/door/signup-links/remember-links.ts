import { isDeepStrictEqual } from 'node:util';
import type { PublicSignupLink } from '@casedoor/contracts';
import { LRUCache } from 'lru-cache';
import { Prisma, type DatabaseConnection } from '../../platform/database/client.ts';
import { readPrepared } from '../../platform/database/read-prepared.ts';
import { Problem } from '../../platform/http/problem.ts';
import {
  fromLinkOfToken,
  presentPublicLink,
  selectLink,
  type PublicLinkRow,
} from './find-public-signup-link.ts';
import { isToken } from '../../platform/secrets/token.ts';
import { needsNoApproval } from './staff-rights.ts';

/** Finds what the public sees of the link of a token, in any state of the link. Throws `signup_link_not_found`. */
export type FindPublicLink = (token: string) => Promise<PublicSignupLink>;

/**
 * What proves a link unchanged, in SQL: which link the token leads to, the transactions that wrote its rows (every change
 * raises them, whoever makes it and however), and what is decided by other rows.
 */
const versionSql = Prisma.sql`concat_ws(' ', l."id", l.xmin, o.xmin, r.xmin, ${needsNoApproval})`;

type Versioned = PublicLinkRow & { version: string };

/** In milliseconds. A backup that is restored under a running program may count its transactions anew. */
const longestMemory = 60_000;

/**
 * Answers from memory after one small read that proves it fresh, on every instance. The answer is the same object
 * until something in it changes, so that what is made of it can be kept with it.
 */
export function rememberLinks({ reads }: Pick<DatabaseConnection, 'reads'>): FindPublicLink {
  const memory = new LRUCache<string, { row: Versioned; shown: PublicSignupLink }>({
    max: 250,
    ttl: longestMemory,
  });

  /** The remembered row by the clock of the database, or the row as it is now. */
  async function refresh(token: string, row: Versioned | undefined): Promise<Versioned> {
    if (row) {
      const [found] = await readPrepared<{ now: Date; version: string }>(
        reads,
        'version of a link',
        Prisma.sql`SELECT now() AS "now", ${versionSql} AS "version"${fromLinkOfToken(token)}`,
      );
      if (!found) throw new Problem('signup_link_not_found');
      if (found.version === row.version) return { ...row, now: found.now };
    }
    // A burst spends a use with each completion: this read must not wait behind them either.
    const from = fromLinkOfToken(token);
    const [link] = await readPrepared<Versioned>(
      reads,
      'a link',
      selectLink(from, Prisma.sql`, ${versionSql} AS "version"`),
    );
    if (!link) throw new Problem('signup_link_not_found');
    return link;
  }

  return async (token) => {
    if (!isToken('link', token)) throw new Problem('signup_link_not_found');
    const remembered = memory.get(token);
    const row = await refresh(token, remembered?.row);
    const shown = presentPublicLink(row);
    if (remembered && isDeepStrictEqual(shown, remembered.shown)) {
      if (row.version !== remembered.row.version) memory.set(token, { row, shown: remembered.shown });
      return remembered.shown;
    }
    memory.set(token, { row, shown });
    return shown;
  };
}

/** The same, for the server that writes it into the page; null for an unknown token. */
export async function findLinkOfPage(find: FindPublicLink, token: string): Promise<PublicSignupLink | null> {
  try {
    return await find(token);
  } catch (error) {
    if (error instanceof Problem && error.code === 'signup_link_not_found') return null;
    throw error;
  }
}
