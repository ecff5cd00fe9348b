import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { askForPersonalLink, newPerson, signUpByApi } from '../people.ts';
import { unique } from '../unique.ts';

test(
  'a link has a daily limit, shows when it opens again, and refuses throw-away addresses beside the field',
  { tag: '@full' },
  async ({ admin, newCaller, open, openAsAdmin, faults }) => {
    faults.expect(/^409 POST \/api\/v1\/public\/signup-links\//);
    const link = await admin.signupLink();
    const page = await openAsAdmin();
    await page.goto(`/signup-links/${link.id}`);
    await page.getByRole('button', { name: 'More options' }).click();
    const saved = page.getByRole('status').filter({ hasText: /^Saved/ });
    await page.getByLabel('Throw-away addresses').selectOption('Refuse');
    await expect(saved).toBeVisible();
    await page.getByLabel('Expires').selectOption('In 30 days');
    await expect(page.getByLabel('Moment of expiry')).toHaveValue(/^\d{4}-/);
    await page.getByLabel('Daily limit').fill('1');
    await page.getByLabel('Daily limit').press('Enter');
    await expect(page.getByText('At most 1 person a day; 0 today so far.')).toBeVisible();
    await expectAccessible(page, 'the limits of a link');

    const visitor = await open({ phone: true });
    await visitor.goto(`${link.url}?lang=en`);
    const field = visitor.getByRole('textbox', { name: 'Your e-mail address' });
    await field.fill(`${unique()}@mailinator.com`);
    await visitor.getByRole('button', { name: 'Send me my link' }).click();
    await expect(visitor.getByText('This link does not accept throw-away addresses.')).toBeVisible();
    await expect(field).toBeFocused();
    await expectAccessible(visitor, 'a refused throw-away address');

    const begun = newPerson();
    const personalLink = await askForPersonalLink((await newCaller()).api, link.url, begun);
    await signUpByApi((await newCaller()).api, link.url, newPerson());
    await visitor.reload();
    await expect(visitor.getByRole('heading', { name: 'Today’s places are taken' })).toBeVisible();
    await expect(visitor.locator('time')).toContainText(/\d{4}/);
    // A person in the middle of the wizard sees the same, with the time.
    const late = await open({ phone: true });
    await late.goto(personalLink);
    await expect(late.getByRole('heading', { level: 1 })).toHaveText(/today/i);
    await expect(late.locator('time')).toContainText(/\d{4}/);

    await page.goto(`/signup-links?q=${encodeURIComponent(link.title)}`);
    await expect(page.getByText('1 of 1 today')).toBeVisible();
    await expect(page.getByText('Full today', { exact: true }).last()).toBeVisible();
  },
);

test(
  'a replaced address still works for a while, shares the limit, and shows who signs up through it',
  { tag: '@full' },
  async ({ admin, newCaller, open, openAsAdmin }) => {
    const link = await admin.signupLink({ useLimit: 5 });
    const page = await openAsAdmin();
    await page.goto(`/signup-links/${link.id}`);
    await page.getByRole('button', { name: 'Replace link' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('The present address').selectOption('Works for 30 more days');
    await dialog.getByLabel('Reason').fill('New posters');
    await expectAccessible(page, 'replacing with a grace');
    await dialog.getByRole('button', { name: 'Replace link' }).click();
    await expect(page.getByText('The link is replaced. This is the new one.')).toBeVisible();

    const person = newPerson('Poe');
    await signUpByApi((await newCaller()).api, link.url, person);
    await page.reload();
    await expect(page.getByText('1 of 5 joined')).toBeVisible();
    await expect(page.getByText('Through the former address')).toBeVisible();
    await expect(page.getByText(/^1 person used it since/)).toBeVisible();
    await expectAccessible(page, 'a link with a former address');

    const visitor = await open({ phone: true });
    await visitor.goto(`${link.url}?lang=en`);
    await expect(visitor.getByRole('button', { name: 'Send me my link' })).toBeVisible();
    await page.getByRole('button', { name: 'Stop it now' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop it now' }).click();
    await expect(page.getByText(/^Stopped/)).toBeVisible();
    await visitor.reload();
    await expect(visitor.getByRole('heading', { name: 'This link was replaced' })).toBeVisible();

    await page.getByRole('link', { name: 'See who' }).click();
    await expect(page.getByText('Reason: New posters').first()).toBeVisible();
    await expect(page.getByText(person.email)).toBeVisible();
    await page.goto(`/signup-links?ended=true&q=${encodeURIComponent(link.title)}`);
    await expect(page.getByText('“New posters”')).toBeVisible();
  },
);
