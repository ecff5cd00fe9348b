import { expect, test } from '../journey.ts';
import { tabTo } from '../keyboard.ts';
import { newestMail, personalLinkIn } from '../mailbox.ts';
import { newPerson } from '../people.ts';
import { createButton } from '../registration-steps.ts';

test(
  'an invitee gets from the link to their case by keyboard alone',
  { tag: '@full' },
  async ({ admin, open }) => {
    const link = await admin.signupLink({ autoCreateCase: true });
    const person = newPerson('Tab');
    const page = await open({ phone: true });
    const { keyboard } = page;
    await page.goto(link.url);
    await tabTo(page, page.getByLabel('Your e-mail address'));
    await keyboard.type('not an address');
    await keyboard.press('Enter');
    // The field with the error has the focus and its message.
    await expect(page.getByLabel('Your e-mail address')).toBeFocused();
    await expect(page.getByLabel('Your e-mail address')).toHaveAccessibleDescription(
      /does not look like an e-mail/,
    );
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type(person.email);
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeFocused();

    await page.goto(personalLinkIn(await newestMail(admin, person.email, 'personal_link')));
    const create = createButton(page);
    await tabTo(page, create);
    await keyboard.press('Enter');
    await expect(page.getByLabel('First name')).toBeFocused();
    await keyboard.type(person.firstName);
    await keyboard.press('Tab');
    await keyboard.type(person.lastName);
    await keyboard.press('Enter');

    // The name is complete: the focus goes to what is missing next.
    await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
    await tabTo(page, page.getByRole('button', { name: 'Suggest a passphrase' }));
    await keyboard.press('Space');
    await expect(page.getByText('Five words, for you alone.')).toBeVisible();

    // What few people change is one press away, and its error takes the focus.
    await tabTo(page, page.getByText('Phone and time zone'));
    await keyboard.press('Enter');
    const phone = page.getByLabel(/^Phone/);
    await tabTo(page, phone);
    await keyboard.type('no number');
    await keyboard.press('Enter');
    await expect(phone).toBeFocused();
    await expect(phone).toHaveAccessibleDescription(/Enter the number in digits/);
    await keyboard.press('ControlOrMeta+a');
    await keyboard.press('Delete');
    await tabTo(page, create);
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: `Welcome, ${person.firstName}` })).toBeFocused();
    await tabTo(page, page.getByRole('link', { name: 'Go to my case' }));
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: `${person.firstName} ${person.lastName}` })).toBeVisible();

    // In the app: past the menu by the skip link, then sign out.
    await page.goto('/profile');
    await expect(page.getByRole('heading', { name: 'Passkeys' })).toBeVisible();
    await keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.locator('#content')).toBeFocused();
    await tabTo(page, page.getByRole('button', { name: 'Your account' }));
    await keyboard.press('Enter');
    const signOut = page.getByRole('menuitem', { name: 'Sign out' });
    // The menu takes the focus a moment after it is shown.
    await expect(page.locator(':focus')).toHaveAttribute('role', /^menu/);
    await keyboard.press('ArrowUp');
    await expect(signOut).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  },
);
