import type { Locale } from '@casedoor/contracts';
import type { ReactElement } from 'react';
import { en, type Catalog } from './en.ts';
import { fr } from './fr.ts';

/** A message's wording: sender and subject for the list of mails, and the letter. */
export interface Wording {
  /** Replaces the usual sender's name; left out: the usual one. */
  senderName?: string;
  subject: string;
  letter: ReactElement;
}

/** The words of a language. */
export function catalogOf(locale: Locale): Catalog {
  return { en, fr }[locale];
}

/** Sender's name of a mail that may be discreet: at the head of the letter, and in the list of mails. */
export function senderOf(
  words: Catalog,
  organizationName: string | null,
): { sender: string; senderName?: string } {
  const { sender } = words.discreet;
  return organizationName === null ? { sender, senderName: sender } : { sender: organizationName };
}

/** Closing lines of a mail that an organization sends; if its name is hidden, those of a discreet mail. */
export function closing(
  words: Catalog,
  organizationName: string | null,
  contactEmail: string | null,
): string[] {
  if (organizationName === null) return [words.discreet.why];
  return [
    ...(contactEmail ? [words.stationery.contact(contactEmail)] : []),
    words.stationery.sentWith(organizationName),
  ];
}

/** The steps after signing up, in the order in which they happen. */
export function stepsOf(
  words: Catalog,
  message: {
    organizationName: string | null;
    joinsAs: 'client' | 'staff';
    opensCase: boolean;
    requiresApproval: boolean;
  },
): string[] {
  const { next } = words;
  const { organizationName } = message;
  if (organizationName === null)
    return [next.aboutYou, ...(message.requiresApproval ? [next.approval(null)] : []), next.ready];
  return [
    next.aboutYou,
    ...(message.requiresApproval ? [next.approval(organizationName)] : []),
    message.joinsAs === 'staff' ? next.staff(organizationName) : next.client(organizationName),
    ...(message.opensCase ? [next.opensCase(organizationName)] : []),
  ];
}
