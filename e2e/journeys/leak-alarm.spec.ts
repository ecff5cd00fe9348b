import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newestMail, tokenIn } from '../mailbox.ts';
import { askForPersonalLink, demoAdmin, newPerson } from '../people.ts';
import { unique } from '../unique.ts';
import { createButton, openPersonalLink, takeSuggestedPassphrase } from '../registration-steps.ts';

test(
  'a link in the wrong hands pauses itself, shows why, lets people with a verified address finish, and one click resumes it',
  { tag: '@full' },
  async ({ admin, newCaller, open, openAsAdmin }) => {
    const title = `Poster ${unique()}`;
    const link = await admin.signupLink({ title });
    const page = await openAsAdmin();
    await page.goto(`/signup-links/${link.id}`);
    await page.getByRole('button', { name: 'More options' }).click();
    await page.getByLabel('Registrations started in an hour').fill('2');
    await page.getByLabel('Registrations started in an hour').press('Enter');
    await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();

    const { api: anyone } = await newCaller();
    const person = newPerson('Vera');
    const personalLink = await askForPersonalLink(anyone, link.url, person);
    const visitor = await open({ phone: true });
    await anyone.call('POST /public/registration/verify', { bearer: tokenIn(personalLink) });
    await openPersonalLink(visitor, personalLink, person);
    await takeSuggestedPassphrase(visitor);
    for (const stranger of [newPerson(), newPerson()]) await askForPersonalLink(anyone, link.url, stranger);

    // Without a reload.
    const alarm = page.getByRole('alert').filter({ hasText: 'This link has paused itself' });
    await expect(alarm).toContainText('3 registrations were started within an hour; the alarm is set to 2.');
    await expect(page.getByRole('main').getByText('Paused itself', { exact: true }).first()).toBeVisible();
    await expectAccessible(page, 'a link that has paused itself');
    const mail = await newestMail(admin, demoAdmin.email, 'link_paused', title);
    expect(mail.text).toContain(`/signup-links/${link.id}`);

    const list = await openAsAdmin();
    await list.goto('/signup-links');
    await expect(list.getByRole('row').filter({ hasText: title }).getByText('Paused itself')).toBeVisible();

    const late = await open({ phone: true });
    await late.goto(`${link.url}?lang=en`);
    await expect(late.getByRole('heading', { level: 1 })).toHaveText(/paused/i);
    await createButton(visitor).click();
    await expect(visitor.getByRole('heading', { name: `Welcome, ${person.firstName}` })).toBeVisible();

    await alarm.getByRole('button', { name: 'Let people sign up again' }).click();
    await expect(alarm).toHaveCount(0);
    // The alarm disappears with the click (optimistic update); others see that once the answer is here.
    await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
    await late.reload();
    await expect(late.getByRole('button', { name: 'Send me my link' })).toBeVisible();
    await page.reload();
    await expect(page.getByText('Paused itself', { exact: true })).toBeVisible();
  },
);
