import type { LinkState } from '@casedoor/contracts';
import { useSearchParams } from 'react-router-dom';
import type { LinkFilters } from './queries.ts';

/** The orders of the list. */
export const linkSorts = ['-createdAt', 'createdAt', 'title', '-uses', 'expiresAt'] as const;

/** The states that a link of the current tab, or of the ended one, can be in. */
export const statesOf = {
  current: ['open', 'full_today', 'paused', 'scheduled', 'expired', 'full'],
  ended: ['replaced', 'revoked'],
} as const satisfies Record<string, readonly LinkState[]>;

/** Which tab and which links the address spells; what it spells wrongly is left out. Reload and back show the same. */
export function useLinkFilters() {
  const [search, setSearch] = useSearchParams();
  const ended = search.get('ended') === 'true';
  const room = (['waiting', 'requests'] as const).find((name) => name === search.get('tab'));
  const tab = room ?? (ended ? 'ended' : 'current');
  const q = search.get('q')?.trim().slice(0, 100);
  const state = statesOf[ended ? 'ended' : 'current'].find((known) => known === search.get('state'));
  const filters: LinkFilters = {
    ended,
    sort: linkSorts.find((known) => known === search.get('sort')) ?? '-createdAt',
    ...(q ? { q } : {}),
    ...(state ? { state } : {}),
  };

  /** Sets or, with null, takes filters away. */
  function setFilters(
    changes: Partial<Record<'q' | 'state' | 'sort' | 'ended' | 'tab' | 'registration', string | null>>,
  ): void {
    setSearch(
      () => {
        // The browser's own address, not the last render's: of two changes in one moment, none is lost.
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

  function showTab(chosen: string | null): void {
    setFilters({
      ended: chosen === 'ended' ? 'true' : null,
      tab: chosen === 'requests' || chosen === 'waiting' ? chosen : null,
      registration: null,
      state: null,
    });
  }

  return { tab, filters, setFilters, showTab, narrowed: Boolean(q ?? state) };
}
