import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn } from '../mailbox.ts';
import { newPerson } from '../people.ts';
import { askForMail, walkToWelcome } from '../walk.ts';

test('a poster’s visitor and a bot open a link, and the administrator sees each for what it is, without reload', async ({
  admin,
  open,
  openAsAdmin,
}) => {
  const link = await admin.signupLink({ autoCreateCase: true });
  const page = await openAsAdmin();
  await page.goto(`/signup-links/${link.id}`);
  await expect(page.getByText('Nothing happened in this time.')).toBeVisible();

  // A bot loads the page and presses everything, by script.
  const bot = await open({ phone: true });
  const counted = bot.waitForResponse((response) => response.url().endsWith('/visits'));
  await bot.goto(`${link.url}?lang=en&from=poster`);
  await counted;
  for (const button of await bot.getByRole('button').all()) await button.dispatchEvent('click');

  // A person: no program drives their browser.
  const visitor = await open({ phone: true });
  await visitor.addInitScript('Object.defineProperty(navigator, "webdriver", { get: () => false })');
  await visitor.goto(`${link.url}?lang=en&from=poster`);
  const person = newPerson('Petra');
  await askForMail(visitor, person.email);
  await expect(page.getByText(person.email, { exact: true })).toBeVisible();
  await expect(page.getByText('Personal link not used yet', { exact: true })).toBeVisible();
  // Said to those who do not see it.
  await expect(page.getByRole('status').filter({ hasText: person.email })).toHaveText(
    `${person.email}: Personal link not used yet`,
  );

  const mail = await newestMail(admin, person.email, 'personal_link');
  await walkToWelcome(visitor, personalLinkIn(mail), person);
  await expect(page.getByText('Joined', { exact: true }).last()).toBeVisible();
  const steps = page.getByRole('table', { name: 'How far people came' });
  const row = (name: string) => steps.getByRole('row', { name });
  for (const step of ['Opened by a person', 'Started', 'Mailed', 'Joined', 'Case opened'])
    await expect(row(step).getByRole('cell').first()).toHaveText('1');
  await expect(page.getByText('1 page load by a scanner or bot, not counted above.')).toBeVisible();
  await expect(
    page.getByRole('table', { name: 'Where they came from' }).getByRole('row', { name: '“poster”' }),
  ).toHaveText(/“poster”1111/);

  await page.getByText('7 days', { exact: true }).click();
  await expect(page.getByRole('img', { name: 'Chart: Day by day.' })).toBeVisible();
  await expectAccessible(page, 'what happened on a link');
  await page.getByRole('button', { name: 'Show as a table' }).click();
  await expect(page.getByRole('table', { name: 'Day by day' }).getByRole('row')).toHaveCount(8);
  await expectAccessible(page, 'what happened on a link, as tables');
});
