import { exampleProblem } from '@casedoor/contracts/example-answers';
import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { showComponent } from '../../test/page.tsx';
import { ConnectionError, ProblemError } from '../api/request.ts';
import { ErrorLine, ErrorPanel } from './error-panel.tsx';

const fault = new ProblemError(exampleProblem('GET /users', 'server_error'));
const refusal = new ProblemError(exampleProblem('GET /users', 'membership_role_insufficient'));
const alert = page.getByRole('alert');

it('says a fault of ours, and its number for support', async () => {
  await showComponent(<ErrorPanel error={fault} />);
  await expect.element(alert).toMatchTextContent(/went wrong on our side.*Reference for support: req-1042/);
});

it('says a refusal without a number', async () => {
  await showComponent(<ErrorPanel error={refusal} />);
  await expect.element(alert).toMatchTextContent(refusal.problem.title);
  await expect.element(alert).not.toMatchTextContent(/req-1042/);
});

it('prefers the detail, such as when to try again', async () => {
  const detail = 'Try again in 20 seconds.';
  await showComponent(<ErrorLine error={new ProblemError({ ...fault.problem, detail })} />);
  await expect.element(alert).toHaveTextContent(detail);
});

it.each([
  ['en', /no connection to Casedoor/, /Something went wrong in this page/],
  ['fr', /injoignable pour le moment/, /Une erreur s’est produite/],
] as const)('tells a lost connection from a fault of the page (%s)', async (language, lost, broken) => {
  await showComponent(<ErrorPanel error={new ConnectionError(null)} />, { language });
  await expect.element(alert).toMatchTextContent(lost);
  await showComponent(<ErrorPanel error={new Error('bug')} />, { language });
  await expect.element(alert).toMatchTextContent(broken);
  await expect.element(alert).not.toMatchTextContent(/bug/);
});

it('tries again where it can, and not twice at once', async () => {
  const retry = vi.fn<() => void>();
  await showComponent(<ErrorPanel error={fault} retry={retry} />);
  const button = page.getByRole('button', { name: 'Try again' });
  await button.click();
  expect(retry).toHaveBeenCalledOnce();
  await showComponent(<ErrorPanel error={fault} retry={retry} retrying />);
  await expect.element(button).toBeDisabled();
});

it.each([
  ['the connection is lost', new ConnectionError(null), true],
  ['the API is busy', new ProblemError(exampleProblem('GET /users', 'server_busy'), 5), true],
  ['the API has a fault', fault, false],
  ['the API refuses', refusal, false],
] as const)('while %s, says whether it tries again by itself, and does', async (_name, error, repeats) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  try {
    const retry = vi.fn<() => void>();
    await showComponent(<ErrorPanel error={error} retry={retry} />);
    await expect.element(alert).toBeVisible();
    expect(alert.element().textContent?.includes('This page tries again by itself.')).toBe(repeats);
    vi.advanceTimersByTime(3999);
    expect(retry).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(retry).toHaveBeenCalledTimes(repeats ? 1 : 0);
  } finally {
    vi.useRealTimers();
  }
});

it('is nothing beside a thing that was not refused', async () => {
  await showComponent(
    <p>
      Here
      <ErrorLine error={null} />
    </p>,
  );
  await expect.element(page.getByText('Here')).toBeVisible();
  await expect.element(alert).not.toBeInTheDocument();
});
