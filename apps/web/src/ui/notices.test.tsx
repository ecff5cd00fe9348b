import { Button, Stack, TextInput } from '@mantine/core';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { showComponent } from '../../test/page.tsx';
import { Dialog } from './dialog.tsx';
import { SaveStateBar, saveStateOf } from './save-state.tsx';
import { showFault, showToast } from './toast.tsx';

const many = Array.from({ length: 30 }, (_, index) => (
  <TextInput key={index} label={`Field ${index}`} size="md" />
));
const last = page.getByRole('button', { name: 'Last' });

/** Whether what a person would hit in the middle of a control is the control. */
function isFree(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return hit !== null && (element.contains(hit) || hit.contains(element));
}

describe.each([360, 1280])('at %d pixels', (width) => {
  it('a notice leaves the last control of the page free', async () => {
    await showComponent(
      <Stack>
        {many}
        <Button>Last</Button>
      </Stack>,
      { width },
    );
    showFault('It did not work.');
    showToast('Saved.', () => undefined);
    await expect.element(page.getByText('Saved.')).toBeVisible();
    await expect
      .poll(() => (window.scrollTo(0, document.body.scrollHeight), isFree(last.element())))
      .toBe(true);
  });

  it('a notice leaves the last control of a dialog free, and is itself free', async () => {
    await showComponent(
      <Dialog opened fullScreen={width === 360} title="Long" onClose={() => undefined}>
        <Stack>
          {many}
          <Button>Last</Button>
        </Stack>
      </Dialog>,
      { width },
    );
    await expect.element(last).toBeInTheDocument();
    showToast('Saved.', () => undefined);
    const undo = page.getByRole('button', { name: 'Undo' });
    await expect.element(undo).toBeVisible();
    await expect
      .poll(() => (last.element().scrollIntoView({ block: 'nearest' }), isFree(last.element())))
      .toBe(true);
    expect(isFree(undo.element())).toBe(true);
  });

  it('a notice moves the control in use out from under it', async () => {
    await showComponent(<Stack>{many}</Stack>, { width });
    const field = page.getByLabelText('Field 12');
    await expect.element(field).toBeVisible();
    field.element().scrollIntoView({ block: 'end' });
    (field.element() as HTMLElement).focus({ preventScroll: true });
    showToast('Saved.');
    await expect.element(page.getByText('Saved.')).toBeVisible();
    await expect.poll(() => isFree(field.element())).toBe(true);
  });

  it('the state of a save stands below the last control of its panel', async () => {
    await showComponent(
      <Stack>
        {many}
        <Button>Last</Button>
        <SaveStateBar state="saved" onUndo={() => undefined} />
      </Stack>,
      { width },
    );
    await expect.element(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
    (last.element() as HTMLElement).focus();
    await expect.poll(() => isFree(last.element())).toBe(true);
  });
});

it('"saved" is said only where nothing is on its way and nothing was refused', () => {
  expect(saveStateOf({ saving: true, failed: true, done: 'saved' })).toBe('saving');
  expect(saveStateOf({ saving: false, failed: true, done: 'saved' })).toBe('failed');
  expect(saveStateOf({ saving: false, failed: false, done: 'saved' })).toBe('saved');
  expect(saveStateOf({ saving: false, failed: false, done: null })).toBe(null);
});

it.each([
  ['en', 'Not saved'],
  ['fr', 'Non enregistré'],
] as const)('a refused save says so (%s)', async (language, words) => {
  await showComponent(<SaveStateBar state="failed" onUndo={() => undefined} />, { language });
  await expect.element(page.getByText(words)).toBeVisible();
  await expect.element(page.getByRole('button')).not.toBeInTheDocument();
});
