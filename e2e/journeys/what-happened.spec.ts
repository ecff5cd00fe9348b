import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn } from '../mailbox.ts';
import { newPerson } from '../people.ts';
import { askForMail, completeRegistration } from '../registration-steps.ts';

test('a poster’s visitor and a bot open a link, and the administrator sees each for what it is, without reload', async ({
  admin,
  open,
  openAsAdmin,
  request: http,
}) => {
  const link = await admin.signupLink({ autoCreateCase: true });
  const page = await openAsAdmin();
  await page.goto(`/signup-links/${link.id}`);
  await expect(page.getByText('Nothing happened in this time.')).toBeVisible();

  // Programs that fetch the address, whatever their user agent, are no visit.
  const agents = [
    '',
    'curl/8.9',
    'Mozilla/5.0 (Windows NT 10.0) Safari/537.36',
    'Slackbot-LinkExpanding 1.0',
  ];
  const fetched = Array.from({ length: 100 }, (_, index) =>
    http.fetch(link.url, {
      method: index % 3 === 0 ? 'HEAD' : 'GET',
      headers: { 'user-agent': agents[index % agents.length] ?? '' },
    }),
  );
  for (const answer of await Promise.all(fetched)) expect(answer.ok()).toBe(true);
  const { total } = await admin.call('GET /signup-links/{signupLinkId}/funnel', {
    params: { signupLinkId: link.id },
    query: {},
  });
  expect(total).toMatchObject({ opened: 0, machines: 0 });

  // A bot loads the page and clicks everything, by script.
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
  // Announced to screen readers.
  await expect(page.getByRole('status').filter({ hasText: person.email })).toHaveText(
    `${person.email}: Personal link not used yet`,
  );

  const mail = await newestMail(admin, person.email, 'personal_link');
  await completeRegistration(visitor, personalLinkIn(mail), person);
  await expect(page.getByText('Joined', { exact: true }).last()).toBeVisible();
  const steps = page.getByRole('table', { name: 'How far people got' });
  const row = (name: string) => steps.getByRole('row', { name });
  for (const step of ['Opened by a person', 'Started', 'Mailed', 'Joined', 'Case opened'])
    await expect(row(step).getByRole('cell').first()).toHaveText('1');
  await expect(page.getByText('1 page load by a scanner or bot, not counted above.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Source' }).getByRole('row', { name: '“poster”' })).toHaveText(
    /“poster”1111/,
  );

  await page.getByText('7 days', { exact: true }).click();
  await expect(page.getByRole('img', { name: 'Chart: Day by day.' })).toBeVisible();
  const days = page.getByRole('table', { name: 'Day by day' }).getByRole('row');
  await expect(days).toHaveCount(8);
  await expect(days.nth(1).getByRole('cell')).toHaveText(['1', '1', '1', '1']);
});
