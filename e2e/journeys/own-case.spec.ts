import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newestMail } from '../mailbox.ts';
import { newPerson, password, signUpByApi } from '../people.ts';

test('the welcome mail leads a fresh phone to the case: sign in, one light page, the appointment', async ({
  admin,
  faults,
  newCaller,
  open,
}) => {
  const link = await admin.signupLink({
    autoCreateCase: true,
    nextStepsEn: 'Claire Durand calls you. Have your papers ready.',
  });
  const person = newPerson('Lea');
  const completion = await signUpByApi((await newCaller()).api, link.url, person);
  const caseId = completion.case?.id ?? '';
  await admin.call('PATCH /cases/{caseId}', {
    params: { caseId },
    body: { version: 1, appointmentAt: '2199-12-24T08:30:00.000Z' },
  });
  const mail = await newestMail(admin, person.email, 'welcome');
  const [address = ''] = /http\S+\/my\/cases\/[\da-f-]+/.exec(mail.text) ?? [];

  // Without a session, the case is asked for once.
  faults.expect(/^401 GET \/api\/v1\/own-cases/);
  const page = await open({ phone: true });
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expectAccessible(page, 'signing in at the case', 'phone');
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Claire Durand calls you. Have your papers ready.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Who works on it' })).toBeVisible();
  await expect(page.getByText(/24 December 2199/).first()).toBeVisible();
  await expectAccessible(page, 'the client’s case', 'phone');

  // Loaded anew with the session: at most 12 requests, and nothing of the administrators' app.
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Your appointment' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(12);
  expect(requests.filter((path) => /mantine|router/.test(path))).toEqual([]);

  const entry = await page.request.get(
    (await page.getByRole('link', { name: 'Add to my calendar' }).getAttribute('href')) ?? '',
  );
  expect(await entry.text()).toContain('DTSTART:21991224T083000Z');

  // The app's address leads there too.
  await page.goto(`/cases/${caseId}`);
  await expect(page).toHaveURL(`/my/cases/${caseId}`);
  await expect(page.getByRole('heading', { name: 'Who works on it' })).toBeVisible();
});
