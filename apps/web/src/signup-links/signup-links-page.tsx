import { Badge, Button, CloseButton, Paper, Tabs, TextInput, VisuallyHidden } from '@mantine/core';
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
import { RequestList } from './request-list.tsx';
import { useOpenRequests } from './request-queries.ts';

/** The organization's sign-up links: the current ones, those that have ended, and who asks at a closed one. */
export function Component() {
  const { t } = useTranslation('signup-links');
  const [search, setSearch] = useSearchParams();
  const [creating, dialog] = useDisclosure(false);
  const requests = useOpenRequests();
  const ended = search.get('ended') === 'true';
  const tab = search.get('tab') === 'requests' ? 'requests' : ended ? 'ended' : 'current';
  const q = search.get('q')?.trim().slice(0, 100) ?? '';
  const [typed, setTyped] = useState(q);

  function set(name: 'q', value: string) {
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
  function show(chosen: string | null) {
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete('ended');
        after.delete('tab');
        if (chosen === 'ended') after.set('ended', 'true');
        if (chosen === 'requests') after.set('tab', 'requests');
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
        <Tabs value={tab} keepMounted={false} onChange={show}>
          <Tabs.List aria-label={t('tabs.label')}>
            <Tabs.Tab value="current">{t('tabs.current')}</Tabs.Tab>
            <Tabs.Tab value="ended">{t('tabs.ended')}</Tabs.Tab>
            <Tabs.Tab value="requests" rightSection={<RequestCount query={requests} />}>
              {t('tabs.requests')}
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="requests">
            <RequestList query={requests} />
          </Tabs.Panel>
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

function RequestCount({ query }: { query: ReturnType<typeof useOpenRequests> }) {
  const { t } = useTranslation('signup-requests');
  const count = query.data?.pages.reduce((sum, { items }) => sum + items.length, 0) ?? 0;
  if (count === 0) return null;
  const label = query.hasNextPage ? t('countMore', { count }) : t('count', { count });
  return (
    <Badge
      size="sm"
      circle={count < 10}
      style={{ color: 'var(--colour-wait)', background: 'var(--colour-wait-soft)' }}
    >
      <span aria-hidden>{query.hasNextPage ? `${count}+` : count}</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </Badge>
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
