import i18next from 'i18next';
import { beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { api } from '../../../test/api.ts';
import { showComponent } from '../../../test/page.tsx';
import en from '../../i18n/en/join.ts';
import { FaultBoundary } from './fault-boundary.tsx';

const token = '0123456789abcdef0123456789abcdef01234567';
const contact = { name: 'Cabinet Durand', contactEmail: 'accueil@durand.example' };
const written = page.getByRole('link', { name: 'Write to Cabinet Durand' });

beforeAll(() => {
  i18next.addResourceBundle('en', 'join', en);
});

function Broken(): never {
  throw new TypeError('list.at is not a function');
}

/** Shows a page inside the boundary, and returns what the browser calls for its faults. */
async function showInside(children = <p>The page</p>) {
  const listen = vi.spyOn(window, 'addEventListener');
  await showComponent(<FaultBoundary>{children}</FaultBoundary>);
  const listenerOf = (type: string) => (event: object) => {
    const [, listener] = listen.mock.calls.findLast(([name]) => name === type) ?? [];
    (listener as (event: object) => void)(event);
  };
  await expect.poll(() => listen.mock.calls.some(([name]) => name === 'unhandledrejection')).toBe(true);
  return { error: listenerOf('error'), rejection: listenerOf('unhandledrejection') };
}

it('a page that cannot be rendered says so, with the firm’s contact', async () => {
  history.replaceState(null, '', `/join/${token}`);
  api.answers('GET /public/signup-links/{token}', { discreet: false, organization: contact });
  await showComponent(
    <FaultBoundary>
      <Broken />
    </FaultBoundary>,
  );
  await expect.element(page.getByRole('heading', { name: 'This page does not work' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Reload the page' })).toBeVisible();
  await expect.element(written).toBeVisible();
  // React reports what it caught.
  expect(vi.mocked(console.error)).toHaveBeenCalled();
  vi.mocked(console.error).mockClear();
});

it('a press that throws says so, and leaves the page', async () => {
  history.replaceState(null, '', `/register#${token}`);
  api.answers('GET /public/registration', { discreet: false, organization: contact });
  const { rejection } = await showInside();
  rejection({ reason: new TypeError('list.at is not a function') });
  await expect.element(page.getByText(/^That did not work in your browser\./)).toBeVisible();
  await expect.element(page.getByText('The page', { exact: true })).toBeVisible();
  await expect.element(written).toBeVisible();
});

it('a discreet page does not name the firm', async () => {
  history.replaceState(null, '', `/join/${token}`);
  api.answers('GET /public/signup-links/{token}', { discreet: true, organization: contact });
  const { error } = await showInside();
  error({ error: new Error('x'), filename: `${location.origin}/assets/join.js` });
  await expect.element(page.getByRole('alert')).toBeVisible();
  await expect.poll(() => api.sent('GET /public/signup-links/{token}')).toHaveLength(1);
  await new Promise(requestAnimationFrame);
  expect(document.body.textContent).not.toContain('Durand');
});

it('what is no fault of the page shows nothing', async () => {
  const { error, rejection } = await showInside();
  error({ error: null, filename: `${location.origin}/join` });
  error({ error: new Error('x'), filename: 'chrome-extension://x/y.js' });
  rejection({ reason: new DOMException('aborted', 'AbortError') });
  await expect.element(page.getByText('The page', { exact: true })).toBeVisible();
  expect(page.getByRole('alert').elements()).toEqual([]);
});
