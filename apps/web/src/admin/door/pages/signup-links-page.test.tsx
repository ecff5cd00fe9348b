import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { bothSchemes, expectAccessible } from '../../../../test/accessible.ts';
import { api } from '../../../../test/api.ts';
import { openPage } from '../../../../test/page.tsx';

const list = 'GET /signup-links';
const id = (last: number) => `019a9d3e-7c1f-7d20-9f35-${String(last).padStart(12, '0')}`;
const fair = { id: id(1), title: 'Fair', state: 'paused', allowSignup: false, useLimit: 7 } as const;
const later = {
  id: id(2),
  title: 'Fair later',
  state: 'scheduled',
  opensAt: '2030-09-01T06:00:00.000Z',
} as const;

const link = (title: string) => page.getByRole('link', { name: title, exact: true });
const dialog = page.getByRole('dialog');

/** The API finds the links by what is searched, as the server does. */
function findsLinks(): void {
  api.answers(list, ({ query: { q, state } }) => ({
    items: [fair, later].filter((each) => each.title.includes(q ?? '') && (!state || each.state === state)),
  }));
  api.answersEveryGet();
}

describe('the list of links', () => {
  it('is narrowed by words and state, ordered, and stays so on reload', async () => {
    findsLinks();
    await openPage('/signup-links');
    await page.getByLabelText('Search sign-up links').fill('Fair');
    await page.getByLabelText('State').selectOptions('Expired');
    await expect.element(page.getByText('No link matches this search')).toBeVisible();
    await page.getByLabelText('State').selectOptions('Paused');
    await expect.element(link('Fair')).toBeVisible();
    await expect.element(link('Fair later')).not.toBeInTheDocument();
    await page.getByLabelText('Order').selectOptions('By title');
    const narrowed = { q: 'Fair', state: 'paused', sort: 'title' };
    await expect.poll(() => api.sent(list).at(-1)?.query).toMatchObject(narrowed);
    await openPage(`${location.pathname}${location.search}`);
    await expect.element(link('Fair')).toBeVisible();
    expect(api.sent(list).at(-1)?.query).toMatchObject(narrowed);
  });

  it('says when a scheduled link opens', async () => {
    findsLinks();
    await openPage('/signup-links?state=scheduled');
    await expect.element(link('Fair later')).toBeVisible();
    await expect.element(page.getByText(/^Opens 1 Sept? 2030, 08:00/)).toBeVisible();
  });

  it('duplicates a link under the title that is given, and shows the copy', async () => {
    findsLinks();
    api.answers('POST /signup-links/{signupLinkId}/duplicate', ({ body }) => ({
      ...fair,
      id: id(3),
      ...body,
    }));
    api.answers('GET /signup-links/{signupLinkId}', { ...fair, id: id(3), title: 'Fair II' });
    api.answers('GET /audit-events', {
      items: [{ action: 'signup_link.created', details: { duplicateOf: fair.id } }],
    });
    await openPage('/signup-links?state=paused');
    await page.getByRole('button', { name: 'Actions: Fair', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await expect.element(dialog.getByLabelText('Title')).toBeVisible();
    await expectAccessible(bothSchemes);
    await dialog.getByLabelText('Title').fill('Fair II');
    await dialog.getByRole('button', { name: 'Duplicate' }).click();
    await expect.element(page.getByRole('heading', { name: 'Fair II' })).toBeVisible();
    expect(location.pathname).toBe(`/signup-links/${id(3)}`);
    await page.getByRole('button', { name: 'More options' }).click();
    await expect.element(page.getByLabelText('Use limit')).toHaveValue('7');
    await expect.element(page.getByText('Duplicated from another link')).toBeVisible();
  });
});
