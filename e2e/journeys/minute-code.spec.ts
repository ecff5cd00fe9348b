import type { Page } from '@playwright/test';
import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn, tokenIn } from '../mailbox.ts';
import {
  addAuthenticator,
  codeIn,
  passkeyButton,
  passTheMinute,
  registrationsOf,
  wrongCode,
} from '../minute.ts';
import { newPerson, password, type Person } from '../people.ts';
import { askForMail, createButton, typeName } from '../registration-steps.ts';

const seconds = 1000;

/** Enters wrong codes until even the right one is refused. */
async function useUp(page: Page, code: string): Promise<void> {
  const field = page.getByLabel('Code from the mail');
  for (let tried = 0; tried < 5; tried++) {
    const answered = page.waitForResponse(/\/public\/waiting\/code$/);
    await field.fill('');
    await field.fill(wrongCode(code));
    await answered;
  }
  await field.fill('');
  await field.fill(code);
  await expect(page.getByText('This code no longer works.')).toBeVisible();
}

/** Verifies the mailbox without completing: the password is refused. */
async function verifyOnly(page: Page, person: Person): Promise<void> {
  await typeName(page, person);
  await page.getByLabel('Password', { exact: true }).fill('motdepasse1234567890');
  await createButton(page).click();
  await expect(page.getByText('This password is easy to guess.')).toBeVisible();
}

