import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newPerson, signUpByApi } from '../people.ts';

test('the sign-ups through a link are undone in one action, but not cases that somebody worked on, and restored', async ({
  admin,
  newCaller,
  openAsAdmin,
}) => {
  const link = await admin.signupLink({ autoCreateCase: true });
  const [first, second] = [await newCaller(), await newCaller()];
  const person = newPerson('Noor');
  const untouched = await signUpByApi(first.api, link.url, person);
  const workedOn = await signUpByApi(second.api, link.url, newPerson('Vera'));
  const kept = await admin.call('GET /cases/{caseId}', { params: { caseId: workedOn.case?.id ?? '' } });
  await admin.call('PATCH /cases/{caseId}', {
    params: { caseId: kept.id },
    body: { version: kept.version, title: `${kept.title}, read` },
  });

  const page = await openAsAdmin();
  await page.goto(`/signup-links/${link.id}`);
  await page.getByRole('button', { name: 'Choose a time…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('2 people are disabled and signed out at once.')).toBeVisible();
  await expect(dialog.getByText('1 untouched case is archived.')).toBeVisible();
  await expect(dialog.getByText('1 case is left as it is.')).toBeVisible();
  await expect(dialog.getByText('The link is open: more people can sign up.')).toBeVisible();
  await dialog.getByLabel('Show').selectOption({ label: 'What stays, and why' });
  const list = dialog.getByRole('list', { name: 'People who signed up' });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list).toContainText('stays: somebody has worked on it');
  await expectAccessible(page, 'the preview of an undo');
  await dialog.getByLabel('Reason').fill('Posted in a forum');
  await dialog.getByRole('button', { name: 'Undo now' }).click();
  await expect(page.getByText('Undone. People disabled: 2, cases archived: 1.')).toBeVisible();

  for (const { api } of [first, second])
    expect(await api.refusal('GET /cases', { query: {} })).toMatchObject({
      status: 401,
      code: 'session_required',
    });
  const statusOf = async (caseId = '') =>
    (await admin.call('GET /cases/{caseId}', { params: { caseId } })).status;
  expect(await statusOf(untouched.case?.id)).toBe('archived');
  expect(await statusOf(workedOn.case?.id)).toBe('open');

  await expect(page.getByText('2 people disabled, 1 case archived')).toBeVisible();
  await expect(page.getByText('Reason: Posted in a forum').first()).toBeVisible();
  await expect(page.getByText(/^Access ended \d/)).toHaveCount(2);
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('Restored. People enabled: 2, cases: 1.')).toBeVisible();
  expect(await statusOf(untouched.case?.id)).toBe('open');
  const { items } = await admin.call('GET /users', { query: { q: person.email } });
  expect(items[0]?.status).toBe('active');
  await expect(page.getByText(/^Access ended \d/)).toHaveCount(0);
  await expect(page.getByText(/^Restored .* People enabled: 2 of 2, cases: 1 of 1\.$/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Restore' })).toHaveCount(0);
});
