import type { Locale } from '@casedoor/contracts';
import type { ReactElement } from 'react';
import { render } from 'react-email';
import type { Message } from '../message.ts';
import { addedUser } from './added-user.tsx';
import { addressChanged } from './address-changed.tsx';
import { addressProof } from './address-proof.tsx';
import { addressProposed } from './address-proposed.tsx';
import { addressTaken } from './address-taken.tsx';
import { caseHeld } from './case-held.tsx';
import { credentialsChanged } from './credentials-changed.tsx';
import { dailyDigest } from './daily-digest.tsx';
import { invitation } from './invitation.tsx';
import { newCase } from './new-case.tsx';
import { linkPaused } from './link-paused.tsx';
import { newRegistration } from './new-registration.tsx';
import { newRequest } from './new-request.tsx';
import { passwordReset } from './password-reset.tsx';
import { personalLink } from './personal-link.tsx';
import { plainTextOf } from './plain-text.ts';
import { registrationDisavowed } from './registration-disavowed.tsx';
import { registrationRefused } from './registration-refused.tsx';
import { replyToOf, silenced } from './silenced.ts';
import { welcome } from './welcome.tsx';
import type { Wording } from './wording.ts';

/** A rendered mail. */
export interface RenderedMessage {
  /** null: the usual sender's name. */
  senderName: string | null;
  /** The organization's contact, where answers go; null if it has none, or if the mail must not name it. */
  replyTo: string | null;
  subject: string;
  html: string;
  text: string;
}

let renderings = 0;

/** How often this process has rendered a letter; tests hold it against a budget. */
export function renderingsSoFar(): number {
  return renderings;
}

/** Renders a letter to HTML. Costs a millisecond: compose-message.ts does it once for each shape of a message. */
export async function renderLetter(letter: ReactElement): Promise<string> {
  renderings += 1;
  return render(letter);
}

/** Renders a message: subject, HTML, and the same as plain text. */
export async function renderMessage(message: Message, locale: Locale): Promise<RenderedMessage> {
  const silent = silenced(message);
  const { senderName = null, subject, letter } = wordingOf(silent, locale);
  const html = await renderLetter(letter);
  return { senderName, replyTo: replyToOf(silent), subject, html, text: plainTextOf(html) };
}

/** The words of a message in a language. Pass it silenced. */
export function wordingOf(message: Message, locale: Locale): Wording {
  switch (message.kind) {
    case 'personal_link':
      return personalLink(message, locale);
    case 'invitation':
      return invitation(message, locale);
    case 'added_user':
      return addedUser(message, locale);
    case 'welcome':
      return welcome(message, locale);
    case 'registration_refused':
      return registrationRefused(message, locale);
    case 'new_registration':
      return newRegistration(message, locale);
    case 'new_case':
      return newCase(message, locale);
    case 'case_held':
      return caseHeld(message, locale);
    case 'daily_digest':
      return dailyDigest(message, locale);
    case 'new_request':
      return newRequest(message, locale);
    case 'link_paused':
      return linkPaused(message, locale);
    case 'registration_disavowed':
      return registrationDisavowed(message, locale);
    case 'password_reset':
      return passwordReset(message, locale);
    case 'credentials_changed':
      return credentialsChanged(message, locale);
    case 'address_proof':
      return addressProof(message, locale);
    case 'address_taken':
      return addressTaken(message, locale);
    case 'address_changed':
      return addressChanged(message, locale);
    case 'address_proposed':
      return addressProposed(message, locale);
  }
}
