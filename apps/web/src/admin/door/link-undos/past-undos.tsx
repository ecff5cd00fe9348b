import type { LinkUndo } from '@casedoor/contracts';
import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMember } from '../../../api/session.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useFocusBack } from '../../../ui/use-focus-back.ts';
import { UndoEntries } from './undo-entries.tsx';
import { useLinkUndos, useRestoreUndo, useUndoEntries } from './undo-queries.ts';

/** The undos of a link, each with its people and a button to restore them. Renders nothing where there are none. */
export function PastUndos({ signupLinkId }: { signupLinkId: string }) {
  const { t } = useTranslation('undo');
  const query = useLinkUndos(signupLinkId);
  const undos = query.data?.pages.flatMap(({ items }) => items) ?? [];
  if (undos.length === 0)
    return query.isError ? (
      <ErrorPanel error={query.error} retry={query.refetch} retrying={query.isFetching} />
    ) : null;
  return (
    <Stack gap="sm">
      <Title order={4} fz="sm">
        {t('past.title')}
      </Title>
      <Stack component="ul" gap="lg" p={0} m={0} style={{ listStyle: 'none' }}>
        {undos.map((undo) => (
          <li key={undo.id}>
            <PastUndo signupLinkId={signupLinkId} undo={undo} />
          </li>
        ))}
      </Stack>
      <LoadMore query={query} />
    </Stack>
  );
}

function PastUndo({ signupLinkId, undo }: { signupLinkId: string; undo: LinkUndo }) {
  const { t } = useTranslation('undo');
  const { timeZone } = useMember().organization;
  const [shown, setShown] = useState<'all' | 'notRestored' | null>(null);
  const [asking, setAsking] = useState(false);
  const at = (moment: string) => formatMoment(moment.slice(0, 19) + 'Z', timeZone);
  const counts = (['people', 'cases', 'registrations'] as const).filter((name) => undo[name] > 0);
  const isPartly =
    undo.restoredAt !== null && (undo.peopleRestored !== undo.people || undo.casesRestored !== undo.cases);
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {counts.map((name) => t(`past.${name}`, { count: undo[name] })).join(', ')}
      </Text>
      <Text size="sm">{t('past.range', { since: at(undo.since), until: at(undo.until) })}</Text>
      {undo.reason && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {t('past.reason', { reason: undo.reason })}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t('past.line', { moment: at(undo.at), by: undo.by })}
      </Text>
      {undo.restoredAt ? (
        <Text size="sm" c="var(--colour-good)">
          {t('past.restored', {
            moment: at(undo.restoredAt),
            by: undo.restoredBy ?? '',
            people: undo.peopleRestored ?? 0,
            peopleOf: undo.people,
            cases: undo.casesRestored ?? 0,
            casesOf: undo.cases,
          })}
        </Text>
      ) : (
        <Text size="sm" c="dimmed">
          {undo.restorable ? t('past.restorable', { moment: at(undo.restorableUntil) }) : t('past.tooOld')}
        </Text>
      )}
      <Group gap="xs">
        {undo.people + undo.cases > 0 && (
          <Button
            variant="default"
            size="xs"
            aria-expanded={shown === 'all'}
            onClick={() => setShown(shown === 'all' ? null : 'all')}
          >
            {t(shown === 'all' ? 'past.hide' : 'past.see')}
          </Button>
        )}
        {isPartly && (
          <Button
            variant="default"
            size="xs"
            aria-expanded={shown === 'notRestored'}
            onClick={() => setShown(shown === 'notRestored' ? null : 'notRestored')}
          >
            {t(shown === 'notRestored' ? 'past.hide' : 'past.seeLeft')}
          </Button>
        )}
        {undo.restorable && (
          <Button variant="default" size="xs" onClick={() => setAsking(true)}>
            {t('past.restore')}
          </Button>
        )}
      </Group>
      {shown && <Entries signupLinkId={signupLinkId} undo={undo} notRestored={shown === 'notRestored'} />}
      {asking && <RestoreDialog signupLinkId={signupLinkId} undo={undo} onClose={() => setAsking(false)} />}
    </Stack>
  );
}

interface EntriesProps {
  signupLinkId: string;
  undo: LinkUndo;
  notRestored: boolean;
}

function Entries({ signupLinkId, undo, notRestored }: EntriesProps) {
  const { t } = useTranslation('undo');
  const query = useUndoEntries(signupLinkId, undo, notRestored);
  if (query.isPending) return <Skeleton height={48} />;
  if (query.isError && !query.data)
    return <ErrorPanel error={query.error} retry={query.refetch} retrying={query.isFetching} />;
  return (
    <Stack gap="xs" mt="xs">
      <UndoEntries
        label={t('people')}
        entries={query.data.pages.flatMap(({ items }) => items)}
        empty={t('past.nothingLeft')}
      />
      <LoadMore query={query} />
    </Stack>
  );
}

function RestoreDialog({
  signupLinkId,
  undo,
  onClose,
}: {
  signupLinkId: string;
  undo: LinkUndo;
  onClose: () => void;
}) {
  useFocusBack();
  const { t } = useTranslation('undo');
  const restore = useRestoreUndo(signupLinkId);

  function confirm() {
    restore.mutate(undo.id, {
      onSuccess: ({ peopleRestored, casesRestored }) => {
        onClose();
        showToast(t('past.restoreDone', { people: peopleRestored ?? 0, cases: casesRestored ?? 0 }));
      },
    });
  }

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('past.restoreTitle')}
      confirmLabel={t('past.restore')}
      confirming={restore.isPending}
      error={restore.error}
      onConfirm={confirm}
    >
      {t('past.restoreText')}
    </ConfirmDialog>
  );
}
