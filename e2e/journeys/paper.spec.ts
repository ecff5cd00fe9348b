import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import jsqr from 'jsqr';
import { expectAccessible } from '../accessibility.ts';
import { sourceTagOf } from '../database.ts';
import { expect, test } from '../journey.ts';
import { newPerson } from '../people.ts';
import { unique } from '../unique.ts';
import { askForMail } from '../registration-steps.ts';

/** Returns what a phone's camera reads from an image, given as its file's address. */
async function readFrom(page: Page, address: string): Promise<string | undefined> {
  // Drawn by the browser, which decodes every format.
  const side = 400;
  const dark = await page.evaluate<string>(`(async () => {
    const image = new Image();
    image.src = ${JSON.stringify(address)};
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: ${side}, height: ${side} });
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0, ${side}, ${side});
    const { data } = pen.getImageData(0, 0, ${side}, ${side});
    return Array.from({ length: ${side * side} }, (_, at) => (data[at * 4] < 128 ? 1 : 0)).join('');
  })()`);
  const pixels = Uint8ClampedArray.from({ length: side * side * 4 }, (_, at) =>
    at % 4 < 3 && dark[Math.floor(at / 4)] === '1' ? 0 : 255,
  );
  return jsqr.default(pixels, side, side)?.data;
}

async function download(page: Page, button: string): Promise<{ name: string; content: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
}

test(
  'a link is printed on a poster: its code is scanned, and the registration carries the poster’s tag',
  { tag: '@full' },
  async ({ admin, open, openAsAdmin }) => {
    const title = `Market stand ${unique()}`;
    const link = await admin.call('POST /signup-links', { body: { title, allowSignup: true } });
    const page = await openAsAdmin();
    await page.goto(`/signup-links/${link.id}`);
    await page.getByRole('link', { name: 'QR code, poster, website button and frame' }).click();
    await expect(page.getByRole('heading', { name: 'On paper and on websites' })).toBeVisible();
    await page.getByLabel('Source tag').fill('marché couvert');

    const code = page.getByRole('img', { name: 'QR code of the sign-up link' });
    const scanned = await readFrom(page, (await code.getAttribute('src')) ?? '');
    expect(scanned).toBe(`${link.url}?from=march%C3%A9+couvert`);
    const svg = await download(page, 'Download SVG');
    expect(svg.name).toMatch(/^market-stand-.*-marche-couvert\.svg$/);
    const png = await download(page, 'Download PNG');
    expect(await readFrom(page, `data:image/svg+xml;base64,${svg.content.toString('base64')}`)).toBe(scanned);
    expect(await readFrom(page, `data:image/png;base64,${png.content.toString('base64')}`)).toBe(scanned);

    const visitor = await open({ phone: true });
    const person = newPerson('Inès');
    await visitor.goto(scanned ?? '');
    await visitor.getByRole('button', { name: 'English' }).click();
    await askForMail(visitor, person.email);
    expect(await sourceTagOf(person.email)).toBe('marché couvert');
  },
);

test(
  'a sheet is printed alone, on one page of its size, in the languages chosen',
  { tag: '@full' },
  async ({ admin, openAsAdmin }) => {
    const link = await admin.call('POST /signup-links', {
      body: { title: `Hall ${unique()}`, allowSignup: true },
    });
    const page = await openAsAdmin();
    await page.goto(`/signup-links/${link.id}/paper`);
    await expect(
      page.getByRole('heading', { name: 'Inscrivez-vous auprès de Cabinet Durand' }),
    ).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Register with Cabinet Durand' })).toBeVisible();
    expect(await printed(page)).toEqual({ pages: 1, millimetres: [210, 297] });

    await page.getByRole('radio', { name: 'Card (A6)' }).click();
    await expect(page.getByLabel('Source tag')).toHaveValue('card');
    await page.getByRole('radio', { name: 'French' }).first().click();
    await expect(page.getByRole('heading', { name: 'Register with Cabinet Durand' })).toBeHidden();
    expect(await printed(page)).toEqual({ pages: 1, millimetres: [105, 148] });

    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
    await expect(
      page.getByRole('heading', { name: 'Inscrivez-vous auprès de Cabinet Durand' }),
    ).toBeVisible();
  },
);

