import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenBackOnline } from './online.ts';

const device = { onLine: true };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('navigator', device);
  device.onLine = true;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const comesBack = () => window.dispatchEvent(new Event('online'));

describe('whenBackOnline', () => {
  it('tries once at the browser’s word', () => {
    const again = vi.fn();
    whenBackOnline(again, 0);
    comesBack();
    comesBack();
    vi.advanceTimersByTime(60_000);
    expect(again).toHaveBeenCalledTimes(1);
  });

  it('retries after growing pauses, for networks that report nothing', () => {
    const again = vi.fn();
    whenBackOnline(again, 1);
    vi.advanceTimersByTime(7999);
    expect(again).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(again).toHaveBeenCalledTimes(1);
  });

  it('waits for the word where the browser is sure to be offline, or where every pause was tried', () => {
    const again = vi.fn();
    device.onLine = false;
    whenBackOnline(again, 0);
    vi.advanceTimersByTime(60_000);
    device.onLine = true;
    whenBackOnline(again, 4);
    vi.advanceTimersByTime(60_000);
    expect(again).not.toHaveBeenCalled();
    comesBack();
    expect(again).toHaveBeenCalledTimes(2);
  });

  it('stops when it is stopped', () => {
    const again = vi.fn();
    whenBackOnline(again, 0)();
    comesBack();
    vi.advanceTimersByTime(60_000);
    expect(again).not.toHaveBeenCalled();
  });
});
