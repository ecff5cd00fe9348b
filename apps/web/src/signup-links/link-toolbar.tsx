import { CloseButton, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTypedSearch } from '../ui/use-typed-search.ts';
import { linkSorts, statesOf, type useLinkFilters } from './use-link-filters.ts';

const sortWords = {
  '-createdAt': 'newest',
  createdAt: 'oldest',
  title: 'title',
  '-uses': 'uses',
  expiresAt: 'expiry',
} as const satisfies Record<(typeof linkSorts)[number], string>;

/** Search, state and order of the list of links. */
export function LinkToolbar({
  filters,
  setFilters,
}: Pick<ReturnType<typeof useLinkFilters>, 'filters' | 'setFilters'>) {
  const { t } = useTranslation('signup-links');
  const [typed, setTyped] = useState(filters.q ?? '');
  const [shownFor, setShownFor] = useState(filters.q);
  const search = useTypedSearch((q) => setFilters({ q }));

  // Back, or "show all", changed the address: the field follows it, but never while it says the same.
  if (shownFor !== filters.q) {
    setShownFor(filters.q);
    if ((filters.q ?? '') !== typed.trim()) setTyped(filters.q ?? '');
  }

  function type(q: string) {
    setTyped(q);
    search(q);
  }

  return (
    <Group align="flex-end" gap="sm" py="md">
      <TextInput
        flex="2 1 16rem"
        type="search"
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        maxLength={100}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={typed ? <CloseButton aria-label={t('search.clear')} onClick={() => type('')} /> : null}
      />
      <NativeSelect
        flex="1 1 10.5rem"
        aria-label={t('filter.state')}
        value={filters.state ?? ''}
        onChange={(event) => setFilters({ state: event.currentTarget.value })}
        data={[
          { value: '', label: t('filter.allStates') },
          ...statesOf[filters.ended ? 'ended' : 'current'].map((state) => ({
            value: state,
            label: t(`state.${state}`),
          })),
        ]}
      />
      <NativeSelect
        flex="1 1 13rem"
        aria-label={t('sort.label')}
        value={filters.sort ?? '-createdAt'}
        onChange={(event) => setFilters({ sort: event.currentTarget.value })}
        data={linkSorts.map((sort) => ({ value: sort, label: t(`sort.${sortWords[sort]}`) }))}
      />
    </Group>
  );
}
