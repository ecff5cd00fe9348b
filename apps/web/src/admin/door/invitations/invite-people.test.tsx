import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { api } from '../../../../test/api.ts';
import { openPage } from '../../../../test/page.tsx';

const preview = 'POST /signup-links/{signupLinkId}/invitations/preview';
const id = '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11';
const list = page.getByLabelText(/^(E-mail addresses|Adresses e-mail)$/);

/** Opens a link's page; the API refuses every row without an at sign. */
async function openInvitations(language: 'en' | 'fr' = 'en'): Promise<void> {
  api.answers('GET /signup-links/{signupLinkId}', { id, state: 'open' });
  api.answers(preview, ({ body }) => ({
    items: body.recipients.map(({ email }) => ({
      refusal: email.includes('@') ? null : ('email_invalid' as const),
    })),
  }));
  api.answersEveryGet();
  await openPage(`/signup-links/${id}`, { language });
}

const rows = () =>
  page
    .getByText(/^(Row|Ligne) /)
    .elements()
    .map(({ textContent }) => textContent);

it('numbers the rows of a pasted table as the person sees them, header and blank lines counted', async () => {
  await openInvitations();
  await list.fill('\nE-mail;First name\nana@x.test;Ana\n\nnobody;Ben\n;Cora');
  await page.getByRole('button', { name: 'Check the list' }).click();
  await expect.poll(rows).toEqual(['Row 5', 'Row 6']);
  await expect.element(page.getByLabelText('E-mail, row 5')).toHaveValue('nobody');
  // What is corrected keeps its number.
  await page.getByLabelText('E-mail, row 5').fill('ben@x.test');
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect.poll(rows).toEqual(['Row 6']);
});

it('tells the rows of one line apart', async () => {
  await openInvitations('fr');
  await list.fill('ana@x.test\npersonne; rien');
  await page.getByRole('button', { name: 'Vérifier la liste' }).click();
  await expect.poll(rows).toEqual(['Ligne 2 (1)', 'Ligne 2 (2)']);
});

it.each([
  ['the list', null],
  ['the preview', 'Check the list'],
] as const)('asks before %s is lost', async (_what, button) => {
  await openInvitations();
  await list.fill('ana@x.test');
  if (button) {
    await page.getByRole('button', { name: button }).click();
    await expect.element(page.getByText('Before you send')).toBeVisible();
  }
  await page.getByRole('link', { name: 'Users', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
  await expect.element(dialog).toMatchTextContent(/Mail it to people/);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
});
