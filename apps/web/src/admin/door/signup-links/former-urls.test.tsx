import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { bothSchemes, expectAccessible } from '../../../../test/accessible.ts';
import { api } from '../../../../test/api.ts';
import { openPage } from '../../../../test/page.tsx';

const id = '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11';
const next = '019a9d3e-7c1f-7d20-9f35-000000000002';
const former = 'GET /signup-links/{signupLinkId}/former-urls';
const replace = 'POST /signup-links/{signupLinkId}/replace';
const stop = 'POST /signup-links/{signupLinkId}/end-grace';

const dialog = page.getByRole('dialog');
const button = (name: string) => page.getByRole('button', { name, exact: true });
const inDialog = (name: string) => dialog.getByRole('button', { name, exact: true });

it('replaces a link, whose address may work for some days, and shows the new one', async () => {
  api.answers(former, { items: [] });
  api.answers(replace, { id: next, title: 'Its successor' });
  api.answersEveryGet();
  await openPage(`/signup-links/${id}`);
  await button('Replace link').click();
  await dialog.getByLabelText('The present address').selectOptions('Works for 30 more days');
  await dialog.getByLabelText('Reason').fill('New posters');
  await expectAccessible(bothSchemes);
  api.answers('GET /signup-links/{signupLinkId}', { id: next, title: 'Its successor' });
  await inDialog('Replace link').click();
  await expect.element(page.getByText('The link is replaced. This is the new one.')).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Its successor' })).toBeVisible();
  expect(location.pathname).toBe(`/signup-links/${next}`);
  expect(api.sent(replace).map(({ body }) => body)).toEqual([
    { version: 3, graceDays: 30, reason: 'New posters' },
  ]);
});

it('shows who still uses the former address, and stops it early', async () => {
  let works = true;
  api.answers(former, () => ({
    items: [{ signupLinkId: id, works, started: 1, completed: 1, graceEndsAt: '2030-12-22T09:30:00.000Z' }],
  }));
  api.answers(stop, () => {
    works = false;
    return {};
  });
  api.answersEveryGet();
  await openPage(`/signup-links/${next}`);
  await expect.element(page.getByText(/^1 person used it since/)).toBeVisible();
  await expect.element(page.getByText(/^Works until 22 Dec/)).toBeVisible();
  await expect
    .element(page.getByRole('link', { name: 'See who' }))
    .toHaveAttribute('href', `/signup-links/${id}`);
  await expectAccessible(bothSchemes);
  await button('Stop it now').click();
  await inDialog('Stop it now').click();
  await expect.element(page.getByText('The former address has stopped.')).toBeVisible();
  await expect.element(page.getByText(/^Stopped/)).toBeVisible();
  await expect.element(button('Stop it now')).not.toBeInTheDocument();
});
