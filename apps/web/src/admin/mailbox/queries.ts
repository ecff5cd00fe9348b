import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ProblemError, request } from '../../api/request.ts';

/** Whether the API refused because this server has no development mailbox. */
export function isMailboxOff(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 404;
}

/** The newest mails, of one address if `to` is given; polls every 3 seconds while the page is visible. */
export function useMailbox(to: string) {
  return useQuery({
    queryKey: ['mailbox', to],
    queryFn: ({ signal }) =>
      request('GET /mailbox', { query: { ...(to ? { to } : {}), limit: 100 }, signal }),
    refetchInterval: (query) => (isMailboxOff(query.state.error) ? false : 3000),
    retry: (failures, error) => !isMailboxOff(error) && failures < 2,
    placeholderData: keepPreviousData,
  });
}
