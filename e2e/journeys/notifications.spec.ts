import { expect, test } from '../journey.ts';
import { newestMail } from '../mailbox.ts';
import { demoAdmin, newPerson, signUpByApi } from '../people.ts';
import { unique } from '../unique.ts';

test(
  'a link sets how administrators are notified of sign-ups: never, once a day, or of each',
  { tag: '@full' },
  async ({ admin, newCaller, openAsAdmin }) => {
    const page = await openAsAdmin({ phone: true });
    const titles: string[] = [];
    // The last choice notifies at once: when its mail is there, the others' would have been sent too.
    for (const choice of ['None', 'Once a day', 'At each registration']) {
      const title = `Hears ${unique()}`;
      titles.push(title);
      const link = await admin.signupLink({ title });
      await page.goto(`/signup-links/${link.id}`);
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await page.getByRole('button', { name: 'More options' }).click();
      const mails = page.getByLabel('Mails to administrators');
      // The default of new links: a mail for each registration.
      await expect(mails.locator('option:checked')).toHaveText('At each registration');
      if (choice !== 'At each registration') {
        await mails.selectOption(choice);
        await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
        await page.reload();
        await page.getByRole('button', { name: 'More options' }).click();
        await expect(mails.locator('option:checked')).toHaveText(choice);
      }
      await signUpByApi((await newCaller()).api, link.url, newPerson('Hera'));
    }

    const [none = '', digest = '', each = ''] = titles;
    await newestMail(admin, demoAdmin.email, 'new_registration', each);
    const { items } = await admin.call('GET /mailbox', { query: { to: demoAdmin.email } });
    expect(items.filter(({ text }) => text.includes(none) || text.includes(digest))).toEqual([]);
  },
);
