import type { MailboxEmail } from '@casedoor/contracts';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn } from '../mailbox.ts';
import { query } from '../minute.ts';
import { newPerson, password, signUpByApi } from '../people.ts';

/** Returns a mail's disavowal link. */
function disavowalLinkIn(mail: MailboxEmail): string {
  const found = /http\S+\/not-me\/\S+#[\w-]+/.exec(mail.text);
  if (!found) throw new Error(`There is no disavowal link in:\n${mail.text}`);
  return found[0];
}

/** Chooses an answer and presses the button that appears. Expects the focus on the next page's heading. */
async function answer(page: Page, choice: string, button: string, heading: string): Promise<void> {
  await page.getByRole('combobox').selectOption({ label: choice });
  await page.getByRole('button', { name: button }).click();
  const follows = page.getByRole('heading', { level: 1, name: heading });
  await expect(follows).toBeVisible();
  await expect(follows).toBeFocused();
}

test(
  '"This was not me" of a reset mail ends the link and leaves the password',
  { tag: '@full' },
  async ({ admin, newCaller, open, faults }) => {
    faults.expect(/^410 POST \/api\/v1\/password/);
    const person = newPerson('Rosa');
    const { url } = await admin.signupLink();
    await signUpByApi((await newCaller()).api, url, person);
    await admin.call('POST /password-resets', { body: { email: person.email } });
    const mail = await newestMail(admin, person.email, 'password_reset');

    const page = await open({ phone: true });
    await page.goto(disavowalLinkIn(mail));
    await expect(page.getByRole('heading', { name: 'You did not ask for a new password?' })).toBeVisible();
    await expect(page).toHaveTitle('This was not me');
    await expectAccessible(page, 'the question about a reset');
    // Pressing the button alone, as a scanner does, ends nothing and shows what is missing.
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByText('This field is required.')).toBeVisible();
    await expect(page.getByLabel('Your answer')).toBeFocused();
    await answer(page, 'It was me: change nothing', 'Continue', 'Nothing was changed');
    expect(
      await query(
        'SELECT FROM "Verification" v JOIN "User" u ON v."value" = u."id"::text WHERE u."email" = $1',
        [person.email],
      ),
    ).toHaveLength(1);

    await page.reload();
    await answer(page, 'It was not me', 'End the link', 'The link no longer works');
    await expectAccessible(page, 'an ended reset link');
    await page.goto(personalLinkIn(mail));
    await page.getByLabel('New password').fill('nine brass lanterns over the harbour');
    await page.getByRole('button', { name: 'Save the new password' }).click();
    await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
    const { user } = await (
      await newCaller()
    ).api.call('POST /session', {
      body: { email: person.email, password },
    });
    expect(user?.email).toBe(person.email);

    // A second time has the same answer.
    await page.goto(disavowalLinkIn(mail));
    await answer(page, 'It was not me', 'End the link', 'The link no longer works');
  },
);

test('"This was not me" of a changed password shuts everybody out and lets the owner in', async ({
  admin,
  newCaller,
  open,
  faults,
}) => {
  faults.expect(/^410 POST \/api\/v1\/public\/disavowals\/sign-in-change/);
  const person = newPerson('Mona');
  const stranger = await newCaller();
  const { url } = await admin.signupLink();
  const { user } = await signUpByApi(stranger.api, url, person);
  const theirs = 'nine brass lanterns over the harbour';
  await stranger.api.call('POST /profile/password', {
    body: { currentPassword: password, password: theirs },
  });
  const mail = await newestMail(admin, person.email, 'credentials_changed');

  const page = await open({ phone: true });
  await page.goto(disavowalLinkIn(mail));
  await expect(page.getByRole('heading', { name: 'You did not change how you sign in?' })).toBeVisible();
  await expectAccessible(page, 'the question about a changed way to sign in');
  await answer(page, 'It was not me', 'Secure my account', 'Your account is secured');
  await expectAccessible(page, 'a secured account');
  expect((await stranger.api.call('GET /session')).user).toBeNull();
  const body = { email: person.email, password: theirs };
  expect(await stranger.api.refusal('POST /session', { body })).toMatchObject({
    code: 'session_credentials_wrong',
  });
  const events = await query(
    'SELECT e."action" FROM "AuditEvent" e JOIN "Membership" m ON m."id" = e."subjectId" WHERE m."userId" = $1',
    [user.id],
  );
  expect(events.map(({ action }) => action)).toContain('user.secured');

  // The owner can return at once, by the mail that this sent.
  await page.goto(personalLinkIn(await newestMail(admin, person.email, 'password_reset')));
  await page.getByLabel('New password').fill('twelve copper kettles in the attic');
  await page.getByRole('button', { name: 'Save the new password' }).click();
  await expect(page.getByRole('heading', { name: 'Your password is changed' })).toBeVisible();

  // The old mail cannot undo that.
  await page.goto(disavowalLinkIn(mail));
  await answer(page, 'It was not me', 'Secure my account', 'This link no longer works');
  await expectAccessible(page, 'a disavowal link that was used');
  await page.getByRole('link', { name: 'Choose a new password' }).click();
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
});

