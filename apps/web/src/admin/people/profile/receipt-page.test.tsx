import { exampleAnswer } from '@casedoor/contracts/example-answers';
import { describe, expect, it, vi } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { bothSchemes, expectAccessible } from '../../../../test/accessible.ts';
import { api } from '../../../../test/api.ts';
import { expectFits, expectTranslated, expectWords, textsOfPage } from '../../../../test/legible.ts';
import { openPage, ownId } from '../../../../test/page.tsx';

const read = 'GET /profile/receipts/{membershipId}';
const list = 'GET /profile/receipts';
const example = exampleAnswer(read);
const signed = (receipt: object) =>
  `{"receipt":${JSON.stringify(receipt)},"signature":"${btoa(JSON.stringify({ kid: 'key-1' }))}..c2ln"}`;

type Changes = Parameters<typeof api.answers<typeof read>>[1];

/** Opens the receipt page of a client. */
async function open(changes: Changes = {}, options: { language?: 'en' | 'fr'; width?: number } = {}) {
  api.answers(read, { file: signed(example.receipt), ...changes });
  await openPage(`/profile/receipts/${ownId}`, { as: 'client', ...options });
}

const heading = (name: string) => page.getByRole('heading', { name, exact: true });

describe('the receipt', () => {
  it('says what was promised, agreed to and given, and where the documents are', async () => {
    await open();
    await expect.element(heading('What was promised')).toBeVisible();
    expect(api.sent(read)).toEqual([{ params: { membershipId: ownId } }]);
    const { promised, agreed, person, received } = example.receipt;
    const texts = textsOfPage();
    for (const text of [
      promised.sentence,
      ...promised.details,
      promised.isNot,
      ...agreed.sentences,
      agreed.notice?.text,
      agreed.newsletter.sentence,
      'You left this box empty:',
      'This receipt names the documents and their versions. Their words are not in it: they are at these addresses.',
      person.email,
      'A new account',
      'key-1',
    ])
      expect(texts).toContain(text);
    expect(document.querySelector('.receipt')?.textContent).toContain(received.case?.reference);
    await expect
      .element(page.getByRole('link', { name: 'https://durand.example/terms' }))
      .toHaveAttribute('href', 'https://durand.example/terms');
    // Of a discreet link, the title and the history must not name who invited.
    expect(document.title).toBe('Receipt · Casedoor');
    await expectAccessible(bothSchemes);
  });

  it('is saved byte for byte, under a name that names nobody', async () => {
    await open();
    const saved: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((content) => {
      saved.push(content as Blob);
      return 'blob:receipt';
    });
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    await page.getByRole('button', { name: 'Download the signed file' }).click();
    expect(names).toEqual(['receipt.json']);
    expect(await saved[0]?.text()).toBe(signed(example.receipt));
  });

  it('is printed', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    await open();
    await page.getByRole('button', { name: 'Print' }).click();
    expect(print).toHaveBeenCalledOnce();
    print.mockRestore();
  });

  it('is black on white on paper, alone, in dark mode too', async () => {
    await open();
    await expect.element(heading('What was promised')).toBeVisible();
    const dark = [{ name: 'prefers-color-scheme', value: 'dark' }];
    await cdp().send('Emulation.setEmulatedMedia', { media: 'print', features: dark });
    try {
      const sheet = document.querySelector('.receipt');
      const outside = [...document.body.querySelectorAll<HTMLElement>('*')].filter(
        (each) => !sheet?.contains(each) && !each.contains(sheet) && each.checkVisibility(),
      );
      expect(outside.map((each) => each.outerHTML.slice(0, 80))).toEqual([]);
      for (const each of [sheet, ...(sheet?.querySelectorAll('dt, dd, h3, p, a') ?? [])])
        expect(each && getComputedStyle(each).color).toBe('rgb(0, 0, 0)');
      expect(getComputedStyle(document.body).backgroundColor).toBe('rgb(255, 255, 255)');
    } finally {
      await cdp().send('Emulation.setEmulatedMedia', { media: '', features: [] });
    }
  });

  it('keeps the sentences in the language in which they were read', async () => {
    const promised = { sentence: 'Vous devenez client de Cabinet Durand.' };
    await open({ receipt: { locale: 'fr', promised } });
    const quoted = page.getByText(promised.sentence);
    await expect.element(quoted).toBeVisible();
    expect(quoted.element().closest('[lang]')?.getAttribute('lang')).toBe('fr');
    await expect.element(page.getByText(/^You registered in French/)).toBeVisible();
  });

  it('says what there is not: nothing asked, no case, an account that was kept', async () => {
    await open({
      receipt: {
        agreed: { sentences: [], notice: null, documents: [], newsletter: { wanted: true } },
        person: { phone: null, timeZone: null },
        received: { account: 'kept', case: null },
      },
    });
    await expect.element(page.getByText('You were not asked to agree to a text.')).toBeVisible();
    await expect.element(heading('Your account at that time')).toBeVisible();
    await expect.element(page.getByText('You ticked this box:')).toBeVisible();
    expect(textsOfPage()).not.toContain('The documents');
    expect(textsOfPage()).not.toContain('Phone');
    expectWords();
  });

  it.each([360, 1280])('is in French, and fits %i pixels', async (width) => {
    const long = 'x'.repeat(90);
    await open({ receipt: { locale: 'en' } });
    await expect.element(heading('What was promised')).toBeVisible();
    const english = textsOfPage();
    await open({ receipt: { locale: 'en', organization: { name: long } } }, { language: 'fr', width });
    await expect.element(heading('Ce qui vous a été annoncé')).toBeVisible();
    await expect.element(page.getByText(/^Votre inscription s’est faite en anglais/)).toBeVisible();
    expectWords();
    expectFits();
    expectTranslated(english, ['English', 'Français', 'Client', 'key-1', 'Casedoor']);
  });

  it('shows that it loads, and tries again after a failure', async () => {
    api.hangs(read);
    await openPage(`/profile/receipts/${ownId}`, { as: 'client' });
    await expect.element(heading('Receipt')).toBeVisible();
    await expect.poll(() => document.querySelector('.mantine-Skeleton-root')).not.toBe(null);
    api.refuses(read, 'server_error');
    await openPage(`/profile/receipts/${ownId}`, { as: 'client' });
    const again = page.getByRole('button', { name: 'Try again' });
    await expect.element(again).toBeVisible();
    api.answers(read, { file: signed(example.receipt) });
    await again.click();
    await expect.element(heading('What was promised')).toBeVisible();
  });

  it.each(['en', 'fr'] as const)('says in %s that there is none', async (language) => {
    api.refuses(read, 'receipt_not_found');
    await openPage(`/profile/receipts/${ownId}`, { as: 'admin', language });
    const title = language === 'en' ? 'There is no receipt here' : 'Aucun reçu ici';
    await expect.element(heading(title)).toBeVisible();
    expect(document.querySelector('.receipt')).toBe(null);
  });
});

