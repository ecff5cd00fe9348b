import { Button, Group, Paper, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconUpload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMember } from '../../../api/session.ts';
import { paths } from '../../paths.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { ExportLink } from '../../../ui/export-link.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import { AddUserDialog } from './add-user-dialog.tsx';
import { useUsers } from './queries.ts';
import { useUserFilters } from './use-user-filters.ts';
import { UserList } from './user-list.tsx';
import { UserToolbar } from './user-toolbar.tsx';

/** The Users list. `linkPanel` is the content of "Send them a sign-up link" in the Add user dialog. */
export function UsersPage({ linkPanel }: { linkPanel: ReactNode }) {
  const { t } = useTranslation('users');
  const { manages, organization } = useMember();
  const [adding, dialog] = useDisclosure(false);
  const { filters, setFilters } = useUserFilters();
  const { q, role, status, signupLinkId } = filters;

  return (
    <>
      <PageHeading
        title={t('title')}
        text={t('text', { organization: organization.name })}
        action={
          manages && (
            <Group gap="sm">
              <ExportLink path="/users/export" filters={{ q, role, status, signupLinkId }} />
              <Button
                component={Link}
                to={paths.importUsers}
                variant="default"
                size="md"
                leftSection={<IconUpload size={18} aria-hidden />}
              >
                {t('import')}
              </Button>
              <Button size="md" leftSection={<IconPlus size={18} aria-hidden />} onClick={dialog.open}>
                {t('add')}
              </Button>
            </Group>
          )
        }
      />
      <Paper withBorder p={{ base: 'sm', sm: 'lg' }}>
        <Tabs
          value={filters.status}
          keepMounted={false}
          onChange={(status) => setFilters({ status: status === 'disabled' ? status : null })}
        >
          <Tabs.List aria-label={t('tabs.label')}>
            <Tabs.Tab value="active">{t('tabs.active')}</Tabs.Tab>
            <Tabs.Tab value="disabled">{t('tabs.disabled')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value={filters.status}>
            <UserToolbar filters={filters} setFilters={setFilters} />
            <FoundUsers onAdd={dialog.open} />
          </Tabs.Panel>
        </Tabs>
      </Paper>
      {manages && <AddUserDialog opened={adding} onClose={dialog.close} linkPanel={linkPanel} />}
    </>
  );
}

function FoundUsers({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation('users');
  const { manages } = useMember();
  const { filters, setFilters, narrowed } = useUserFilters();
  const query = useUsers(filters);

  if (query.isPending) return <ListSkeleton rowHeight={64} />;
  if (!query.data)
    return <ErrorPanel error={query.error} retry={query.refetch} retrying={query.isFetching} />;
  const users = query.data.pages.flatMap(({ items }) => items);
  const faulty = query.isRefetchError && !query.isFetchNextPageError;

  return (
    <>
      {faulty && <ErrorPanel error={query.error} retry={query.refetch} retrying={query.isFetching} />}
      {users.length > 0 && <UserList users={users} dimmed={query.isPlaceholderData} />}
      {users.length === 0 && narrowed && (
        <EmptyState
          title={t('empty.searchTitle')}
          text={t('empty.searchText')}
          action={
            <Button variant="default" onClick={() => setFilters({ q: null, role: null, link: null })}>
              {t('empty.searchClear')}
            </Button>
          }
        />
      )}
      {users.length === 0 && !narrowed && filters.status === 'disabled' && (
        <EmptyState title={t('empty.disabledTitle')} text={t('empty.disabledText')} />
      )}
      {users.length === 0 && !narrowed && filters.status === 'active' && (
        <EmptyState
          title={t('empty.title')}
          text={manages ? t('empty.text') : t('empty.textStaff')}
          action={manages && <Button onClick={onAdd}>{t('add')}</Button>}
        />
      )}
      <LoadMore query={query} />
    </>
  );
}
