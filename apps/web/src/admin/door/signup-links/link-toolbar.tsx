import { Group, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../../../ui/search-field.tsx';
import { linkSorts, statesOf, type useLinkFilters } from './use-link-filters.ts';

const sortWords = {
  '-createdAt': 'newest',
  createdAt: 'oldest',
  title: 'title',
  '-uses': 'uses',
  expiresAt: 'expiry',
} as const satisfies Record<(typeof linkSorts)[number], string>;

/** Search, state filter and order of the list of links. */
export function LinkToolbar({
  filters,
  setFilters,
}: Pick<ReturnType<typeof useLinkFilters>, 'filters' | 'setFilters'>) {
  const { t } = useTranslation('signup-links');

  return (
    <Group align="flex-end" gap="sm" py="md">
      <SearchField
        q={filters.q}
        onSearch={(q) => setFilters({ q })}
        words={{ label: t('search.label'), placeholder: t('search.placeholder'), clear: t('search.clear') }}
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
