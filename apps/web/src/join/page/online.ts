import { useSyncExternalStore } from 'react';

function listen(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Whether the device says that it has a network. "Yes" promises nothing; "no" is sure. */
export function useOnline(): boolean {
  return useSyncExternalStore(listen, () => navigator.onLine);
}

const delays = [4000, 8000, 16_000, 32_000];

/**
 * Calls `again` once when a lost connection may be back: at the browser's word, and after a pause that grows with each
 * attempt, for the networks that never tell. After the last one only the browser's word counts. Returns how to stop.
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
