import type { EndpointAt, ImportKind, RequestOf } from '@casedoor/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { request } from '../../../api/request.ts';

/** A file to import, as the API takes it. */
export type ImportFile = RequestOf<EndpointAt<'POST /imports'>>['body'];

/** Previews the outcome of each row. */
export function usePreviewImport() {
  return useMutation({ mutationFn: (body: ImportFile) => request('POST /imports/preview', { body }) });
}

/** Starts an import. */
export function useStartImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ImportFile) => request('POST /imports', { body }),
    onSuccess: (run) => {
      queries.setQueryData(['imports', 'one', run.id], run);
      return queries.invalidateQueries({ queryKey: ['imports', 'list'] });
    },
  });
}

/** Resumes an import that has stopped. */
export function useResumeImport(importId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => request('POST /imports/{importId}/resume', { params: { importId } }),
    onSuccess: (run) => {
      queries.setQueryData(['imports', 'one', importId], run);
      return queries.invalidateQueries({ queryKey: ['imports', 'list'] });
    },
  });
}

/** The newest imports of a kind. */
export function useImports(kind: ImportKind) {
  return useQuery({
    queryKey: ['imports', 'list', kind],
    queryFn: ({ signal }) => request('GET /imports', { query: { kind, limit: 10 }, signal }),
  });
}

/** One import; polls every second while it runs. */
export function useImport(importId: string) {
  const queries = useQueryClient();
  const run = useQuery({
    queryKey: ['imports', 'one', importId],
    queryFn: ({ signal }) => request('GET /imports/{importId}', { params: { importId }, signal }),
    refetchInterval: ({ state }) => (state.data?.finishedAt ? false : 1000),
  });
  const done = run.data?.finishedAt;
  const kind = run.data?.kind;
  useEffect(() => {
    if (!done || !kind) return;
    void queries.invalidateQueries({ queryKey: [kind] });
    void queries.invalidateQueries({ queryKey: ['imports', 'list'] });
  }, [done, kind, queries]);
  return run;
}
