import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenBack } from './when-back.ts';

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

describe('whenBack', () => {
  it('tries once at the browser’s word', () => {
    const again = vi.fn();
    whenBack(again, 0);
    comesBack();
    comesBack();
    vi.advanceTimersByTime(60_000);
    expect(again).toHaveBeenCalledTimes(1);
  });

  it('retries after growing pauses, for networks that report nothing', () => {
    const again = vi.fn();
    whenBack(again, 1);
    vi.advanceTimersByTime(7999);
    expect(again).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(again).toHaveBeenCalledTimes(1);
  });

  it('waits for the word while the browser is sure to be offline', () => {
    const again = vi.fn();
    device.onLine = false;
    whenBack(again, 0);
    vi.advanceTimersByTime(60_000);
    expect(again).not.toHaveBeenCalled();
    device.onLine = true;
    comesBack();
    expect(again).toHaveBeenCalledTimes(1);
  });

  it('keeps the longest pause after many attempts, and never tries before the API asked', () => {
    const again = vi.fn();
    whenBack(again, 40);
    vi.advanceTimersByTime(31_999);
    expect(again).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(again).toHaveBeenCalledTimes(1);
    whenBack(again, 0, Date.now() + 90_000);
    vi.advanceTimersByTime(89_999);
    expect(again).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(again).toHaveBeenCalledTimes(2);
  });

  it('stops when it is stopped', () => {
    const again = vi.fn();
    whenBack(again, 0)();
    comesBack();
    vi.advanceTimersByTime(60_000);
    expect(again).not.toHaveBeenCalled();
  });
});
