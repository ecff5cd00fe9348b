import {
  email as emailField,
  partyName,
  partyNote,
  phone as phoneField,
  type ImportRequest,
} from '@casedoor/contracts';
import { cleanText } from '@casedoor/contracts/clean-text';
import { fullName, nameBesideAddress } from '@casedoor/contracts/person-name';
import type { z } from 'zod';
import { firstFault } from '../../platform/http/validation.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';
import type { NewParty } from '../../casework/parties/insert-parties.ts';
import { faulty, unchanged, type Verdict } from './verdict.ts';

/** One row of a file of parties. */
export type PartyRow = Extract<ImportRequest, { kind: 'parties' }>['rows'][number];

/** A party on the list whose name, e-mail and number equal the row's, in the form that is compared. */
export interface KnownParty {
  id: string;
  version: number;
  note: string | null;
}

/** The verdict on a row, with what carries it out. */
export interface JudgedParty {
  verdict: Verdict;
  add?: NewParty;
  change?: KnownParty & { note: string };
}

const cells = { name: partyName, email: emailField, phone: phoneField, note: partyNote } as const;
type Cells = { [K in keyof typeof cells]?: z.output<(typeof cells)[K]> };

/** Reads the cells of a row, or returns why it is refused. */
export function readPartyRow(row: PartyRow): { party: NewParty } | { verdict: Verdict } {
  const values: Record<string, unknown> = {};
  // A party without a name may have it beside the address: "Jane Roe <jane@example.com>".
  const given = row.name ? row : { ...row, name: fullName(nameBesideAddress(row.email ?? '')) };
  for (const [field, schema] of Object.entries(cells)) {
    const cell = cleanText(given[field as keyof Cells] ?? '');
    if (cell === '') continue;
    const read = firstFault(schema, cell);
    if (read.fault) return { verdict: faulty({ ...read.fault, path: field }) };
    values[field] = read.value;
  }
  const { name, email = null, phone = null, note = null } = values as Cells;
  if (name === undefined) return { verdict: faulty({ path: 'name', code: 'required' }) };
  const emailCanonical = email === null ? null : canonicalEmail(email);
  if (email !== null && emailCanonical === null)
    return { verdict: faulty({ path: 'email', code: 'email_invalid' }) };
  return { party: { name, email, emailCanonical, phone, note } };
}

/** A party exists already if its name, e-mail and number equal one on the list; its note may change. */
export function judgeParty(party: NewParty, known: KnownParty | null): JudgedParty {
  if (!known) return { verdict: { outcome: 'added', fields: [], problem: null }, add: party };
  if (party.note === null || party.note === known.note) return { verdict: unchanged };
  return {
    verdict: { outcome: 'changed', fields: ['note'], problem: null },
    change: { ...known, note: party.note },
  };
}
