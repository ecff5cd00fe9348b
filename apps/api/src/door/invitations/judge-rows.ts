import {
  email as emailField,
  personName,
  type InvitationRefusal,
  type InvitationRow,
} from '@casedoor/contracts';
import type { Locale } from '@casedoor/contracts';
import { cleanText } from '@casedoor/contracts/clean-text';
import { nameBesideAddress } from '@casedoor/contracts/person-name';
import type { AppContext } from '../../platform/app-context.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';
import { mailedEnough } from '../../platform/mail/mail-limits.ts';
import { findHindrances } from './find-hindrances.ts';
import { readLanguage } from './read-language.ts';
import type { OpenLink } from './send-invitation.ts';

/** A row as it is stored: what can be used of it, and why it is not mailed, if it is not. */
export interface JudgedRow {
  refusal: InvitationRefusal | null;
  /** As typed, for the list; the mail goes to this. */
  email: string;
  emailCanonical: string | null;
  firstName: string | null;
  lastName: string | null;
  locale: Locale;
}

/**
 * Judges every row of a list for a link: first the typed text, then each address once, by the rules that apply when it
 * is mailed. Writes nothing and spends no mail.
 */
export async function judgeRows(
  { database, limits }: AppContext,
  link: OpenLink,
  rows: readonly InvitationRow[],
): Promise<JudgedRow[]> {
  const usual = asLocale(link.locale ?? link.organization.locale);
  const read = rows.map((row) => readRow(row, usual));
  const addresses = read.flatMap(({ emailCanonical }) => emailCanonical ?? []);
  const [hindrances, limited] = await Promise.all([
    findHindrances(database, link, addresses),
    mailedEnough(limits, addresses),
  ]);
  const seen = new Set<string>();
  return read.map((row) => {
    const { emailCanonical, refusal } = row;
    if (emailCanonical === null) return row;
    if (seen.has(emailCanonical)) return { ...row, refusal: 'repeated' };
    // A row that must be corrected first does not make a later one a duplicate.
    if (refusal !== null) return row;
    seen.add(emailCanonical);
    return {
      ...row,
      refusal: hindrances.get(emailCanonical) ?? (limited.has(emailCanonical) ? 'limited' : null),
    };
  });
}

function readRow(row: InvitationRow, usual: Locale): JudgedRow {
  const address = emailField.safeParse(row.email);
  const emailCanonical = address.success ? canonicalEmail(address.data) : null;
  const named = isBlank(row.firstName) && isBlank(row.lastName) ? nameBesideAddress(row.email) : row;
  // Who has one name only may have it in either column.
  const onlyLast = isBlank(named.firstName);
  const firstName = readName(onlyLast ? named.lastName : named.firstName);
  const lastName = readName(onlyLast ? undefined : named.lastName);
  const locale = row.locale?.trim() ? readLanguage(row.locale) : usual;
  return {
    refusal:
      emailCanonical === null
        ? isBlank(row.email)
          ? 'email_missing'
          : 'email_invalid'
        : firstName === undefined && !onlyLast
          ? 'first_name_refused'
          : firstName === undefined || lastName === undefined
            ? 'last_name_refused'
            : locale === null
              ? 'locale_unknown'
              : null,
    email: address.success ? address.data : storable(row.email),
    emailCanonical,
    firstName: firstName ?? null,
    lastName: lastName ?? null,
    locale: locale ?? usual,
  };
}

/** Null for none; undefined for one that cannot be a name. */
function readName(typed: string | undefined): string | null | undefined {
  return isBlank(typed) ? null : personName.safeParse(typed).data;
}

function isBlank(typed: string | undefined): boolean {
  return typed === undefined || cleanText(typed) === '';
}

/** What was typed instead of an address, short enough to show, without what PostgreSQL refuses. */
function storable(typed: string): string {
  return typed
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim()
    .slice(0, 320);
}
