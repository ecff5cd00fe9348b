import i18next from 'i18next';
import { beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { api } from '../../../test/api.ts';
import { nobody, showComponent } from '../../../test/page.tsx';
import en from '../../i18n/en/join.ts';
import { SignInForm } from './sign-in-form.tsx';

beforeAll(() => {
  i18next.addResourceBundle('en', 'join', en);
});

const onSignedIn = vi.fn(() => Promise.resolve());

async function signIn(): Promise<void> {
  onSignedIn.mockClear();
  api.answers('POST /session');
  await showComponent(
    <SignInForm email="lea@example.com" submit="Sign in now" onSignedIn={onSignedIn} beside={null} />,
  );
  await page.getByLabelText('Password', { exact: true }).fill('correct horse battery staple');
  await page.getByRole('button', { name: 'Sign in now' }).click();
}

const blocked = page.getByText(/^Your browser blocks cookies/);

it('goes on once the browser has the session', async () => {
  api.answers('GET /session');
  await signIn();
  await expect.poll(() => onSignedIn.mock.calls.length).toBe(1);
  expect(blocked.elements()).toEqual([]);
});

it('says what to do where the browser refused its cookie, instead of staying as it is', async () => {
  api.answers('GET /session', nobody);
  await signIn();
  await expect.element(blocked).toBeVisible();
  expect(onSignedIn).not.toHaveBeenCalled();
});
