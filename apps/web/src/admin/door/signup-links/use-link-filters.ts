import type { LinkState } from '@casedoor/contracts';
import { useSearchParams } from 'react-router-dom';
import type { LinkFilters } from './queries.ts';

/** Sort orders of the list. */
export const linkSorts = ['-createdAt', 'createdAt', 'title', '-uses', 'expiresAt'] as const;

/** The tab in which a link of each state is, in the order of the filter; a missing state is a type error. */
const tabOfState: Record<LinkState, 'current' | 'ended'> = {
  open: 'current',
  full_today: 'current',
  paused: 'current',
  scheduled: 'current',
  expired: 'current',
  full: 'current',
  replaced: 'ended',
  revoked: 'ended',
};
const states = Object.keys(tabOfState) as LinkState[];

/** The link states to filter by, in the tab of current links and in the tab of ended ones. */
export const statesOf = {
  current: states.filter((state) => tabOfState[state] === 'current'),
  ended: states.filter((state) => tabOfState[state] === 'ended'),
};

/** Reads the tab and the filters from the address, so that reload and Back keep them; ignores invalid ones. */
export function useLinkFilters() {
  const [search, setSearch] = useSearchParams();
  const ended = search.get('ended') === 'true';
  const tabAsked = (['waiting', 'requests'] as const).find((name) => name === search.get('tab'));
  const tab = tabAsked ?? (ended ? 'ended' : 'current');
  const q = search.get('q')?.trim().slice(0, 100);
  const state = statesOf[ended ? 'ended' : 'current'].find((known) => known === search.get('state'));
  const filters: LinkFilters = {
    ended,
    sort: linkSorts.find((known) => known === search.get('sort')) ?? '-createdAt',
    ...(q ? { q } : {}),
    ...(state ? { state } : {}),
  };

  /** Sets filters; null removes one. */
  function setFilters(
    changes: Partial<Record<'q' | 'state' | 'sort' | 'ended' | 'tab' | 'registration', string | null>>,
  ): void {
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
