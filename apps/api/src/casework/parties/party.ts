import type { Party } from '@casedoor/contracts';
import { invalidField } from '../../platform/http/problem.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';

/** A party's row. */
export interface PartyRow {
  id: string;
  version: number;
  name: string;
  email: string | null;
  phone: string | null;
  note: string | null;
  archivedAt: Date | null;
  createdAt: Date;
}

/** The columns of a party. */
export const partyFields = {
  id: true,
  version: true,
  name: true,
  email: true,
  phone: true,
  note: true,
  archivedAt: true,
  createdAt: true,
} as const;

/** A party as the API answers it. */
export function toParty({ archivedAt, createdAt, ...facts }: PartyRow): Party {
  return { ...facts, archivedAt: archivedAt?.toISOString() ?? null, createdAt: createdAt.toISOString() };
}

/** The canonical e-mail. Throws `request_invalid` on `email` for an invalid address. */
export function comparableEmail(email: string | null): string | null {
  if (email === null) return null;
  const canonical = canonicalEmail(email);
  if (canonical === null) throw invalidField('email', 'email_invalid');
  return canonical;
}
