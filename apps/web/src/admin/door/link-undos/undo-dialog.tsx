import type { SignupLink } from '@casedoor/contracts';
import { Alert, Button, Group, List, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorLine, ErrorPanel } from '../../../ui/error-panel.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useFocusBack } from '../../../ui/use-focus-back.ts';
import { ReasonField } from '../signup-links/end-link.tsx';
import { UndoEntries } from './undo-entries.tsx';
import { useUndoLink, useUndoPreview, type UndoRange } from './undo-queries.ts';
import { lastHours, UndoRangeFields } from './undo-range.tsx';

const counted = ['people', 'cases', 'registrations', 'peopleLeft', 'casesLeft'] as const;

/** Asks for a range of time, previews what an undo of it would change and skip, and runs it. */
export function UndoDialog({ link, onClose }: { link: SignupLink; onClose: () => void }) {
  useFocusBack();
  const { t } = useTranslation('undo');
  const [range, setRange] = useState<UndoRange | null>(() => lastHours('day', false));
  const [reason, setReason] = useState('');
  const undo = useUndoLink(link.id);
  const [left, setLeft] = useState(false);
  const preview = useUndoPreview(link.id, range, left);
  const counts = range && !preview.isPlaceholderData ? preview.data?.pages[0] : undefined;
  const changes = counts ? counts.people + counts.cases + counts.registrations : 0;

  function confirm() {
    if (!range) return;
    undo.mutate(
      { range, reason },
      {
        onSuccess: ({ undo: made }) => {
          onClose();
          showToast(made ? t('done', { people: made.people, cases: made.cases }) : t('doneNothing'));
        },
      },
    );
  }

  return (
    <Dialog
      opened
      unsaved={reason !== ''}
      onClose={onClose}
      size="lg"
      centered
      title={t('dialog', { title: link.title })}
    >
      <Stack gap="md">
        {link.state === 'open' && (
          <Alert variant="outline" color="yellow.9">
            {t('stillOpen')}
          </Alert>
        )}
        <UndoRangeFields range={range} onRange={setRange} />
        <Stack gap="sm" component="section" aria-live="polite" aria-busy={preview.isFetching}>
          {range && preview.isError ? (
            <ErrorPanel error={preview.error} retry={preview.refetch} retrying={preview.isFetching} />
          ) : range && !counts ? (
            <Skeleton height={72} />
          ) : counts?.tooMany ? (
            <Text c="var(--colour-bad)">{t('tooMany')}</Text>
          ) : counts && counted.every((name) => counts[name] === 0) ? (
            <Text>{t('nothing')}</Text>
          ) : (
            counts && (
              <List>
                {counted
                  .filter((name) => counts[name] > 0)
                  .map((name) => (
                    <List.Item key={name} fw={name === 'people' || name === 'cases' ? 600 : 400}>
                      {t(`counts.${name}`, { count: counts[name] })}
                    </List.Item>
                  ))}
              </List>
            )
          )}
        </Stack>
        {counts && counts.people + counts.peopleLeft > 0 && (
          <Stack gap="xs">
            <NativeSelect
              label={t('show.label')}
              value={left ? 'left' : 'all'}
              data={[
                { value: 'all', label: t('show.all') },
                { value: 'left', label: t('show.left') },
              ]}
              onChange={(event) => setLeft(event.currentTarget.value === 'left')}
            />
            <UndoEntries
              label={t('people')}
              entries={preview.data?.pages.flatMap(({ items }) => items) ?? []}
              empty={t('noneLeft')}
            />
            <LoadMore query={preview} />
          </Stack>
        )}
        <ReasonField reason={reason} onReason={setReason} />
        <Text size="sm" c="dimmed">
          {t('promise')}
        </Text>
        <ErrorLine error={undo.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button color="red.9" onClick={confirm} loading={undo.isPending} disabled={changes === 0}>
            {t('confirm')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
