import { useSyncExternalStore } from 'react';

function listen(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Whether the browser reports a network. "Yes" promises nothing; "no" is certain. */
export function useOnline(): boolean {
  return useSyncExternalStore(listen, () => navigator.onLine);
}

const delays = [4000, 8000, 16_000, 32_000];

/**
 * Calls `again` once when a lost connection may be back: at the browser's `online`
 * event, or after a delay that grows with each attempt, for networks that fire no
 * event. After the last delay only the event counts. Returns how to cancel.
 */
export function whenBackOnline(again: () => void, attempt: number): () => void {
  const delay = delays[attempt];
  const timer = delay === undefined ? undefined : setTimeout(() => navigator.onLine && go(), delay);
  function go() {
    stop();
    again();
  }
  function stop() {
    clearTimeout(timer);
    window.removeEventListener('online', go);
  }
  window.addEventListener('online', go);
  return stop;
}
