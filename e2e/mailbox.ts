import type { MailboxEmail } from '@casedoor/contracts';
import { expect } from '@playwright/test';
import type { Api } from './api.ts';

/** Returns the newest mail of one kind to an address, containing `about` if given; polls until it is there. */
export async function newestMail(api: Api, to: string, message: string, about = ''): Promise<MailboxEmail> {
  let found: MailboxEmail | undefined;
  await expect
    .poll(
      async () => {
        const { items } = await api.call('GET /mailbox', { query: { to } });
        found = items.find((mail) => mail.message === message && mail.text.includes(about));
        return found?.message;
      },
      { message: `a mail "${message}" to ${to}`, timeout: 30_000 },
    )
    .toBe(message);
  return found!;
}

/** Returns the personal link in a mail's plain text. */
export function personalLinkIn(mail: MailboxEmail): string {
  const found = /https?:\/\/\S+\/(?:register|password)#[\w-]+/.exec(mail.text);
  if (!found) throw new Error(`There is no personal link in:\n${mail.text}`);
  return found[0];
}

/** Returns the token of a personal link. */
export function tokenIn(link: string): string {
  return link.split('#')[1] ?? '';
}
