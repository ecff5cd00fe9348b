import { Button, Paper, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import { CreateLinkDialog } from '../signup-links/create-link-dialog.tsx';
import { LinkList } from '../signup-links/link-list.tsx';
import { LinkToolbar } from '../signup-links/link-toolbar.tsx';
import { useSignupLinks, type LinkFilters } from '../signup-links/queries.ts';
import { RequestList } from '../signup-requests/request-list.tsx';
import { useOpenRequests } from '../signup-requests/request-queries.ts';
import { TabCount } from './tab-count.tsx';
import { useLinkFilters } from '../signup-links/use-link-filters.ts';
import { ApprovalsPanel } from '../approvals/approvals-panel.tsx';
import { usePendingApprovals } from '../approvals/approval-queries.ts';

/** The organization's sign-up links: current and ended ones, registrations pending approval, and sign-up requests. */
export function Component() {
  const { t } = useTranslation('signup-links');
  const [creating, dialog] = useDisclosure(false);
  const requests = useOpenRequests();
  const pending = usePendingApprovals();
  const { t: ofRequests } = useTranslation('signup-requests');
  const { t: ofWaiting } = useTranslation('approval');
  const { tab, filters, setFilters, showTab, narrowed } = useLinkFilters();

  return (
    <>
      <PageHeading
        title={t('title')}
        text={t('text')}
        action={
          <Button size="md" leftSection={<IconPlus size={18} aria-hidden />} onClick={dialog.open}>
            {t('create')}
          </Button>
        }
      />
      <Paper withBorder p={{ base: 'sm', sm: 'lg' }}>
        <Tabs value={tab} keepMounted={false} onChange={showTab}>
          <Tabs.List aria-label={t('tabs.label')}>
            <Tabs.Tab value="current">{t('tabs.current')}</Tabs.Tab>
            <Tabs.Tab value="ended">{t('tabs.ended')}</Tabs.Tab>
            <Tabs.Tab
              value="waiting"
              rightSection={
                <TabCount
                  query={pending}
                  label={(count, more) => ofWaiting(more ? 'countMore' : 'count', { count })}
                />
              }
            >
              {t('tabs.waiting')}
            </Tabs.Tab>
            <Tabs.Tab
              value="requests"
              rightSection={
                <TabCount
                  query={requests}
                  label={(count, more) => ofRequests(more ? 'countMore' : 'count', { count })}
                />
              }
            >
              {t('tabs.requests')}
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="waiting">
            <ApprovalsPanel query={pending} />
          </Tabs.Panel>
          <Tabs.Panel value="requests">
            <RequestList query={requests} />
          </Tabs.Panel>
          <Tabs.Panel value={filters.ended ? 'ended' : 'current'}>
            <LinkToolbar filters={filters} setFilters={setFilters} />
            <FoundLinks
              filters={filters}
              narrowed={narrowed}
              onCreate={dialog.open}
              onShowAll={() => setFilters({ q: null, state: null })}
            />
          </Tabs.Panel>
        </Tabs>
      </Paper>
      <CreateLinkDialog opened={creating} onClose={dialog.close} />
    </>
  );
}

interface FoundLinksProps {
  filters: LinkFilters;
  narrowed: boolean;
  onCreate: () => void;
  onShowAll: () => void;
}

function FoundLinks({ filters, narrowed, onCreate, onShowAll }: FoundLinksProps) {
  const { t } = useTranslation('signup-links');
  const query = useSignupLinks(filters);
  const { ended } = filters;
  if (query.isPending) return <ListSkeleton rowHeight={64} />;
  if (!query.data)
    return <ErrorPanel error={query.error} retry={query.refetch} retrying={query.isFetching} />;
  const links = query.data.pages.flatMap(({ items }) => items);
  return (
    <>
      {query.isRefetchError && !query.isFetchNextPageError && (
        <ErrorPanel error={query.error} retry={query.refetch} retrying={query.isFetching} />
      )}
      {links.length > 0 && <LinkList links={links} ended={ended} dimmed={query.isPlaceholderData} />}
      {links.length === 0 && narrowed && (
        <EmptyState
          title={t('empty.searchTitle')}
          text={t('empty.searchText')}
          action={
            <Button variant="default" onClick={onShowAll}>
              {t('empty.clear')}
            </Button>
          }
        />
      )}
      {links.length === 0 && !narrowed && ended && (
        <EmptyState title={t('empty.endedTitle')} text={t('empty.endedText')} />
      )}
      {links.length === 0 && !narrowed && !ended && (
        <EmptyState
          title={t('empty.title')}
          text={t('empty.text')}
          action={<Button onClick={onCreate}>{t('create')}</Button>}
        />
      )}
      <LoadMore query={query} />
    </>
  );
}
