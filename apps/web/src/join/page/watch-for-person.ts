// Events that a scanner does not cause by itself. Not `click`: activating a label sends a trusted click without a
// person.
const signs = ['pointerdown', 'pointermove', 'touchstart', 'wheel', 'keydown'] as const;

/**
 * Calls `onPerson` once, at the first sign of a person on the page: an event that the browser marks as trusted, in a
 * browser that no program drives (WebDriver, section 4). Returns a function that stops watching.
 */
export function watchForPerson(onPerson: () => void): () => void {
  const watching = new AbortController();
  const look = ({ isTrusted }: Event) => {
    if (!isTrusted || navigator.webdriver) return;
    watching.abort();
    onPerson();
  };
  for (const sign of signs)
    window.addEventListener(sign, look, { passive: true, capture: true, signal: watching.signal });
  return () => watching.abort();
}
