import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { countVisit } from './count-visit.ts';

type Listener = (event: { isTrusted: boolean }) => void;
const fetched = vi.fn<(url: string, options: { body: string }) => Promise<Response>>();
let listeners: Map<string, Listener>;
let webdriver: boolean;
let tabs = 0;

beforeEach(() => {
  listeners = new Map();
  webdriver = false;
  tabs += 1;
  fetched.mockReset().mockResolvedValue(new Response(null, { status: 204 }));
  vi.stubGlobal('fetch', fetched);
  vi.stubGlobal('document', { documentElement: { lang: 'en' } });
  vi.stubGlobal('navigator', {
    get webdriver() {
      return webdriver;
    },
  });
  vi.stubGlobal('window', {
    addEventListener: (name: string, listener: Listener, { signal }: { signal: AbortSignal }) => {
      listeners.set(name, listener);
      signal.addEventListener('abort', () => listeners.delete(name));
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

const counted = () => fetched.mock.calls.map(([, { body }]) => JSON.parse(body) as object);
const happen = (name: string, isTrusted: boolean) => listeners.get(name)?.({ isTrusted });

it('counts the page at once, and a person at the first sign that the browser vouches for', () => {
  countVisit(`token ${tabs}`, 'poster');
  happen('pointerdown', false);
  expect(counted()).toEqual([{ by: 'page', from: 'poster' }]);
  happen('keydown', true);
  expect(counted()).toEqual([
    { by: 'page', from: 'poster' },
    { by: 'person', from: 'poster' },
  ]);
  expect(listeners.size).toBe(0);
});

it('counts each once in a tab, however often the page is loaded', () => {
  countVisit(`token ${tabs}`, null);
  happen('wheel', true);
  countVisit(`token ${tabs}`, null);
  happen('wheel', true);
  expect(counted()).toEqual([{ by: 'page' }, { by: 'person' }]);
});

it('takes no program for a person, neither by a click of its own nor in a browser that says so', () => {
  countVisit(`token ${tabs}`, null);
  expect(listeners.has('click')).toBe(false);
  webdriver = true;
  happen('pointerdown', true);
  expect(counted()).toEqual([{ by: 'page' }]);
});

it('looks no further once it is stopped, and a count that is lost troubles nobody', async () => {
  fetched.mockRejectedValue(new TypeError('offline'));
  const stop = countVisit(`token ${tabs}`, null);
  stop();
  expect(listeners.size).toBe(0);
  await new Promise((done) => setImmediate(done));
});
