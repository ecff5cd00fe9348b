import { useCallback, useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { api } from '../../../test/api.ts';
import { showComponent } from '../../../test/page.tsx';
import { request } from '../../api/request.ts';
import { idempotent, useLoaded, useSending } from './loading.ts';

const read = 'GET /session';
const write = 'POST /password-resets';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const passing = [
  ['the connection is lost', (route: typeof read | typeof write) => api.isUnreachable(route)],
  ['the API is busy', (route: typeof read | typeof write) => api.refuses(route, 'server_busy')],
] as const;

function Reader() {
  const { value, failure } = useLoaded(useCallback((signal: AbortSignal) => request(read, { signal }), []));
  return <p>{value ? 'loaded' : failure?.repeats ? 'repeats' : failure ? 'failed' : 'loading'}</p>;
}

function Writer({ repeatable }: { readonly repeatable: boolean }) {
  const { failure, run } = useSending();
  const [done, setDone] = useState(false);
  const send = async () => {
    await request(write, { body: { email: 'lea@example.com' } });
    setDone(true);
  };
  return (
    <button type="button" onClick={() => void run(send, repeatable ? idempotent : {})}>
      {done ? 'done' : failure?.repeats ? 'repeats' : failure ? 'failed' : 'send'}
    </button>
  );
}

/** Lets a minute pass, in steps, so that requests and renders in between can happen. */
async function aMinute() {
  for (let step = 0; step < 60; step += 1) await vi.advanceTimersByTimeAsync(1000);
}

it.each(passing)('a read is repeated by itself while %s', async (_name, fail) => {
  fail(read);
  await showComponent(<Reader />);
  await vi.advanceTimersByTimeAsync(100);
  await expect.element(page.getByText('repeats')).toBeVisible();
  api.answers(read);
  await aMinute();
  await expect.element(page.getByText('loaded')).toBeVisible();
});

it('a read that is refused is not repeated', async () => {
  api.refuses(read, 'request_rate_limited');
  await showComponent(<Reader />);
  await vi.advanceTimersByTimeAsync(100);
  await expect.element(page.getByText('failed')).toBeVisible();
  const before = api.sent(read).length;
  await aMinute();
  expect(api.sent(read)).toHaveLength(before);
});

it.each(passing)('a write that can be repeated is, while %s', async (_name, fail) => {
  fail(write);
  await showComponent(<Writer repeatable />);
  await page.getByRole('button').click();
  await vi.advanceTimersByTimeAsync(100);
  await expect.element(page.getByText('repeats')).toBeVisible();
  api.answers(write);
  await aMinute();
  await expect.element(page.getByText('done')).toBeVisible();
});

it.each(passing)('any other write is sent once while %s: it may have been done', async (_name, fail) => {
  fail(write);
  await showComponent(<Writer repeatable={false} />);
  await page.getByRole('button').click();
  await vi.advanceTimersByTimeAsync(100);
  await expect.element(page.getByText('failed')).toBeVisible();
  await aMinute();
  expect(api.sent(write)).toHaveLength(1);
});
