import type { Api } from '../api.ts';
import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn, tokenIn } from '../mailbox.ts';
import { addAuthenticator, passkeyButton, query, registrationsOf, secondOrganization } from '../minute.ts';
import { newPerson } from '../people.ts';
import { askForMail, typeName } from '../registration-steps.ts';

const first = 'Registering makes no mandate between you and us.';
const second = 'Registering makes no mandate. One begins with a signed letter.';

async function setNotice(admin: Api, notice: string): Promise<void> {
  const { version } = await admin.call('GET /organization');
  await admin.call('PATCH /organization', { body: { version, notice, consentForm: 'boxes' } });
}

// In an organization of its own: every other test shares the demo organization's notice.
test(
  'the organization’s notice is promised, asked for, and asked for again where it changed',
  { tag: '@full' },
  async ({ newCaller, open, faults }) => {
    faults.expect(/^409 POST \/api\/v1\/public\/registration\/complete/);
    const theirs = await secondOrganization(newCaller);
    await setNotice(theirs, first);
    const person = newPerson('Noemi');
    const { url } = await theirs.signupLink();
    const page = await open({ phone: true });
    await addAuthenticator(page);
    await page.goto(url);
    await page.getByText('What happens, and who sees it').click();
    await expect(page.getByRole('heading', { name: 'Good to know' })).toBeVisible();
    await expect(page.getByText(first)).toBeVisible();
    await askForMail(page, person.email);
    await page.goto(personalLinkIn(await newestMail(theirs, person.email, 'personal_link')));
    await typeName(page, person);

    await expect(page.getByText(first).first()).toBeVisible();
    const box = page.getByLabel('I have read this text.');
    await passkeyButton(page).click();
    await expect(page.getByText('Please confirm that you have read this text.')).toBeVisible();
    await expect(box).toBeFocused();
    await box.check();

    await setNotice(theirs, second);
    await passkeyButton(page).click();
    await expect(page.getByText('A text has changed since you opened this page.')).toBeVisible();
    await expect(page.getByText(`Changed: ${second}`)).toBeVisible();
    await expect(box).not.toBeChecked();
    await expect(box).toBeFocused();
    await expectAccessible(page, 'terms that changed', 'phone');
    await box.check();
    await page.getByRole('button', { name: 'Create my account' }).click();
    await expect(page.getByRole('heading', { name: `Welcome, ${person.firstName}` })).toBeVisible();
  },
);

test(
  '"This was not me", from the mail: confirmed once, and the address is forgotten',
  { tag: '@full' },
  async ({ admin, open }) => {
    const person = newPerson('Malik');
    const link = await admin.signupLink();
    const page = await open({ phone: true });
    await page.goto(link.url);
    await askForMail(page, person.email);
    const mail = await newestMail(admin, person.email, 'personal_link');
    expect(await registrationsOf(admin, link.id)).toEqual({ [person.email]: 'started' });

    const [disavowalLink = ''] = /http\S+step=withdraw#[\w-]+/.exec(mail.text) ?? [];
    expect(tokenIn(disavowalLink)).toBe(tokenIn(personalLinkIn(mail)));
    const stranger = await open({ phone: true });
    await stranger.goto(disavowalLink);
    await expect(stranger.getByRole('heading', { name: 'Withdraw this registration?' })).toBeVisible();
    expect(await registrationsOf(admin, link.id)).toEqual({ [person.email]: 'started' });
    await stranger.getByLabel('Your answer').selectOption({ label: 'Yes, erase my address' });
    await stranger.getByRole('button', { name: 'Withdraw the registration' }).click();
    await expect(stranger.getByRole('heading', { name: 'This registration was withdrawn' })).toBeVisible();

    expect(await registrationsOf(admin, link.id)).not.toHaveProperty(person.email);
    expect(
      await query('SELECT r.* FROM "Registration" r WHERE r::text ILIKE $1', [`%${person.email}%`]),
    ).toEqual([]);
    await stranger.reload();
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('This registration was withdrawn');
    await expect(page.getByRole('heading', { name: 'This page has expired' })).toBeVisible();
  },
);
