import { exampleAnswer } from '@casedoor/contracts/example-answers';
import i18next from 'i18next';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { api } from '../../../test/api.ts';
import { nobody, showComponent } from '../../../test/page.tsx';
import en from '../../i18n/en/join.ts';
import fr from '../../i18n/fr/join.ts';
import type { Arrival } from '../page/arrival.ts';
import { navigate } from '../page/browser-history.ts';
import { WelcomePage } from './welcome-page.tsx';

beforeAll(() => {
  i18next.addResourceBundle('en', 'join', en);
  i18next.addResourceBundle('fr', 'join', fr);
});

const completion = exampleAnswer('POST /public/registration/complete') as Arrival['completion'];
const branding = {
  name: completion.organization.name,
  logoUrl: null,
  accentColour: null,
  contactEmail: 'office@durand.example',
  contactUrl: null,
  contactPhone: '+33 1 42 60 00 00',
};
const nextSteps = { en: null, fr: 'Claire Durand vous appelle.' };

beforeEach(() => api.answers('GET /own-cases/{caseId}'));

async function arrive(language: 'en' | 'fr' = 'en', rehearsal = false): Promise<void> {
  const arrival: Arrival = {
    completion,
    branding,
    nextSteps,
    discreet: false,
    quickExitUrl: null,
    rehearsal,
  };
  navigate('/welcome', { replace: true, state: arrival });
  await showComponent(<WelcomePage />, { language });
}

it('says that the person is signed in once the session says so', async () => {
  api.answers('GET /session');
  await arrive();
  await expect.element(page.getByText(/is complete, and you are signed in\./)).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Go to my case' })).toBeVisible();
  // The case with its people, on the client's own page.
  await expect
    .element(page.getByRole('link', { name: 'Go to my case' }))
    .toHaveAttribute('href', `/my/cases/${completion.case?.id}`);
  await expect.element(page.getByRole('heading', { name: 'Who works on it' })).toBeVisible();
  // In the other language where the person's own is missing, and how to reach the firm.
  await expect.element(page.getByText('Claire Durand vous appelle.')).toBeVisible();
  await expect
    .element(page.getByRole('link', { name: '+33 1 42 60 00 00' }))
    .toHaveAttribute('href', 'tel:+33142600000');
});

it('says how to go on where the browser refused the cookie', async () => {
  api.answers('GET /session', nobody);
  await arrive();
  await expect
    .element(page.getByText(/Your browser blocks cookies, so you are not signed in\./))
    .toBeVisible();
  expect(document.body.textContent).not.toContain('and you are signed in');
  expect(page.getByRole('link', { name: /receipt/ }).elements()).toEqual([]);
  const link = page.getByRole('link', { name: 'Sign in' });
  await expect.element(link).toHaveAttribute('href', `/my/cases/${completion.case?.id}`);
});

it.each([
  ['en', 'See and keep my receipt'],
  ['fr', 'Voir et garder mon reçu'],
] as const)('offers the receipt in %s, quietly', async (language, name) => {
  api.answers('GET /session');
  await arrive(language);
  const receipt = page.getByRole('link', { name });
  await expect.element(receipt).toHaveAttribute('href', `/profile/receipts/${completion.membership.id}`);
  expect(receipt.element().className).toBe('button quiet');
});

it('offers none in a rehearsal, which keeps nothing', async () => {
  api.answers('GET /session');
  await arrive('en', true);
  await expect.element(page.getByRole('link', { name: 'Back to the sign-up links' })).toBeVisible();
  await expect.poll(() => api.sent('GET /session').length).toBeGreaterThan(0);
  expect(page.getByRole('link', { name: /receipt/ }).elements()).toEqual([]);
});
