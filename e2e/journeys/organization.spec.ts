import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newestMail } from '../mailbox.ts';
import { askForPersonalLink, newPerson } from '../people.ts';
import { createButton } from '../registration-steps.ts';

// One organization: its tests must not run in parallel, and each restores what others read.
test.describe.configure({ mode: 'default' });

test(
  'the mailbox shows a mail as its recipient sees it, and its links work',
  { tag: '@full' },
  async ({ admin, newCaller, open, faults }) => {
    // The mail's frame blocks scripts: the browser logs that for this test's own evaluation inside it.
    faults.expect(/Blocked script execution in 'about:srcdoc'/);
    const person = newPerson('Max');
    await askForPersonalLink((await newCaller()).api, (await admin.signupLink()).url, person);
    const { subject } = await newestMail(admin, person.email, 'personal_link');
    const page = await open({ direct: true });
    await page.goto('/mailbox');
    await page.getByLabel('Mails to').fill(person.email);
    await page.getByRole('button', { name: person.email }).click();
    await expect(page.getByRole('heading', { name: subject })).toBeVisible();
    const mail = page.frameLocator('iframe');
    await expect(mail.getByRole('heading', { name: 'Continue your registration' })).toBeVisible();
    const opened = page.waitForEvent('popup');
    await mail.getByRole('link', { name: 'Continue my registration' }).click();
    await expect(createButton(await opened)).toBeVisible();

    await page.getByRole('radiogroup', { name: 'Show as' }).getByText('Plain text').click();
    await expect(page.getByText('Continue with your personal link')).toBeVisible();
    await expectAccessible(page, 'the mailbox');
  },
);
