import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { showComponent } from '../../test/page.tsx';
import { CopyField } from './copy-field.tsx';

const value = 'https://casedoor.example/join/2Jc0m9Qd4sXw7bYtKp3VhLrN8aEf';
const show = () => showComponent(<CopyField label="The link" copyLabel="Copy the link" value={value} />);
const button = page.getByRole('button', { name: 'Copy the link' });
const field = page.getByLabelText('The link');
const status = page.getByRole('status');

it('copies inside the click, says so, and stops saying so', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await show();
  await expect.element(button).toBeVisible();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await button.click();
  await expect.element(status).toHaveTextContent('Copied');
  expect(write).toHaveBeenCalledExactlyOnceWith(value);
  vi.advanceTimersByTime(2600);
  vi.useRealTimers();
  await expect.element(status).toHaveTextContent('');
});

it('selects the text where the browser refuses to copy, and says what to do', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'));
  await show();
  await button.click();
  await expect.element(status).toMatchTextContent(/did not allow copying/);
  await expect.element(field).toHaveFocus();
  expect(getSelection()?.toString()).toBe(value);
});

it('selects the text where there is no clipboard, as on a page without https', async () => {
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(undefined as never);
  await show();
  await button.click();
  await expect.element(status).toMatchTextContent(/did not allow copying/);
});

it('selects the whole text when it gets the focus, and cannot be changed', async () => {
  await show();
  await field.click();
  expect(getSelection()?.toString()).toBe(value);
  await expect.element(field).toHaveAttribute('readonly');
});
