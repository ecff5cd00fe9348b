import type { MemberRole } from '@casedoor/contracts';
import { useSearchParams } from 'react-router-dom';
import type { UserFilters } from './queries.ts';

/** Sort orders of the Users list. */
export const sorts = ['-createdAt', 'createdAt', 'name', '-name'] as const;
/** One of these orders. */
export type UserSort = (typeof sorts)[number];

const roles: readonly MemberRole[] = ['client', 'staff', 'manager', 'admin'];
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads the filters from an address; ignores invalid ones. */
function readUserFilters(
  search: URLSearchParams,
): UserFilters & { status: 'active' | 'disabled'; sort: UserSort } {
  const q = search.get('q')?.trim().slice(0, 100);
  const role = roles.find((known) => known === search.get('role'));
  const signupLinkId = search.get('link');
  return {
    status: search.get('status') === 'disabled' ? 'disabled' : 'active',
    sort: sorts.find((known) => known === search.get('sort')) ?? '-createdAt',
    ...(q ? { q } : {}),
    ...(role ? { role } : {}),
    ...(signupLinkId && uuid.test(signupLinkId) ? { signupLinkId } : {}),
  };
}

/** The filters of the Users list, kept in the address so that reload, Back and a shared link keep them. */
export function useUserFilters() {
  const [search, setSearch] = useSearchParams();
  const filters = readUserFilters(search);

  /** Sets filters; null removes one. */
  function setFilters(changes: Partial<Record<'q' | 'role' | 'status' | 'sort' | 'link', string | null>>) {
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

  return { filters, setFilters, narrowed: Boolean(filters.q ?? filters.role ?? filters.signupLinkId) };
}