test('the code of the mail finishes in the same tab; a wrong one is kindly refused', async ({
  admin,
  open,
  faults,
}) => {
  faults.expect(/^4\d\d POST \/api\/v1\/public\/waiting\/code/);
  const person = newPerson('Colin');
  const { url } = await admin.signupLink();
  const page = await open({ phone: true });
  await addAuthenticator(page);
  await page.goto(url);
  await askForMail(page, person.email);
  const code = codeIn(await newestMail(admin, person.email, 'personal_link'));

  const field = page.getByLabel('Code from the mail');
  await field.fill('12');
  await page.getByRole('button', { name: 'Continue with the code' }).click();
  await expect(page.getByText('The code has six digits.')).toBeVisible();
  await expect(field).toBeFocused();
  // The sixth digit submits the form.
  await field.fill(wrongCode(code));
  await expect(page.getByText('This is not the code in the mail')).toBeVisible();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(wrongCode(code));
  await expectAccessible(page, 'a wrong code', 'phone');

  // As written in the mail, with its space.
  await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await expect(page.getByRole('heading', { name: 'Last step: about you' })).toBeVisible();
  await expect(page).not.toHaveURL(/\/join\//);
  await typeName(page, person);
  await passkeyButton(page).click();
  await expect(page.getByRole('heading', { name: `Welcome, ${person.firstName}` })).toBeVisible();
});

test(
  'after five wrong codes only a new mail helps, and its code works',
  { tag: '@full' },
  async ({ admin, open, faults }) => {
    faults.expect(/^4\d\d POST \/api\/v1\/public\/waiting\/code/);
    const person = newPerson('Quentin');
    const { url } = await admin.signupLink();
    const page = await open();
    await page.clock.install();
    await page.goto(url);
    await askForMail(page, person.email);
    const first = codeIn(await newestMail(admin, person.email, 'personal_link'));
    await useUp(page, first);
    await expectAccessible(page, 'a code that is used up', 'phone');
    // The limit is one mail per link and address each minute.
    await passTheMinute();
    await page.clock.fastForward(61 * seconds);
    await page.getByRole('button', { name: 'Send a new mail' }).click();
    await expect(page.getByText('Another mail is on its way.')).toBeVisible();
    await expect
      .poll(async () => codeIn(await newestMail(admin, person.email, 'personal_link')))
      .not.toBe(first);
    await page
      .getByLabel('Code from the mail')
      .fill(codeIn(await newestMail(admin, person.email, 'personal_link')));
    await expect(page.getByRole('heading', { name: 'Last step: about you' })).toBeVisible();
  },
);

test(
  'a new mail for the waiting tab does not interrupt the device that continues',
  { tag: '@full' },
  async ({ admin, open, faults }) => {
    faults.expect(/^4\d\d POST \/api\/v1\/public\/waiting\/code/);
    faults.expect(/^400 POST \/api\/v1\/public\/registration\/complete/);
    const person = newPerson('Noor');
    const { url } = await admin.signupLink();
    const computer = await open();
    await computer.clock.install();
    await computer.goto(url);
    await askForMail(computer, person.email);
    const first = await newestMail(admin, person.email, 'personal_link');
    const telephone = await open({ phone: true });
    await telephone.goto(personalLinkIn(first));
    await verifyOnly(telephone, person);
    const confirmed = computer.getByRole('heading', { name: 'Verified on your other device' });
    await expect(confirmed).toBeVisible();

    await useUp(computer, codeIn(first));
    await passTheMinute();
    await computer.clock.fastForward(61 * seconds);
    await computer.getByRole('button', { name: 'Send a new mail' }).click();
    await expect(computer.getByText('A new mail is on its way. Type its code here')).toBeVisible();
    const code = async () => codeIn(await newestMail(admin, person.email, 'personal_link'));
    await expect.poll(code).not.toBe(codeIn(first));
    await computer.reload();
    await expect(confirmed).toBeVisible();
    await telephone.reload();
    await expect(telephone.getByLabel('First name')).toHaveValue(person.firstName);

    await computer.getByLabel('Code from the mail').fill(await code());
    await expect(computer.getByLabel('First name')).toHaveValue(person.firstName);
    await telephone.getByLabel('Password', { exact: true }).fill(password);
    await createButton(telephone).click();
    await expect(telephone.getByRole('heading', { name: `Welcome, ${person.firstName}` })).toBeVisible();
    await computer.reload();
    await expect(computer.getByRole('heading', { name: 'Your registration is complete' })).toBeVisible();
  },
);

test(
  'the same address given again after changing it is mailed at once',
  { tag: '@full' },
  async ({ admin, open }) => {
    const person = newPerson('Ida');
    const { url } = await admin.signupLink();
    const page = await open({ phone: true });
    await page.goto(url);
    await askForMail(page, person.email);
    const first = await newestMail(admin, person.email, 'personal_link');
    await page.getByText('I received nothing').click();
    await page.getByRole('button', { name: 'Change the address' }).click();
    await askForMail(page, person.email);
    await expect
      .poll(async () => (await newestMail(admin, person.email, 'personal_link')).id)
      .not.toBe(first.id);
    await page
      .getByLabel('Code from the mail')
      .fill(codeIn(await newestMail(admin, person.email, 'personal_link')));
    await expect(page.getByRole('heading', { name: 'Last step: about you' })).toBeVisible();
  },
);

test('verified on another device: the waiting tab says so within 5 seconds, and continues only with the code', async ({
  admin,
  open,
  faults,
}) => {
  faults.expect(/^400 POST \/api\/v1\/public\/registration\/complete/);
  const person = newPerson('Odile');
  const { url } = await admin.signupLink();
  const computer = await open();
  await addAuthenticator(computer);
  await computer.goto(url);
  await askForMail(computer, person.email);
  const mail = await newestMail(admin, person.email, 'personal_link');

  const telephone = await open({ phone: true });
  await telephone.goto(personalLinkIn(mail));
  await verifyOnly(telephone, person);
  await expect(computer.getByRole('heading', { name: 'Verified on your other device' })).toBeVisible({
    timeout: 5 * seconds,
  });

  // A person who mistyped an address must not get into the account of the one who verified it.
  await expect(computer.getByRole('button')).toHaveText(['English', 'Français']);
  await expect(computer.getByText(person.lastName)).toHaveCount(0);
  await computer.reload();
  await expect(computer.getByRole('heading', { name: 'Verified on your other device' })).toBeVisible();
  await expectAccessible(computer, 'verified on another device', 'phone');
  const waitingToken = await computer.evaluate(
    (name) => sessionStorage.getItem(name),
    `casedoor.waiting:${url.split('/').at(-1)}`,
  );
  expect(await admin.refusal('GET /public/registration', { bearer: waitingToken ?? '' })).toEqual({
    status: 404,
    code: 'registration_not_found',
  });

  // The code continues where the other device is, with its answers.
  await computer.getByLabel('Code from the mail').fill(codeIn(mail));
  await expect(computer.getByRole('heading', { name: 'Last step: about you' })).toBeVisible();
  await expect(computer.getByLabel('Last name')).toHaveValue(person.lastName);
  await passkeyButton(computer).click();
  await expect(computer.getByRole('heading', { name: `Welcome, ${person.firstName}` })).toBeVisible();

  await telephone.reload();
  await expect(telephone.getByRole('heading', { name: 'Your registration is complete' })).toBeVisible();
});

test(
  'changing the address ends the old link and its code, and spends no use',
  { tag: '@full' },
  async ({ admin, open, faults }) => {
    faults.expect(/^404 GET \/api\/v1\/public\/registration/);
    const wrong = newPerson('Wanda');
    const right = newPerson('Wanda');
    const link = await admin.signupLink({ useLimit: 1 });
    const page = await open({ phone: true });
    await page.goto(link.url);
    await askForMail(page, wrong.email);
    const old = await newestMail(admin, wrong.email, 'personal_link');

    await page.getByText('I received nothing').click();
    await page.getByRole('button', { name: 'Change the address' }).click();
    const field = page.getByLabel('Your e-mail address');
    await expect(field).toHaveValue(wrong.email);
    await expect(field).toBeFocused();
    await askForMail(page, right.email);

    const dead = await open();
    await dead.goto(personalLinkIn(old));
    await expect(dead.getByRole('heading', { level: 1 })).toHaveText(
      /This registration was withdrawn|This personal link is not valid/,
    );
    await expect(dead.getByLabel('First name')).toHaveCount(0);
    await expect(dead.getByText(wrong.email)).toHaveCount(0);

    expect(Object.keys(await registrationsOf(admin, link.id))).not.toContain(wrong.email);
    const fresh = await newestMail(admin, right.email, 'personal_link');
    const { linkState } = await admin.call('GET /public/registration', {
      bearer: tokenIn(personalLinkIn(fresh)),
    });
    expect(linkState).toBe('open');
  },
);
