import { request } from '../../api/request.ts';
import { remember, remembered } from '../page/tab-memory.ts';
import { watchForPerson } from '../page/watch-for-person.ts';

/**
 * Counts that the link's page was loaded, and a person at the first sign of one, each once a tab. Answers what
 * stops looking for it.
 */
export function countVisit(token: string, from: string | null): () => void {
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
  tell('page');
  return watchForPerson(() => tell('person'));
}
