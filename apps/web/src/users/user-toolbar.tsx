import { CloseButton, Group, NativeSelect, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTypedSearch } from '../ui/use-typed-search.ts';
import { sorts, type UserSort, type useUserFilters } from './use-user-filters.ts';

const sortWords = {
  '-createdAt': 'newest',
  createdAt: 'oldest',
  name: 'nameUp',
  '-name': 'nameDown',
} as const satisfies Record<UserSort, string>;

/** Search, role and order of the Users list. */
export function UserToolbar({
  filters,
  setFilters,
}: Pick<ReturnType<typeof useUserFilters>, 'filters' | 'setFilters'>) {
  const { t } = useTranslation('users');
  const { t: shell } = useTranslation('shell');
  const [typed, setTyped] = useState(filters.q ?? '');
  const [shownFor, setShownFor] = useState(filters.q);
  const search = useTypedSearch((q) => setFilters({ q }));

  // Back, or "clear", changed the address: the field follows it, but never while it says the same.
  if (shownFor !== filters.q) {
    setShownFor(filters.q);
    if ((filters.q ?? '') !== typed.trim()) setTyped(filters.q ?? '');
  }

  function type(q: string) {
    setTyped(q);
    search(q);
  }

  return (
    <>
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
          rightSection={
            typed ? <CloseButton aria-label={t('search.clear')} onClick={() => type('')} /> : null
          }
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
