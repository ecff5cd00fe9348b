import type { SignupLink } from '@casedoor/contracts';
import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { bothSchemes, expectAccessible } from '../../../test/accessible.ts';
import { api } from '../../../test/api.ts';
import { openPage } from '../../../test/page.tsx';

const id = '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11';
const url = 'https://casedoor.example/join/2Jc0m9Qd4sXw7bYtKp3VhLrN8aEf';
const heading = (name: string) => page.getByRole('heading', { name, exact: true });
const french = heading('Inscrivez-vous auprès de Cabinet Durand');
const english = heading('Register with Cabinet Durand');

async function openPaper(link: Partial<SignupLink> = {}): Promise<void> {
  api.answers('GET /signup-links/{signupLinkId}', { url, ...link });
  api.answersEveryGet();
  await openPage(`/signup-links/${id}/paper`);
}

describe('a sheet', () => {
  it('is shown in the languages chosen, each size with a source tag of its own', async () => {
    await openPaper();
    await expect.element(french).toBeVisible();
    await expect.element(english).toBeVisible();
    await page.getByRole('radio', { name: 'Card (A6)' }).click();
    await expect.element(page.getByLabelText('Source tag')).toHaveValue('card');
    await page.getByRole('radio', { name: 'French' }).first().click();
    await expect.element(english).not.toBeInTheDocument();
    await expect.element(french).toBeVisible();
    await page.getByRole('radio', { name: 'English' }).first().click();
    await expect.element(french).not.toBeInTheDocument();
  });

  it('carries the source tag in its code', async () => {
    await openPaper();
    const code = page.getByRole('img', { name: 'QR code of the sign-up link' });
    await expect.element(code).toBeVisible();
    const before = (code.element() as HTMLImageElement).src;
    await page.getByLabelText('Source tag').fill('marché couvert');
    await expect.poll(() => (code.element() as HTMLImageElement).src).not.toBe(before);
  });
});

describe('a button for a website', () => {
  it('is copied in the visitor’s language', async () => {
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await openPaper();
    const language = page.getByRole('radiogroup', { name: 'Language of the button' });
    await language.getByRole('radio', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Copy HTML' }).click();
    await expect.element(page.getByRole('tooltip', { name: 'Copied' })).toBeVisible();
    const pasted = document.createElement('p');
    pasted.innerHTML = copied.mock.calls[0]?.[0] ?? '';
    expect(pasted.textContent).toBe('Register with Cabinet Durand');
    expect(pasted.querySelector('a')?.href).toBe(`${url}?from=website`);
  });
});

describe('a link that nobody can use', () => {
  it.each([
    ['has no address', { url: null }, 'This link has no address yet'],
    ['was replaced', { replacedAt: '2026-11-22T09:30:00.000Z' }, 'This link has ended'],
    ['was revoked', { revokedAt: '2026-11-22T09:30:00.000Z' }, 'This link has ended'],
  ])('because it %s has no sheet', async (_, link, title) => {
    await openPaper(link);
    await expect.element(heading(title)).toBeVisible();
    await expect.element(page.getByRole('img')).not.toBeInTheDocument();
  });

  it('because it is closed says so, and keeps its sheet', async () => {
    await openPaper({ state: 'paused', allowSignup: false });
    await expect
      .element(page.getByText(/^Nobody can sign up through this link at the moment\./))
      .toBeVisible();
    await expect.element(french).toBeVisible();
    await expectAccessible(bothSchemes);
  });
});
