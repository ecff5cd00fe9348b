const delays = [4000, 8000, 16_000, 32_000];
const longestDelay = 32_000;

/**
 * Calls `again` once when a failure may have passed: at the browser's `online` event, or after a delay that grows with
 * each attempt, not before `notBefore` (milliseconds since 1970). Returns how to cancel.
 */
export function whenBack(again: () => void, attempt: number, notBefore: number | null = null): () => void {
  const asked = notBefore === null ? 0 : notBefore - Date.now();
  let timer = setTimeout(retry, Math.max(delays[attempt] ?? longestDelay, asked));
  function retry() {
    // Only "offline" is certain: the event will say when that ends.
    if (navigator.onLine) go();
    else timer = setTimeout(retry, longestDelay);
  }
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
