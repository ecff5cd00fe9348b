import type { Page } from '@playwright/test';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn } from '../mailbox.ts';
import { withoutPasskeys } from '../minute.ts';
import { newPerson } from '../people.ts';
import { createButton, takeSuggestedPassphrase, typeName } from '../registration-steps.ts';

// DESIGN's budgets of a phone: everything that the link page asks for, and what moves on the way to the welcome.
const mostRequests = 12;
const mostShift = 0.05;

/** Records, in each document of the page, how much moved by itself (layout-shift entries without recent input). */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript({
    content: `
      window.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });`,
  });
  return () => page.evaluate<number>('window.shift');
}

test('on a phone nothing jumps from the link to the welcome, and the link page asks for little', async ({
  admin,
  open,
}) => {
  const { url } = await admin.signupLink({ autoCreateCase: true });
  const person = newPerson('Inès');
  const page = await open();
  await page.setViewportSize({ width: 360, height: 740 });
  await withoutPasskeys(page);
  const shift = await watchShifts(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));

  await page.goto(url);
  await page.getByLabel('Your e-mail address').waitFor();
  await page.waitForLoadState('networkidle');
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(mostRequests);
  expect(asked.length).toBeGreaterThan(3);

  await page.getByLabel('Your e-mail address').fill(person.email);
  await page.getByRole('button', { name: 'Send me my link' }).click();
  const mail = await newestMail(admin, person.email, 'personal_link');
  await expect(page.getByText('The mail is on its way.')).toBeVisible();
  expect(await shift(), 'link page and mail page').toBeLessThanOrEqual(mostShift);

  await page.goto(personalLinkIn(mail));
  await typeName(page, person);
  await takeSuggestedPassphrase(page);
  await createButton(page).click();
  await expect(page.getByText('and you are signed in')).toBeVisible();
  expect(await shift(), 'the person’s page and the welcome').toBeLessThanOrEqual(mostShift);

  // The measure sees what jumps. On a page loaded anew, no press excuses it.
  await page.reload();
  await expect(page.getByText('and you are signed in')).toBeVisible();
  await page.evaluate(
    `document.querySelector('main').insertAdjacentHTML('afterbegin', '<p>Late</p>'.repeat(9))`,
  );
  await expect.poll(shift).toBeGreaterThan(mostShift);
});
