const mails = ['password-reset', 'sign-in', 'address', 'welcome'] as const;

/** A mail whose "This was not me" has a page of its own, as named in the page's address. */
export type DisownableMail = (typeof mails)[number];

/** Whether a path segment names such a mail. */
export function isDisownable(part: string | undefined): part is DisownableMail {
  return mails.some((mail) => mail === part);
}
