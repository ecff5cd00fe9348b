import type { Party } from '@casedoor/contracts';
import { invalidField } from '../../platform/http/problem.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';

/** A party as the database keeps it. */
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

/** What is read of a party. */
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

/** A party as it is answered. */
export function toParty({ archivedAt, createdAt, ...facts }: PartyRow): Party {
  return { ...facts, archivedAt: archivedAt?.toISOString() ?? null, createdAt: createdAt.toISOString() };
}

/** The address as it is compared. Throws `request_invalid` on `email` for one that cannot be an address. */
export function comparableEmail(email: string | null): string | null {
  if (email === null) return null;
  const canonical = canonicalEmail(email);
  if (canonical === null) throw invalidField('email', 'email_invalid');
  return canonical;
}
