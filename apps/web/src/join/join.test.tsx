import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { api } from '../../test/api.ts';
import { showComponent } from '../../test/page.tsx';
import en from '../i18n/en/join.ts';
import { Join } from './join.tsx';

const token = '0123456789abcdef0123456789abcdef01234567';

beforeAll(() => {
  i18next.addResourceBundle('en', 'join', en);
});

it.each([
  [`/register%23${token}`, `/register#${token}`],
  [`/REGISTER/#${token}.?utm_source=x`, `/register#${token}`],
])('puts %s right before it asks for the registration', async (opened, right) => {
  api.refuses('GET /public/registration', 'registration_not_found');
  history.replaceState(null, '', opened);
  // What the browser says when another address is pasted into the tab.
  window.dispatchEvent(new HashChangeEvent('hashchange'));
  await showComponent(<Join />);
  await expect.element(page.getByRole('heading', { name: 'This personal link is not valid' })).toBeVisible();
  expect(location.pathname + location.search + location.hash).toBe(right);
});
