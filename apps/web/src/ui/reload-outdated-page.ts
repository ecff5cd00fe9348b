const keptUnder = 'casedoor.reloaded-at';
const pauseMilliseconds = 60_000;

/**
 * Reloads the page when one of its files is no longer on the server, because a new version was deployed. At most once a
 * minute, so that a file missing for another reason is shown as an error instead.
 */
export function reloadOutdatedPage(): void {
  globalThis.addEventListener('vite:preloadError', () => {
    // Offline, a reload would only lose the page.
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
    // The browser may forbid storage: without it nothing would stop a reload loop.
    return false;
  }
}
