import type { Message } from '../message.ts';

/**
 * Removes from a discreet message everything that could name the organization, its people or the matter, so that no
 * template can leak it; returns any other message unchanged.
 */
export function silenced(message: Message): Message {
  if (!('discreet' in message) || !message.discreet) return message;
  const silent = { ...message, organizationName: null, letterhead: null, contactEmail: null };
  switch (silent.kind) {
    case 'personal_link':
      return { ...silent, joinsAs: 'client', opensCase: false };
    case 'invitation':
      return { ...silent, joinsAs: 'client', opensCase: false, invitedBy: null, personalMessage: null };
    case 'added_user':
      return { ...silent, addedBy: null, role: null };
    case 'registration_refused':
      return { ...silent, personalMessage: null };
    case 'welcome':
      // The URL of a case would reveal that there is one.
      return { ...silent, case: null, url: new URL(silent.url).origin };
  }
}

/** Where answers to a message go. Pass it silenced. */
export function replyToOf(message: Message): string | null {
  return 'contactEmail' in message ? message.contactEmail : null;
}
