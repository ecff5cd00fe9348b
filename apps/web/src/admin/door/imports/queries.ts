import type { EndpointAt, ImportKind, RequestOf } from '@casedoor/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { request } from '../../../api/request.ts';

/** A file to import, as it is sent. */
export type ImportFile = RequestOf<EndpointAt<'POST /imports'>>['body'];

/** Asks what would become of each row. */
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

/** Goes on with an import that stands still. */
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

/** One import, asked again every second while it runs. */
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
