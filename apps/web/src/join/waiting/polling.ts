import type { Waiting } from '@casedoor/contracts';
import { useEffect, useState } from 'react';
import { request } from '../../api/request.ts';
import { codeOf, failureOf } from '../page/failure.ts';

const shortest = 2000;
// With the answer's own time a change still shows within five seconds.
const longest = 4500;

/** Milliseconds until the next question: often at first, when the mail is about to come, then less. */
export function pauseAfter(questions: number): number {
  return Math.min(longest, shortest * 1.15 ** questions);
}

/** How the mail is doing, asked again and again while the tab is seen. Null before the first answer. */
export function useWaiting(token: string | null): Waiting | null {
  const [waiting, setWaiting] = useState<Waiting | null>(null);

  useEffect(() => {
    if (token === null) return undefined;
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let questions = 0;
    let asking = false;

    const ask = async () => {
      clearTimeout(timer);
      if (asking || document.hidden) return;
      asking = true;
      const pause = await question();
      asking = false;
      if (!controller.signal.aborted && pause !== null && !document.hidden)
        timer = setTimeout(() => void ask(), pause);
    };
    // Milliseconds until the next question, or null where no answer would be another.
    const question = async (): Promise<number | null> => {
      questions += 1;
      try {
        const answer = await request('GET /public/waiting', { bearer: token, signal: controller.signal });
        if (!controller.signal.aborted) setWaiting(answer);
        const isVerifiedAndCurrent = answer.state === 'waiting' || answer.state === 'confirmed';
        return isVerifiedAndCurrent ? pauseAfter(questions) : null;
      } catch (fault) {
        if (controller.signal.aborted) return null;
        const failure = failureOf(fault);
        // A newer mail was asked for elsewhere: this page's token is worth nothing any more.
        if (codeOf(failure) === 'registration_not_found') {
          setWaiting({ state: 'ended', mail: 'on_its_way' });
          return null;
        }
        const retryAt = failure.kind === 'problem' ? failure.retryAt : null;
        return retryAt === null ? longest : Math.max(longest, retryAt - Date.now());
      }
    };
    const askAtOnce = () => void ask();
    const seen = () => (document.hidden ? clearTimeout(timer) : askAtOnce());

    document.addEventListener('visibilitychange', seen);
    window.addEventListener('online', askAtOnce);
    askAtOnce();
    return () => {
      controller.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('online', askAtOnce);
    };
  }, [token]);

  return waiting;
}
