import { useSyncExternalStore } from 'react';
import { ConnectionError, ProblemError, request } from '../../api/request.ts';

const route = 'POST /public/signup-links/{token}/registrations';
type Options = Parameters<typeof request<typeof route>>[1];
type Started = Awaited<ReturnType<typeof request<typeof route>>>;

let isChecking = false;
const listeners = new Set<() => void>();

function setChecking(now: boolean): void {
  isChecking = now;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the page solves a challenge at the moment. */
export const useChecking = (): boolean => useSyncExternalStore(listen, () => isChecking);

/** Starts a registration. If the API asks for it, solves a challenge first, which nobody has to see or answer. */
export async function startRegistration(options: Options): Promise<Started> {
  try {
    return await request(route, options);
  } catch (fault) {
    const challenge = fault instanceof ProblemError ? fault.problem.challenge : undefined;
    if (!challenge) throw fault;
    setChecking(true);
    try {
      // Loaded only where it is needed: hardly anybody is asked.
      const { solutionOf } = await import('./solve-challenge.ts').catch((cause: unknown) => {
        throw new ConnectionError(cause);
      });
      const challengeSolution = await solutionOf(challenge);
      if (challengeSolution === null) throw fault;
      return await request(route, { ...options, body: { ...options.body, challengeSolution } });
    } finally {
      setChecking(false);
    }
  }
}
