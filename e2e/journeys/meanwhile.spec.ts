import type { Page } from '@playwright/test';
import { expectAccessible } from '../accessibility.ts';
import type { Api, OpenLink } from '../api.ts';
import { expect, test } from '../journey.ts';
import { tokenIn } from '../mailbox.ts';
import { askForPersonalLink, newPerson } from '../people.ts';
import { createButton, openPersonalLink, takeSuggestedPassphrase } from '../registration-steps.ts';

/** Switches a link on or off, as an administrator does in the meantime. */
async function allow(admin: Api, { id }: OpenLink, allowSignup: boolean): Promise<void> {
  const params = { signupLinkId: id };
  const { version } = await admin.call('GET /signup-links/{signupLinkId}', { params });
  await admin.call('PATCH /signup-links/{signupLinkId}', { params, body: { version, allowSignup } });
}

test('a link that closes before the completion says so, nothing is lost, and the person continues after it reopens', async ({
  admin,
  newCaller,
  open,
  faults,
}) => {
  faults.expect(/^409 POST \/api\/v1\/public\/registration\/complete/);
  faults.expect(/^410 POST \/api\/v1\/public\/registration\/complete/);
  const link = await admin.signupLink({ autoCreateCase: true });
  const person = newPerson();
  const personalLink = await askForPersonalLink((await newCaller()).api, link.url, person);
  const page = await open({ phone: true });
  await openPersonalLink(page, personalLink, person);
  await takeSuggestedPassphrase(page);

  await allow(admin, link, false);
  await createButton(page).click();
  await expect(page.getByRole('heading', { name: 'Sign-up is paused at the moment' })).toBeVisible();
  await expect(page.getByText('Nothing is lost: your answers are kept')).toBeVisible();
  await expectAccessible(page, 'a link that closed meanwhile');
  expect((await admin.call('GET /users', { query: { q: person.lastName } })).items).toEqual([]);

  await allow(admin, link, true);
  await page.reload();
  // Only the password must be entered again: it is stored nowhere.
  await expect(page.getByText('Please enter it again; everything else is kept.')).toBeVisible();
  await takeSuggestedPassphrase(page);
  await expect(page.getByLabel('Last name')).toHaveValue(person.lastName);
  await createButton(page).click();
  await expect(page.getByRole('heading', { name: `Welcome, ${person.firstName}` })).toBeVisible();
  expect((await admin.call('GET /cases', { query: { q: person.lastName } })).items).toHaveLength(1);
});

test(
  'a link that closes between the mail and its opening says so before anything is asked',
  { tag: '@full' },
  async ({ admin, newCaller, open }) => {
    const link = await admin.signupLink();
    const person = newPerson();
    const personalLink = await askForPersonalLink((await newCaller()).api, link.url, person);
    await allow(admin, link, false);
    const page = await open({ phone: true });
    await page.goto(personalLink);
    await expect(page.getByRole('heading', { name: 'Sign-up is paused at the moment' })).toBeVisible();
    await allow(admin, link, true);
    await page.reload();
    await expect(createButton(page)).toBeVisible();
  },
);

test('answers survive reload, back and another device', async ({ admin, newCaller, open }) => {
  const link = await admin.signupLink();
  const person = newPerson();
  const { api } = await newCaller();
  const personalLink = await askForPersonalLink(api, link.url, person);
  // Verified, as by the code of the mail: before that, the page sends nothing that was typed.
  await api.call('POST /public/registration/verify', { bearer: tokenIn(personalLink) });
  const page = await open({ phone: true });
  await page.goto(personalLink);

  // A field is saved on blur, before any button is pressed.
  const fill = async (label: string | RegExp, value: string) => {
    const saved = page.waitForResponse(
      (response) => response.request().method() === 'PATCH' && response.ok(),
    );
    await page.getByLabel(label).fill(value);
    await page.getByLabel(label).blur();
    await saved;
  };
  await fill('First name', 'Typo');
  await fill('First name', person.firstName);
  await fill('Last name', person.lastName);
  await page.getByText('Phone and time zone').click();
  await fill(/^Phone/, '+33 6 12 34 56 78');
  await takeSuggestedPassphrase(page);

  const expectAnswers = async (on: Page) => {
    await expect(on.getByLabel('First name')).toHaveValue(person.firstName);
    await expect(on.getByLabel('Last name')).toHaveValue(person.lastName);
    await on.getByText('Phone and time zone').click();
    await expect(on.getByLabel(/^Phone/)).toHaveValue('+33 6 12 34 56 78');
  };
  await page.reload();
  await expectAnswers(page);
  await expect(page.getByText('Please enter it again; everything else is kept.')).toBeVisible();

  await page.getByRole('button', { name: 'I did not ask for this' }).click();
  await expect(page.getByRole('heading', { name: 'Withdraw this registration?' })).toBeVisible();
  await page.goBack();
  await expectAnswers(page);

  const elsewhere = await open();
  await elsewhere.goto(personalLink);
  await expectAnswers(elsewhere);
});

test(
  'a double click on the last button makes one user and one case',
  { tag: '@full' },
  async ({ admin, newCaller, open }) => {
    const link = await admin.signupLink({ autoCreateCase: true });
    const person = newPerson();
    const page = await open();
    await openPersonalLink(page, await askForPersonalLink((await newCaller()).api, link.url, person), person);
    await takeSuggestedPassphrase(page);
    await createButton(page).dblclick();
    await expect(page.getByRole('heading', { name: `Welcome, ${person.firstName}` })).toBeVisible();
    expect((await admin.call('GET /cases', { query: { q: person.lastName } })).items).toHaveLength(1);
    expect((await admin.call('GET /users', { query: { q: person.lastName } })).items).toHaveLength(1);
    const { uses } = await admin.call('GET /signup-links/{signupLinkId}', {
      params: { signupLinkId: link.id },
    });
    expect(uses).toBe(1);
  },
);

test(
  'opening a personal link and waiting changes nothing',
  { tag: '@full' },
  async ({ admin, newCaller, open }) => {
    const link = await admin.signupLink();
    const person = newPerson();
    const { api } = await newCaller();
    const personalLink = await askForPersonalLink(api, link.url, person);
    const page = await open();
    const unsafe: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') unsafe.push(`${request.method()} ${request.url()}`);
    });
    await page.clock.install();
    await page.goto(personalLink);
    await expect(createButton(page)).toBeVisible();
    await page.clock.runFor(5_000);
    await expect(createButton(page)).toBeVisible();
    expect(unsafe).toEqual([]);
    const registration = await api.call('GET /public/registration', { bearer: tokenIn(personalLink) });
    expect(registration.state).toBe('started');
  },
);
