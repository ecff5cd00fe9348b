import { request } from '../../api/request.ts';
import { remember, remembered } from '../page/tab-memory.ts';
import { watchForPerson } from '../page/watch-for-person.ts';

/**
 * Counts a page load, and a visit at the first sign of a person,
 * each once per tab. Returns a function that stops watching.
 */
export function countVisit(token: string, from: string | null): () => void {
  const count = (by: 'page' | 'person') => {
    if (remembered(`counted-${by}:${token}`) !== null) return;
    remember(`counted-${by}:${token}`, 'yes');
    request('POST /public/signup-links/{token}/visits', {
      params: { token },
      body: { by, ...(from === null ? {} : { from }) },
      keepalive: true,
      // The count does not depend on the session, and a frame must not send its cookie.
      anonymous: true,
    }).catch(() => {
      // A failed count is not worth an error message.
    });
  };
  count('page');
  return watchForPerson(() => count('person'));
}