describe('the profile', () => {
  it('keeps the receipt of each membership that has one', async () => {
    api.answers(list, { items: [{ membershipId: ownId }] });
    api.answersEveryGet();
    await openPage('/profile', { as: 'client' });
    await expect
      .element(page.getByRole('link', { name: 'Receipt of your registration' }))
      .toHaveAttribute('href', `/profile/receipts/${ownId}`);
  });

  it('offers none where there is none', async () => {
    api.answers(list, { items: [] });
    api.answersEveryGet();
    await openPage('/profile', { as: 'admin' });
    await expect.element(heading('Organizations you belong to')).toBeVisible();
    await expect.poll(() => api.sent(list).length).toBeGreaterThan(0);
    expect(page.getByRole('link', { name: 'Receipt of your registration' }).elements()).toEqual([]);
  });

  it('shows the memberships also where the receipts fail to load, and loads them again', async () => {
    api.refuses(list, 'server_error');
    api.answersEveryGet();
    await openPage('/profile', { as: 'client' });
    const again = page.getByRole('button', { name: 'Try again' });
    await expect.element(again).toBeVisible();
    await expect.element(page.getByText('Cabinet Durand').first()).toBeVisible();
    api.answers(list, { items: [{ membershipId: ownId }] });
    await again.click();
    await expect.element(page.getByRole('link', { name: 'Receipt of your registration' })).toBeVisible();
  });
});
