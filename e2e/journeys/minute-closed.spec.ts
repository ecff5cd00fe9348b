import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn } from '../mailbox.ts';
import { addAuthenticator, passkeyButton } from '../minute.ts';
import { newPerson } from '../people.ts';
import { typeName } from '../registration-steps.ts';

test('at a paused link one asks the organization, which invites; asking twice is one request', async ({
  admin,
  open,
  openAsAdmin,
}) => {
  const person = newPerson('Amira');
  const paused = await admin.signupLink();
  await admin.call('PATCH /signup-links/{signupLinkId}', {
    params: { signupLinkId: paused.id },
    body: { version: paused.version, allowSignup: false },
  });
  const usable = await admin.signupLink();

  const page = await open({ phone: true });
  await addAuthenticator(page);
  const ask = async (message: string, look: () => Promise<void>) => {
    await page.goto(paused.url);
    await expect(page.getByRole('heading', { name: 'Sign-up is paused at the moment' })).toBeVisible();
    await page.getByRole('button', { name: 'Ask Cabinet Durand' }).click();
    await page.getByLabel('Your e-mail address').fill(person.email);
    await page.getByLabel('Your name').fill(`${person.firstName} ${person.lastName}`);
    await page.getByLabel('Message').fill(message);
    await look();
    await page.getByRole('button', { name: 'Send my request' }).click();
    await expect(page.getByRole('heading', { name: 'Your request is on its way' })).toBeFocused();
    await expect(page.getByText(person.email)).toBeVisible();
  };
  await ask('We spoke on the telephone.', () => expectAccessible(page, 'asking the organization', 'phone'));
  await expectAccessible(page, 'a request on its way', 'phone');
  await ask('Are you there?', async () => undefined);

  const desk = await openAsAdmin();
  await desk.goto('/signup-links');
  await desk.getByRole('tab', { name: /^Requests/ }).click();
  const request = desk.getByRole('listitem').filter({ hasText: person.email });
  await expect(request).toHaveCount(1);
  await expect(request).toContainText('We spoke on the telephone.');
  await expect(request).toContainText(paused.title);
  await request.getByRole('button', { name: `Invite ${person.email}` }).click();
  await desk.getByLabel('Through which sign-up link').selectOption({ label: usable.title });
  await desk.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(desk.getByText(`The invitation to ${person.email} is on its way.`)).toBeVisible();
  await expect(request).toHaveCount(0);

  await page.goto(personalLinkIn(await newestMail(admin, person.email, 'invitation')));
  await typeName(page, person);
  await passkeyButton(page).click();
  await expect(page.getByRole('heading', { name: `Welcome, ${person.firstName}` })).toBeVisible();
  const { items } = await admin.call('GET /users', { query: { q: person.lastName } });
  expect(items.map(({ email, signupLink }) => [email, signupLink?.id])).toEqual([[person.email, usable.id]]);
});
