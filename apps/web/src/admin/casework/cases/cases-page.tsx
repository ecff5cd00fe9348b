import { Button, Group, Select, TextInput } from '@mantine/core';
import { IconFolderPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router-dom';
import { useMember } from '../../../api/session.ts';
import { paths } from '../../paths.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { ExportLink } from '../../../ui/export-link.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import { useTypedSearch } from '../../../ui/use-typed-search.ts';
import { CaseList } from './case-list.tsx';
import { OpenCaseDialog } from './open-case-dialog.tsx';
import { useCases } from './queries.ts';
import { caseStatuses, isCaseStatus } from './timeline-sentence.ts';

/** The list of cases for the team; clients have a page of their own. */
export function Component() {
  return useMember().role === 'client' ? <Navigate to={paths.ownCases} replace /> : <Cases />;
}

function Cases() {
  const { t } = useTranslation('cases');
  const { role, manages } = useMember();
  const [opening, setOpening] = useState(false);
  // The filter is in the address, so that Back and reload keep it.
  const [address, setAddress] = useSearchParams();
  const given = address.get('status');
  const status = isCaseStatus(given) ? given : null;
  const q = (address.get('q') ?? '').slice(0, 100);
  const [text, setText] = useState(q);
  const search = useTypedSearch((value) => narrow('q', value));
  const cases = useCases({ q, status });
  const found = cases.data?.pages.flatMap((page) => page.items) ?? [];
  const isNarrowed = q !== '' || status !== null;

  function narrow(name: 'q' | 'status', value: string) {
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

  const openButton = (
    <Button size="md" leftSection={<IconFolderPlus size={18} aria-hidden />} onClick={() => setOpening(true)}>
      {t('open.button')}
    </Button>
  );

  return (
    <>
      <PageHeading
        title={t('title')}
        text={t('introduction')}
        action={
          <Group gap="sm">
            {manages && <ExportLink path="/cases/export" filters={{ q, status }} />}
            {openButton}
          </Group>
        }
      />
      {(cases.isPending || found.length > 0 || isNarrowed) && (
        <Group mb="md" align="flex-end">
          <TextInput
            type="search"
            label={t('searchLabel')}
            placeholder={t('searchHint')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={text}
            maxLength={100}
            flex="1 1 14rem"
            onChange={(event) => {
              setText(event.currentTarget.value);
              search(event.currentTarget.value);
            }}
          />
          <Select
            label={t('statusFilter')}
            flex="0 1 14rem"
            value={status ?? ''}
            onChange={(value) => narrow('status', value ?? '')}
            data={[
              { value: '', label: t('statusAll') },
              ...caseStatuses.map((value) => ({ value, label: t(`status.${value}`) })),
            ]}
          />
        </Group>
      )}
      {cases.isPending ? (
        <ListSkeleton />
      ) : cases.isError && found.length === 0 ? (
        <ErrorPanel error={cases.error} retry={cases.refetch} retrying={cases.isFetching} />
      ) : found.length > 0 ? (
        <div style={{ opacity: cases.isPlaceholderData ? 0.6 : 1 }} aria-busy={cases.isPlaceholderData}>
          <CaseList cases={found} viewer={role} />
          <LoadMore query={cases} />
        </div>
      ) : isNarrowed ? (
        <EmptyState
          title={t('noMatchTitle')}
          text={t('noMatch')}
          action={
            <Button
              variant="default"
              onClick={() => {
                setText('');
                setAddress({}, { replace: true });
              }}
            >
              {t('clearFilters')}
            </Button>
          }
        />
      ) : (
        <EmptyState title={t('emptyTitle')} text={t('empty')} action={openButton} />
      )}
      <OpenCaseDialog opened={opening} onClose={() => setOpening(false)} />
    </>
  );
}
