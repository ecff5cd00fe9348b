import { exampleAnswer } from '@casedoor/contracts/example-answers';
import i18next from 'i18next';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { api } from '../../../test/api.ts';
import { showComponent } from '../../../test/page.tsx';
import { startRegistration } from '../page/start-registration.ts';
import en from '../../i18n/en/join.ts';
import { LinkForm } from './link-form.tsx';

beforeAll(() => {
  i18next.addResourceBundle('en', 'join', en);
});

const start = 'POST /public/signup-links/{token}/registrations';
let started = '';

beforeEach(() => {
  started = '';
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function openAndSend() {
  const link = exampleAnswer('GET /public/signup-links/{token}', {
    allowedEmailDomains: [],
    discreet: false,
    organization: { name: 'Cabinet Durand', contactEmail: 'accueil@durand.example' },
  });
  await showComponent(
    <LinkForm
      link={link}
      signedInAs={null}
      alreadyMember={false}
      changing={false}
      onBegin={() => undefined}
      onClosed={() => undefined}
      onStart={async (email) => {
        await startRegistration({ params: { token: 'x' }, body: { email, locale: 'en' } });
        started = email;
      }}
    />,
  );
  await page.getByLabelText('Your e-mail address').fill('lea@example.com');
  await page.getByRole('button', { name: 'Send me my link' }).click();
  await vi.advanceTimersByTimeAsync(100);
}

it.each(['signup_link_network_crowded', 'signup_link_crowded'] as const)(
  '%s: the page says the way on, keeps the address and tries by itself',
  async (code) => {
    api.refuses(start, code);
    await openAndSend();
    await expect.element(page.getByRole('alert')).toHaveTextContent(en.problems[code]);
    await expect.element(page.getByText(/This page tries by itself every minute/)).toBeVisible();
    await expect
      .element(page.getByRole('link', { name: /Cabinet Durand/ }))
      .toHaveAttribute('href', 'mailto:accueil@durand.example');
    await expect.element(page.getByLabelText('Your e-mail address')).toHaveValue('lea@example.com');
    for (let second = 0; second < 58; second += 1) await vi.advanceTimersByTimeAsync(1000);
    expect(api.sent(start)).toHaveLength(1);
    api.answers(start);
    for (let second = 0; second < 5; second += 1) await vi.advanceTimersByTimeAsync(1000);
    await vi.waitFor(() => expect(started).toBe('lea@example.com'));
  },
);

it('another address is not sent by itself', async () => {
  api.refuses(start, 'signup_link_network_crowded');
  await openAndSend();
  await page.getByLabelText('Your e-mail address').fill('bo@example.com');
  for (let second = 0; second < 90; second += 1) await vi.advanceTimersByTimeAsync(1000);
  expect(api.sent(start)).toHaveLength(1);
});
