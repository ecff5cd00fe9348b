import { Link } from 'react-router-dom';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showComponent } from '../../test/page.tsx';
import { LeaveGuard } from './leave-guard.tsx';

const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
const away = page.getByRole('link', { name: 'Away' });

const show = (...guards: boolean[]) =>
  showComponent(
    <>
      <Link to="/away">Away</Link>
      <Link to="/?status=closed">Another filter</Link>
      {guards.map((unsaved, index) => (
        <LeaveGuard key={index} unsaved={unsaved} />
      ))}
    </>,
    { elsewhere: <h1>Elsewhere</h1> },
  );

/** Whether the browser would ask before closing the tab. */
const asksBeforeUnload = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));

it('asks before another page, and stays where the answer is no', async () => {
  await show(true);
  await away.click();
  await expect.element(dialog).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(away).toBeVisible();
});

it.each([
  [true, false],
  [false, true],
  [true, true],
])('asks once where a page has several guards (%s, %s)', async (first, second) => {
  await show(first, second);
  await away.click();
  await expect.element(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Leave without saving' }).click();
  await expect.element(page.getByRole('heading', { name: 'Elsewhere' })).toBeVisible();
  await expect.element(dialog).not.toBeInTheDocument();
});

it('goes there where the answer is yes', async () => {
  await show(true);
  await away.click();
  await dialog.getByRole('button', { name: 'Leave without saving' }).click();
  await expect.element(page.getByRole('heading', { name: 'Elsewhere' })).toBeVisible();
});

it('lets the same page show another filter', async () => {
  await show(true);
  await page.getByRole('link', { name: 'Another filter' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
});

it('has the browser ask before the tab is closed', async () => {
  await show(true);
  await expect.element(away).toBeVisible();
  expect(asksBeforeUnload()).toBe(true);
});

it('asks nothing where nothing is unsaved', async () => {
  await show(false);
  await expect.element(away).toBeVisible();
  expect(asksBeforeUnload()).toBe(false);
  await away.click();
  await expect.element(page.getByRole('heading', { name: 'Elsewhere' })).toBeVisible();
});
