import { Button, CloseButton, Paper, Tabs, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router-dom';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { LoadMore } from '../ui/load-more.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { useTypedSearch } from '../ui/use-typed-search.ts';
import { CreateLinkDialog } from './create-link-dialog.tsx';
import { LinkList } from './link-list.tsx';
import { useSignupLinks } from './queries.ts';

/** The organization's sign-up links: the current ones, and those that have ended. */
export function Component() {
  const { t } = useTranslation('signup-links');
  const [search, setSearch] = useSearchParams();
  const [creating, dialog] = useDisclosure(false);
  const ended = search.get('ended') === 'true';
  const q = search.get('q')?.trim().slice(0, 100) ?? '';
  const [typed, setTyped] = useState(q);

  function set(name: 'q' | 'ended', value: string) {
    setSearch(
      () => {
        // The browser's own address, not the last render's: of two changes in one moment, none is lost.
        const after = new URLSearchParams(window.location.search);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  }
  const find = useTypedSearch((text) => set('q', text));

  function type(text: string) {
    setTyped(text);
    find(text);
  }

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
        <Tabs
          value={ended ? 'ended' : 'current'}
          keepMounted={false}
          onChange={(tab) => set('ended', tab === 'ended' ? 'true' : '')}
        >
          <Tabs.List aria-label={t('tabs.label')}>
            <Tabs.Tab value="current">{t('tabs.current')}</Tabs.Tab>
            <Tabs.Tab value="ended">{t('tabs.ended')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value={ended ? 'ended' : 'current'}>
            <TextInput
              my="md"
              maw={360}
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
            <FoundLinks q={q} ended={ended} onCreate={dialog.open} />
          </Tabs.Panel>
        </Tabs>
      </Paper>
      <CreateLinkDialog opened={creating} onClose={dialog.close} />
    </>
  );
}

function FoundLinks({ q, ended, onCreate }: { q: string; ended: boolean; onCreate: () => void }) {
  const { t } = useTranslation('signup-links');
  const query = useSignupLinks(q, ended);
  if (query.isPending) return <ListSkeleton rowHeight={64} />;
  if (!query.data)
    return <ErrorPanel error={query.error} retry={query.refetch} retrying={query.isFetching} />;
  const links = query.data.pages.flatMap(({ items }) => items);
  return (
    <>
      {query.isRefetchError && !query.isFetchNextPageError && (
        <ErrorPanel error={query.error} retry={query.refetch} retrying={query.isFetching} />
      )}
      {links.length > 0 && <LinkList links={links} dimmed={query.isPlaceholderData} />}
      {links.length === 0 && q && <EmptyState title={t('empty.searchTitle')} text={t('empty.searchText')} />}
      {links.length === 0 && !q && ended && (
        <EmptyState title={t('empty.endedTitle')} text={t('empty.endedText')} />
      )}
      {links.length === 0 && !q && !ended && (
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
