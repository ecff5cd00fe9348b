import type { Page } from '@playwright/test';
import type { Api } from '../api.ts';
import { expect, test } from '../journey.ts';
import { tabTo } from '../keyboard.ts';
import { newestMail, personalLinkIn } from '../mailbox.ts';
import { newPerson, type Person } from '../people.ts';
import { unique } from '../unique.ts';
import { askForMail, completeRegistration } from '../registration-steps.ts';

// The dialog shows the organization's one default link: its tests must not run in parallel.
test.describe.configure({ mode: 'default' });

/** Opens the dialog's link panel by clicking. */
async function openLinkPanel(page: Page): Promise<void> {
  await page.goto('/users');
  await page.getByRole('button', { name: 'Add user' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send them a sign-up link' }).click();
  await expect(page.getByRole('switch', { name: 'Allow sign-up' })).toBeVisible();
}

async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
}

/** Allows sign-up and copies the link with the icon beside it; returns the clipboard's text. */
async function allowAndCopy(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const allow = page.getByRole('switch', { name: 'Allow sign-up' });
  if (!(await allow.isChecked())) {
    await allow.click();
    await expectSaved(page);
  }
  const address = page.getByLabel('Address of the sign-up link');
  await expect(address).toHaveValue(/\/join\/\w{20,}$/);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('tooltip', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(copied).toBe(await address.inputValue());
  return copied;
}

/** Expects the person in the Users list, with the link by which they signed up. */
async function expectInUsers(page: Page, admin: Api, person: Person, role: string): Promise<void> {
  const defaultLink = await admin.call('GET /signup-links/default');
  await page.goto('/users');
  await page.getByLabel('Search users').fill(person.lastName);
  const row = page.getByRole('row').filter({ hasText: person.email });
  await expect(row).toBeVisible();
  await expect(row.getByRole('cell', { name: role, exact: true })).toBeVisible();
  await expect(row.getByText('Active', { exact: true })).toBeVisible();
  await expect(row.getByRole('link', { name: defaultLink.title })).toBeVisible();
}

async function setCase(page: Page, on: boolean, role?: 'Clients' | 'Staff'): Promise<void> {
  const create = page.getByRole('switch', { name: 'Auto create case' });
  if ((await create.isChecked()) !== on) {
    await create.click();
    await expectSaved(page);
  }
  if (!role) return;
  const radio = page.getByRole('radiogroup', { name: 'Case user role' }).getByRole('radio', { name: role });
  if (!(await radio.isChecked())) {
    await radio.click();
    await expectSaved(page);
  }
  await expect(radio).toBeChecked();
}

test('an administrator publishes a link, a visitor signs up on a phone and has a case', async ({
  admin,
  open,
  openAsAdmin,
}) => {
  const page = await openAsAdmin();
  await openLinkPanel(page);
  const url = await allowAndCopy(page);
  await expect(page.getByRole('radiogroup', { name: 'Case user role' })).toBeHidden();
  await setCase(page, true, 'Clients');
  await expect(page.getByLabel('What this link does')).toContainText(
    'a case is opened in which they are the client',
  );

  const person = newPerson('Grace');
  const visitor = await open({ phone: true });
  await visitor.goto(url);
  await visitor.getByRole('button', { name: 'English' }).click();
  await expect(visitor.getByRole('heading', { name: 'Cabinet Durand invites you' })).toBeVisible();
  await expect(
    visitor.getByText('You become a client of Cabinet Durand, and a case is opened in your name.'),
  ).toBeVisible();
  await askForMail(visitor, person.email);

  const mail = await newestMail(admin, person.email, 'personal_link');
  expect(mail.subject).toMatch(/^\d{6} is your code to register with Cabinet Durand$/);
  await completeRegistration(visitor, personalLinkIn(mail), person);
  await expect(
    visitor.getByText('Your registration with Cabinet Durand is complete, and you are signed in.'),
  ).toBeVisible();
  const reference = await visitor.getByText(/^Reference /).innerText();
  await visitor.getByRole('link', { name: 'Go to my case' }).click();
  await expect(
    visitor.getByRole('heading', { name: `${person.firstName} ${person.lastName}` }),
  ).toBeVisible();
  await expect(visitor.getByText(reference.replace('Reference ', '')).first()).toBeVisible();

  const welcome = await newestMail(admin, person.email, 'welcome');
  expect(welcome.text).toContain(reference.replace('Reference ', ''));

  await expectInUsers(page, admin, person, 'Client');
  await page.getByRole('link', { name: 'Cases', exact: true }).click();
  await page.getByLabel('Search cases').fill(person.lastName);
  const row = page.getByRole('row').filter({ hasText: person.lastName });
  await expect(row).toHaveCount(1);
  await row.getByRole('link', { name: person.lastName }).click();
  await expect(
    page.getByText(`The case was opened when ${person.firstName} ${person.lastName} signed up.`),
  ).toBeVisible();
});

/** Removes the default link's limits, as other tests expect it. */
async function liftLimits(admin: Api): Promise<void> {
  const { id: signupLinkId, version } = await admin.call('GET /signup-links/default');
  await admin.call('PATCH /signup-links/{signupLinkId}', {
    params: { signupLinkId },
    body: {
      version,
      joinsAs: 'client',
      caseRole: 'client',
      useLimit: null,
      expiresAt: null,
      allowedEmailDomains: [],
      requiresApproval: false,
    },
  });
}

test('with the case role Staff, a person who signs up takes part in their case as staff', async ({
  admin,
  faults,
  open,
  openAsAdmin,
}) => {
  faults.expect(/400 PATCH .*\/signup-links\//);
  const page = await openAsAdmin();
  await openLinkPanel(page);
  const url = await allowAndCopy(page);
  await setCase(page, true, 'Staff');
  // One step: the limits that staff rights need are set with them, and shown beside the choice.
  const rights = page.getByRole('status').filter({ hasText: 'This link gives staff rights' });
  const { uses } = await admin.call('GET /signup-links/default');
  await expect(rights).toContainText('at most 10 people in total');
  await expect(rights).toContainText(`Now: ${10 - uses} more people`);
  await expect(rights).toContainText('with approval');
  await page.getByRole('radiogroup', { name: 'Joins as' }).getByRole('radio', { name: 'Staff' }).click();
  await expectSaved(page);

  // Without approval only for certain domains.
  await page.getByRole('button', { name: 'More options' }).click();
  const approval = page.getByRole('switch', { name: 'Ask for approval' });
  await approval.click();
  await expect(page.getByText('A link that gives staff rights must ask for approval').first()).toBeVisible();
  await page.getByRole('button', { name: 'Discard the change' }).click();
  const domains = page.getByRole('combobox', { name: 'Allowed e-mail domains' });
  await domains.fill('example.test');
  await domains.press('Enter');
  await expectSaved(page);
  await approval.click();
  await expectSaved(page);
  await expect(rights).toContainText('for certain e-mail domains');
  await expect(page.getByLabel('What this link does')).toContainText(
    'joins the staff of Cabinet Durand, and a case',
  );

  const person = newPerson('Alan');
  const visitor = await open({ phone: true });
  await visitor.goto(`${url}?lang=en`);
  await expect(
    visitor.getByText('You become a staff member of Cabinet Durand, and take part in a case that is opened.'),
  ).toBeVisible();
  await askForMail(visitor, person.email);
  await completeRegistration(
    visitor,
    personalLinkIn(await newestMail(admin, person.email, 'personal_link')),
    person,
  );
  await visitor.getByRole('link', { name: 'Go to my case' }).click();
  await expect(
    visitor.getByRole('heading', { name: `${person.firstName} ${person.lastName}` }),
  ).toBeVisible();

  await expectInUsers(page, admin, person, 'Staff');
  const { items } = await admin.call('GET /cases', { query: { q: person.lastName } });
  expect(
    items.map(({ participants }) => participants.map(({ email, caseRole }) => [email, caseRole])),
  ).toEqual([[[person.email, 'staff']]]);
  await liftLimits(admin);
});

test('without a case: paused and open again at the same address, mailed from the dialog, and a person signs up', async ({
  admin,
  open,
  openAsAdmin,
}) => {
  const page = await openAsAdmin();
  await openLinkPanel(page);
  const url = await allowAndCopy(page);
  await setCase(page, false);
  await page.getByRole('radiogroup', { name: 'Joins as' }).getByRole('radio', { name: 'Client' }).click();
  await expect(page.getByLabel('What this link does')).toContainText(
    'becomes a client of Cabinet Durand; no case is opened.',
  );

  const visitor = await open({ phone: true });
  await test.step('switched off, the link is paused; on again, the same address works', async () => {
    await page.getByRole('switch', { name: 'Allow sign-up' }).click();
    await expectSaved(page);
    await expect(page.getByText('Off: the link stays and says that sign-up is paused.')).toBeVisible();
    await visitor.goto(`${url}?lang=en`);
    await expect(visitor.getByRole('heading', { name: 'Sign-up is paused at the moment' })).toBeVisible();
    await page.getByRole('switch', { name: 'Allow sign-up' }).click();
    await expect(page.getByLabel('Address of the sign-up link')).toHaveValue(url);
    await expectSaved(page);
    await visitor.reload();
    await expect(visitor.getByLabel('Your e-mail address')).toBeVisible();
    await expect(visitor.getByText('You become a client of Cabinet Durand.')).toBeVisible();
    await visitor.getByText('What happens, and who sees it').click();
    await expect(visitor.getByText('Signing up gives you no case.')).toBeVisible();
  });

  await test.step('it is mailed to many addresses, pasted in any form', async () => {
    const [one, two] = [newPerson('Ida'), newPerson('Rosa')];
    await page
      .getByLabel('E-mail addresses')
      .fill(`Ida <${one.email}>; ${two.email},\n${two.email.toUpperCase()}`);
    await page.getByRole('button', { name: 'Check the list' }).click();
    await page.getByRole('button', { name: 'Send to 2 people' }).click();
    await expect(page.getByText('2 people were invited.')).toBeVisible();
    for (const { email } of [one, two])
      expect(personalLinkIn(await newestMail(admin, email, 'invitation'))).toBeTruthy();
    await expect(page.getByText('Invited by mail').first()).toBeVisible();
  });

  const person = newPerson('Mary');
  await askForMail(visitor, person.email);
  await completeRegistration(
    visitor,
    personalLinkIn(await newestMail(admin, person.email, 'personal_link')),
    person,
  );
  await visitor.getByRole('link', { name: 'Go to Cabinet Durand' }).click();
  await expect(visitor.getByText('You have no case with Cabinet Durand yet.')).toBeVisible();
  await expectInUsers(page, admin, person, 'Client');
  const { items } = await admin.call('GET /cases', { query: { q: person.lastName } });
  expect(items).toEqual([]);
});

test('the dialog is worked by keyboard alone', { tag: '@full' }, async ({ admin, openAsAdmin }) => {
  const page = await openAsAdmin();
  const person = newPerson('Kay', `Tab-${unique()}`);
  await page.goto('/users');
  const { keyboard } = page;
  const add = page.getByRole('button', { name: 'Add user' });
  await add.focus();
  await keyboard.press('Enter');
  await expect(page.getByLabel('E-mail address')).toBeFocused();
  await keyboard.type(person.email);
  await keyboard.press('Tab');
  await keyboard.type(person.firstName);
  await keyboard.press('Tab');
  await keyboard.type(person.lastName);

  // To the link and back: the fields keep their text.
  const send = page.getByRole('button', { name: 'Send them a sign-up link' });
  await tabTo(page, send);
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Back to adding a user' })).toBeFocused();
  const allow = page.getByRole('switch', { name: 'Allow sign-up' });
  await tabTo(page, allow);
  const before = await allow.isChecked();
  await keyboard.press('Space');
  await expectSaved(page);
  expect(await allow.isChecked()).toBe(!before);
  await tabTo(page, page.getByRole('button', { name: 'Undo' }));
  await keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Undone' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to adding a user' }).focus();
  await keyboard.press('Enter');
  await expect(send).toBeFocused();
  await expect(page.getByLabel('First name')).toHaveValue(person.firstName);

  await page.getByLabel('Last name').focus();
  await keyboard.press('Enter');
  await expect(page.getByText(`${person.firstName} ${person.lastName} was added.`)).toBeVisible();
  await expect(add).toBeFocused();
  await newestMail(admin, person.email, 'added_user');
  await keyboard.press('Enter');
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(add).toBeFocused();
});
