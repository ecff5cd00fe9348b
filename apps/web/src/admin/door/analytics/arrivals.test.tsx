import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { bothSchemes, expectAccessible } from '../../../../test/accessible.ts';
import { api } from '../../../../test/api.ts';
import { openPage } from '../../../../test/page.tsx';

const id = '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11';
const ofUser = 'GET /users/{membershipId}/arrivals';
const ofCase = 'GET /cases/{caseId}/arrival';

async function openUser(): Promise<void> {
  api.answersEveryGet();
  await openPage(`/users/${id}`);
  await expect.element(page.getByRole('heading', { name: 'Why is this person here?' })).toBeVisible();
}

describe('why a person is here', () => {
  it('tells each step, the mails and the settings of the link at that moment', async () => {
    await openUser();
    for (const text of [
      /^Signed up through the link Newsletter, created by Camille Durand\./,
      /It was use number 3 of this link\..*The link was found at “poster”\./,
      /Entered an e-mail address on the link’s page\./,
      /Verified the address\./,
      /Completed the registration\./,
      /^.*: delivered /,
    ])
      await expect.element(page.getByText(text).first()).toBeVisible();
    await page.getByText('Settings of the link at that moment').click();
    await expect.element(page.getByText('Alarm: registrations started in an hour')).toBeVisible();
    await expect.element(page.getByText('Websites that may show the frame')).toBeVisible();
    await expect.element(page.getByRole('term').filter({ hasText: /^Use limit$/ })).toBeVisible();
    await expectAccessible(bothSchemes);
  });

  it.each([
    ['imported', 'Camille Durand', /^This person was added by Camille Durand on .*, with an imported file\./],
    ['founded', null, /^This person is the first administrator, created with the organization on /],
  ] as const)('is said without a registration (%s)', async (how, by, text) => {
    api.answers(ofUser, { beginning: { how, by }, items: [] });
    await openUser();
    const line = page.getByText(text);
    await expect.element(line).toBeVisible();
    expect(line.element().textContent.includes('there is no registration yet')).toBe(by !== null);
  });
});

describe('why a case is here', () => {
  it('leads to the user whose registration opened it', async () => {
    api.answersEveryGet();
    await openPage(`/cases/${id}`);
    await page.getByRole('link', { name: 'See the user' }).click();
    await expect.element(page.getByRole('heading', { name: 'Why is this person here?' })).toBeVisible();
  });

  it('names who opened it by hand', async () => {
    api.answers(ofCase, { openedBy: 'Camille Durand', arrival: null });
    api.answersEveryGet();
    await openPage(`/cases/${id}`);
    await expect
      .element(page.getByText(/^Nobody registered for it: Camille Durand opened it by hand on /))
      .toBeVisible();
    await expectAccessible(bothSchemes);
  });
});
