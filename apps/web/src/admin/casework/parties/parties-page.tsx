import type { Party } from '@casedoor/contracts';
import { Button, Group, Paper, Tabs } from '@mantine/core';
import { IconPlus, IconUpload } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { paths } from '../../paths.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { ExportLink } from '../../../ui/export-link.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import { PartyDialog } from './party-dialog.tsx';
import { PartyList } from './party-list.tsx';
import { useParties } from './queries.ts';

/** The list of parties, with which every person who signs up is compared. */
export function Component() {
  const { t } = useTranslation('parties');
  // The filter is in the address, so that Back and reload keep it.
  const [address, setAddress] = useSearchParams();
  const q = (address.get('q') ?? '').slice(0, 100);
  const status = address.get('status') === 'archived' ? 'archived' : 'active';
  const [dialog, setDialog] = useState<{ party: Party | null; opened: boolean }>({
    party: null,
    opened: false,
  });
  const add = () => setDialog({ party: null, opened: true });

  function narrow(name: 'q' | 'status', value: string | null) {
    setAddress(
      () => {
        // The browser's own address, not the last render's: of two changes at once, neither is lost.
        const next = new URLSearchParams(window.location.search);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  }

  const addButton = (
    <Button size="md" leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
      {t('add')}
    </Button>
  );
  return (
    <>
      <PageHeading
        title={t('title')}
        text={t('text')}
        action={
          <Group gap="sm">
            <ExportLink path="/parties/export" filters={{ q, status }} />
            <Button
              component={Link}
              to={paths.importParties}
              variant="default"
              size="md"
              leftSection={<IconUpload size={18} aria-hidden />}
            >
              {t('import')}
            </Button>
            {addButton}
          </Group>
        }
      />
      <Paper withBorder p={{ base: 'sm', sm: 'lg' }}>
        <Tabs
          value={status}
          keepMounted={false}
          onChange={(chosen) => narrow('status', chosen === 'archived' ? chosen : null)}
        >
          <Tabs.List aria-label={t('tabs.label')}>
            <Tabs.Tab value="active">{t('tabs.active')}</Tabs.Tab>
            <Tabs.Tab value="archived">{t('tabs.archived')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value={status}>
            <Group py="md">
              <SearchField
                q={q}
                onSearch={(text) => narrow('q', text)}
                words={{
                  label: t('search.label'),
                  placeholder: t('search.placeholder'),
                  clear: t('search.clear'),
                }}
              />
            </Group>
            <FoundParties
              filters={{ q, status }}
              addButton={addButton}
              onChange={(party) => setDialog({ party, opened: true })}
            />
          </Tabs.Panel>
        </Tabs>
      </Paper>
      <PartyDialog {...dialog} onClose={() => setDialog((shown) => ({ ...shown, opened: false }))} />
    </>
  );
}

interface Found {
  filters: { q: string; status: 'active' | 'archived' };
  addButton: ReactNode;
  onChange: (party: Party) => void;
}

function FoundParties({ filters, addButton, onChange }: Found) {
  const { t } = useTranslation('parties');
  const query = useParties(filters);
  if (query.isPending) return <ListSkeleton rowHeight={56} />;
  if (!query.data)
    return <ErrorPanel error={query.error} retry={query.refetch} retrying={query.isFetching} />;
  const parties = query.data.pages.flatMap(({ items }) => items);
  const faulty = query.isRefetchError && !query.isFetchNextPageError;
  return (
    <>
      {faulty && <ErrorPanel error={query.error} retry={query.refetch} retrying={query.isFetching} />}
      {parties.length > 0 && (
        <PartyList parties={parties} onChange={onChange} dimmed={query.isPlaceholderData} />
      )}
      {parties.length === 0 && filters.q !== '' && (
        <EmptyState
          title={t('empty.searchTitle')}
          text={t(filters.status === 'active' ? 'empty.searchTextActive' : 'empty.searchText')}
        />
      )}
      {parties.length === 0 && filters.q === '' && filters.status === 'archived' && (
        <EmptyState title={t('empty.archivedTitle')} text={t('empty.archivedText')} />
      )}
      {parties.length === 0 && filters.q === '' && filters.status === 'active' && (
        <EmptyState title={t('empty.title')} text={t('empty.text')} action={addButton} />
      )}
      <LoadMore query={query} />
    </>
  );
}
