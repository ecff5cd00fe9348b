import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { bothSchemes, expectAccessible } from '../../../test/accessible.ts';
import { showComponent } from '../../../test/page.tsx';
import en from '../../i18n/en/join.ts';
import fr from '../../i18n/fr/join.ts';
import { Join } from '../join.tsx';

beforeAll(() => {
  i18next.addResourceBundle('en', 'join', en);
  i18next.addResourceBundle('fr', 'join', fr);
});

it.each([
  ['en', 'Accessibility', 'Written on 1 December 2026.'],
  ['fr', 'Accessibilité', 'Rédigé le 1er décembre 2026.'],
] as const)('the statement is for everybody, in %s', async (language, heading, written) => {
  history.replaceState(null, '', '/accessibility');
  window.dispatchEvent(new PopStateEvent('popstate'));
  await showComponent(<Join />, { language, width: 360 });
  await expect.element(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  await expect.element(page.getByText(/Défenseur des droits/)).toBeVisible();
  await expect.element(page.getByText(written)).toBeVisible();
  await expect.element(page.getByRole('link', { name: heading })).toHaveAttribute('href', '/accessibility');
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  await expectAccessible(bothSchemes);
});
