import { beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { showComponent } from '../../test/page.tsx';
import { showFault, showToast } from './toast.tsx';

beforeEach(async () => {
  await showComponent(<h1>A page</h1>);
  await expect.element(page.getByRole('heading')).toBeVisible();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  return () => void vi.useRealTimers();
});

/** Advances the timers by some seconds and renders the result. */
async function pass(seconds: number): Promise<void> {
  vi.advanceTimersByTime(seconds * 1000);
  await new Promise(requestAnimationFrame);
  vi.advanceTimersByTime(1000);
}

it('goes by itself after five seconds', async () => {
  showToast('Saved.');
  const toast = page.getByText('Saved.');
  await expect.element(toast).toBeVisible();
  await pass(3);
  await expect.element(toast).toBeVisible();
  await pass(2);
  await expect.element(toast).not.toBeInTheDocument();
});

it('takes back what it says, once, within ten seconds', async () => {
  const undo = vi.fn<() => void>();
  showToast('Saved.', undo);
  const button = page.getByRole('button', { name: 'Undo' });
  await expect.element(button).toBeVisible();
  await pass(8);
  await button.click();
  expect(undo).toHaveBeenCalledOnce();
  await pass(0);
  await expect.element(page.getByText('Saved.')).not.toBeInTheDocument();
});

it('says a fault until it is closed', async () => {
  showFault('It did not work.');
  const fault = page.getByRole('alert').filter({ hasText: 'It did not work.' });
  await expect.element(fault).toBeVisible();
  await pass(600);
  await expect.element(fault).toBeVisible();
  await fault.getByRole('button', { name: 'Close' }).click();
  await pass(0);
  await expect.element(fault).not.toBeInTheDocument();
});
