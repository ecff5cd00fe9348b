import type { RegistrationForDecision } from '@casedoor/contracts';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { bothSchemes, expectAccessible } from '../../../../test/accessible.ts';
import { api } from '../../../../test/api.ts';
import { openPage } from '../../../../test/page.tsx';

const list = 'GET /registrations';
const approve = 'POST /registrations/{registrationId}/approve';
const reject = 'POST /registrations/{registrationId}/reject';
const ida = { id: '019a9d3e-7c1f-7d20-9f35-000000000001', firstName: 'Ida', email: 'ida@example.com' };
const rosa = { id: '019a9d3e-7c1f-7d20-9f35-000000000002', firstName: 'Rosa', email: 'rosa@example.com' };

/** Whatever else stands in the same line. */
const reads = (text: string) => page.getByText(text, { exact: false });
const dialog = page.getByRole('dialog');
const button = (name: string) => page.getByRole('button', { name, exact: true });
const inDialog = (name: string) => dialog.getByRole('button', { name, exact: true });

/** Opens the queue; a person who is decided about leaves it, as on the server. */
async function openQueue(): Promise<{ pending: Pick<RegistrationForDecision, 'id' | 'email'>[] }> {
  const queue = { pending: [ida, rosa] };
  const leave = (id: string) => {
    queue.pending = queue.pending.filter((person) => person.id !== id);
    return {};
  };
  api.answers(list, () => ({
    items: queue.pending.map((person) => ({ ...person, state: 'pending_approval' })),
  }));
  api.answers(approve, ({ params }) => leave(params.registrationId));
  api.answers(reject, ({ params }) => leave(params.registrationId));
  api.answersEveryGet();
  await openPage('/signup-links?tab=waiting');
  await expect.element(reads(ida.email)).toBeVisible();
  return queue;
}

it('approves those who are chosen, each on the settings that were shown, with one reason', async () => {
  await openQueue();
  await page.getByRole('checkbox', { name: 'Choose all 2 shown' }).click();
  await button('Approve 2').click();
  await dialog.getByLabelText('Reason (optional)').fill('Met at the open day');
  await inDialog('Approve 2').click();
  await expect.element(page.getByText('2 registrations are approved.')).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Nothing to approve' })).toBeVisible();
  const body = { signupLinkVersion: 3, reason: 'Met at the open day' };
  expect(api.sent(approve)).toEqual([ida, rosa].map(({ id }) => ({ params: { registrationId: id }, body })));
});

it('keeps those whom the API refuses, and says why', async () => {
  await openQueue();
  for (const name of ['Ida Martin', 'Rosa Martin'])
    await page.getByRole('checkbox', { name: `Choose ${name}` }).click();
  api.refuses(approve, 'signup_link_full');
  await button('Approve 2').click();
  await inDialog('Approve 2').click();
  await expect.element(dialog.getByText('2 registrations could not be decided:')).toBeVisible();
  await expect.element(dialog.getByText('Rosa Martin')).toBeVisible();
  await expect.element(dialog.getByText('All places of this link are taken.').first()).toBeVisible();
  await expectAccessible(bothSchemes);
  await inDialog('Close').last().click();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(reads(rosa.email)).toBeVisible();
});

it('rejects with a reason for the team, which is required, and words for the person', async () => {
  await openQueue();
  await button('Reject Ida Martin').click();
  await inDialog('Reject').click();
  await expect.element(dialog.getByText('Give a reason, in a few words.')).toBeVisible();
  expect(api.sent(reject)).toEqual([]);
  await dialog.getByLabelText(/^Reason$/).fill('Conflict of interest');
  await dialog.getByLabelText(/^Message to the person/).fill('Please ask the bar for another firm.');
  await inDialog('Reject').click();
  await expect.element(page.getByText('The registration is rejected.')).toBeVisible();
  await expect.element(reads(ida.email)).not.toBeInTheDocument();
  expect(api.sent(reject).map(({ body }) => body)).toEqual([
    { reason: 'Conflict of interest', message: 'Please ask the bar for another firm.' },
  ]);
});
