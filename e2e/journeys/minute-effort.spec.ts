import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { insertClientOfAnotherOrganization } from '../database.ts';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn } from '../mailbox.ts';
import { addAuthenticator, withoutPasskeys } from '../minute.ts';
import { demoAdmin, newPerson, password, type Person } from '../people.ts';
import type { Api } from '../api.ts';

const document = join(import.meta.dirname, '../../docs/effort.md');

/** What one path requires of a person. */
interface Effort {
  readonly screens: readonly string[];
  readonly fields: readonly string[];
  readonly clicks: readonly string[];
  readonly mails: number;
}

/** A page that counts what its person has to do. */
class Counted {
  readonly page: Page;
  readonly #screens: string[] = [];
  readonly #fields: string[] = [];
  readonly #clicks: string[] = [];
  #mails = 0;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Records each level-one heading of the page, once it is no longer loading. */
  static async of(page: Page): Promise<Counted> {
    const counted = new Counted(page);
    await page.exposeFunction('noteScreen', (heading: string) => {
      if (!counted.#screens.includes(heading)) counted.#screens.push(heading);
    });
    // A string, because this program is not typed with the browser's library.
    await page.addInitScript({
      content: `
        let last = '';
        new MutationObserver(() => {
          const heading = document.querySelector('h1:not(.hidden)')?.cloneNode(true);
          if (!heading) return;
          const text = heading.textContent.trim();
          if (text !== last) noteScreen((last = text));
        }).observe(document, { childList: true, subtree: true, characterData: true });`,
    });
    return counted;
  }

  async type(label: string, value: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).fill(value);
    this.#fields.push(label);
  }

  async click(what: Locator, name: string): Promise<void> {
    await what.click();
    this.#clicks.push(name);
  }

  press(name: string): Promise<void> {
    return this.click(this.page.getByRole('button', { name, exact: true }), name);
  }

  /** The person opens the mail and presses its button. */
  async openMail(api: Api, { email }: Person, kind: string): Promise<void> {
    const link = personalLinkIn(await newestMail(api, email, kind));
    this.#mails += 1;
    this.#clicks.push('the mail’s button');
    await this.page.goto(link);
  }

  /** The welcome page is the result, so it does not count as a screen. */
  async welcomed({ firstName }: Person): Promise<Effort> {
    const result = `Welcome, ${firstName}`;
    await expect(this.page.getByRole('heading', { name: result })).toBeVisible();
    await expect.poll(() => this.#screens.at(-1)).toBe(result);
    return {
      screens: this.#screens.slice(0, -1),
      fields: this.#fields,
      clicks: this.#clicks,
      mails: this.#mails,
    };
  }
}

test(
  'what registering asks of a person is what docs/effort.md says',
  { tag: '@full' },
  async ({ admin, open }) => {
    test.slow();
    const { id, url } = await admin.signupLink({ autoCreateCase: true, caseRole: 'client' });
    const begin = async (person: Person) => {
      const visit = await Counted.of(await open({ phone: true }));
      await visit.page.goto(url);
      await visit.type('Your e-mail address', person.email);
      await visit.press('Send me my link');
      await expect(visit.page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible();
      return visit;
    };
    const tellName = async (visit: Counted, { firstName, lastName }: Person) => {
      await visit.type('First name', firstName);
      await visit.type('Last name', lastName);
    };

    const withPasskey = async () => {
      const person = newPerson('Paula');
      const visit = await begin(person);
      await addAuthenticator(visit.page);
      await visit.openMail(admin, person, 'personal_link');
      await tellName(visit, person);
      await visit.press('Create my account with my fingerprint or code');
      return visit.welcomed(person);
    };
    const withPassword = async () => {
      const person = newPerson('Walter');
      const visit = await begin(person);
      await withoutPasskeys(visit.page);
      await visit.openMail(admin, person, 'personal_link');
      await tellName(visit, person);
      await visit.type('Password', password);
      await visit.press('Create my account');
      return visit.welcomed(person);
    };
    const withAccount = async () => {
      const person = newPerson('Edgar');
      await insertClientOfAnotherOrganization(person);
      const visit = await begin(person);
      await visit.openMail(admin, person, 'personal_link');
      await visit.press('I already have an account');
      await visit.type('Password', demoAdmin.password);
      await visit.press('Verify and sign in');
      await visit.press('Join Cabinet Durand');
      return visit.welcomed(person);
    };
    const invitedByName = async () => {
      const person = newPerson('Irma');
      const visit = await Counted.of(await open({ phone: true }));
      await addAuthenticator(visit.page);
      await admin.call('POST /signup-links/{signupLinkId}/invitations', {
        params: { signupLinkId: id },
        body: { recipients: [{ ...person, locale: 'en' }] },
      });
      await visit.openMail(admin, person, 'invitation');
      await visit.press('Create my account with my fingerprint or code');
      return visit.welcomed(person);
    };

    const efforts: Record<string, Effort> = {
      'New person, with a passkey': await withPasskey(),
      'New person, with a password': await withPassword(),
      'Existing account, with its password': await withAccount(),
      'Invited by name, with a passkey': await invitedByName(),
    };
    // Screens, typed fields, clicks with the mail's, mails.
    const most: Record<string, readonly number[]> = {
      'New person, with a passkey': [3, 3, 5, 1],
      'New person, with a password': [3, 4, 5, 1],
      'Existing account, with its password': [4, 2, 6, 1],
      'Invited by name, with a passkey': [1, 0, 2, 1],
    };
    for (const [path, { screens, fields, clicks, mails }] of Object.entries(efforts)) {
      const asked = [screens.length, fields.length, clicks.length, mails];
      for (const [index, limit] of (most[path] ?? []).entries())
        expect(asked[index], path).toBeLessThanOrEqual(limit);
    }

    const text = write(efforts);
    if (process.env.EFFORT === 'write') writeFileSync(document, text);
    expect(readFileSync(document, 'utf8'), 'docs/effort.md; EFFORT=write writes it anew').toBe(text);
  },
);

function write(efforts: Record<string, Effort>): string {
  const rows = Object.entries(efforts).map(
    ([path, { screens, fields, clicks, mails }]) =>
      `| ${path} | ${screens.length} | ${fields.length} | ${clicks.length} | ${mails} |`,
  );
  const details = Object.entries(efforts).flatMap(([path, { screens, fields, clicks }]) => [
    `## ${path}`,
    '',
    `- Screens: ${screens.join(' → ')}`,
    `- Typed: ${fields.length === 0 ? 'nothing' : fields.join(', ')}`,
    `- Clicks: ${clicks.join(', ')}`,
    '',
  ]);
  return `${[
    '# What registering asks of a person',
    '',
    '`e2e/journeys/minute-effort.spec.ts` counts this in a browser and fails if this page is out of date.',
    '`EFFORT=write npm run e2e -- journeys/minute-effort.spec.ts` updates it.',
    '',
    '| Path | Screens | Typed fields | Clicks | Mails |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    'A screen is a page with its own heading between the first address opened and the welcome page, which does not count.',
    'A typed field is one that the person fills in; prefilled fields do not count. Clicks are presses of buttons and',
    'checkboxes, including the mail’s button; the device’s own passkey dialog is not part of the page and does not count.',
    'Mails are those that the person must open.',
    '',
    ...details,
  ]
    .join('\n')
    .trimEnd()}\n`;
}
