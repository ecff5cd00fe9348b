import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem } from './problem-message.ts';
import { ConnectionError, ProblemError } from './request.ts';

/** First part of the session's query key; see session.ts. */
export const sessionKey = ['session'] as const;

function mayPass(error: unknown): boolean {
  return error instanceof ConnectionError || (error instanceof ProblemError && error.problem.status >= 500);
}

function onError(error: unknown): void {
  // The session ended elsewhere: refetching it leads to the sign-in page, which returns here afterwards.
  if (isProblem(error, 'session_required')) void queryClient.invalidateQueries({ queryKey: sessionKey });
}

/** The app's only query cache. Retries transient faults twice; never retries refusals. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    // Without a network a request fails with an error, instead of pausing silently.
    queries: {
      networkMode: 'always',
      // Not implied by this network mode: what the screen shows may be old once the connection is back.
      refetchOnReconnect: 'always',
      staleTime: 10_000,
      retry: (count, error) => count < 2 && mayPass(error),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Calls `listener` each time that a save begins. */
export function onSaveStarted(listener: () => void): void {
  queryClient.getMutationCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'pending') listener();
  });
}
