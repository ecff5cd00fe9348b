import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showComponent } from '../../test/page.tsx';
import { ColourSchemeSwitch } from './colour-scheme-switch.tsx';
import { LanguageSwitch } from './language-switch.tsx';

const item = (name: string) => page.getByRole('menuitem', { name });

it('changes the language by keyboard, and this device keeps it', async () => {
  await showComponent(<LanguageSwitch />);
  // Tab before the button is there would go nowhere.
  const button = page.getByRole('button', { name: 'Language' });
  await expect.element(button).toBeVisible();
  await userEvent.tab();
  await expect.element(button).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(item('English')).toHaveFocus();
  await expect.element(item('English')).toHaveAttribute('aria-current', 'true');
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(item('Français')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: 'Langue' })).toBeVisible();
  expect(document.documentElement.lang).toBe('fr');
  expect(localStorage.getItem('casedoor-language')).toBe('fr');
});

it('names each language in its own words, to screen readers too', async () => {
  await showComponent(<LanguageSwitch />, { language: 'fr' });
  await page.getByRole('button').click();
  await expect.element(item('English')).toHaveAttribute('lang', 'en');
  await expect.element(item('Français')).toHaveAttribute('lang', 'fr');
});

it('puts a colour scheme on the page, keeps it, and goes back to the device’s', async () => {
  await showComponent(<ColourSchemeSwitch />);
  const button = page.getByRole('button', { name: 'Appearance' });
  await button.click();
  await item('Dark').click();
  await expect.element(document.documentElement).toHaveAttribute('data-colour-scheme', 'dark');
  expect(getComputedStyle(document.documentElement).colorScheme).toBe('dark');
  expect(localStorage.getItem('casedoor-colour-scheme')).toBe('dark');
  await button.click();
  await expect.element(item('Dark')).toHaveAttribute('aria-current', 'true');
  await item('As on this device').click();
  await expect.element(document.documentElement).not.toHaveAttribute('data-colour-scheme');
  expect(localStorage.getItem('casedoor-colour-scheme')).toBeNull();
});
