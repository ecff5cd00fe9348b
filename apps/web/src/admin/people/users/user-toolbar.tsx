import { Group, NativeSelect, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../../../ui/search-field.tsx';
import { sorts, type UserSort, type useUserFilters } from './use-user-filters.ts';

const sortWords = {
  '-createdAt': 'newest',
  createdAt: 'oldest',
  name: 'nameUp',
  '-name': 'nameDown',
} as const satisfies Record<UserSort, string>;

/** Search, role filter and order of the Users list. */
export function UserToolbar({
  filters,
  setFilters,
}: Pick<ReturnType<typeof useUserFilters>, 'filters' | 'setFilters'>) {
  const { t } = useTranslation('users');
  const { t: shell } = useTranslation('shell');

  return (
    <>
      <Group align="flex-end" gap="sm" py="md">
        <SearchField
          q={filters.q}
          onSearch={(q) => setFilters({ q })}
          words={{ label: t('search.label'), placeholder: t('search.placeholder'), clear: t('search.clear') }}
        />
        <NativeSelect
          flex="1 1 10.5rem"
          aria-label={t('filter.role')}
          value={filters.role ?? ''}
          onChange={(event) => setFilters({ role: event.currentTarget.value })}
          data={[
            { value: '', label: t('filter.allRoles') },
            ...(['client', 'staff', 'manager', 'admin'] as const).map((role) => ({
              value: role,
              label: shell(`role.${role}`),
            })),
          ]}
        />
        <NativeSelect
          flex="1 1 13rem"
          aria-label={t('sort.label')}
          value={filters.sort}
          onChange={(event) => setFilters({ sort: event.currentTarget.value })}
          data={sorts.map((sort) => ({ value: sort, label: t(`sort.${sortWords[sort]}`) }))}
        />
      </Group>
      {filters.signupLinkId && (
        <Group gap="xs" pb="md">
          <Text size="sm">{t('filter.link')}</Text>
          <UnstyledButton
            c="var(--colour-accent)"
            fz="sm"
            td="underline"
            onClick={() => setFilters({ link: null })}
          >
            {t('filter.clearLink')}
          </UnstyledButton>
        </Group>
      )}
    </>
  );
}
