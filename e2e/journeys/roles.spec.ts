import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { addUserByApi, newPerson, signUpByApi } from '../people.ts';

test('a client who types administrators’ addresses is kindly refused, by the pages and by the API', async ({
  admin,
  newCaller,
  open,
  faults,
}) => {
  const link = await admin.signupLink({ autoCreateCase: true });
  const client = await newCaller();
  const person = newPerson('Cleo');
  const { case: own } = await signUpByApi(client.api, link.url, person);
  const page = await open({ state: await client.state() });

  for (const path of ['/users', '/signup-links', `/signup-links/${link.id}`, '/organization']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'This page is not for your role' })).toBeVisible();
    await expect(
      page.getByText(`You are signed in as ${person.firstName} ${person.lastName} (Client)`),
    ).toBeVisible();
  }
  await expectAccessible(page, 'a page that is not for the role');
  const menu = page.getByRole('navigation', { name: 'Main menu' });
  await expect(menu.getByRole('link')).toHaveText(['My cases', 'My profile']);

  const refused = { status: 403, code: 'membership_role_insufficient' };
  expect(await client.api.refusal('GET /users', { query: {} })).toEqual(refused);
  expect(await client.api.refusal('GET /signup-links', { query: {} })).toEqual(refused);
  expect(await client.api.refusal('GET /signup-links/default')).toEqual(refused);
  expect(
    await client.api.refusal('GET /signup-links/{signupLinkId}', { params: { signupLinkId: link.id } }),
  ).toEqual(refused);
  expect(await client.api.refusal('PATCH /organization', { body: { version: 1, name: 'Mine' } })).toEqual(
    refused,
  );
  expect(await client.api.refusal('GET /audit-events', { query: {} })).toEqual(refused);
  expect(await client.api.refusal('POST /cases', { body: { title: 'Mine' } })).toEqual(refused);

  // A client gets 404 for other people's cases; their own case shows nobody's e-mail address.
  const { id: foreign } = await admin.call('POST /cases', { body: { title: 'Somebody else’s case' } });
  expect(await client.api.refusal('GET /cases/{caseId}', { params: { caseId: foreign } })).toEqual({
    status: 404,
    code: 'case_not_found',
  });
  faults.expect(new RegExp(`^404 GET /api/v1/cases/${foreign}`));
  await page.goto(`/cases/${foreign}`);
  await expect(page.getByText('This case does not exist')).toBeVisible();
  await expectAccessible(page, 'a case that does not exist');
  expect((await client.api.call('GET /cases', { query: {} })).items.map(({ id }) => id)).toEqual([own?.id]);
});

test('staff see the Users list but change nothing in it', async ({ admin, newCaller, open }) => {
  const staff = await newCaller();
  await addUserByApi(admin, staff.api, newPerson('Stan'), 'staff');
  const person = newPerson('Uma');
  const member = await addUserByApi(admin, (await newCaller()).api, person, 'client');
  const page = await open({ state: await staff.state() });
  await page.goto('/users');
  await page.getByLabel('Search users').fill(person.lastName);
  const row = page.getByRole('row').filter({ hasText: person.email });
  await expect(row).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add user' })).toBeHidden();
  await page.getByRole('link', { name: `${person.firstName} ${person.lastName}` }).click();
  await expect(page.getByRole('heading', { name: `${person.firstName} ${person.lastName}` })).toBeVisible();
  await expect(page.getByLabel('Role')).toBeDisabled();
  await expect(page.getByRole('button', { name: /^Actions for/ })).toHaveCount(0);

  const refused = { status: 403, code: 'membership_role_insufficient' };
  const params = { membershipId: member.membership.id };
  expect(await staff.api.refusal('PATCH /users/{membershipId}', { params, body: { role: 'staff' } })).toEqual(
    refused,
  );
  expect(await staff.api.refusal('POST /users', { body: { ...newPerson(), role: 'client' } })).toEqual(
    refused,
  );
  expect(await staff.api.refusal('GET /signup-links', { query: {} })).toEqual(refused);
});

test('a person who is not signed in is led to the sign-in page', async ({ open, newCaller }) => {
  const page = await open();
  for (const path of ['/', '/users', '/cases', '/organization', '/profile']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  }
  const { api } = await newCaller();
  expect(await api.refusal('GET /users', { query: {} })).toEqual({ status: 401, code: 'session_required' });
});
