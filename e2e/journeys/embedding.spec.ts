import { frameEvent, type FrameEvent } from '@casedoor/contracts';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn } from '../mailbox.ts';
import { newPerson } from '../people.ts';
import { unique } from '../unique.ts';
import { completeRegistration } from '../registration-steps.ts';
import { serveWebsite } from '../website.ts';

test('a website shows the frame, receives its events, and a person registers from there', async ({
  admin,
  openAsAdmin,
  open,
  faults,
}) => {
  let pasted = '';
  const website = await serveWebsite(() => `<h1>Durand</h1>${pasted}${listener}`);
  faults.expect(new RegExp(`other origin: ${website.origin}/`));
  const link = await admin.call('POST /signup-links', {
    body: { title: `Framed ${unique()}`, allowSignup: true, autoCreateCase: true },
  });

  const page = await openAsAdmin();
  await page.goto(`/signup-links/${link.id}/paper`);
  await expect(page.getByText('No website may show it yet.')).toBeVisible();
  const websites = page.getByRole('combobox', { name: 'Websites that may show the frame' });
  faults.expect(/400 PATCH .*\/signup-links\//);
  await websites.fill('http://durand.example');
  await websites.press('Enter');
  await expect(page.getByText('Enter each website from https:// to the end of its name')).toBeVisible();
  await page.getByRole('button', { name: 'Discard the change' }).click();
  await websites.fill(`${website.origin}/contact.html`);
  await websites.press('Enter');
  await expect(page.getByText('Saved')).toBeVisible();
  await expect(page.getByText('No website may show it yet.')).toBeHidden();
  await page.getByRole('radiogroup', { name: 'Language of the frame' }).getByText('English').click();
  const preview = page.frameLocator('iframe[title="The frame as visitors see it"]');
  await expect(preview.getByRole('heading', { name: 'Register here' })).toBeVisible();
  // Light as on every website, even for an administrator in dark mode.
  await expect(preview.locator('html')).toHaveAttribute('data-colour-scheme', 'light');
  await preview.getByLabel('Your e-mail address').fill('nobody@example.test');
  await preview.getByRole('button', { name: 'Send me my link' }).click();
  await expect(preview.getByText('In the preview nothing can be pressed or sent.')).toBeVisible();
  await expectAccessible(page, 'the frame on the paper page');
  pasted = await page.getByLabel('HTML of the frame').innerText();

  // The administrator's own browser: the frame must not know who is signed in.
  const visit = await page.context().newPage();
  const cookies: (string | undefined)[] = [];
  visit.on('request', (request) => {
    if (request.url().includes('/api/v1/'))
      void request.allHeaders().then((headers) => cookies.push(headers['cookie']));
  });
  await visit.goto(website.origin);
  const frame = visit.frameLocator('iframe');
  await expect(frame.getByRole('heading', { name: 'Register here' })).toBeVisible();
  const person = newPerson('Nora');
  await frame.getByLabel('Your e-mail address').fill(person.email);
  await frame.getByRole('button', { name: 'Send me my link' }).click();
  await expect(frame.getByRole('heading', { name: 'Look in your mail' })).toBeVisible();
  await expect(frame.getByLabel('Code from the mail')).toBeHidden();
  await expect.poll(() => kindsTold(visit)).toEqual(['ready', 'resized', 'started', 'resized']);
  const events = await told(visit);
  for (const event of events) expect(frameEvent.safeParse(event).success, JSON.stringify(event)).toBe(true);
  expect(JSON.stringify(events)).not.toContain(person.email);
  const last = events.findLast(({ type }) => type === 'resized');
  const box = await visit.locator('iframe').boundingBox();
  expect(box?.height).toBe(last?.type === 'resized' ? last.height : 0);
  expect(cookies.length).toBeGreaterThan(1);
  expect(cookies.filter((cookie) => cookie !== undefined)).toEqual([]);

  const mail = await newestMail(admin, person.email, 'personal_link');
  const visitor = await open({ phone: true });
  await completeRegistration(visitor, personalLinkIn(mail), person);
});

test(
  'a website that is not listed is shown nothing, nor is one of a discreet or ended link',
  { tag: '@full' },
  async ({ admin, open, faults }) => {
    const listed = await serveWebsite((origin) => `<iframe src="${address}"></iframe><p>${origin}</p>`);
    const other = await serveWebsite(() => `<iframe src="${address}"></iframe>`);
    const link = await admin.call('POST /signup-links', {
      body: { title: `Framed ${unique()}`, allowSignup: true, frameOrigins: [listed.origin] },
    });
    const address = `${link.url}/frame`;
    faults.expect(/other origin: http:\/\/localhost:\d+\/$/);
    faults.expect(/violates the following Content Security Policy directive: "frame-ancestors/);
    faults.expect(/Refused to frame/);
    faults.expect(/failed: GET \/join\/\w+(\/frame)? net::ERR_BLOCKED_BY_(RESPONSE|CSP)/);
    const visit = await open();
    const framed = visit.frameLocator('iframe').getByRole('heading', { name: 'Register here' });

    await visit.goto(listed.origin);
    await expect(framed).toBeVisible();
    await visit.goto(other.origin);
    await expectBlocked(visit);

    const params = { signupLinkId: link.id };
    const discreet = await admin.call('PATCH /signup-links/{signupLinkId}', {
      params,
      body: { version: link.version, discreet: true },
    });
    await visit.goto(listed.origin);
    await expectBlocked(visit);
    const again = await admin.call('PATCH /signup-links/{signupLinkId}', {
      params,
      body: { version: discreet.version, discreet: false },
    });
    await visit.goto(listed.origin);
    await expect(framed).toBeVisible();
    await admin.call('POST /signup-links/{signupLinkId}/revoke', {
      params,
      body: { version: again.version },
    });
    await visit.goto(listed.origin);
    await expectBlocked(visit);

    // Websites may embed only the frame, never the link page itself, which still works.
    await visit.goto(`${link.url}`);
    await expect(visit.getByRole('heading', { name: 'This link is no longer in use' })).toBeVisible();
  },
);

/** Expects the browser's own error in place of the frame's page. */
async function expectBlocked(page: Page): Promise<void> {
  await expect.poll(() => page.frames().at(-1)?.url()).toMatch(/^chrome-error:/);
}

const listener = `<script>
  window.told = [];
  addEventListener('message', (event) => window.told.push(event.data));
</script>`;

const told = (page: Page) => page.evaluate<FrameEvent[]>('window.told');

/** Returns the kinds of events that were posted, without repetitions in a row. */
async function kindsTold(page: Page): Promise<string[]> {
  const kinds = (await told(page)).map(({ type }) => type);
  return kinds.filter((kind, place) => kind !== kinds[place - 1]);
}
