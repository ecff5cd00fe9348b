const keptUnder = 'casedoor.reloaded-at';
const pauseMilliseconds = 60_000;

/**
 * Reloads the page when a part of it is no longer on the server: a new version was deployed while it was open.
 * At most once a minute, so that a part that is missing for another reason is told instead.
 */
export function reloadOutdatedPage(): void {
  globalThis.addEventListener('vite:preloadError', () => {
    // Without a connection a reload would only lose the page that is there.
    if (navigator.onLine && mayReload(Date.now())) globalThis.location.reload();
  });
}

function mayReload(now: number): boolean {
  try {
    const reloadedAt = Number(sessionStorage.getItem(keptUnder) ?? 0);
    if (now - reloadedAt < pauseMilliseconds) return false;
    sessionStorage.setItem(keptUnder, String(now));
    return true;
  } catch {
    // Storage can be forbidden by the browser: then nothing would end the reloading.
    return false;
  }
}
