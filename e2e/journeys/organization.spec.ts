import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newestMail } from '../mailbox.ts';
import { askForPersonalLink, newPerson } from '../people.ts';

// One organization: its tests must not run in parallel, and each restores what others read.
test.describe.configure({ mode: 'default' });

test('the organization’s settings are saved, undone, and checked beside their field', async ({
  admin,
  openAsAdmin,
  faults,
}) => {
  const before = await admin.call('GET /organization');
  const page = await openAsAdmin();
  await page.goto('/organization');
  await page.getByLabel('Contact page').fill('https://durand.example/nouveau');
  await expect(page.getByText('Not saved yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Settings saved.')).toBeVisible();
  expect((await admin.call('GET /organization')).contactUrl).toBe('https://durand.example/nouveau');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone: the settings are as before.')).toBeVisible();
  expect((await admin.call('GET /organization')).contactUrl).toBe(before.contactUrl);

  faults.expect(/^400 PATCH \/api\/v1\/organization/);
  await page.getByLabel('Contact page').fill('no address');
  await page.getByLabel('Accent colour').fill('blue');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Use a colour such as #1f5c8b.')).toBeVisible();
  await page.getByLabel('Accent colour').fill('#7a1fa0');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByLabel('Contact page')).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page, 'the organization with an error');

  // Leaving would lose unsaved changes: the page asks first.
  await page.getByRole('link', { name: 'Users', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByLabel('Contact page')).toHaveValue('no address');
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(page.getByLabel('Contact page')).toHaveValue(before.contactUrl ?? '');
});

test('two administrators change the organization at once: nothing is lost', async ({
  admin,
  openAsAdmin,
  faults,
}) => {
  faults.expect(/^409 PATCH \/api\/v1\/organization/);
  const { version, contactUrl, contactEmail } = await admin.call('GET /organization');
  const page = await openAsAdmin();
  await page.goto('/organization');
  await page.getByLabel('Contact page').fill('https://durand.example/mine');
  await admin.call('PATCH /organization', { body: { version, contactEmail: 'theirs@durand.example' } });
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Someone else changed these settings')).toBeVisible();
  await expect(page.getByText('theirs@durand.example')).toBeVisible();
  await expect(page.getByLabel('Contact page')).toHaveValue('https://durand.example/mine');
  await expectAccessible(page, 'a conflict about the organization');
  await page.getByRole('button', { name: 'Save mine anyway' }).click();
  await expect(page.getByText('Settings saved.')).toBeVisible();
  const after = await admin.call('GET /organization');
  expect(after).toMatchObject({
    contactEmail: 'theirs@durand.example',
    contactUrl: 'https://durand.example/mine',
  });
  await admin.call('PATCH /organization', { body: { version: after.version, contactUrl, contactEmail } });
});

test('the mailbox shows a mail as its recipient sees it, and its links work', async ({
  admin,
  newCaller,
  open,
  faults,
}) => {
  // The mail's frame blocks scripts: the browser logs that for this test's own evaluation inside it.
  faults.expect(/Blocked script execution in 'about:srcdoc'/);
  const person = newPerson('Max');
  await askForPersonalLink((await newCaller()).api, (await admin.signupLink()).url, person);
  const { subject } = await newestMail(admin, person.email, 'personal_link');
  const page = await open();
  await page.goto('/mailbox');
  await page.getByLabel('Mails to').fill(person.email);
  await page.getByRole('button', { name: person.email }).click();
  await expect(page.getByRole('heading', { name: subject })).toBeVisible();
  const mail = page.frameLocator('iframe');
  await expect(mail.getByRole('heading', { name: 'Continue your registration' })).toBeVisible();
  const opened = page.waitForEvent('popup');
  await mail.getByRole('link', { name: 'Continue my registration' }).click();
  await expect((await opened).getByRole('button', { name: 'Verify and continue' })).toBeVisible();

  await page.getByRole('radiogroup', { name: 'Show as' }).getByText('Plain text').click();
  await expect(page.getByText('Continue with your personal link')).toBeVisible();
  await expectAccessible(page, 'the mailbox');
});
