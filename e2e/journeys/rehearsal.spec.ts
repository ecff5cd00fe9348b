import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn } from '../mailbox.ts';
import { hashTables } from '../minute.ts';
import { demoAdmin, newPerson } from '../people.ts';
import { unique } from '../unique.ts';
import { type Product, startProduct } from '../product.ts';
import { Api } from '../api.ts';
import { createButton, openPersonalLink, takeSuggestedPassphrase } from '../registration-steps.ts';

// A product of its own: every row of every table is compared, and nobody else may write meanwhile.
// One after the other, so that one product serves both.
test.describe.configure({ mode: 'default' });
let product: Product;
test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(() => product.stop());

test(
  'an administrator looks at a link as visitors do, then goes the whole way by mail, and nothing is left',
  { tag: '@full' },
  async ({ browser, playwright }) => {
    const { origin, databaseUrl } = product;
    const http = await playwright.request.newContext({ baseURL: origin, extraHTTPHeaders: {} });
    const admin = new Api(http);
    await admin.call('POST /session', { body: demoAdmin });
    const link = await admin.call('POST /signup-links', {
      body: { title: `Tried ${unique()}`, autoCreateCase: true, welcomeText: 'A warm welcome' },
    });
    const context = await browser.newContext({ locale: 'en-GB', storageState: await http.storageState() });
    const page = await context.newPage();
    await page.goto(`${origin}/signup-links/${link.id}`);
    await page.getByRole('link', { name: 'Preview and rehearsal' }).click();

    const preview = page.frameLocator('iframe[title="The page as visitors see it"]');
    await expect(preview.getByText('A warm welcome')).toBeVisible();
    await preview.getByLabel('Your e-mail address').fill('nobody@example.test');
    await preview.getByRole('button', { name: 'Send me my link' }).click();
    await expect(preview.getByText('In the preview nothing can be pressed or sent.')).toBeVisible();
    const headings = {
      paused: 'Sign-up is paused at the moment',
      scheduled: 'Sign-up is not open yet',
      expired: 'This link has expired',
      full: 'All places are taken',
      full_today: 'Today’s places are taken',
      replaced: 'This link was replaced',
      revoked: 'This link is no longer in use',
    };
    for (const [state, heading] of Object.entries(headings)) {
      await page.getByLabel('As if the link were').selectOption(state);
      await expect(preview.getByRole('heading', { name: heading })).toBeVisible();
    }
    await page.getByLabel('As if the link were').selectOption('open');
    await page.getByRole('switch', { name: 'Ask for approval' }).click();
    await expect(preview.getByText('Once Cabinet Durand has accepted your registration')).toBeVisible();
    await page.getByRole('switch', { name: 'Discreet mode' }).click();
    await expect(preview.getByRole('button', { name: 'Leave this page' })).toBeVisible();
    // Blocked: it would end the administrator's own session.
    await preview.getByRole('button', { name: 'Leave this page' }).press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('radio', { name: 'Français' }).click();
    await expect(preview.getByRole('button', { name: 'Quitter cette page' })).toBeVisible();
    await expectAccessible(page, 'preview and rehearsal');
    await page.getByRole('radio', { name: 'English' }).click();
    await page.getByRole('switch', { name: 'Discreet mode' }).click();

    const before = await hashTables(databaseUrl);
    await page.getByRole('button', { name: 'Send me a test' }).click();
    await expect(page.getByText(`A test mail is on its way to ${demoAdmin.email}`)).toBeVisible();
    // Too soon for another rehearsal: the first one's waiting page stays linked.
    await page.getByRole('button', { name: 'Send me a test' }).click();
    await expect(page.getByText(/^Try again in \d+ s/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Open the page that waits for the mail' })).toBeVisible();
    const mail = await newestMail(admin, demoAdmin.email, 'personal_link');
    expect(mail.subject).toMatch(/^Rehearsal: \d{6} is your code to register with Cabinet Durand$/);

    const person = { ...newPerson('Rea'), email: demoAdmin.email };
    const wizard = await context.newPage();
    const mark = wizard.getByText(
      'Rehearsal: this is what a new person sees. Everything is removed afterwards.',
    );
    await openPersonalLink(wizard, personalLinkIn(mail), person);
    await expect(mark).toBeVisible();
    await expect(wizard.getByText('Passkeys are not rehearsed')).toBeVisible();
    await takeSuggestedPassphrase(wizard);
    await createButton(wizard).click();
    await expect(wizard.getByRole('heading', { name: `Welcome, ${person.firstName}` })).toBeVisible();
    await expect(wizard.getByText(`${person.firstName} ${person.lastName}`)).toBeVisible();
    await expect(wizard.getByText('The rehearsal is over, and everything was removed')).toBeVisible();
    await expect(mark).toBeVisible();

    const welcome = await newestMail(admin, demoAdmin.email, 'welcome');
    expect(welcome.subject).toBe('Rehearsal: Welcome to Cabinet Durand');
    expect(welcome.text).toContain(`Welcome, ${person.firstName}`);
    expect(welcome.text).toContain(`${person.firstName} ${person.lastName}`);
    await expect.poll(() => hashTables(databaseUrl), 'nothing is left').toEqual(before);
    // Nobody else was mailed, and the administrator got only the mail that an invitee gets.
    const { items } = await admin.call('GET /mailbox', { query: {} });
    expect(items.filter(({ text }) => text.includes(person.lastName)).map(({ id }) => id)).toEqual([
      welcome.id,
    ]);
    await wizard.getByRole('link', { name: 'Back to the sign-up links' }).click();
    await expect(wizard.getByRole('heading', { name: 'Sign-up links' })).toBeVisible();
    await context.close();
    await http.dispose();
  },
);

test(
  'of a link that asks for approval, the mail of approving is rehearsed too',
  { tag: '@full' },
  async ({ browser, playwright }) => {
    const { origin, databaseUrl } = product;
    const http = await playwright.request.newContext({ baseURL: origin, extraHTTPHeaders: {} });
    const admin = new Api(http);
    await admin.call('POST /session', { body: demoAdmin });
    const link = await admin.call('POST /signup-links', {
      body: { title: `Tried ${unique()}`, requiresApproval: true },
    });
    const context = await browser.newContext({ locale: 'en-GB', storageState: await http.storageState() });
    const before = await hashTables(databaseUrl);
    await admin.call('POST /signup-links/{signupLinkId}/rehearsals', {
      params: { signupLinkId: link.id },
      body: { locale: 'en' },
    });
    const mail = await newestMail(admin, demoAdmin.email, 'personal_link');
    const person = { ...newPerson('Ada'), email: demoAdmin.email };
    const wizard = await context.newPage();
    await openPersonalLink(wizard, personalLinkIn(mail), person);
    await takeSuggestedPassphrase(wizard);
    await wizard.getByRole('button', { name: 'Send my registration' }).click();
    await expect(
      wizard.getByText('The rehearsal is over, and everything was removed: there is nothing to approve.'),
    ).toBeVisible();
    await expectAccessible(wizard, 'the end of a rehearsal with approval');
    const welcome = await newestMail(admin, demoAdmin.email, 'welcome', person.firstName);
    expect(welcome.subject).toBe('Rehearsal: Welcome to Cabinet Durand');
    expect(welcome.text.replaceAll(/\s+/g, ' ')).toContain(
      'receives this mail once somebody has approved them.',
    );
    await expect.poll(() => hashTables(databaseUrl), 'nothing is left').toEqual(before);
    await context.close();
    await http.dispose();
  },
);
