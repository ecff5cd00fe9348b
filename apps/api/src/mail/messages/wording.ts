import type { Locale } from '@casedoor/contracts';
import type { ReactElement } from 'react';
import { en, type Catalog } from './en.ts';
import { fr } from './fr.ts';

/** A message put into words: what a mail program lists, and the letter. */
export interface Wording {
  subject: string;
  letter: ReactElement;
}

/** The words of a language. */
export function catalogOf(locale: Locale): Catalog {
  return { en, fr }[locale];
}

/** Closing lines of a mail that an organization sends. */
export function closing(words: Catalog, organizationName: string, contactEmail: string | null): string[] {
  return [
    ...(contactEmail ? [words.stationery.contact(contactEmail)] : []),
    words.stationery.sentWith(organizationName),
  ];
}

/** What registering leads to, in the order in which it happens. */
export function stepsOf(
  words: Catalog,
  message: {
    organizationName: string;
    joinsAs: 'client' | 'staff';
    opensCase: boolean;
    requiresApproval: boolean;
  },
): string[] {
  const { next } = words;
  const { organizationName } = message;
  return [
    next.aboutYou,
    ...(message.requiresApproval ? [next.approval(organizationName)] : []),
    message.joinsAs === 'staff' ? next.staff(organizationName) : next.client(organizationName),
    ...(message.opensCase ? [next.opensCase(organizationName)] : []),
  ];
}
