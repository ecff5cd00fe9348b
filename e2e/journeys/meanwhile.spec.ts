import { expectAccessible } from '../accessibility.ts';
import type { Api, OpenLink } from '../api.ts';
import { expect, test } from '../journey.ts';
import { tokenIn } from '../mailbox.ts';
import { askForPersonalLink, newPerson } from '../people.ts';
import {
  agree,
  backToAboutYou,
  confirmAddress,
  createButton,
  takeSuggestedPassphrase,
} from '../registration-steps.ts';

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
  await confirmAddress(page, personalLink, person);
  await takeSuggestedPassphrase(page);
  await agree(page);

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
  await expect(page.getByText(`${person.firstName} ${person.lastName}`)).toBeVisible();
  await agree(page);
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
    await expect(page.getByRole('button', { name: 'Verify and continue' })).toBeVisible();
  },
);

test('answers survive reload, back and another device', async ({ admin, newCaller, open }) => {
  const link = await admin.signupLink();
  const person = newPerson();
  const personalLink = await askForPersonalLink((await newCaller()).api, link.url, person);
  const page = await open({ phone: true });
  await confirmAddress(page, personalLink, { ...person, firstName: 'Typo' });
  await expect(page.getByRole('heading', { name: 'Secure your account' })).toBeVisible();
  await backToAboutYou(page);

  // A field is saved on blur, before any button is pressed.
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok());
  await page.getByLabel('First name').fill(person.firstName);
  await page.getByLabel('First name').blur();
  await saved;
  await page.reload();
  await expect(page.getByLabel('First name')).toHaveValue(person.firstName);
  await expect(page.getByLabel('Last name')).toHaveValue(person.lastName);
  await page.getByLabel(/^Phone/).fill('+33 6 12 34 56 78');
  await page.getByRole('button', { name: 'Continue' }).click();
  await takeSuggestedPassphrase(page);
  await expect(page.getByText('+33 6 12 34 56 78')).toBeVisible();

  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Secure your account' })).toBeVisible();
  await expect(page.getByLabel('Password', { exact: true })).not.toHaveValue('');
  await page.goBack();
  await expect(page.getByLabel('Last name')).toHaveValue(person.lastName);
  await page.goForward();
  await page.goForward();
  await expect(page.getByRole('heading', { name: 'Review and consent' })).toBeVisible();
  await page.reload();
  await expect(page.getByText('Please enter it again; everything else is kept.')).toBeVisible();

  const elsewhere = await open();
  await elsewhere.goto(personalLink);
  await expect(elsewhere.getByRole('heading', { name: 'Secure your account' })).toBeVisible();
  await elsewhere.getByRole('button', { name: 'Back' }).click();
  await expect(elsewhere.getByLabel('First name')).toHaveValue(person.firstName);
  await expect(elsewhere.getByLabel(/^Phone/)).toHaveValue('+33 6 12 34 56 78');
});

test(
  'a double click on the last button makes one user and one case',
  { tag: '@full' },
  async ({ admin, newCaller, open }) => {
    const link = await admin.signupLink({ autoCreateCase: true });
    const person = newPerson();
    const page = await open();
    await confirmAddress(page, await askForPersonalLink((await newCaller()).api, link.url, person), person);
    await takeSuggestedPassphrase(page);
    await agree(page);
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
    await expect(page.getByRole('button', { name: 'Verify and continue' })).toBeVisible();
    await page.clock.runFor(5_000);
    await expect(page.getByRole('button', { name: 'Verify and continue' })).toBeVisible();
    expect(unsafe).toEqual([]);
    const registration = await api.call('GET /public/registration', { bearer: tokenIn(personalLink) });
    expect(registration.state).toBe('started');
  },
);
