// What a program that reads pages does not do by itself. A click is not among them: a label's may look real and is not.
const signs = ['pointerdown', 'pointermove', 'touchstart', 'wheel', 'keydown'] as const;

/**
 * Calls once, at the first sign of a person on the page. The browser itself must vouch for the sign, and be nobody's
 * program (WebDriver, section 4). Answers what stops looking for it.
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
