import { request } from '../api/request.ts';
import { remember, remembered } from './tab-memory.ts';

// What a program that reads pages does not do by itself. A click is not among them: a label's may look real and is not.
const signs = ['pointerdown', 'pointermove', 'touchstart', 'wheel', 'keydown'] as const;

/**
 * Counts that the link's page was loaded, and a person at the first sign of one, each once a tab. The browser itself must
 * vouch for the sign, and be nobody's program (WebDriver, section 4). Answers what stops looking for it.
 */
export function countVisit(token: string, from: string | null): () => void {
  const watching = new AbortController();
  const tell = (by: 'page' | 'person') => {
    if (remembered(`counted-${by}:${token}`) !== null) return;
    remember(`counted-${by}:${token}`, 'yes');
    request('POST /public/signup-links/{token}/visits', {
      params: { token },
      body: { by, ...(from === null ? {} : { from }) },
      keepalive: true,
      // Who is signed in makes no difference, and a frame must not know.
      anonymous: true,
    }).catch(() => {
      // One less is counted: nothing that the person should hear of.
    });
  };
  const look = ({ isTrusted }: Event) => {
    if (!isTrusted || navigator.webdriver) return;
    watching.abort();
    tell('person');
  };
  tell('page');
  for (const sign of signs)
    window.addEventListener(sign, look, { passive: true, capture: true, signal: watching.signal });
  return () => watching.abort();
}
