import { z } from 'zod';
import { cleanEmail, cleanPhone, emailPattern, phonePattern } from './clean-contact.ts';
import {
  cleanLine,
  cleanName,
  cleanText,
  hasForbiddenCharacter,
  hasForbiddenCharacterInLines,
  looksLikeALink,
} from './clean-text.ts';
import { linkStates, opensByItself } from './link-states.ts';
import { canonicalTimeZone } from './time-zones.ts';

/** A record's identifier: UUID version 7 (RFC 9562), so ids sort by creation. */
export const id = z
  .uuid()
  .meta({ description: 'Identifier, UUID version 7.', example: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11' });

/** A time, ISO 8601 in UTC with milliseconds. */
export const at = z.iso
  .datetime()
  .meta({ description: 'Time, ISO 8601, UTC, with milliseconds.', example: '2026-11-22T09:30:00.000Z' });

/** A time that somebody sets, in the years 2000 to 2199: other years are typing errors. */
export const moment = at.refine((value) => /^2[01]/.test(value), { error: 'moment_out_of_range' });

/** How invitees consent to an organization's texts. */
export const consentForm = z.enum(['sentence', 'boxes']).meta({
  description:
    'How invitees consent: by a sentence above the button, or by one box for each text. The API asks for the same versions.',
  example: 'sentence',
});

/** The languages that the product speaks. */
export const locale = z
  .enum(['en', 'fr'])
  .meta({ description: 'Language: English or French.', example: 'fr' });
export type Locale = z.infer<typeof locale>;

/** What a CSV file of the product is, for the reference (RFC 4180). */
export const csvText = z.string().meta({
  description:
    'CSV (RFC 4180) in UTF-8 with a byte order mark. In French its cells are separated by semicolons, as spreadsheets in French read it. A cell that a spreadsheet would run as a formula begins with an apostrophe.',
  example: 'First name,Last name,E-mail\r\nLéa,Martin,lea.martin@example.com\r\n',
});

/** What a membership lets a person do in an organization. `client` and `staff` can come from a link; the others never. */
export const memberRole = z
  .enum(['admin', 'manager', 'staff', 'client'])
  .meta({ description: 'Member role.', example: 'client' });
export type MemberRole = z.infer<typeof memberRole>;

/** The member role that a sign-up link gives. */
export const joinsAs = z
  .enum(['client', 'staff'])
  .meta({ description: 'Member role given on completion.', example: 'client' });

/** A person's part in a case ("Case user role": Clients or Staff). */
export const caseRole = z.enum(['client', 'staff']).meta({ description: 'Case role.', example: 'client' });
export type CaseRole = z.infer<typeof caseRole>;

export const caseStatus = z
  .enum(['open', 'on_hold', 'closed', 'archived'])
  .meta({ description: 'Status of a case.', example: 'open' });
export type CaseStatus = z.infer<typeof caseStatus>;

/** See `link-states.ts`. */
export const linkState = z.enum(linkStates).meta({
  description:
    'State of a sign-up link. `full_today`: the daily limit is reached; the link opens again the next day.',
  example: 'open',
});

/** The states from which a link opens by itself, for descriptions. */
export const reopeningStates = linkStates
  .filter(opensByItself)
  .map((state) => `\`${state}\``)
  .join(' or ');

export const registrationState = z
  .enum([
    'started',
    'verified',
    'pending_approval',
    'completed',
    'rejected',
    'withdrawn',
    'expired',
    'revoked',
  ])
  .meta({ description: 'State of a registration.', example: 'verified' });
export type RegistrationState = z.infer<typeof registrationState>;

const isShowable = (value: string) => !hasForbiddenCharacter(value);
const refused = { error: 'characters_refused' };

/** One line of text of 1 to `maximum` characters, cleaned (`cleanLine`), without control or bidirectional marks. */
export function text(maximum: number) {
  return z.string().overwrite(cleanLine).min(1).max(maximum).refine(isShowable, refused);
}

/** The name of a person or a company, of 1 to `maximum` characters: as `text`, with plain spaces. */
export function nameText(maximum: number) {
  return z.string().overwrite(cleanName).min(1).max(maximum).refine(isShowable, refused);
}

const isNoLink = (value: string) => !looksLikeALink(value);

/** A person's first name, or their only one: 1 to 100 characters, no web address (it ends up in mails to others). */
export const personName = nameText(100).refine(isNoLink, { error: 'link_refused' }).meta({
  description: 'First name of a person, or the only name that they have; 1 to 100 characters.',
  example: 'Léa',
});

/** A person's last name, up to 100 characters; empty for people who have one name only. */
export const lastName = z
  .string()
  .overwrite(cleanName)
  .max(100)
  .refine(isShowable, refused)
  .refine(isNoLink, { error: 'link_refused' })
  .meta({
    description: 'Last name of a person, up to 100 characters; empty if they have one name only.',
    example: 'Martin',
  });

/** Several lines of text, 0 to `maximum` characters. */
export const lines = (maximum: number) =>
  z
    .string()
    .overwrite(cleanText)
    .max(maximum)
    .refine((value) => !hasForbiddenCharacterInLines(value), refused);

/**
 * An e-mail address, taken out of what was typed (`cleanEmail`): at most 254 characters (RFC 5321), one address, no
 * comments or quoted parts; the part before the @ is ASCII (what providers deliver to), the domain may be international.
 * The API normalizes it once (NFC, lower case, domain as A-label) and then uses only that.
 */
export const email = z
  .string()
  .overwrite(cleanEmail)
  .max(254)
  .regex(emailPattern, { error: 'email_invalid' })
  .refine(isShowable, { error: 'email_invalid' })
  .meta({ description: 'E-mail address.', example: 'lea.martin@example.com' });

/** A telephone number, cleaned (`cleanPhone`): digits, spaces and ( ) . - / with an optional leading + and extension. */
export const phone = z
  .string()
  .overwrite(cleanPhone)
  .regex(phonePattern, { error: 'phone_invalid' })
  .meta({ description: 'Telephone number, with spaces as typed.', example: '+33 6 12 34 56 78' });

/** A time zone of the catalogue (`time-zones.ts`), by any of its names; it becomes the present one. No offsets. */
export const timeZone = z
  .string()
  .overwrite((name) => canonicalTimeZone(name) ?? name)
  .refine((name) => canonicalTimeZone(name) !== null, { error: 'time_zone_unknown' })
  .meta({
    description:
      'IANA time zone. Older names are stored as the present one (`Asia/Calcutta` as `Asia/Kolkata`).',
    example: 'Europe/Paris',
  });

/** An https or http address of at most 500 characters. */
export const webAddress = z
  .url({ protocol: /^https?$/, hostname: z.regexes.domain })
  .max(500)
  .meta({ description: 'Web address.', example: 'https://durand.example/terms' });

/** Optimistic lock: the `version` that the caller read. If the record has another one by now, the answer is 409. */
export const version = z
  .int()
  .min(1)
  .meta({ description: 'Optimistic lock: the `version` last read. Another one answers 409.', example: 3 });

/** Page size of a list, 1 to 100; default 25. */
export const limit = z.coerce
  .number()
  .int()
  .min(1)
  .max(100)
  .default(25)
  .meta({ description: 'Page size, 1 to 100; default 25.', example: 25 });

/** Where the next page begins: `nextCursor` of the previous answer. Opaque. */
export const cursor = z
  .string()
  .max(1500)
  .optional()
  .meta({ description: '`nextCursor` of the previous answer.' });

/** What to search for, at most 100 characters. */
export const searchText = z
  .string()
  .overwrite(cleanName)
  .max(100)
  .refine(isShowable, refused)
  .optional()
  .meta({ description: 'Text to search for.', example: 'martin' });

/** A page of a list. `nextCursor` is null on the last page. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z
      .string()
      .nullable()
      .meta({ description: 'Pass as `cursor` for the next page; null on the last.' }),
  });
}