test(
  'nothing is cut off a sheet with the longest name, a logo, a long tag and two languages',
  { tag: '@full' },
  async ({ admin, openAsAdmin }) => {
    const link = await admin.call('POST /signup-links', {
      body: { title: `Long ${unique()}`, allowSignup: true },
    });
    const page = await openAsAdmin();
    const name =
      'Société civile professionnelle Rechtsanwaltsgesellschaftszusammenschluss & Associés, barreau de Paris'.slice(
        0,
        100,
      );
    const logo =
      '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="160"><rect width="600" height="160"/></svg>';
    await page.route('**/logos/long', (route) => route.fulfill({ contentType: 'image/svg+xml', body: logo }));
    await page.route('**/api/v1/organization', async (route) => {
      const answer = await route.fetch();
      const own = (await answer.json()) as object;
      await route.fulfill({ response: answer, json: { ...own, name, logoUrl: '/logos/long' } });
    });
    await page.goto(`/signup-links/${link.id}/paper`);
    for (const paper of ['Poster (A4)', 'Card (A6)'])
      for (const languages of ['Both', 'French']) {
        await page.getByRole('radio', { name: paper }).click();
        await page.getByRole('radio', { name: languages }).first().click();
        await page.getByLabel('Source tag').fill('m'.repeat(50));
        expect((await printed(page)).pages, `${paper}, ${languages}`).toBe(1);
        await page.setViewportSize(
          paper.includes('A4') ? { width: 794, height: 1122 } : { width: 397, height: 559 },
        );
        await page.emulateMedia({ media: 'print' });
        const cut = await page.evaluate<string[]>(`(() => {
        const sheet = document.querySelector('article.sheet');
        const { top, bottom, left, right } = sheet.getBoundingClientRect();
        return [...sheet.querySelectorAll('*')]
          .filter((part) => {
            const box = part.getBoundingClientRect();
            return box.top < top || box.left < left || box.right > right + 0.5 || box.bottom > bottom + 0.5;
          })
          .map((part) => part.className || part.tagName);
      })()`);
        expect(cut, `${paper}, ${languages}`).toEqual([]);
        const code = page.getByRole('img', { name: 'QR code of the sign-up link' });
        const printedCode = await code.screenshot();
        expect(await readFrom(page, `data:image/png;base64,${printedCode.toString('base64')}`)).toBe(
          `${link.url}?from=${'m'.repeat(50)}`,
        );
        await page.emulateMedia({ media: null });
        await page.setViewportSize({ width: 1280, height: 900 });
      }
  },
);

test(
  'a website gets a button to paste, in the visitor’s language',
  { tag: '@full' },
  async ({ admin, openAsAdmin }) => {
    const link = await admin.call('POST /signup-links', {
      body: { title: `Website ${unique()}`, allowSignup: true },
    });
    const page = await openAsAdmin();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`/signup-links/${link.id}/paper`);
    const language = page.getByRole('radiogroup', { name: 'Language of the button' });
    await language.getByRole('radio', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Copy HTML' }).click();
    await expect(page.getByRole('tooltip', { name: 'Copied' })).toBeVisible();
    const pasted = await page.evaluate<string>('navigator.clipboard.readText()');

    const website = await page.context().newPage();
    await website.setContent(`<!doctype html><title>Our office</title><p>${pasted}</p>`);
    const button = website.getByRole('link', { name: 'Register with Cabinet Durand' });
    expect(await button.getAttribute('href')).toBe(`${link.url}?from=website`);
    await button.click();
    await expect(website.getByRole('heading', { name: 'Cabinet Durand invites you' })).toBeVisible();
  },
);

test(
  'a link without an address, a closed one and an ended one each say so',
  { tag: '@full' },
  async ({ admin, openAsAdmin }) => {
    const link = await admin.call('POST /signup-links', { body: { title: `Later ${unique()}` } });
    const page = await openAsAdmin();
    await page.goto(`/signup-links/${link.id}/paper`);
    await expect(page.getByRole('heading', { name: 'This link has no address yet' })).toBeVisible();

    const params = { signupLinkId: link.id };
    const on = await admin.call('PATCH /signup-links/{signupLinkId}', {
      params,
      body: { version: link.version, allowSignup: true },
    });
    const off = await admin.call('PATCH /signup-links/{signupLinkId}', {
      params,
      body: { version: on.version, allowSignup: false },
    });
    await page.reload();
    await expect(page.getByText('Nobody can sign up through this link at the moment.')).toBeVisible();
    await expectAccessible(page, 'a link on paper');

    await admin.call('POST /signup-links/{signupLinkId}/revoke', { params, body: { version: off.version } });
    await page.reload();
    await expect(page.getByRole('heading', { name: 'This link has ended' })).toBeVisible();
  },
);

/** Returns the pages and paper size of the printed sheet. */
async function printed(page: Page): Promise<{ pages: number; millimetres: number[] }> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const pages = pdf.match(/\/Type \/Page$/gm)?.length ?? 0;
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
  return { pages, millimetres: [width, height].map((points) => Math.round((Number(points) / 72) * 25.4)) };
}
