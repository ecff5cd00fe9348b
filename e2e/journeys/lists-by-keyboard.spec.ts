import { expect, test } from '../journey.ts';
import { tabTo } from '../keyboard.ts';
import { newestMail } from '../mailbox.ts';
import { newPerson } from '../people.ts';

test(
  'a list of people is mended and mailed by keyboard alone, on a phone',
  { tag: '@full' },
  async ({ admin, openAsAdmin }) => {
    const link = await admin.signupLink();
    const [lea, max] = [newPerson('Léa'), newPerson('Max')];
    const page = await openAsAdmin({ phone: true });
    await page.goto(`/signup-links/${link.id}`);
    const field = page.getByLabel('E-mail addresses');
    await expect(field).toBeVisible();
    await field.focus();
    await page.keyboard.insertText(`${lea.email}\nnobody\nsomebody else\n${max.email.replace('@', ' at ')}`);
    await tabTo(page, page.getByRole('button', { name: 'Check the list' }));
    await page.keyboard.press('Enter');

    // The summary has the focus, and the rows are next in tab order.
    await expect(page.getByRole('status').filter({ hasText: 'Before you send' })).toBeFocused();
    await tabTo(page, page.getByRole('button', { name: 'Leave out row 2' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Leave out row 3' })).toBeFocused();
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel('E-mail, row 4'));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(max.email);
    await tabTo(page, page.getByRole('button', { name: 'Check again' }));
    await page.keyboard.press('Enter');
    await expect(page.getByText('2 people can be invited.')).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'Before you send' })).toBeFocused();
    await tabTo(page, page.getByRole('button', { name: 'Send to 2 people' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Mail it to people' })).toBeFocused();
    await newestMail(admin, max.email, 'invitation');
  },
);

test(
  'a file of users is imported by keyboard alone, on a phone',
  { tag: '@full' },
  async ({ admin, openAsAdmin }) => {
    const ana = newPerson('Ana');
    const page = await openAsAdmin({ phone: true });
    // Asked for before the page opens: the browser needs a moment until it reports the dialog instead of opening it.
    const chooser = page.waitForEvent('filechooser', { timeout: 120_000 });
    await page.goto('/imports/users');
    await tabTo(page, page.getByRole('button', { name: 'Choose a CSV file' }));
    await page.keyboard.press('Enter');
    await (
      await chooser
    ).setFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`E-mail,First name,Last name\n${ana.email},Ana,${ana.lastName}\nnobody,No,Body\n`),
    });
    await tabTo(page, page.getByRole('button', { name: 'Show what will happen' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'What will happen' })).toBeFocused();
    await tabTo(page, page.getByRole('button', { name: 'Import 1 row' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'The import is done' })).toBeFocused();
    await newestMail(admin, ana.email, 'added_user');
  },
);
