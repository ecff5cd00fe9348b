import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showComponent } from '../../test/page.tsx';
import { ConnectionError } from '../api/request.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

const onConfirm = vi.fn<() => void>();
const dialog = page.getByRole('dialog', { name: 'Close the office?' });
const opener = page.getByRole('button', { name: 'Ask' });

function Asking(props: { confirming?: boolean; error?: unknown; closeLabel?: string }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpened(true)}>
        Ask
      </button>
      <ConfirmDialog
        opened={opened}
        title="Close the office?"
        confirmLabel="Close it"
        onConfirm={onConfirm}
        onClose={() => setOpened(false)}
        {...props}
      >
        Everybody goes home.
      </ConfirmDialog>
    </>
  );
}

async function ask(props: Parameters<typeof Asking>[0] = {}): Promise<void> {
  onConfirm.mockReset();
  await showComponent(<Asking {...props} />);
  await opener.click();
  await expect.element(dialog).toBeVisible();
}

it('says what will happen, and does it only on the verb', async () => {
  await ask();
  await expect.element(dialog).toMatchTextContent(/Everybody goes home\./);
  expect(onConfirm).not.toHaveBeenCalled();
  await dialog.getByRole('button', { name: 'Close it' }).click();
  expect(onConfirm).toHaveBeenCalledOnce();
});

it.each(['Escape', 'Cancel', 'Close'])('%s closes it, and gives the focus back', async (way) => {
  await ask();
  if (way === 'Escape') await userEvent.keyboard('{Escape}');
  else await dialog.getByRole('button', { name: way, exact: true }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(opener).toHaveFocus();
  expect(onConfirm).not.toHaveBeenCalled();
});

it('keeps Tab inside', async () => {
  await ask();
  for (let presses = 0; presses < 5; presses++) {
    await userEvent.tab();
    expect(dialog.element().contains(document.activeElement)).toBe(true);
  }
});

it('shows why it was refused, and stays', async () => {
  await ask({ error: new ConnectionError(null) });
  await expect.element(dialog.getByRole('alert')).toMatchTextContent(/no connection/);
});

it('cannot be confirmed twice', async () => {
  await ask({ confirming: true });
  await expect.element(dialog.getByRole('button', { name: 'Close it' })).toBeDisabled();
});

it('has another word than Cancel where that could be taken for the deed', async () => {
  await ask({ closeLabel: 'Keep it open' });
  await expect.element(dialog.getByRole('button', { name: 'Keep it open' })).toBeVisible();
  await expect.element(dialog.getByRole('button', { name: 'Cancel' })).not.toBeInTheDocument();
});
