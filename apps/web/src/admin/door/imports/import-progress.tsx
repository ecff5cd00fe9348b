import type { ImportRun } from '@casedoor/contracts';
import { Alert, Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { formatDateTime, formatNumber } from '../../../i18n/format.ts';
import { paths } from '../../paths.ts';
import { ArrivingTitle } from '../../../ui/arriving-title.tsx';
import { ErrorLine, ErrorPanel } from '../../../ui/error-panel.tsx';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import { useImport, useResumeImport } from './queries.ts';

/** Progress of an import, and its results to download. The import runs on the server, without this page. */
export function ImportProgress({ importId, ...props }: { importId: string } & ShownRun) {
  const run = useImport(importId);
  if (run.data) return <Run run={run.data} {...props} />;
  if (run.isPending) return <ListSkeleton rowHeight={56} />;
  return <ErrorPanel error={run.error} retry={run.refetch} retrying={run.isFetching} />;
}

interface ShownRun {
  /** It was started just now, on this page. */
  arriving: boolean;
  onAnother: () => void;
}

function Run({ run, arriving, onAnother }: { run: ImportRun } & ShownRun) {
  const { t, i18n } = useTranslation('imports');
  const { counts, total, finishedAt, stopped } = run;
  const resume = useResumeImport(run.id);
  const Heading = arriving ? ArrivingTitle : Title;
  const done = counts.added + counts.changed + counts.unchanged + counts.refused;
  return (
    <Paper component="section" withBorder p="lg" aria-labelledby="import-run">
      <Stack gap="md">
        <Heading order={2} size="h3" id="import-run">
          {finishedAt ? t('run.done') : stopped ? t('run.stopped') : t('run.running')}
        </Heading>
        {stopped && (
          <Alert role="status" variant="outline" color="yellow">
            <Stack gap="sm" align="flex-start">
              <Text size="sm">{t('run.stoppedText', { by: run.by ?? '' })}</Text>
              <Button onClick={() => resume.mutate()} loading={resume.isPending}>
                {t('run.resume')}
              </Button>
              <ErrorLine error={resume.error} />
            </Stack>
          </Alert>
        )}
        {!finishedAt && !stopped && (
          <>
            <Progress
              value={total === 0 ? 0 : (done / total) * 100}
              size="lg"
              aria-label={t('run.running')}
              animated
            />
            <Text c="dimmed">{t('run.leave')}</Text>
          </>
        )}
        <Text role="status">{t('run.progress', { done, total })}</Text>
        <Group component="ul" gap="lg" p={0} m={0} style={{ listStyle: 'none' }}>
          {(['added', 'changed', 'unchanged', 'refused'] as const).map((outcome) => (
            <Text component="li" key={outcome} fw={outcome === 'refused' && counts.refused > 0 ? 600 : 400}>
              {`${t(`outcome.${outcome}`)} : ${formatNumber(counts[outcome])}`.replace(
                ' :',
                i18n.language === 'fr' ? '\u00a0:' : ':',
              )}
            </Text>
          ))}
        </Group>
        <Text size="sm" c="dimmed">
          {t('run.by', { by: run.by ?? '', date: formatDateTime(run.createdAt) })}
        </Text>
        <Group gap="sm">
          <Button
            component="a"
            href={`/api/v1/imports/${run.id}/export?locale=${i18n.language}`}
            download
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {t('run.download')}
          </Button>
          {finishedAt && (
            <>
              <Button
                component={Link}
                to={run.kind === 'users' ? paths.users : paths.parties}
                variant="default"
              >
                {t(`run.see.${run.kind}`)}
              </Button>
              <Button variant="subtle" onClick={onAnother}>
                {t('run.another')}
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
