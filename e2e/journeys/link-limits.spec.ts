import { expectAccessible } from '../accessibility.ts';
import { letExpire, setUses } from '../database.ts';
import { expect, test } from '../journey.ts';
import { askForPersonalLink, newPerson, signUpByApi } from '../people.ts';
import { unique } from '../unique.ts';

test('a link has a daily limit, shows when it opens again, and refuses throw-away addresses beside the field', async ({
  admin,
  newCaller,
  open,
  openAsAdmin,
  faults,
}) => {
  faults.expect(/^409 POST \/api\/v1\/public\/signup-links\//);
  const link = await admin.signupLink();
  const page = await openAsAdmin();
  await page.goto(`/signup-links/${link.id}`);
  await page.getByRole('button', { name: 'More options' }).click();
  const saved = page.getByRole('status').filter({ hasText: /^Saved/ });
  await page.getByLabel('Throw-away addresses').selectOption('Refuse');
  await expect(saved).toBeVisible();
  await page.getByLabel('Expires').selectOption('In 30 days');
  await expect(page.getByLabel('Moment of expiry')).toHaveValue(/^\d{4}-/);
  await page.getByLabel('Daily limit').fill('1');
  await page.getByLabel('Daily limit').press('Enter');
  await expect(page.getByText('At most 1 person a day; 0 today so far.')).toBeVisible();
  await expectAccessible(page, 'the limits of a link');

  const visitor = await open({ phone: true });
  await visitor.goto(`${link.url}?lang=en`);
  const field = visitor.getByRole('textbox', { name: 'Your e-mail address' });
  await field.fill(`${unique()}@mailinator.com`);
  await visitor.getByRole('button', { name: 'Send me my link' }).click();
  await expect(visitor.getByText('This link does not accept throw-away addresses.')).toBeVisible();
  await expect(field).toBeFocused();
  await expectAccessible(visitor, 'a refused throw-away address');

  const begun = newPerson();
  const personalLink = await askForPersonalLink((await newCaller()).api, link.url, begun);
  await signUpByApi((await newCaller()).api, link.url, newPerson());
  await visitor.reload();
  await expect(visitor.getByRole('heading', { name: 'Today’s places are taken' })).toBeVisible();
  await expect(visitor.locator('time')).toContainText(/\d{4}/);
  // A person in the middle of the wizard sees the same, with the time.
  const late = await open({ phone: true });
  await late.goto(personalLink);
  await expect(late.getByRole('heading', { level: 1 })).toHaveText(/today/i);
  await expect(late.locator('time')).toContainText(/\d{4}/);

  await page.goto(`/signup-links?q=${encodeURIComponent(link.title)}`);
  await expect(page.getByText('1 of 1 today')).toBeVisible();
  await expect(page.getByText('Full today', { exact: true }).last()).toBeVisible();
});

test('an end is chosen in days, at a moment, or never, and one that has passed is refused beside the field', async ({
  admin,
  openAsAdmin,
  faults,
}) => {
  faults.expect(/^400 PATCH \/api\/v1\/signup-links\//);
  const link = await admin.signupLink();
  const page = await openAsAdmin();
  await page.goto(`/signup-links/${link.id}`);
  await page.getByRole('button', { name: 'More options' }).click();
  const expires = page.getByLabel('Expires');
  const moment = page.getByLabel('Moment of expiry');
  const endNow = async () =>
    (await admin.call('GET /signup-links/{signupLinkId}', { params: { signupLinkId: link.id } })).expiresAt;
  for (const [preset, days] of [
    ['In 1 day', 1],
    ['In 7 days', 7],
    ['In 30 days', 30],
    ['In 90 days', 90],
  ] as const) {
    await expires.selectOption(preset);
    // The same time of day: a clock change stays within the hour.
    const away = async () => Math.round((Date.parse((await endNow()) ?? '') - Date.now()) / 86_400_000);
    await expect.poll(away).toBe(days);
    await expect(moment).toHaveValue(/^\d{4}-/);
    await expect(expires.getByRole('option', { selected: true })).toHaveText(preset);
  }
  // Arrow keys continue from the selection, even before the first choice is saved.
  const pressed = Promise.withResolvers<void>();
  const saving = `**/api/v1/signup-links/${link.id}`;
  await page.route(saving, async (route) => {
    if (route.request().method() === 'PATCH') await pressed.promise;
    await route.continue();
  });
  await expires.press('ArrowUp');
  await expect(expires.getByRole('option', { selected: true })).toHaveText('In 30 days');
  await expires.press('ArrowUp');
  await expect(expires.getByRole('option', { selected: true })).toHaveText('In 7 days');
  pressed.resolve();
  await expect
    .poll(async () => Math.round((Date.parse((await endNow()) ?? '') - Date.now()) / 86_400_000))
    .toBe(7);
  await page.unroute(saving);
  await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
  await expect(expires.getByRole('option', { selected: true })).toHaveText('In 7 days');
  await moment.fill('2031-03-30T12:00:15');
  await moment.blur();
  await expect.poll(endNow).toBe('2031-03-30T10:00:15.000Z');
  await expect(expires.getByRole('option', { selected: true })).toHaveText('At a moment of your choice');

  await moment.fill('2026-01-02T10:00');
  await moment.blur();
  await expect(
    page.getByText('This moment has passed. To stop the link now, switch sign-up off'),
  ).toBeVisible();
  await expectAccessible(page, 'an end that has passed');
  await page.getByRole('button', { name: 'Discard the change' }).click();
  await expect(moment).toHaveValue('2031-03-30T12:00:15');
  const opens = page.getByRole('textbox', { name: 'Opens' });
  await opens.fill('2031-03-30T12:00:15');
  await opens.blur();
  await expect(page.getByText('The link would expire before it opens.')).toBeVisible();
  await page.getByRole('button', { name: 'Discard the change' }).click();
  await expires.selectOption('Never');
  await expect.poll(endNow).toBeNull();

  // An expired link can still be renamed.
  await letExpire(link.id);
  await page.reload();
  await expect(page.getByText('Nobody can sign up through it any more: it expired')).toBeVisible();
  await page.getByRole('button', { name: 'More options' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill(`Renamed ${unique()}`);
  await page.getByRole('textbox', { name: 'Title' }).press('Enter');
  await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
});

test('a link that more than ten people signed up through cannot give staff rights: a new one is needed', async ({
  admin,
  openAsAdmin,
  faults,
}) => {
  faults.expect(/^400 PATCH \/api\/v1\/signup-links\//);
  const link = await admin.signupLink();
  await setUses(link.id, 11);
  const page = await openAsAdmin();
  await page.goto(`/signup-links/${link.id}`);
  const joinsAs = page.getByRole('radiogroup', { name: 'Joins as' });
  await joinsAs.getByRole('radio', { name: 'Staff' }).click();
  await expect(page.getByText('Create a new link for staff.')).toBeVisible();
  await expect(joinsAs.getByRole('radio', { name: 'Client' })).toBeChecked();
  await expectAccessible(page, 'a link that cannot give staff rights');

  await page.getByRole('button', { name: 'Duplicate' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Duplicate' }).click();
  await expect(page.getByText('Duplicated from another link')).toBeVisible();
  await joinsAs.getByRole('radio', { name: 'Staff' }).click();
  const rights = page.getByRole('status').filter({ hasText: 'This link gives staff rights' });
  await expect(rights).toContainText('Now: 10 more people');
  await page.getByRole('button', { name: 'More options' }).click();
  await page.getByLabel('Use limit').fill('11');
  await page.getByLabel('Use limit').press('Enter');
  await expect(page.getByText('takes at most 10 people in total.')).toBeVisible();
  await page.getByLabel('Expires').selectOption('In 30 days');
  await expect(page.getByText('ends at most 7 days from now.')).toBeVisible();
});

test('a replaced address still works for a while, shares the limit, and shows who signs up through it', async ({
  admin,
  newCaller,
  open,
  openAsAdmin,
}) => {
  const link = await admin.signupLink({ useLimit: 5 });
  const page = await openAsAdmin();
  await page.goto(`/signup-links/${link.id}`);
  await page.getByRole('button', { name: 'Replace link' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('The present address').selectOption('Works for 30 more days');
  await dialog.getByLabel('Reason').fill('New posters');
  await expectAccessible(page, 'replacing with a grace');
  await dialog.getByRole('button', { name: 'Replace link' }).click();
  await expect(page.getByText('The link is replaced. This is the new one.')).toBeVisible();

  const person = newPerson('Poe');
  await signUpByApi((await newCaller()).api, link.url, person);
  await page.reload();
  await expect(page.getByText('1 of 5 joined')).toBeVisible();
  await expect(page.getByText('Through the former address')).toBeVisible();
  await expect(page.getByText(/^1 person used it since/)).toBeVisible();
  await expectAccessible(page, 'a link with a former address');

  const visitor = await open({ phone: true });
  await visitor.goto(`${link.url}?lang=en`);
  await expect(visitor.getByRole('button', { name: 'Send me my link' })).toBeVisible();
  await page.getByRole('button', { name: 'Stop it now' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop it now' }).click();
  await expect(page.getByText(/^Stopped/)).toBeVisible();
  await visitor.reload();
  await expect(visitor.getByRole('heading', { name: 'This link was replaced' })).toBeVisible();

  await page.getByRole('link', { name: 'See who' }).click();
  await expect(page.getByText('Reason: New posters').first()).toBeVisible();
  await expect(page.getByText(person.email)).toBeVisible();
  await page.goto(`/signup-links?ended=true&q=${encodeURIComponent(link.title)}`);
  await expect(page.getByText('“New posters”')).toBeVisible();
});

test('a link is found by its state and duplicated from the list', async ({ admin, openAsAdmin }) => {
  const title = `Fair ${unique()}`;
  await admin.signupLink({ title, useLimit: 7, allowSignup: false });
  const page = await openAsAdmin();
  await page.goto('/signup-links');
  await page.getByLabel('Search sign-up links').fill(title);
  const found = page.getByRole('link', { name: title });
  await expect(found).toHaveCount(1);
  await page.getByLabel('State').selectOption('Expired');
  await expect(page.getByText('No link matches this search')).toBeVisible();
  await page.getByLabel('State').selectOption('Paused');
  await expect(found).toHaveCount(1);
  await page.getByLabel('Order').selectOption('By title');
  await page.reload();
  await expect(found).toHaveCount(1);

  // A scheduled link shows when it opens.
  const later = `${title} later`;
  await admin.signupLink({ title: later, opensAt: '2030-09-01T06:00:00.000Z' });
  await page.getByLabel('State').selectOption('Not open yet');
  await expect(page.getByRole('link', { name: later })).toBeVisible();
  await expect(page.getByText(/^Opens 1 Sept? 2030, 08:00/)).toBeVisible();
  await page.getByLabel('State').selectOption('Paused');

  await page.getByRole('button', { name: `Actions: ${title}` }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expectAccessible(page, 'the question for the copy’s title');
  await page.getByRole('dialog').getByLabel('Title').fill(`${title} II`);
  await page.getByRole('dialog').getByRole('button', { name: 'Duplicate' }).click();
  await expect(page.getByRole('heading', { name: `${title} II` })).toBeVisible();
  await page.getByRole('button', { name: 'More options' }).click();
  await expect(page.getByLabel('Use limit')).toHaveValue('7');
  await expect(page.getByText('Duplicated from another link')).toBeVisible();
});
