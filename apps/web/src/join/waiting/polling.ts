import type { Waiting } from '@casedoor/contracts';
import { useEffect, useState } from 'react';
import { request } from '../../api/request.ts';
import { codeOf, failureOf } from '../page/failure.ts';

const shortest = 2000;
// Longest polling interval. With the request's own time a change still shows within five seconds.
const longest = 4500;

/** Polling interval in milliseconds: short at first, when the mail is about to be delivered, then longer. */
export function pauseAfter(questions: number): number {
  return Math.min(longest, shortest * 1.15 ** questions);
}

/** Polls the mail's delivery while the tab is visible. Null before the first answer. */
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
    // Returns the milliseconds until the next poll, or null where the answer can no longer change.
    const question = async (): Promise<number | null> => {
      questions += 1;
      try {
        const answer = await request('GET /public/waiting', { bearer: token, signal: controller.signal });
        if (!controller.signal.aborted) setWaiting(answer);
        const mayChange = answer.state === 'waiting' || answer.state === 'confirmed';
        return mayChange ? pauseAfter(questions) : null;
      } catch (fault) {
        if (controller.signal.aborted) return null;
        const failure = failureOf(fault);
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
