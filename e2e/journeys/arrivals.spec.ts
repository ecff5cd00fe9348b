import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn } from '../mailbox.ts';
import { demoAdmin, newPerson } from '../people.ts';
import { unique } from '../unique.ts';
import { askForMail, completeRegistration } from '../registration-steps.ts';

test(
  'a user’s page and a case’s page each say why they are here',
  { tag: '@full' },
  async ({ admin, open, openAsAdmin }) => {
    const link = await admin.call('POST /signup-links', {
      body: { title: `Fair ${unique()}`, allowSignup: true, autoCreateCase: true, useLimit: 7 },
    });
    const person = newPerson('Maud');
    const visitor = await open({ phone: true });
    await visitor.goto(`${link.url}?from=stand+4`);
    await visitor.getByRole('button', { name: 'English' }).click();
    await askForMail(visitor, person.email);
    const mail = await newestMail(admin, person.email, 'personal_link');
    await completeRegistration(visitor, personalLinkIn(mail), person);
    await admin.call('PATCH /signup-links/{signupLinkId}', {
      params: { signupLinkId: link.id },
      body: { version: link.version, useLimit: 9 },
    });

    const page = await openAsAdmin();
    const { items } = await admin.call('GET /users', { query: { q: person.email } });
    await page.goto(`/users/${items[0]?.id}`);
    const why = page
      .getByRole('region')
      .or(page.locator('section'))
      .filter({
        has: page.getByRole('heading', { name: 'Why is this person here?' }),
      });
    await expect(why).toContainText(`Signed up through the link ${link.title}, created by Camille Durand.`);
    await expect(why).toContainText('It was use number 1 of this link.');
    await expect(why).toContainText('The link was found at “stand 4”.');
    const steps = why.getByRole('listitem');
    await expect(steps.first()).toContainText('Entered an e-mail address on the link’s page.');
    await expect(why).toContainText('Verified the address.');
    await expect(why).toContainText('Completed the registration.');
    await expect(steps.filter({ hasText: 'Mail with the personal link' })).toContainText('sent');
    await why.getByText('Settings of the link at that moment').click();
    await expect(why.getByText('7', { exact: true })).toBeVisible();
    await expect(why.getByText('Alarm: registrations started in an hour')).toBeVisible();
    await expect(why.getByText('Websites that may show the frame')).toBeVisible();
    await expectAccessible(page, 'why a person is here');

    await why.getByRole('link', { name: `${person.firstName} ${person.lastName}` }).click();
    await expect(page.getByRole('heading', { name: 'Why is this case here?' })).toBeVisible();
    await page.getByRole('link', { name: 'See the user' }).click();
    await expect(page.getByRole('heading', { name: 'Why is this person here?' })).toBeVisible();
  },
);

test(
  'says plainly who is here without a registration, and which case somebody opened by hand',
  { tag: '@full' },
  async ({ admin, openAsAdmin }) => {
    const person = newPerson('Ana');
    await admin.call('POST /imports', {
      body: { kind: 'users', mailNow: false, rows: [{ line: 2, ...person }] },
    });
    const byHand = await admin.call('POST /cases', { body: { title: `By hand ${unique()}` } });
    const idOf = async (q: string) => (await admin.call('GET /users', { query: { q } })).items[0]?.id;
    await expect.poll(() => idOf(person.email)).toBeDefined();

    const page = await openAsAdmin();
    await page.goto(`/users/${await idOf(person.email)}`);
    await expect(
      page.getByText(/^This person was added by Camille Durand on .* with an imported file\./),
    ).toContainText('there is no registration yet');
    await page.goto(`/users/${await idOf(demoAdmin.email)}`);
    await expect(
      page.getByText(/^This person is the first administrator, created with the organization on /),
    ).toBeVisible();
    await page.goto(`/cases/${byHand.id}`);
    await expect(
      page.getByText(/^Nobody registered for it: Camille Durand opened it by hand on /),
    ).toBeVisible();
    await expectAccessible(page, 'why a case is here that was opened by hand');
  },
);
