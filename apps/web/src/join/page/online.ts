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
