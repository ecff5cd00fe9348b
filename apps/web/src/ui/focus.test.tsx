import { Modal } from '@mantine/core';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showComponent } from '../../test/page.tsx';
import { ArrivingTitle } from './arriving-title.tsx';
import { useFocusBack } from './use-focus-back.ts';

function Dialog({ onClose }: { onClose: () => void }) {
  useFocusBack();
  return (
    <Modal opened onClose={onClose} title="A dialog" closeButtonProps={{ 'aria-label': 'Close' }}>
      <input aria-label="Name" />
    </Modal>
  );
}

function Page({ lasting }: { lasting: boolean }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      {(lasting || !opened) && (
        <button type="button" onClick={() => setOpened(true)}>
          Open
        </button>
      )}
      {opened && <Dialog onClose={() => setOpened(false)} />}
    </>
  );
}

const opener = page.getByRole('button', { name: 'Open' });

it('goes back from a dialog that is mounted open to what opened it', async () => {
  await showComponent(<Page lasting />);
  await opener.click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(opener).toHaveFocus();
});

it('stays where it is, if what opened the dialog is gone', async () => {
  await showComponent(<Page lasting={false} />);
  await opener.click();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(opener).not.toHaveFocus();
});

function Steps() {
  const [arrived, setArrived] = useState(false);
  return arrived ? (
    <ArrivingTitle>Done</ArrivingTitle>
  ) : (
    <button type="button" onClick={() => setArrived(true)}>
      Go on
    </button>
  );
}

it('is on a heading that replaces the button that was pressed', async () => {
  await showComponent(<Steps />);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect.element(page.getByRole('heading', { name: 'Done' })).toHaveFocus();
});
