import {
  email as emailField,
  lastName,
  locale as localeField,
  memberRole,
  personName,
  text,
  type ImportRequest,
  type Locale,
  type MemberRole,
} from '@casedoor/contracts';
import { cleanText } from '@casedoor/contracts/clean-text';
import { nameBesideAddress } from '@casedoor/contracts/person-name';
import type { z } from 'zod';
import { Problem } from '../../platform/http/problem.ts';
import { firstFault } from '../../platform/http/validation.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';
import { refuseForbidden, type MembershipRow } from '../../people/users/refuse-forbidden.ts';
import { isActiveAdministrator } from '../../people/access/active-member.ts';
import { mayGive } from '../../people/access/member-role.ts';
import { faulty, refusedBy, unchanged, type Verdict } from './verdict.ts';

/** One row of a file of users. */
export type UserRow = Extract<ImportRequest, { kind: 'users' }>['rows'][number];

/** The columns of a member that an import reads or changes. */
export interface KnownUser extends MembershipRow {
  emailCanonical: string;
  /** As shown until they join. */
  knownFirstName: string | null;
  knownLastName: string | null;
  /** Whether a personal link was ever mailed to them. */
  mailed: boolean;
}

/** The members whom a row may concern, and who decides about it: the admins and the importing member. */
export interface Members {
  actorId: string;
  mailNow: boolean;
  known: KnownUser[];
}

/** A person to add. */
export interface Addition {
  email: string;
  emailCanonical: string;
  firstName: string;
  lastName: string;
  role: MemberRole;
  tagId: string | null;
  locale: Locale | null;
}

/** What an import changes about a member. */
export interface Change {
  target: KnownUser;
  role: MemberRole;
  tagId: string | null;
  knownFirstName: string | null;
  knownLastName: string | null;
}

/** The verdict on a row, with what carries it out. */
export interface JudgedUser {
  verdict: Verdict;
  add?: Addition;
  change?: Change;
}

const cells = {
  email: emailField,
  firstName: personName,
  lastName,
  role: memberRole,
  tagId: text(50),
  locale: localeField,
} as const;
type Cells = { [K in keyof typeof cells]?: z.output<(typeof cells)[K]> };

/**
 * Judges a row by the rules of `POST` and `PATCH /users`. The preview passes all members, the import those whose rows
 * it has locked.
 */
export function judgeUserRow(row: UserRow, members: Members): JudgedUser {
  const actor = members.known.find(({ id }) => id === members.actorId);
  if (!actor || !isActiveAdministrator(actor))
    return { verdict: refusedBy(new Problem('membership_role_insufficient')) };
  const read = readCells(row);
  if ('verdict' in read) return read;
  const { values } = read;
  const emailCanonical = values.email === undefined ? null : canonicalEmail(values.email);
  if (values.email !== undefined && emailCanonical === null)
    return { verdict: faulty({ path: 'email', code: 'email_invalid' }) };

  const byEmail = members.known.find((known) => known.emailCanonical === emailCanonical);
  const byTag = members.known.find((known) => known.tagId !== null && known.tagId === values.tagId);
  const target = byEmail ?? (emailCanonical === null ? byTag : undefined);
  if (byTag && byTag !== target) return { verdict: refusedBy(new Problem('user_tag_id_taken'), 'tagId') };
  return target
    ? judgeChange(values, target, { ...members, actor })
    : judgeAddition({ ...readNames(row), ...values }, emailCanonical, {
        giver: actor.role,
        mailNow: members.mailNow,
      });
}

/** The members as they are after a judged row, for the rows below it. */
export function afterUserRow(members: Members, { verdict, add, change }: JudgedUser): Members {
  const mailed = verdict.fields.includes('mail');
  if (change) {
    const { target, ...values } = change;
    const now = { ...target, ...values, mailed: target.mailed || mailed };
    return { ...members, known: members.known.map((known) => (known === target ? now : known)) };
  }
  if (!add) return members;
  const added: KnownUser = {
    id: `line:${add.emailCanonical}`,
    userId: '',
    role: add.role,
    tagId: add.tagId,
    joinedAt: null,
    disabledAt: null,
    emailCanonical: add.emailCanonical,
    knownFirstName: add.firstName,
    knownLastName: add.lastName,
    mailed,
  };
  return { ...members, known: [...members.known, added] };
}

function readCells(row: UserRow): { values: Cells } | JudgedUser {
  const values: Record<string, unknown> = {};
  for (const [field, schema] of Object.entries(cells)) {
    const cell = cleanText(row[field as keyof Cells] ?? '');
    if (cell === '') continue;
    const read = firstFault(schema, cell);
    if (read.fault) return { verdict: faulty({ ...read.fault, path: field }) };
    values[field] = read.value;
  }
  return { values };
}

/** The names beside the address, of a row without names: "Martin, Léa <lea@example.com>". */
function readNames(row: UserRow): Cells {
  if (cleanText(`${row.firstName ?? ''}${row.lastName ?? ''}`) !== '') return {};
  const read = readCells({ line: row.line, ...nameBesideAddress(row.email ?? '') });
  return 'values' in read ? read.values : {};
}

function judgeAddition(
  values: Cells,
  emailCanonical: string | null,
  { giver, mailNow }: { giver: MemberRole; mailNow: boolean },
): JudgedUser {
  const { email, role = 'client', tagId = null, locale = null } = values;
  if (email === undefined || emailCanonical === null)
    return { verdict: faulty({ path: 'email', code: 'required' }) };
  // Who has one name only may have it in either column.
  const [firstName, last = ''] = values.firstName ? [values.firstName, values.lastName] : [values.lastName];
  if (!firstName) return { verdict: faulty({ path: 'firstName', code: 'required' }) };
  if (!mayGive(giver, role)) return { verdict: refusedBy(new Problem('user_role_forbidden'), 'role') };
  const add = { email, emailCanonical, firstName, lastName: last, role, tagId, locale };
  return { verdict: { outcome: 'added', fields: mailNow ? ['mail'] : [], problem: null }, add };
}

function judgeChange(
  values: Cells,
  target: KnownUser,
  { actor, known, mailNow }: Members & { actor: KnownUser },
): JudgedUser {
  // A member who has joined chose their own name; an import does not change it.
  const named = target.joinedAt === null;
  const change: Change = {
    target,
    role: values.role ?? target.role,
    tagId: values.tagId ?? target.tagId,
    knownFirstName: named ? (values.firstName ?? target.knownFirstName) : null,
    knownLastName: named ? (values.lastName ?? target.knownLastName) : null,
  };
  if (change.role !== target.role) {
    try {
      refuseForbidden({
        actor,
        target,
        role: change.role,
        disabled: target.disabledAt !== null,
        rows: known,
      });
    } catch (error) {
      return { verdict: refusedBy(error, 'role') };
    }
  }
  const fields = [
    ...(named && change.knownFirstName !== target.knownFirstName ? ['firstName'] : []),
    ...(named && change.knownLastName !== target.knownLastName ? ['lastName'] : []),
    ...(change.role === target.role ? [] : ['role']),
    ...(change.tagId === target.tagId ? [] : ['tagId']),
    ...(mailNow && named && !target.mailed && target.disabledAt === null ? ['mail'] : []),
  ];
  if (fields.length === 0) return { verdict: unchanged };
  return { verdict: { outcome: 'changed', fields, problem: null }, change };
}
