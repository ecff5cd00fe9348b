import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { reloadOutdatedPage } from './reload-outdated-page.ts';

const reload = vi.fn<() => void>();
let page: EventTarget;
let kept: Map<string, string>;
const missPart = () => page.dispatchEvent(new Event('vite:preloadError'));

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T09:00:00Z') });
  reload.mockClear();
  page = new EventTarget();
  kept = new Map();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('location', { reload });
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
  reloadOutdatedPage();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('reloads a page whose parts are gone, once', () => {
  missPart();
  expect(reload).toHaveBeenCalledTimes(1);
  missPart();
  vi.advanceTimersByTime(59_000);
  missPart();
  expect(reload).toHaveBeenCalledTimes(1);
});

it('reloads again for the next version', () => {
  missPart();
  vi.advanceTimersByTime(60_000);
  missPart();
  expect(reload).toHaveBeenCalledTimes(2);
});

it('keeps the page that is there while there is no connection', () => {
  vi.stubGlobal('navigator', { onLine: false });
  missPart();
  expect(reload).not.toHaveBeenCalled();
});

it('does not reload where it cannot remember that it did', () => {
  vi.stubGlobal('sessionStorage', {
    getItem: () => {
      throw new Error('forbidden');
    },
  });
  missPart();
  expect(reload).not.toHaveBeenCalled();
});