test(
  '"This was not me" of a welcome ends the access and notifies the administrators',
  { tag: '@full' },
  async ({ admin, newCaller, open, openAsAdmin, faults }) => {
    faults.expect(/^410 POST \/api\/v1\/public\/disavowals\/registration/);
    const person = newPerson('Wim');
    const stranger = await newCaller();
    const { url } = await admin.signupLink({ autoCreateCase: true });
    const { membership } = await signUpByApi(stranger.api, url, person);
    const mail = await newestMail(admin, person.email, 'welcome');

    const page = await open({ phone: true });
    await page.goto(disavowalLinkIn(mail));
    await expect(page.getByRole('heading', { name: 'You did not register?' })).toBeVisible();
    await expectAccessible(page, 'the question about a registration');
    expect(await page.locator('body').innerText()).not.toMatch(/Durand|case\b|client/i);
    const end = 'It was not me';
    await answer(page, end, 'End the access', 'The access has ended');
    await expectAccessible(page, 'an ended access');
    expect((await stranger.api.call('GET /session')).user).toBeNull();

    const told = await query('SELECT "text" FROM "Email" WHERE "message" = $1 AND "text" LIKE $2', [
      'registration_disavowed',
      `%${person.email}%`,
    ]);
    expect(told.length).toBeGreaterThan(0);
    const address = /http\S+\/users\/\S+/.exec(String(told[0]?.text))?.[0] ?? '';
    const administrator = await openAsAdmin();
    await administrator.goto(address);
    await administrator
      .getByRole('button', { name: `Actions for ${person.firstName} ${person.lastName}` })
      .click();
    await administrator.getByRole('menuitem', { name: 'Enable again' }).click();
    await expect(administrator.getByText(/has access again/)).toBeVisible();
    expect(
      await admin.call('GET /users/{membershipId}', { params: { membershipId: membership.id } }),
    ).toMatchObject({ disabledAt: null });

    await page.reload();
    await answer(page, end, 'End the access', 'This link no longer works');
    await expectAccessible(page, 'a disavowal link after access was given back');
  },
);

test(
  '« Ce n’était pas moi » d’un message de bienvenue, en français',
  { tag: '@full' },
  async ({ admin, newCaller, open }) => {
    const person = newPerson('Zoé');
    const { url } = await admin.signupLink({ locale: 'fr' });
    await signUpByApi((await newCaller()).api, url, person, 'fr');
    const mail = await newestMail(admin, person.email, 'welcome');
    expect(mail.text).toContain('Ce n’était pas moi');

    // The page is in the mail's language, whatever the browser's.
    const page = await open({ phone: true, locale: 'en-GB' });
    await page.goto(disavowalLinkIn(mail));
    await expect(
      page.getByRole('heading', { name: 'Cette inscription ne vient pas de vous\u00a0?' }),
    ).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
    await expect(page).toHaveTitle('Ce n’était pas moi');
    await expectAccessible(page, 'la question');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await expect(page.getByText('Ce champ est obligatoire.')).toBeVisible();
    await answer(page, 'Ce n’était pas moi', 'Mettre fin à l’accès', 'L’accès a pris fin');
    await expectAccessible(page, 'un accès terminé');
  },
);
