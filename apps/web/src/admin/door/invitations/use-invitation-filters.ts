import { invitationState } from '@casedoor/contracts';
import { useSearchParams } from 'react-router-dom';
import type { InvitationFilters } from './invitation-queries.ts';

/** Every state of an invitation, in order of progress. */
export const invitationStates = invitationState.options;

/** Reads and sets the filters in the address, so that reload and Back keep them; ignores invalid ones. */
export function useInvitationFilters() {
  const [search, setSearch] = useSearchParams();
  const q = search.get('q')?.trim().slice(0, 100);
  const state = invitationStates.find((known) => known === search.get('state'));
  const batch = search.get('batch');
  const filters: InvitationFilters = {
    ...(q ? { q } : {}),
    ...(state ? { state } : {}),
    ...(batch && /^[\da-f-]{36}$/.test(batch) ? { batchId: batch } : {}),
  };
  function setFilters(changes: Partial<Record<'q' | 'state' | 'batch', string | null>>): void {
    setSearch(
      () => {
        // The browser's own address, not the last render's: of two changes at once, neither is lost.
        const after = new URLSearchParams(window.location.search);
        for (const [name, value] of Object.entries(changes)) {
          if (value) after.set(name, value);
          else after.delete(name);
        }
        return after;
      },
      { replace: true },
    );
  }
  return { filters, setFilters, narrowed: Object.keys(filters).length > 0 };
}
