import { useState } from 'react';
import { Link } from 'react-router-dom';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectWords } from '../../test/legible.ts';
import { showComponent } from '../../test/page.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { Dialog } from './dialog.tsx';
import { type LostBy, useUnsaved } from './unsaved-forms.ts';

const question = page.getByRole('dialog', { name: 'Leave without saving?' });
const away = page.getByRole('link', { name: 'Away' });
const elsewhere = page.getByRole('heading', { name: 'Elsewhere' });

function Form({ name, unsaved, lostBy }: { name: string; unsaved: boolean; lostBy?: LostBy }) {
  useUnsaved(name, unsaved, lostBy);
  return null;
}

const show = (...forms: { name: string; unsaved: boolean; lostBy?: LostBy }[]) =>
  showComponent(
    <>
      <Link to="/away">Away</Link>
      <Link to="/?status=closed">Another filter</Link>
      <Link to="/#end">The end</Link>
      {forms.map((form) => (
        <Form key={form.name} {...form} />
      ))}
    </>,
    { elsewhere: <h1>Elsewhere</h1> },
  );

/** Whether the browser would ask before closing the tab. */
const asksBeforeUnload = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));

describe('another page', () => {
  it('is asked about, and stays away where the answer is no', async () => {
    await show({ name: 'Note', unsaved: true });
    await away.click();
    await expect.element(question).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(question).not.toBeInTheDocument();
    await expect.element(away).toBeVisible();
  });

  it.each([
    [true, false],
    [false, true],
    [true, true],
  ])('is asked about once where a page has several forms (%s, %s), by their names', async (first, second) => {
    await show({ name: 'Title', unsaved: first }, { name: 'Note', unsaved: second });
    await away.click();
    await expect.element(question).toBeVisible();
    const names = question.getByRole('listitem').elements();
    expect(names.map(({ textContent }) => textContent)).toEqual([
      ...(first ? ['Title'] : []),
      ...(second ? ['Note'] : []),
    ]);
    await question.getByRole('button', { name: 'Leave without saving' }).click();
    await expect.element(elsewhere).toBeVisible();
    await expect.element(question).not.toBeInTheDocument();
    expect(asksBeforeUnload()).toBe(false);
  });

  it('opens at once where nothing is unsaved', async () => {
    await show({ name: 'Note', unsaved: false });
    await expect.element(away).toBeVisible();
    expect(asksBeforeUnload()).toBe(false);
    await away.click();
    await expect.element(elsewhere).toBeVisible();
  });

  it('opens by itself once a save that was on its way has ended', async () => {
    function Saving() {
      const [saved, setSaved] = useState(false);
      useUnsaved('Note', !saved);
      return <input aria-label="Save" onInput={() => setSaved(true)} />;
    }
    await showComponent(
      <>
        <Link to="/away">Away</Link>
        <Saving />
      </>,
      { elsewhere: <h1>Elsewhere</h1> },
    );
    await away.click();
    await expect.element(question).toBeVisible();
    document.querySelector('input')?.dispatchEvent(new Event('input', { bubbles: true }));
    await expect.element(elsewhere).toBeVisible();
  });
});

it('lets the same page show another filter or part, except where a form says that this loses it', async () => {
  await show({ name: 'Note', unsaved: true });
  await page.getByRole('link', { name: 'Another filter' }).click();
  await page.getByRole('link', { name: 'The end' }).click();
  await expect.element(question).not.toBeInTheDocument();
  await show({ name: 'File', unsaved: true, lostBy: 'address' });
  await page.getByRole('link', { name: 'Another filter' }).click();
  await expect.element(question).toBeVisible();
});

it('has the browser ask before the tab is closed, also for what another page would still save', async () => {
  await show({ name: 'Title', unsaved: true, lostBy: 'tab' });
  await expect.element(away).toBeVisible();
  expect(asksBeforeUnload()).toBe(true);
  await away.click();
  await expect.element(elsewhere).toBeVisible();
  expect(asksBeforeUnload()).toBe(false);
});

describe('a dialog', () => {
  const dialog = page.getByRole('dialog', { name: 'Add a party' });
  const closing = page.getByRole('dialog', { name: 'Close without saving?' });

  function Opened({ onClose }: { onClose: () => void }) {
    const [opened, setOpened] = useState(true);
    const [typed, setTyped] = useState('');
    return (
      <>
        <Form name="On the page" unsaved />
        <Dialog
          title="Add a party"
          opened={opened}
          unsaved={typed !== ''}
          onClose={() => {
            onClose();
            setOpened(false);
          }}
        >
          <input aria-label="Name" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        </Dialog>
      </>
    );
  }

  const escape = () => userEvent.keyboard('{Escape}');
  const press = () => dialog.getByRole('button', { name: 'Close' }).click();
  const outside = () => page.elementLocator(document.body).click({ position: { x: 4, y: 400 } });

  it.each([
    ['Escape', escape],
    ['the ×', press],
    ['a click outside', outside],
  ])('with typed text asks first: %s', async (_how, close) => {
    const onClose = vi.fn<() => void>();
    await showComponent(<Opened onClose={onClose} />);
    await page.getByLabelText('Name').fill('Roe');
    await close();
    await expect.element(closing).toMatchTextContent(/Add a party/);
    await expect.element(closing).not.toMatchTextContent(/On the page/);
    // One Escape answers the question; the dialog beneath stays, with its text.
    await escape();
    await expect.element(closing).not.toBeInTheDocument();
    await expect.element(page.getByLabelText('Name')).toHaveValue('Roe');
    expect(onClose).not.toHaveBeenCalled();
    await close();
    await closing.getByRole('button', { name: 'Close without saving' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('without typed text closes at once', async () => {
    await showComponent(<Opened onClose={() => undefined} />);
    await expect.element(dialog).toBeVisible();
    await escape();
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(closing).not.toBeInTheDocument();
  });

  it('is asked about in French', async () => {
    const all = { opened: true, title: 'Motif', confirmLabel: 'Révoquer', onConfirm: () => undefined };
    await showComponent(
      <ConfirmDialog {...all} unsaved onClose={() => undefined}>
        Texte
      </ConfirmDialog>,
      { language: 'fr', width: 320 },
    );
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await escape();
    const asked = page.getByRole('dialog', { name: 'Fermer sans enregistrer\u00a0?' });
    await expect.element(asked).toMatchTextContent(/serait perdu/);
    expectWords();
  });
});
